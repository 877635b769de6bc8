/**
 * The lateral ventricles with their temporal horns: liquor that no way of its own width joins to the liquor around the
 * brain, beside the deep nuclei or the hippocampus.
 */
import { vertexNormals } from '#mesh/normals.ts'
import { distanceToMask } from './distance.ts'
import { type Field, type Grid, nearestVoxel } from './grid.ts'
import { close, components, dilate, erode } from './morphology.ts'

/** In ch2better grey matter is about 84 and liquor 0. */
const liquorBelow = 50
const tissueAbove = 40
/** Closes the brain over its sulci: the liquor within is asked about. */
const brainClosingMm = 8
/** Ways narrower than twice this join nothing: foramina, and gaps that noise makes in thin walls. */
const wayMm = 0.9
/** How near to a nucleus or the hippocampus a ventricle comes. */
const besideMm = 3
/** Smaller pieces are perivascular spaces and cysts. */
const leastVoxels = 8
/** AAL: caudate and thalamus, which the ventricle's body lies on; hippocampus, beside its temporal horn. */
const neighbours = [71, 72, 77, 78, 37, 38]

/** @param brain lightly smoothed intensities on the grid of `aal`. @returns 1 in the voxels of the ventricles. */
export function lateralVentricles(brain: Field, aal: Field<Uint8Array>): Uint8Array {
  const { grid } = aal
  const liquor = Uint8Array.from(brain.values, (value) => (value < liquorBelow ? 1 : 0))
  const tissue = Uint8Array.from(brain.values, (value) => (value > tissueAbove ? 1 : 0))
  const brainWhole = close(tissue, grid, brainClosingMm)
  const core = erode(
    liquor.map((value, at) => value & brainWhole[at]!),
    grid,
    wayMm,
  )
  const { labels, sizes } = components(core, grid)
  const outside = sizes.indexOf(Math.max(...sizes))
  const beside = distanceToMask(
    aal.values.map((label) => (neighbours.includes(label) ? 1 : 0)),
    grid,
  )
  const chosen = new Set<number>()
  labels.forEach((label, at) => {
    if (label !== 0 && label !== outside && sizes[label]! >= leastVoxels && beside[at]! <= besideMm)
      chosen.add(label)
  })
  const seed = Uint8Array.from(labels, (label) => (chosen.has(label) ? 1 : 0))
  return dilate(seed, grid, 2 * wayMm).map((value, at) => value & liquor[at]!)
}

/** How far outside a surface the ventricle is looked for. Millimetres. */
const lookupMm = [0.5, 1, 1.5]

/** 1 for the vertices of a surface that looks into a ventricle: its wall, and no cortex. */
export function lining(
  positions: Float32Array,
  faces: Uint32Array,
  ventricles: Uint8Array,
  grid: Grid,
): Uint8Array {
  const normals = vertexNormals(positions, faces)
  return Uint8Array.from({ length: positions.length / 3 }, (_, v) => {
    const o = 3 * v
    const size = Math.hypot(normals[o]!, normals[o + 1]!, normals[o + 2]!) || 1
    return lookupMm.some((distance) => {
      const at = (axis: number) => positions[o + axis]! + (distance * normals[o + axis]!) / size
      const voxel = nearestVoxel(grid, at(0), at(1), at(2))
      return voxel >= 0 && ventricles[voxel] === 1
    })
      ? 1
      : 0
  })
}
