/** Binds the evidence tasks. Preparing a table's studies is most of a map's cost, so it is kept from one task to the next. */
import {
  type AleMap,
  aleOfPrepared,
  type PreparedStudies,
  prepareStudies,
  subsetOf,
} from '#evidence/ale-map.ts'
import { conjunctionZ } from '#evidence/conjunction.ts'
import { contrastByLabels } from '#evidence/contrast.ts'
import { maskFromVolume, volumeOfMask } from '#evidence/grid.ts'
import { positionsInMask, regionJackknife, regionValue } from '#evidence/leave-one-out.ts'
import { monteCarloNull } from '#evidence/monte-carlo-null.ts'
import { runSteps } from '#evidence/run-steps.ts'
import { type ThresholdedMap, thresholdClusterFwe, thresholdFdr } from '#evidence/threshold-map.ts'
import { openFile } from '#format/index.ts'
import type { NamedBlob } from '#format/source.ts'
import { apply } from '#space/affine.ts'
import { voxelPoint } from '#space/point.ts'
import { clustersOf } from '#statistic/cluster.ts'
import { zFromUpperP } from '#statistic/normal.ts'
import type { Volume } from '#volume/volume.ts'
import type { AleCluster, Evidence, EvidenceTasks } from './evidence-tasks.ts'
import type { TaskContext } from './tasks.ts'

/** Tables whose prepared studies are kept; each takes some ten megabytes. */
const keep = 3
const prepared = new Map<string, Promise<PreparedStudies>>()

async function prepare(evidence: Evidence): Promise<PreparedStudies> {
  const { tableKey, studies, fallbackN, mask } = evidence
  const key = `${tableKey}\n${fallbackN}\n${mask.name}`
  const known = prepared.get(key)
  if (known) return known
  const making = (async () => {
    const volume = await openMask(mask)
    const { shape, toWorld } = volume
    return prepareStudies(studies, { shape, toWorld, mask: maskFromVolume(volume), fallbackN })
  })()
  prepared.set(key, making)
  making.catch(() => prepared.delete(key))
  for (const old of [...prepared.keys()].slice(0, -keep)) prepared.delete(old)
  return making
}

async function openMask(file: NamedBlob): Promise<Volume> {
  const opened = await openFile([file])
  if (opened.kind !== 'volume') throw new TypeError(`${file.name} is not a volume`)
  return opened.volume
}

async function maskVoxels(file: NamedBlob): Promise<Int32Array> {
  return maskFromVolume(await openMask(file))
}

async function includedOf(evidence: Evidence): Promise<PreparedStudies> {
  const ids = new Set(evidence.included)
  return subsetOf(await prepare(evidence), (study) => ids.has(study.id))
}

/** Lets a waiting message in: a cancel could not arrive while a computation holds the thread. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

type Thresholded = ThresholdedMap & {
  readonly leastClusterVoxels: number | null
  readonly clusterP: readonly { readonly sizeVoxels: number; readonly p: number }[]
}

async function thresholded(
  map: AleMap,
  studies: PreparedStudies,
  { threshold, drawFrom }: EvidenceTasks['aleMap']['request'],
  { signal, onProgress }: TaskContext,
): Promise<Thresholded> {
  if (threshold.correction === 'none') {
    return { z: map.z, significantVoxels: 0, thresholdZ: 0, leastClusterVoxels: null, clusterP: [] }
  }
  if (threshold.correction === 'fdr') {
    return { ...thresholdFdr(map, 0.05), leastClusterVoxels: null, clusterP: [] }
  }
  const { permutations, seed } = threshold
  const options = { permutations, seed, ...(drawFrom && { drawFrom: await maskVoxels(drawFrom) }) }
  const random = await runSteps(monteCarloNull(studies, options), {
    signal,
    onProgress,
    pause,
  })
  const tested = thresholdClusterFwe(map, studies.grid, random, 0.05)
  return { ...tested, leastClusterVoxels: tested.leastSizeVoxels, clusterP: tested.clusters }
}

export const evidenceImplementations: {
  readonly [name in keyof EvidenceTasks]: (
    request: EvidenceTasks[name]['request'],
    context: TaskContext,
  ) => Promise<EvidenceTasks[name]['result']>
} = {
  aleMap: async (request, context) => {
    const studies = await includedOf(request)
    const map = aleOfPrepared(studies)
    const shown = await thresholded(map, studies, request, context)
    const whole = volumeOfMask(map.z, map.mask, studies.grid)
    const clusters = clustersOf(whole, { threshold: zFromUpperP(0.001) }).map(
      ({ sizeVoxels, sizeMm3, peak }): AleCluster => ({
        sizeVoxels,
        sizeMm3,
        peakZ: peak.value,
        peakWorld: [peak.world[0], peak.world[1], peak.world[2]],
        pFwe: shown.clusterP.find((tested) => tested.sizeVoxels === sizeVoxels)?.p ?? null,
      }),
    )
    const strongest = map.z.reduce((best, z, m) => (z > map.z[best]! ? m : best), 0)
    const { shape, toWorld } = studies.grid
    const voxel = map.mask[strongest]!
    const peak = apply(
      toWorld,
      voxelPoint(
        voxel % shape[0],
        Math.floor(voxel / shape[0]) % shape[1],
        Math.floor(voxel / (shape[0] * shape[1])),
      ),
    )
    return {
      volume: volumeOfMask(shown.z, map.mask, studies.grid),
      facts: {
        studies: map.studies,
        foci: map.foci,
        fociOutsideMask: map.fociOutsideMask,
        studiesOfUnknownN: map.studiesOfUnknownN,
        maxZ: map.z[strongest] ?? 0,
        peakWorld: [peak[0], peak[1], peak[2]],
      },
      clusters,
      thresholdZ: shown.thresholdZ,
      leastClusterVoxels: shown.leastClusterVoxels,
    }
  },

  alePair: async ({ first, second, question }, { signal, onProgress }) => {
    const [a, b] = [await includedOf(first), await includedOf(second)]
    const z =
      question.kind === 'conjunction'
        ? conjunctionZ(aleOfPrepared(a).z, aleOfPrepared(b).z)
        : (await runSteps(contrastByLabels(a, b, question), { signal, onProgress, pause })).z
    return { volume: volumeOfMask(z, a.mask, a.grid) }
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
