/** The voxels of a region on any grid: where its grey matter lies, for numbers that are read from volumes. */
import type { Volume } from '#volume/volume.ts'
import { placesInVoxels, worldOfVoxel } from '#volume/voxel-place.ts'
import { type Cortex, type Hemisphere, type HemisphereId, hemisphereIds } from './cortex.ts'
import type { DeepRegion } from './deep.ts'
import { regionField } from './region-field.ts'
import { type RegionId, regions } from './region-list.ts'
import { enclosedVoxels, ribbonVoxels } from './voxelise.ts'

export type VoxelGrid = Pick<Volume, 'shape' | 'toWorld'>

/** Where the regions are: those of the cortex, and those with a mesh of their own. */
export type RegionPlaces = { readonly cortex: Cortex; readonly deep: readonly DeepRegion[] }

/**
 * Voxels whose centre lies in the region: between white and pial inside its outline, or inside its mesh. So the volume
 * is the region's on any grid; on a grid much coarser than the cortex is thick some of it is missed, and none may be left.
 * @param side one side only; of a mesh across the midline the voxels there, x = 0 counting as right.
 * @returns ascending indices (`i + nx * (j + ny * k)`), each once; none where the region is not, or its mesh not given.
 * @throws RangeError when the grid's affine has no inverse.
 */
export function regionVoxels(
  { cortex, deep }: RegionPlaces,
  id: RegionId,
  grid: VoxelGrid,
  side?: HemisphereId,
): Int32Array {
  const voxels = new Set<number>()
  if (regions[id].deep) {
    for (const region of deep)
      if (region.id === id && (side === undefined || ['midline', side].includes(region.side)))
        for (const voxel of enclosedVoxels(
          placesInVoxels(grid, region.mesh.positionsWorld),
          region.mesh.faces,
          grid.shape,
        ))
          if (region.side !== 'midline' || side === undefined || sideOf(voxel, grid) === side)
            voxels.add(voxel)
  } else {
    for (const one of side === undefined ? hemisphereIds : [side])
      for (const voxel of voxelsInOutline(cortex[one], regionField(cortex, id, one), grid))
        voxels.add(voxel)
  }
  return Int32Array.from(voxels).sort()
}

/** Voxels between white and pial where the field, one number a vertex, is 0.5 or more: of an outline, of labels, of vertices drawn by hand. */
export function voxelsInOutline(
  { surfaces, faces }: Hemisphere,
  field: Float32Array,
  grid: VoxelGrid,
): Iterable<number> {
  const white = placesInVoxels(grid, surfaces.white)
  const pial = placesInVoxels(grid, surfaces.pial)
  return ribbonVoxels(white, pial, faces, field, grid.shape)
}

function sideOf(voxel: number, grid: VoxelGrid): HemisphereId {
  return worldOfVoxel(grid, voxel)[0] < 0 ? 'left' : 'right'
}
