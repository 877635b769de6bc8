/** Which studies have a peak near a place, and how much each contributes to the ALE value there. */
import { apply, invert, voxelSizes } from '#space/affine.ts'
import { distance, type Point } from '#space/point.ts'
import { type Grid, MNI152_2MM } from './grid.ts'
import { FALLBACK_SUBJECTS, type Kernel, kernelOf } from './kernel.ts'
import type { Study } from './study.ts'

export type StudyNear = {
  readonly study: Study
  /** Its peak nearest to the place. */
  readonly focus: Point<'world'>
  readonly distanceMm: number
  /** Number of its peaks within the radius. */
  readonly fociWithin: number
  /** Its share of `-log(1 - ALE)` at the place's voxel, 0 to 1, of all studies, also those beyond the radius. */
  readonly share: number
}

export type NearOptions = {
  /** The grid of the map whose value is explained: peaks and place are taken to its voxels; 2 mm MNI152 unless given. */
  readonly grid?: Grid | undefined
  readonly fallbackN?: number | undefined
}

/** Studies with a peak within `radiusMm` of `place`, nearest first. */
export function studiesNear(
  studies: readonly Study[],
  place: Point<'world'>,
  radiusMm: number,
  options: NearOptions = {},
): StudyNear[] {
  const { grid = MNI152_2MM, fallbackN = FALLBACK_SUBJECTS } = options
  const amounts = contributions(studies, place, grid, fallbackN)
  const total = amounts.reduce((a, b) => a + b, 0)
  const near: StudyNear[] = []
  studies.forEach((study, index) => {
    let nearest: Point<'world'> | undefined
    let nearestMm = Number.POSITIVE_INFINITY
    let fociWithin = 0
    for (const focus of study.foci) {
      const mm = distance(focus, place)
      if (mm <= radiusMm) fociWithin++
      if (mm < nearestMm) {
        nearestMm = mm
        nearest = focus
      }
    }
    if (!nearest || fociWithin === 0) return
    const share = total > 0 ? amounts[index]! / total : 0
    near.push({ study, focus: nearest, distanceMm: nearestMm, fociWithin, share })
  })
  return near.sort((a, b) => a.distanceMm - b.distanceMm || b.share - a.share)
}

/** ALE value at the voxel of `place`, without making the map. */
export function aleAt(
  studies: readonly Study[],
  place: Point<'world'>,
  options: NearOptions = {},
): number {
  const { grid = MNI152_2MM, fallbackN = FALLBACK_SUBJECTS } = options
  return -Math.expm1(-contributions(studies, place, grid, fallbackN).reduce((a, b) => a + b, 0))
}

/** `-log(1 - MA)` of each study at the voxel of `place`. */
function contributions(
  studies: readonly Study[],
  place: Point<'world'>,
  grid: Grid,
  fallbackN: number,
): number[] {
  const toVoxel = invert(grid.toWorld)
  const voxelMm = voxelSizes(grid.toWorld)
  const kernels = new Map<number, Kernel>()
  const voxelOf = (p: Point<'world'>) => apply(toVoxel, p).map((x) => Math.floor(x + 0.5))
  const at = voxelOf(place)
  return studies.map((study) => {
    const n = study.n ?? fallbackN
    let kernel = kernels.get(n)
    if (!kernel) {
      kernel = kernelOf(n, voxelMm)
      kernels.set(n, kernel)
    }
    const { radius, ranks, values } = kernel
    let rank = 0
    for (const focus of study.foci) {
      const voxel = voxelOf(focus)
      const [di, dj, dk] = voxel.map((x, axis) => at[axis]! - x + radius[axis]!)
      const [ei, ej, ek] = radius.map((r) => 2 * r + 1)
      const inBox = di! >= 0 && dj! >= 0 && dk! >= 0 && di! < ei! && dj! < ej! && dk! < ek!
      if (inBox) rank = Math.max(rank, ranks[di! + ei! * (dj! + ej! * dk!)]!)
    }
    return -Math.log1p(-values[rank]!)
  })
}
