/** Where a slice cuts a voxel: a convex polygon, whichever way the grid lies in the world. */
import { apply } from '#space/affine.ts'
import { point } from '#space/point.ts'
import type { Volume } from '#volume/volume.ts'
import { indicesOfVoxel } from '#volume/voxel-place.ts'
import { type SliceFrame, slicePlanes } from './slice-geometry.ts'

type Place = readonly [right: number, up: number]

/** Pairs of corners that an edge joins: they differ in one bit. */
const edges = Array.from({ length: 8 }, (_, corner) => corner).flatMap((corner) =>
  [1, 2, 4].flatMap((bit) => (corner & bit ? [] : [[corner, corner | bit] as const])),
)

/**
 * @param voxel index (`i + nx * (j + ny * k)`)
 * @returns corners in order, along the slice's right and up, world mm; none where it does not cut the voxel
 */
export function voxelCut(
  { shape, toWorld }: Pick<Volume, 'shape' | 'toWorld'>,
  voxel: number,
  { axis, atMm }: Pick<SliceFrame, 'axis' | 'atMm'>,
): readonly Place[] {
  const at = indicesOfVoxel(shape, voxel)
  const corners = Array.from({ length: 8 }, (_, n) => {
    const side = (bit: number) => (n & (1 << bit) ? 0.5 : -0.5)
    return apply(toWorld, point<'voxel'>(at[0] + side(0), at[1] + side(1), at[2] + side(2)))
  })
  const { right, up, across } = slicePlanes[axis]
  const cut = edges.flatMap(([a, b]): Place[] => {
    const [from, to] = [corners[a]!, corners[b]!]
    const [below, above] = [from[across] - atMm, to[across] - atMm]
    // A corner on the plane counts as above it, so that a face is cut in a line or not at all.
    if (below >= 0 === above >= 0) return []
    const t = below / (below - above)
    const mix = (along: 0 | 1 | 2) => from[along] + t * (to[along] - from[along])
    return [[mix(right), mix(up)]]
  })
  const middle = [0, 1].map((n) => cut.reduce((sum, place) => sum + place[n]!, 0) / cut.length)
  const turn = ([x, y]: Place) => Math.atan2(y - middle[1]!, x - middle[0]!)
  return cut.toSorted((p, q) => turn(p) - turn(q))
}
