/** Where a hemisphere's surface is no cortex: over the callosum, brainstem, deep nuclei, hippocampus and amygdala. */
import { pieces } from '#atlas/region-field.ts'
import type { Adjacency } from '#mesh/adjacency.ts'
import { vertexNormals } from '#mesh/normals.ts'
import { smoothValues } from '#mesh/smooth.ts'
import { isCorticalAal } from './cortical-labels.ts'
import { nearestInMask } from './distance.ts'
import { type Field, nearestVoxel, sampleLinear } from './grid.ts'

/** How far outside the white surface the label is looked up, and how far from there it may be. Millimetres. */
const lookupMm = 1.2
const reachMm = 2.2
/** Near the midline, white matter this far outside belongs to the other hemisphere: the callosum. */
const crossingMm = 1.6
const whiteIntensity = 100

export function medialWall(
  white: Float32Array,
  faces: Uint32Array,
  adjacent: Adjacency,
  aal: Field<Uint8Array>,
  brain: Field,
): Uint8Array {
  const labelled = aal.values.map((value) => (value ? 1 : 0))
  const nearest = nearestInMask(labelled, aal.grid)
  const normals = vertexNormals(white, faces)
  const count = white.length / 3
  const bare = new Float32Array(count)
  for (let v = 0; v < count; v++) {
    const [x, y, z] = [0, 1, 2].map(
      (axis) => white[3 * v + axis]! + lookupMm * normals[3 * v + axis]!,
    ) as [number, number, number]
    const voxel = nearestVoxel(aal.grid, x, y, z)
    const label = voxel < 0 ? 0 : aal.values[nearest.index[voxel]!]!
    const far = voxel < 0 || nearest.distanceMm[voxel]! > reachMm
    // Far from the midline an unlabelled vertex is cortex that the atlas left out.
    const lateral = Math.abs(x) > 34 || y > 45 || y < -60
    const [cx, cy, cz] = [0, 1, 2].map(
      (axis) => white[3 * v + axis]! + crossingMm * normals[3 * v + axis]!,
    ) as [number, number, number]
    const crossing = Math.abs(x) < 6 && sampleLinear(brain, cx, cy, cz) > whiteIntensity
    if (!lateral && (far || crossing || !isCorticalAal(label))) bare[v] = 1
  }
  const smooth = smoothValues(bare, adjacent, 10)
  const mask = Uint8Array.from(smooth, (value) => (value >= 0.5 ? 1 : 0))
  for (const value of [1, 0]) {
    const found = pieces(mask, value, adjacent).sort((a, b) => b.length - a.length)
    for (const piece of found.slice(1)) for (const v of piece) mask[v] = 1 - value
  }
  return mask
}
