/** Every region and label as voxels of one grid, by side, and the name of each voxel: what tables are made of. */
import { vertexNormals } from '#mesh/normals.ts'
import { type AtlasId, type Hemisphere, type HemisphereId, hemisphereIds } from './cortex.ts'
import { type CortexVoxels, cortexVoxels } from './cortex-voxels.ts'
import type { DrawnFields } from './drawn-region.ts'
import { labelName } from './label-name.ts'
import { type RegionId, regionIds, regions } from './region-list.ts'
import {
  type RegionPlaces,
  regionVoxels,
  type VoxelGrid,
  voxelsInOutline,
} from './region-voxels.ts'

export type RegionSide = HemisphereId | 'both' | 'midline'

export type RegionVoxels = {
  /** A region's id, `aal:33` for a label, or what the caller named it. */
  readonly id: string
  readonly name: string
  readonly side: RegionSide
  /** Ascending indices (`i + nx * (j + ny * k)`). */
  readonly voxels: Int32Array
}

/** What a grid's voxels are in; made once a grid. */
export type VoxelAtlas = {
  readonly places: RegionPlaces
  readonly grid: VoxelGrid
  readonly nearest: CortexVoxels
}

/** @throws RangeError when the grid's affine has no inverse */
export function voxelAtlas(places: RegionPlaces, { shape, toWorld }: VoxelGrid): VoxelAtlas {
  const grid = { shape, toWorld }
  return { places, grid, nearest: cortexVoxels(places.cortex, grid) }
}

/** Left, right and both sides of every region: dACC and anterior insula first, then as the list has them. */
export function regionRows({ places, grid }: VoxelAtlas): RegionVoxels[] {
  const first: readonly RegionId[] = ['dacc', 'ai']
  const order = [...first, ...regionIds.filter((id) => !first.includes(id))]
  return order.flatMap((id) => {
    const { name } = regions[id]
    if (places.deep.some((part) => part.id === id && part.side === 'midline'))
      return withVoxels([{ id, name, side: 'midline', voxels: regionVoxels(places, id, grid) }])
    return withBoth(
      hemisphereIds.map((side) => ({
        id,
        name,
        side,
        voxels: regionVoxels(places, id, grid, side),
      })),
    )
  })
}

/** Every label of an atlas that the cortex has: its voxels between white and pial, each with its nearest vertex. */
export function labelRows(atlas: VoxelAtlas, atlasId: AtlasId): RegionVoxels[] {
  const { cortex } = atlas.places
  const found = new Map<number, { readonly [side in HemisphereId]: number[] }>()
  for (const side of hemisphereIds) {
    const whole = Float32Array.from(cortex[side].medialWall, (flag) => 1 - flag)
    for (const voxel of voxelsInOutline(cortex[side], whole, atlas.grid)) {
      const place = vertexAt(atlas, voxel)
      if (place === null) continue
      const label = cortex[place.side].labels[atlasId][place.vertex]!
      if (label === 0) continue
      const sides = found.get(label) ?? { left: [], right: [] }
      found.set(label, sides)
      sides[place.side].push(voxel)
    }
  }
  return [...found]
    .sort(([p], [q]) => p - q)
    .flatMap(([label, sides]) =>
      withBoth(
        hemisphereIds.map((side) => ({
          id: `${atlasId}:${label}`,
          name: labelName(atlasId, label),
          side,
          voxels: ascending(sides[side]),
        })),
      ),
    )
}

/** The voxels of a region that somebody drew on the surface, from its field: a row a side that has any. */
export function drawnRows(
  { places, grid }: Pick<VoxelAtlas, 'places' | 'grid'>,
  id: string,
  name: string,
  fields: DrawnFields,
): RegionVoxels[] {
  return withBoth(
    hemisphereIds.flatMap((side) => {
      const field = fields[side]
      const hemisphere = thickened(places.cortex[side])
      return field
        ? [{ id, name, side, voxels: ascending(voxelsInOutline(hemisphere, field, grid)) }]
        : []
    }),
  )
}

/** So far on either side of a lone surface, which has no thickness of its own, voxels count as cortex, mm. */
export const loneHalfMm = 1.5

/** The hemisphere itself, or where its white is its pial surface one that is 3 mm thick around it. */
function thickened(hemisphere: Hemisphere): Hemisphere {
  const { pial, white } = hemisphere.surfaces
  if (pial !== white) return hemisphere
  const normals = vertexNormals(pial, hemisphere.faces)
  const moved = (mm: number) => pial.map((value, at) => value + mm * normals[at]!)
  return { ...hemisphere, surfaces: { pial: moved(loneHalfMm), white: moved(-loneHalfMm) } }
}

function ascending(voxels: Iterable<number>): Int32Array {
  return Int32Array.from(new Set(voxels)).sort()
}

function withVoxels(rows: readonly RegionVoxels[]): RegionVoxels[] {
  return rows.filter(({ voxels }) => voxels.length > 0)
}

function withBoth(sides: readonly RegionVoxels[]): RegionVoxels[] {
  const rows = withVoxels(sides)
  const [first] = rows
  if (!first || rows.length < 2) return rows
  const voxels = ascending(rows.flatMap((row) => [...row.voxels]))
  return [...rows, { id: first.id, name: first.name, side: 'both', voxels }]
}

function vertexAt(
  { nearest: { vertexOf, leftVertices } }: VoxelAtlas,
  voxel: number,
): { readonly side: HemisphereId; readonly vertex: number } | null {
  const vertex = vertexOf[voxel] ?? -1
  if (vertex < 0) return null
  return vertex < leftVertices
    ? { side: 'left', vertex }
    : { side: 'right', vertex: vertex - leftVertices }
}

/**
 * The name of each voxel of the grid: of the deep region that it lies in, else AAL's for the nearest cortex; null further
 * than `nameReachMm` from it.
 */
export function voxelNamer(atlas: VoxelAtlas): (voxel: number) => string | null {
  const { places, grid } = atlas
  const deepNames = new Map<number, string>()
  for (const id of new Set(places.deep.map((part) => part.id)))
    for (const side of hemisphereIds)
      for (const voxel of regionVoxels(places, id, grid, side))
        deepNames.set(voxel, `${side} ${regions[id].shortName}`)
  return (voxel) => {
    const inside = deepNames.get(voxel)
    if (inside !== undefined) return inside
    const place = vertexAt(atlas, voxel)
    if (place === null) return null
    const label = places.cortex[place.side].labels.aal[place.vertex]!
    return labelName('aal', label, place.side) || null
  }
}
