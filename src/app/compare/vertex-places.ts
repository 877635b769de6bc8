/** Both maps at the vertices of the cortex: left, then right, the medial wall left out; and where such vertices lie in the head. */
import { type Cortex, type HemisphereId, hemisphereIds, middlePositions } from '#atlas/cortex.ts'
import { worldPoint } from '#space/point.ts'
import type { HemisphereValues } from '#state/app-state.ts'
import type { Volume } from '#volume/volume.ts'
import { voxelFinder } from '#volume/voxel-place.ts'

type Sides<Of> = { readonly [side in HemisphereId]: Of }

/** The medial wall closes the surface and is no cortex: no number is there. */
export function offTheWall(values: HemisphereValues, cortex: Cortex): Sides<Float64Array> {
  const of = (side: HemisphereId) =>
    Float64Array.from(values[side], (value, v) => (cortex[side].medialWall[v] ? Number.NaN : value))
  return { left: of('left'), right: of('right') }
}

/** One list: left, then right. */
export function joinedSides({ left, right }: Sides<Float64Array>): Float64Array {
  const all = new Float64Array(left.length + right.length)
  all.set(left)
  all.set(right, left.length)
  return all
}

/** The place of a vertex in such a list. */
export function placeOf(side: HemisphereId, vertex: number, cortex: Cortex): number {
  return side === 'left' ? vertex : cortex.left.medialWall.length + vertex
}

/** Vertices by their places in such a list. */
export function sidesOf(places: Int32Array, cortex: Cortex): Sides<Int32Array> {
  const first = cortex.left.medialWall.length
  return {
    left: places.filter((place) => place < first),
    right: places.filter((place) => place >= first).map((place) => place - first),
  }
}

/** The voxel of a grid in which each vertex of the middle surface lies; -1 beyond it. Left, then right. */
export function voxelsAtVertices(
  cortex: Cortex,
  grid: Pick<Volume, 'shape' | 'toWorld'>,
): Int32Array {
  const find = voxelFinder(grid)
  return Int32Array.from(
    hemisphereIds.flatMap((side) => {
      const positions = middlePositions(cortex)[side]
      return Array.from({ length: positions.length / 3 }, (_, v) => {
        const [x = 0, y = 0, z = 0] = positions.subarray(3 * v, 3 * v + 3)
        return find(worldPoint(x, y, z)) ?? -1
      })
    }),
  )
}

/** Lit vertices: they themselves on the cortex, and on slices the voxels in which they lie. */
export function litVertices(
  places: Int32Array,
  voxels: Int32Array,
  cortex: Cortex,
  { shape, toWorld }: Pick<Volume, 'shape' | 'toWorld'>,
): { readonly volume: Volume; readonly vertices: HemisphereValues } {
  const values = new Float32Array(shape[0] * shape[1] * shape[2])
  for (const place of places) {
    const voxel = voxels[place] ?? -1
    if (voxel >= 0) values[voxel] = 1
  }
  const found = sidesOf(places, cortex)
  const of = (side: HemisphereId) => {
    const lit = new Float32Array(cortex[side].medialWall.length)
    for (const vertex of found[side]) lit[vertex] = 1
    return lit
  }
  return { volume: { values, shape, toWorld }, vertices: { left: of('left'), right: of('right') } }
}
