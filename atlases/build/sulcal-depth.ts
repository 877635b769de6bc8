/** How deep each vertex lies below the hull of its hemisphere. */
import { distanceToMask } from './distance.ts'
import { type Field, type Grid, nearestVoxel, sampleLinear, voxelsOf } from './grid.ts'
import { close, fillHoles, invert } from './morphology.ts'

/** Sulci up to twice this width are bridged by the hull. */
const hullMm = 12

/** @returns depth in mm, 0 on the hull. */
export function sulcalDepth(pial: Float32Array, faces: Uint32Array, grid: Grid): Float32Array {
  const inside = insideOf(pial, faces, grid)
  const hull = close(inside, grid, hullMm)
  const depth: Field = { grid, values: distanceToMask(invert(hull), grid) }
  return Float32Array.from({ length: pial.length / 3 }, (_, v) =>
    Math.max(0, sampleLinear(depth, pial[3 * v]!, pial[3 * v + 1]!, pial[3 * v + 2]!) - 0.5),
  )
}

/** Voxels of `grid` inside a closed surface: those that the surface passes through, and what they enclose. */
export function insideOf(positions: Float32Array, faces: Uint32Array, grid: Grid): Uint8Array {
  const mask = new Uint8Array(voxelsOf(grid))
  for (let f = 0; f < faces.length; f += 3) {
    const [a, b, c] = [3 * faces[f]!, 3 * faces[f + 1]!, 3 * faces[f + 2]!]
    let longest = 0
    for (const [p, q] of [
      [a, b],
      [b, c],
      [c, a],
    ] as const)
      longest = Math.max(
        longest,
        Math.hypot(...[0, 1, 2].map((axis) => positions[p + axis]! - positions[q + axis]!)),
      )
    const parts = Math.max(1, Math.ceil((longest / grid.spacing) * 2.5))
    for (let i = 0; i <= parts; i++)
      for (let j = 0; j <= parts - i; j++) {
        const [u, v] = [i / parts, j / parts]
        const at = (axis: number) =>
          positions[a + axis]! * (1 - u - v) + positions[b + axis]! * u + positions[c + axis]! * v
        const voxel = nearestVoxel(grid, at(0), at(1), at(2))
        if (voxel >= 0) mask[voxel] = 1
      }
  }
  return fillHoles(mask, grid)
}
