/**
 * Activation likelihood estimation: where do the peaks of several studies lie closer together than chance would have it?
 * Methods: Turkeltaub et al. 2002 and 2012, Eickhoff et al. 2009 and 2012.
 */
import { zFromUpperP } from '#statistic/normal.ts'
import {
  activationHistogram,
  aleAtP,
  combine,
  type Histogram,
  tailBin,
  upperTail,
} from './ale-null.ts'
import { EvidenceError } from './evidence-error.ts'
import { checkMask, type Grid } from './grid.ts'
import { FALLBACK_SUBJECTS } from './kernel.ts'
import { type ModelledActivation, modeller } from './modelled-activation.ts'
import { focusCount, type Study } from './study.ts'

export type AleOptions = Grid & {
  /** Ascending indices of the brain's voxels: ALE is computed, and the null is made, in these only. */
  readonly mask: Int32Array
  /** Subjects assumed where a study's number is unknown; 20 unless given. */
  readonly fallbackN?: number | undefined
  /** Called after each study with the share done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined
  /** Checked between studies; the reason of an abort is thrown. */
  readonly signal?: AbortSignal | undefined
}

/** All arrays have one value a voxel of the mask, in its order. */
export type AleMap = {
  readonly mask: Int32Array
  readonly studies: number
  readonly foci: number
  /** Peaks whose own voxel is not in the mask. */
  readonly fociOutsideMask: number
  /** Studies without a known number of subjects, and what was taken for them. */
  readonly studiesOfUnknownN: number
  readonly fallbackN: number
  /** Probability that at least one study's peak lies in the voxel. */
  readonly ale: Float64Array
  /** One-sided, from the analytic null. */
  readonly p: Float64Array
  /** One-sided z of `p`; 0 where p is above 1/2. */
  readonly z: Float64Array
  readonly null: AleNull
}

export type AleNull = {
  /** Probability of each bin of ALE values, `BIN_WIDTH` wide. */
  readonly histogram: Float64Array
  /** p of each bin. */
  readonly tail: Float64Array
}

/** Studies made ready once, so that any subset of them can be mapped quickly. */
export type PreparedStudies = {
  readonly grid: Grid
  readonly mask: Int32Array
  readonly fallbackN: number
  readonly studies: readonly Study[]
  readonly activations: readonly ModelledActivation[]
  readonly histograms: readonly Histogram[]
}

/** About 250 kB are kept for each study, so that any subset can be mapped quickly. */
const MAX_STUDIES = 1000

/**
 * Modelled activation and its histogram of every study; half of a map's cost.
 * @throws EvidenceError `bad-mask`, `bad-option`
 */
export function prepareStudies(studies: readonly Study[], options: AleOptions): PreparedStudies {
  const { shape, toWorld, mask, fallbackN = FALLBACK_SUBJECTS, onProgress, signal } = options
  if (!(fallbackN >= 1)) {
    throw new EvidenceError('bad-option', 'The assumed number of subjects must be 1 or more.')
  }
  if (studies.length > MAX_STUDIES) {
    throw new EvidenceError(
      'bad-option',
      `There are ${studies.length} studies; at most ${MAX_STUDIES} can be mapped here.`,
    )
  }
  checkMask(mask, shape)
  const grid = { shape, toWorld }
  const activationOf = modeller(grid, mask, fallbackN)
  const activations: ModelledActivation[] = []
  const histograms: Histogram[] = []
  for (const study of studies) {
    signal?.throwIfAborted()
    const activation = activationOf(study)
    activations.push(activation)
    histograms.push(activationHistogram(activation, mask.length))
    onProgress?.(activations.length / studies.length)
  }
  return { grid, mask, fallbackN, studies, activations, histograms }
}

/** The prepared studies that `included` keeps, in their order. */
export function subsetOf(
  prepared: PreparedStudies,
  included: (study: Study, index: number) => boolean,
): PreparedStudies {
  const kept = (_: unknown, index: number) => included(prepared.studies[index]!, index)
  return {
    ...prepared,
    studies: prepared.studies.filter(kept),
    activations: prepared.activations.filter(kept),
    histograms: prepared.histograms.filter(kept),
  }
}

/** Adds the study's `log(1 - MA)` to a sum over the mask: the sum over studies is `log(1 - ALE)`. */
export function addLogMiss(sum: Float64Array, activation: ModelledActivation): void {
  const { at, ranks, logMiss } = activation
  for (let i = 0; i < at.length; i++) {
    const m = at[i]!
    sum[m] = sum[m]! + logMiss[ranks[i]!]!
  }
}

/** ALE from the sum of `log(1 - MA)`. */
export function aleOfLogMiss(sum: Float64Array): Float64Array {
  const ale = new Float64Array(sum.length)
  for (let m = 0; m < sum.length; m++) ale[m] = -Math.expm1(sum[m]!)
  return ale
}

/** p and z of ALE values under a null. */
export function inferFromNull(
  ale: Float64Array,
  histogram: Histogram,
): Pick<AleMap, 'p' | 'z' | 'null'> {
  const tail = upperTail(histogram)
  const zOfBin = tail.map((p) => Math.max(0, zFromUpperP(p)))
  const p = new Float64Array(ale.length)
  const z = new Float64Array(ale.length)
  for (let m = 0; m < ale.length; m++) {
    if (ale[m]! > 0) {
      const bin = tailBin(ale[m]!, tail.length)
      p[m] = tail[bin]!
      z[m] = zOfBin[bin]!
    } else {
      p[m] = 1
    }
  }
  return { p, z, null: { histogram, tail } }
}

/**
 * The map of prepared studies (`subsetOf` leaves some out). The null is that of the same studies.
 * @throws EvidenceError `no-studies` when there is none
 */
export function aleOfPrepared(prepared: PreparedStudies): AleMap {
  const sum = new Float64Array(prepared.mask.length)
  let histogram: Histogram = Float64Array.of(1)
  prepared.activations.forEach((activation, index) => {
    addLogMiss(sum, activation)
    histogram = combine(histogram, prepared.histograms[index]!)
  })
  return describeMap(prepared, sum, histogram)
}

/** Joins the studies' sum of `log(1 - MA)` and their null to a map. */
export function describeMap(
  prepared: PreparedStudies,
  logMiss: Float64Array,
  histogram: Histogram,
): AleMap {
  const { studies, activations, mask, fallbackN } = prepared
  if (studies.length === 0) {
    throw new EvidenceError('no-studies', 'No study is left: a map needs at least one.')
  }
  const ale = aleOfLogMiss(logMiss)
  return {
    mask,
    studies: studies.length,
    foci: focusCount(studies),
    fociOutsideMask: activations.reduce((n, activation) => n + activation.fociOutsideMask, 0),
    studiesOfUnknownN: studies.filter((study) => study.n === null).length,
    fallbackN,
    ale,
    ...inferFromNull(ale, histogram),
  }
}

/** The union ALE of all `studies`, with p and z from the analytic null. */
export function aleMap(studies: readonly Study[], options: AleOptions): AleMap {
  return aleOfPrepared(prepareStudies(studies, options))
}

/** ALE value above which a voxel is significant at the uncorrected level `p`. */
export function aleThreshold(map: AleMap, p: number): number {
  return aleAtP(map.null.tail, p)
}
