/** Which voxels a value on the surface was made of: what each rule took, for one vertex. */
import { invert } from '#space/affine.ts'
import { withinCentres } from '#volume/interpolate.ts'
import type { Volume } from '#volume/volume.ts'
import type { Feed } from './feed.ts'
import { type Paths, samplesPerPath } from './sample-path.ts'

export type VoxelPlace = readonly [x: number, y: number, z: number]

/** Voxels with their weights, which need not sum to 1. */
export type Weights = ReadonlyMap<number, number>

/** In voxel coordinates. */
export function placeInVoxels(
  { toWorld }: Volume,
  positions: ArrayLike<number>,
  vertex: number,
): VoxelPlace {
  const m = invert(toWorld)
  const [x, y, z] = [positions[3 * vertex]!, positions[3 * vertex + 1]!, positions[3 * vertex + 2]!]
  const along = (row: number) => m[row]! * x + m[row + 1]! * y + m[row + 2]! * z + m[row + 3]!
  return [along(0), along(4), along(8)]
}

/** The twin of `trilinearAtVoxel`: nothing where that has no value. */
export function trilinearWeights({ values, shape }: Volume, place: VoxelPlace): Weights {
  const found = new Map<number, number>()
  const [x, y, z] = place.map((at, axis) => withinCentres(at, shape[axis]!)) as [
    number,
    number,
    number,
  ]
  if (Number.isNaN(x + y + z)) return found
  for (const k of new Set([Math.floor(z), Math.ceil(z)]))
    for (const j of new Set([Math.floor(y), Math.ceil(y)]))
      for (const i of new Set([Math.floor(x), Math.ceil(x)])) {
        const weight = (1 - Math.abs(x - i)) * (1 - Math.abs(y - j)) * (1 - Math.abs(z - k))
        const voxel = i + shape[0] * (j + shape[1] * k)
        if (weight === 0) continue
        if (Number.isNaN(values[voxel]!)) return new Map()
        found.set(voxel, weight)
      }
  return found
}

/** The twin of `nearestAtVoxel`. */
export function nearestWeights({ values, shape }: Volume, place: VoxelPlace): Weights {
  const [i, j, k] = place.map((at) => Math.floor(at + 0.5)) as [number, number, number]
  const inside = [i, j, k].every((at, axis) => at >= 0 && at < shape[axis]!)
  const voxel = i + shape[0] * (j + shape[1] * k)
  return new Map(inside && !Number.isNaN(values[voxel]!) ? [[voxel, 1]] : [])
}

/** Of each sample along a vertex's path that has a value. */
export function weightsAlongPath(
  volume: Volume,
  { starts, spans }: Paths,
  vertex: number,
  weightsAt: (volume: Volume, place: VoxelPlace) => Weights,
): readonly Weights[] {
  const samples = Array.from({ length: samplesPerPath }, (_, s) => {
    const t = s / (samplesPerPath - 1)
    const at = [0, 1, 2].map((axis) => starts[3 * vertex + axis]! + t * spans[3 * vertex + axis]!)
    return weightsAt(volume, placeInVoxels(volume, at, 0))
  })
  return samples.filter((weights) => weights.size > 0)
}

/** The sum of weights, shared out so that they are 1 together; the largest share first. */
export function feedsOf(parts: readonly Weights[]): readonly Feed[] {
  const sums = new Map<number, number>()
  let total = 0
  for (const part of parts)
    for (const [voxel, weight] of part) {
      sums.set(voxel, (sums.get(voxel) ?? 0) + weight)
      total += weight
    }
  return [...sums]
    .map(([voxel, weight]) => ({ voxel, weight: weight / total }))
    .toSorted((p, q) => q.weight - p.weight || p.voxel - q.voxel)
}
