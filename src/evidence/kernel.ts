/**
 * The Gaussian that stands for the uncertainty of one published peak.
 * Its width shrinks with the number of subjects (Eickhoff et al. 2009, doi:10.1002/hbm.20718).
 */

import { EvidenceError } from './evidence-error.ts'

/** Mean Euclidean distance between templates and between subjects in millimetres (Eickhoff et al. 2009). */
const TEMPLATE_DISTANCE_MM = 5.7
const SUBJECT_DISTANCE_MM = 11.6

/** Mean distance of a 3D Gaussian to its FWHM. */
const DISTANCE_TO_FWHM = Math.sqrt(8 * Math.log(2)) / (2 * Math.sqrt(2 / Math.PI))

const FWHM_TO_SIGMA = 1 / Math.sqrt(8 * Math.log(2))

/** Where the kernel is cut, in standard deviations. */
const CUT_SIGMA = 4

/** Taken for a study whose number of subjects is unknown. A convention of this project, always shown with the map. */
export const FALLBACK_SUBJECTS = 20

/** Ranks are 16-bit numbers. */
const MAX_RANK = 65535

/** Full width at half maximum in millimetres for a sample of `n` subjects. */
export function fwhmMm(n: number): number {
  const template = TEMPLATE_DISTANCE_MM * DISTANCE_TO_FWHM
  const subject = SUBJECT_DISTANCE_MM * DISTANCE_TO_FWHM
  return Math.sqrt(template * template + (subject * subject) / n)
}

/**
 * A box of probabilities per voxel that sum to 1, stored as ranks into a short table of its distinct values:
 * maxima can then be taken over ranks, and logarithms and histogram bins once per distinct value.
 */
export type Kernel = {
  /** Half the box's edge along i, j, k; the box has `2 r + 1` voxels an edge. */
  readonly radius: readonly [number, number, number]
  /** Rank of each voxel of the box, first axis fastest; 1 is the smallest value, 0 is not used. */
  readonly ranks: Uint16Array
  /** Value of each rank in ascending order; `values[0]` is 0, the value of a voxel that no kernel reaches. */
  readonly values: Float64Array
}

function profile(sigmaVoxels: number): { radius: number; weights: Float64Array } {
  const radius = Math.floor(CUT_SIGMA * sigmaVoxels + 0.5)
  const weights = new Float64Array(2 * radius + 1)
  let sum = 0
  for (let d = -radius; d <= radius; d++) {
    const w = Math.exp((-d * d) / (2 * sigmaVoxels * sigmaVoxels))
    weights[d + radius] = w
    sum += w
  }
  for (let i = 0; i < weights.length; i++) weights[i] = weights[i]! / sum
  return { radius, weights }
}

/** The kernel of `n` subjects on a grid whose voxels have the edges `voxelMm`. */
export function kernelOf(n: number, voxelMm: readonly [number, number, number]): Kernel {
  const sigmaMm = fwhmMm(n) * FWHM_TO_SIGMA
  const [a, b, c] = [
    profile(sigmaMm / voxelMm[0]),
    profile(sigmaMm / voxelMm[1]),
    profile(sigmaMm / voxelMm[2]),
  ]
  const box = new Float64Array(a.weights.length * b.weights.length * c.weights.length)
  let at = 0
  for (const wc of c.weights) {
    for (const wb of b.weights) for (const wa of a.weights) box[at++] = wa * wb * wc
  }
  const distinct = Float64Array.from(new Set(box)).sort()
  if (distinct.length > MAX_RANK) {
    throw new EvidenceError(
      'bad-option',
      'The grid is too fine for so wide a kernel: use voxels of 1 mm or more.',
    )
  }
  const values = new Float64Array(distinct.length + 1)
  values.set(distinct, 1)
  const rankOf = new Map<number, number>()
  values.forEach((value, rank) => {
    rankOf.set(value, rank)
  })
  return {
    radius: [a.radius, b.radius, c.radius],
    ranks: Uint16Array.from(box, (value) => rankOf.get(value)!),
    values,
  }
}
