/** The label of each vertex in an atlas volume. */
import type { Adjacency } from '#mesh/adjacency.ts'
import { nearestInMask } from './distance.ts'
import { type Field, nearestVoxel } from './grid.ts'

/** Places between white (0) and pial (1) where the volume is read. */
const depths = [0.2, 0.35, 0.5, 0.65, 0.8]
/** Rounds in which a vertex takes the label that most of its neighbours have. */
const majorityRounds = 3

/**
 * The commonest accepted label between white and pial, else the nearest accepted one within `reachMm` of the middle,
 * else 0. Then lone vertices join their neighbours.
 * @param medialWall its vertices get 0.
 */
export function vertexLabels(
  white: Float32Array,
  pial: Float32Array,
  adjacent: Adjacency,
  medialWall: Uint8Array,
  volume: Field<Uint8Array>,
  accept: (label: number) => boolean,
  reachMm: number,
): Uint16Array {
  const accepted = volume.values.map((label) => (accept(label) ? 1 : 0))
  const nearest = nearestInMask(accepted, volume.grid)
  const count = white.length / 3
  const labels = new Uint16Array(count)
  for (let v = 0; v < count; v++) {
    if (medialWall[v]) continue
    const voxelAt = (depth: number) => {
      const [x, y, z] = [0, 1, 2].map((axis) => {
        const a = white[3 * v + axis]!
        return a + depth * (pial[3 * v + axis]! - a)
      }) as [number, number, number]
      return nearestVoxel(volume.grid, x, y, z)
    }
    const found = depths.flatMap((depth) => {
      const voxel = voxelAt(depth)
      return voxel >= 0 && accepted[voxel] ? [volume.values[voxel]!] : []
    })
    const middle = voxelAt(0.5)
    if (found.length > 0) labels[v] = commonest(found)
    else if (middle >= 0 && nearest.distanceMm[middle]! <= reachMm)
      labels[v] = volume.values[nearest.index[middle]!]!
  }
  return majority(labels, adjacent, medialWall)
}

function majority(start: Uint16Array, adjacent: Adjacency, medialWall: Uint8Array): Uint16Array {
  let labels = start
  for (let round = 0; round < majorityRounds; round++)
    labels = labels.map((own, v) => {
      if (medialWall[v]) return 0
      const around = [own, own]
      for (let n = adjacent.start[v]!; n < adjacent.start[v + 1]!; n++)
        if (!medialWall[adjacent.list[n]!]) around.push(labels[adjacent.list[n]!]!)
      return commonest(around)
    })
  return labels
}

/** Ties go to the label that comes first. */
function commonest(labels: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  let best = labels[0]!
  for (const [label, count] of counts) if (count > counts.get(best)!) best = label
  return best
}
