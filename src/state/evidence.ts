/** Questioning a meta-analysis: its studies are fetched when asked for, and each choice computes the map anew. */
import { CONTRAST_PERMUTATIONS } from '#evidence/contrast.ts'
import { SEED, thresholdFor } from '#evidence/correction.ts'
import { aleMethod } from '#evidence/method-words.ts'
import type { StudyTable } from '#evidence/study.ts'
import { valueStats } from '#format/value-stats.ts'
import { affineRows } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'
import type { EvidenceTasks, PairKind } from '#work/evidence-tasks.ts'
import type { EvidenceState, ShownMap } from './app-state.ts'
import type { Masks } from './bench.ts'

export function pairQuestion(kind: PairKind): EvidenceTasks['alePair']['request']['question'] {
  return kind === 'contrast' ? { kind, permutations: CONTRAST_PERMUTATIONS, seed: SEED } : { kind }
}

/** All that a map depends on, as text: where it is the same, the worker may use again what it prepared. */
function keyOf({ studies }: StudyTable): string {
  return JSON.stringify(studies.map(({ id, n, foci }) => [id, n, foci]))
}

export function evidenceRequest(
  { table, choice }: EvidenceState,
  { brain, grey }: Masks,
): EvidenceTasks['aleMap']['request'] {
  const { included, fallbackN } = choice
  const threshold = thresholdFor(choice.correction)
  return {
    tableKey: keyOf(table),
    studies: table.studies,
    included,
    fallbackN,
    mask: brain,
    threshold,
    ...(choice.nullIn === 'grey' && { drawFrom: grey }),
  }
}

/** 'ALE meta-analysis of 283 published peaks from 17 of 18 studies', with what was left out of the picture. */
export function methodWords({ table, choice }: EvidenceState): string {
  const included = table.studies.filter(({ id }) => choice.included.includes(id))
  return aleMethod(included, table.studies.length, choice.correction)
}

/** What is said of a computed map where a file's header would speak. */
export function computedInfo(title: string, volume: Volume): ShownMap['info'] {
  const { shape, toWorld, values } = volume
  return {
    fileName: title,
    format: 'computed here',
    gzipped: false,
    bytes: values.byteLength,
    shape: [...shape],
    datatype: values instanceof Float32Array ? 'float32' : 'float64',
    littleEndian: true,
    affine: affineRows(toWorld),
    affineSource: 'none',
    qformCode: 0,
    sformCode: 4,
    voxelSizeMm: [2, 2, 2],
    intent: { code: 5, name: 'z', params: [] },
    description: '',
    slope: 1,
    inter: 0,
    units: { space: 'mm', time: '' },
    volumeIndex: 0,
    volumeCount: 1,
    checksum: 'none',
    stats: valueStats(values),
    statistic: { kind: 'z', from: 'intent' },
    statisticGuesses: [],
    warnings: [],
  }
}
