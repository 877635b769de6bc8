/** Binds the evidence tasks. Preparing a table's studies is most of a map's cost, so it is kept from one task to the next. */
import { aleOfPrepared, type PreparedStudies, prepareStudies, subsetOf } from '#evidence/ale-map.ts'
import { aleClusters, contrastClusters } from '#evidence/cluster-table.ts'
import { conjunctionZ } from '#evidence/conjunction.ts'
import { contrastByLabels } from '#evidence/contrast.ts'
import { correctMap } from '#evidence/correction.ts'
import { maskFromVolume, volumeOfMask } from '#evidence/grid.ts'
import { positionsInMask, regionJackknife, regionValue } from '#evidence/leave-one-out.ts'
import { conjunctionWords, contrastWords } from '#evidence/method-words.ts'
import { runSteps } from '#evidence/run-steps.ts'
import { scatterPeaks } from '#evidence/scatter.ts'
import { subjectCount } from '#evidence/study.ts'
import type { NamedBlob } from '#format/source.ts'
import { worldOfVoxel } from '#volume/voxel-place.ts'
import type { Evidence, EvidenceTasks, PairKind } from './evidence-tasks.ts'
import { openMask } from './open-mask.ts'
import type { TaskContext } from './tasks.ts'

type PairRequest<Kind extends PairKind> = EvidenceTasks['alePair']['request'] & {
  readonly question: { readonly kind: Kind }
}

/** Tables whose prepared studies are kept; each takes some ten megabytes. */
const keep = 3
const prepared = new Map<string, Promise<PreparedStudies>>()

const keyOf = ({ tableKey, fallbackN, mask, scatterSeed }: Evidence) =>
  `${tableKey}\n${fallbackN}\n${mask.name}\n${scatterSeed ?? ''}`

async function prepare(evidence: Evidence): Promise<PreparedStudies> {
  const { studies, fallbackN, mask, scatterSeed } = evidence
  const key = keyOf(evidence)
  const known = prepared.get(key)
  if (known) return known
  const making = (async () => {
    const volume = await openMask(mask)
    const { shape, toWorld } = volume
    const grid = { shape, toWorld }
    const voxels = maskFromVolume(volume)
    const placed =
      scatterSeed === undefined ? studies : scatterPeaks(studies, voxels, grid, scatterSeed)
    return prepareStudies(placed, { ...grid, mask: voxels, fallbackN })
  })()
  prepared.set(key, making)
  making.catch(() => prepared.delete(key))
  for (const old of [...prepared.keys()].slice(0, -keep)) prepared.delete(old)
  return making
}

async function maskVoxels(file: NamedBlob): Promise<Int32Array> {
  return maskFromVolume(await openMask(file))
}

async function includedOf(evidence: Evidence): Promise<PreparedStudies> {
  const ids = new Set(evidence.included)
  return subsetOf(await prepare(evidence), (study) => ids.has(study.id))
}

/** The last contrasts: what was looked at in a table is soon asked for on a side, and takes seconds to compute. */
const contrasts = new Map<string, EvidenceTasks['alePair']['result']>()
const keepContrasts = 2

async function contrastOf(
  { first, second, question }: PairRequest<'contrast'>,
  { signal, onProgress }: TaskContext,
): Promise<EvidenceTasks['alePair']['result']> {
  const key = JSON.stringify([
    ...[first, second].flatMap((side) => [keyOf(side), [...side.included].sort()]),
    question,
  ])
  const known = contrasts.get(key)
  // A copy: what is handed to the page is taken from this thread.
  if (known) return structuredClone(known)
  const [a, b] = [await includedOf(first), await includedOf(second)]
  const contrast = await runSteps(contrastByLabels(a, b, question), { signal, onProgress, pause })
  const result = {
    volume: volumeOfMask(contrast.z, a.mask, a.grid),
    words: contrastWords(contrast),
    thresholdZ: Number.isFinite(contrast.correctedZ) ? contrast.correctedZ : null,
    clusters: contrastClusters(contrast, a.grid),
  }
  contrasts.set(key, structuredClone(result))
  for (const old of [...contrasts.keys()].slice(0, -keepContrasts)) contrasts.delete(old)
  return result
}

/** Lets a waiting message in: a cancel could not arrive while a computation holds the thread. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

export const evidenceImplementations: {
  readonly [name in keyof EvidenceTasks]: (
    request: EvidenceTasks[name]['request'],
    context: TaskContext,
  ) => Promise<EvidenceTasks[name]['result']>
} = {
  aleMap: async (request, { signal, onProgress }) => {
    const studies = await includedOf(request)
    const map = aleOfPrepared(studies)
    const drawFrom = request.drawFrom && (await maskVoxels(request.drawFrom))
    const steps = correctMap(map, studies, request.threshold, drawFrom)
    const corrected = await runSteps(steps, { signal, onProgress, pause })
    const strongest = map.z.reduce((best, z, m) => (z > map.z[best]! ? m : best), 0)
    const [x, y, z] = worldOfVoxel(studies.grid, map.mask[strongest]!)
    return {
      volume: volumeOfMask(corrected.z, map.mask, studies.grid),
      facts: {
        studies: map.studies,
        foci: map.foci,
        fociOutsideMask: map.fociOutsideMask,
        studiesOfUnknownN: map.studiesOfUnknownN,
        subjectsKnown: subjectCount(studies.studies).known,
        maxZ: map.z[strongest] ?? 0,
        peakWorld: [x, y, z],
      },
      clusters: aleClusters(map, corrected, studies.grid),
      thresholdZ: corrected.thresholdZ,
      leastClusterVoxels: corrected.leastClusterVoxels,
    }
  },

  alePair: async ({ first, second, question }, context) => {
    if (question.kind === 'contrast') return contrastOf({ first, second, question }, context)
    const [a, b] = [await includedOf(first), await includedOf(second)]
    const z = conjunctionZ(aleOfPrepared(a).z, aleOfPrepared(b).z)
    const volume = volumeOfMask(z, a.mask, a.grid)
    return { volume, words: conjunctionWords, thresholdZ: null, clusters: [] }
  },

  aleJackknife: async (request, { signal, onProgress }) => {
    const studies = await includedOf(request)
    const region = positionsInMask(studies.mask, request.voxels)
    const rows = await runSteps(regionJackknife(studies, region), { signal, onProgress, pause })
    return {
      all: regionValue(aleOfPrepared(studies), region),
      leftOut: rows.map(({ study, result }) => ({ studyId: study.id, ...result })),
    }
  },
}
