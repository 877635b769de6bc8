/** Which voxels a value on the surface was made of: what each rule took, for one vertex. */
import { withinCentres } from '#volume/interpolate.ts'
import type { Volume } from '#volume/volume.ts'
import { placesInVoxels } from '#volume/voxel-place.ts'
import type { Feed } from './feed.ts'
import { betweenEnds, type Paths, samplesPerPath } from './sample-path.ts'

export type VoxelPlace = readonly [x: number, y: number, z: number]

/** Voxels with their weights, which need not sum to 1. */
export type Weights = ReadonlyMap<number, number>

/** In voxel coordinates. */
export function placeInVoxels(
  volume: Volume,
  positions: Float32Array | Float64Array,
  vertex: number,
): VoxelPlace {
  const [x, y, z] = placesInVoxels(volume, positions.subarray(3 * vertex, 3 * vertex + 3))
  return [x!, y!, z!]
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
  { starts, ends }: Paths,
  vertex: number,
  weightsAt: (volume: Volume, place: VoxelPlace) => Weights,
): readonly Weights[] {
  const [from, to] = [placeInVoxels(volume, starts, vertex), placeInVoxels(volume, ends, vertex)]
  const samples = Array.from({ length: samplesPerPath }, (_, s) => {
    const along = (axis: 0 | 1 | 2) => betweenEnds(from[axis], to[axis], s)
    return weightsAt(volume, [along(0), along(1), along(2)])
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
