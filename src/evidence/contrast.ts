/**
 * Do two sets of studies converge in different places? The difference of their ALE values, judged by dealing the studies
 * into two groups of the same sizes again and again (Laird et al. 2005; Eickhoff et al. 2011).
 */
import { zFromUpperP } from '#statistic/normal.ts'
import { seededRandom, shuffleFirst } from '#statistic/random.ts'
import { addLogMiss, aleOfLogMiss, type PreparedStudies } from './ale-map.ts'
import { EvidenceError } from './evidence-error.ts'
import type { Steps } from './run-steps.ts'

export type ContrastOptions = { readonly permutations: number; readonly seed: number }

export type AleContrast = {
  readonly mask: Int32Array
  readonly permutations: number
  readonly seed: number
  /** ALE of the first set less ALE of the second. */
  readonly difference: Float64Array
  /** Two-sided, the observed deal counted among the permutations: at least `2 / (permutations + 1)`. */
  readonly p: Float64Array
  /** Signed z of `p`: above 0 where the first set converges more. Not corrected for the number of voxels. */
  readonly z: Float64Array
}

/**
 * Studies that are in both sets (the same id) make the comparison meaningless and are refused.
 * Yields after each permutation.
 */
export function* contrastByLabels(
  first: PreparedStudies,
  second: PreparedStudies,
  options: ContrastOptions,
): Steps<AleContrast> {
  const { permutations, seed } = options
  const { mask } = first
  if (second.mask.length !== mask.length || second.mask.some((voxel, m) => voxel !== mask[m])) {
    throw new EvidenceError('bad-mask', 'Both sets of studies must be prepared in the same mask.')
  }
  const shared = first.studies.filter((a) => second.studies.some((b) => b.id === a.id))
  if (shared.length > 0) {
    throw new EvidenceError(
      'bad-option',
      `A contrast needs two sets without a study in common; ${shared.length} are in both, such as ${shared[0]!.id}.`,
    )
  }
  if (first.studies.length === 0 || second.studies.length === 0) {
    throw new EvidenceError('no-studies', 'A contrast needs at least one study on each side.')
  }
  const activations = [...first.activations, ...second.activations]
  const inFirst = first.activations.length
  const total = sumOf(activations, mask.length)
  const observed = sumOf(first.activations, mask.length)
  const difference = differenceOf(observed, total)
  const atLeast = new Int32Array(mask.length)
  const atMost = new Int32Array(mask.length)
  const order = Int32Array.from(activations, (_, index) => index)
  for (let deal = 0; deal < permutations; deal++) {
    order.sort()
    shuffleFirst(order, inFirst, seededRandom(seed, deal))
    const chosen = Array.from(order.subarray(0, inFirst), (index) => activations[index]!)
    const dealt = differenceOf(sumOf(chosen, mask.length), total)
    for (let m = 0; m < mask.length; m++) {
      if (dealt[m]! >= difference[m]! - ROUNDING) atLeast[m] = atLeast[m]! + 1
      if (dealt[m]! <= difference[m]! + ROUNDING) atMost[m] = atMost[m]! + 1
    }
    yield (deal + 1) / permutations
  }
  const p = new Float64Array(mask.length)
  const z = new Float64Array(mask.length)
  for (let m = 0; m < mask.length; m++) {
    const upper = (1 + atLeast[m]!) / (1 + permutations)
    const lower = (1 + atMost[m]!) / (1 + permutations)
    p[m] = Math.min(1, 2 * Math.min(upper, lower))
    const size = Math.max(0, zFromUpperP(p[m]! / 2))
    z[m] = upper <= lower ? size : -size
  }
  return { mask, permutations, seed, difference, p, z }
}

/** Sums in another order differ in the last digits; equal deals must count as equal. */
const ROUNDING = 1e-12

function sumOf(activations: PreparedStudies['activations'], length: number): Float64Array {
  const sum = new Float64Array(length)
  for (const activation of activations) addLogMiss(sum, activation)
  return sum
}

function differenceOf(first: Float64Array, total: Float64Array): Float64Array {
  const a = aleOfLogMiss(first)
  for (let m = 0; m < a.length; m++) a[m] = a[m]! + Math.expm1(total[m]! - first[m]!)
  return a
}
