/**
 * The modelled activation map of one study: at each voxel the probability of its nearest-fitting peak.
 * The maximum, not the union, so that a study that lists many neighbouring peaks weighs no more (Turkeltaub et al. 2012, doi:10.1002/hbm.21186).
 */
import { apply, invert, voxelSizes } from '#space/affine.ts'
import type { Grid } from './grid.ts'
import { type Kernel, kernelOf } from './kernel.ts'
import type { Study } from './study.ts'

/** Sparse: only the mask's voxels that some kernel of the study reaches. */
export type ModelledActivation = {
  /** Positions in the mask's list, ascending. */
  readonly at: Int32Array
  /** Rank of the value at each position; `kernel.values[rank]` is the probability. */
  readonly ranks: Uint16Array
  readonly kernel: Kernel
  /** `log(1 - value)` of each rank. */
  readonly logMiss: Float64Array
  /** Peaks whose nearest voxel is not in the mask; their kernels count where they reach into it. */
  readonly fociOutsideMask: number
}

/** Makes modelled activation maps on one grid and mask; keeps one kernel a sample size and one scratch volume. */
export type Modeller = (study: Pick<Study, 'foci' | 'n'>) => ModelledActivation

export function modeller(grid: Grid, mask: Int32Array, fallbackSubjects: number): Modeller {
  const toVoxel = invert(grid.toWorld)
  const voxelMm = voxelSizes(grid.toWorld)
  const [nx, ny, nz] = grid.shape
  const scratch = new Uint16Array(nx * ny * nz)
  const kernels = new Map<number, { kernel: Kernel; logMiss: Float64Array }>()
  const foundAt = new Int32Array(mask.length)
  const foundRank = new Uint16Array(mask.length)
  const inMask = new Uint8Array(nx * ny * nz)
  for (let m = 0; m < mask.length; m++) inMask[mask[m]!] = 1

  return (study) => {
    const n = study.n ?? fallbackSubjects
    let made = kernels.get(n)
    if (!made) {
      const kernel = kernelOf(n, voxelMm)
      made = { kernel, logMiss: kernel.values.map((value) => Math.log1p(-value)) }
      kernels.set(n, made)
    }
    const { kernel, logMiss } = made
    let fociOutsideMask = 0
    for (const focus of study.foci) {
      const p = apply(toVoxel, focus)
      const i = Math.floor(p[0] + 0.5)
      const j = Math.floor(p[1] + 0.5)
      const k = Math.floor(p[2] + 0.5)
      const inside = i >= 0 && j >= 0 && k >= 0 && i < nx && j < ny && k < nz
      if (!inside || inMask[i + nx * (j + ny * k)] === 0) fociOutsideMask++
      stamp(scratch, grid.shape, kernel, i, j, k)
    }
    let found = 0
    for (let m = 0; m < mask.length; m++) {
      const rank = scratch[mask[m]!]!
      if (rank !== 0) {
        foundAt[found] = m
        foundRank[found] = rank
        found++
      }
    }
    scratch.fill(0)
    return {
      at: foundAt.slice(0, found),
      ranks: foundRank.slice(0, found),
      kernel,
      logMiss,
      fociOutsideMask,
    }
  }
}

/** Puts the kernel's ranks around voxel (i, j, k), keeping the larger of old and new; parts beyond the grid are cut. */
export function stamp(
  ranks: Uint16Array,
  shape: Grid['shape'],
  kernel: Kernel,
  i: number,
  j: number,
  k: number,
): void {
  const [nx, ny, nz] = shape
  const [ri, rj, rk] = kernel.radius
  const edgeI = 2 * ri + 1
  const edgeJ = 2 * rj + 1
  const fromI = Math.max(i - ri, 0)
  const toI = Math.min(i + ri, nx - 1)
  const fromJ = Math.max(j - rj, 0)
  const toJ = Math.min(j + rj, ny - 1)
  const fromK = Math.max(k - rk, 0)
  const toK = Math.min(k + rk, nz - 1)
  const box = kernel.ranks
  for (let z = fromK; z <= toK; z++) {
    for (let y = fromJ; y <= toJ; y++) {
      let from = edgeI * (y - j + rj + edgeJ * (z - k + rk)) + (fromI - i + ri)
      const row = nx * (y + ny * z)
      for (let x = row + fromI; x <= row + toI; x++, from++) {
        const rank = box[from]!
        if (rank > ranks[x]!) ranks[x] = rank
      }
    }
  }
}
