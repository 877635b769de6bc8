/** What the checks judge a map by: counted once in two passes, over the brain's voxels and over the map's own. */
import { apply } from '#space/affine.ts'
import { voxelPoint } from '#space/point.ts'
import type { StatisticKind } from '#volume/statistic-kind.ts'
import type { Volume } from '#volume/volume.ts'
import { voxelFinder, worldOfVoxel } from '#volume/voxel-place.ts'

/** What the file itself says of its statistic. */
export type Statement = {
  readonly kind: StatisticKind
  readonly dof?: readonly number[]
  /** `intent`, `file name`, ... */
  readonly from: string
}

export type MapToCheck = {
  readonly volume: Volume
  readonly statistic: Statement
  readonly statements: readonly Statement[]
  /** The header's free text. */
  readonly description?: string
  /** Anything above 0 is brain; in MNI152 millimetres. Checks of place and coverage need it. */
  readonly brain?: Volume | undefined
}

export type MapFacts = MapToCheck & {
  readonly voxels: number
  readonly nonFinite: number
  readonly infinite: number
  readonly zeros: number
  readonly positives: number
  readonly negatives: number
  readonly min: number
  readonly max: number
  readonly allIntegers: boolean
  /** Different values among the finite non-zero ones; counting ends beyond 1000. */
  readonly distinct: number
  /** Of neighbours along i that both hold something: share that hold the same. Labels lie in patches, grey levels do not. */
  readonly equalNeighbours: number
  /** The value of most voxels on the outer faces of the grid. */
  readonly background: number
  /** Corner to corner of the voxel centres, world mm. */
  readonly box: { readonly low: readonly number[]; readonly high: readonly number[] }
  readonly inBrain?: BrainFacts | undefined
}

export type BrainFacts = {
  /** Voxels of the mask. */
  readonly voxels: number
  /** Share of the brain inside the map's grid. */
  readonly coverage: number
  /** Of the brain inside the grid: shares without a number, and exactly 0. */
  readonly nonFiniteShare: number
  readonly zeroShare: number
  /** Of the map's own finite non-zero voxels (other than the background's value): share inside the brain. */
  readonly shareInside: number
  /** Values in the brain, finite and not 0, sorted. */
  readonly sorted: Float64Array
}

/** As many voxels of a map are looked at for its fit to the brain; more change nothing. */
const mostProbes = 200_000
const mostDistinct = 1000

export function mapFacts(map: MapToCheck): MapFacts {
  const { values, shape } = map.volume
  let nonFinite = 0
  let infinite = 0
  let zeros = 0
  let positives = 0
  let negatives = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  let allIntegers = true
  const seen = new Set<number>()
  let neighbours = 0
  let equal = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (!Number.isFinite(value)) {
      nonFinite++
      if (!Number.isNaN(value)) infinite++
      continue
    }
    if (value < min) min = value
    if (value > max) max = value
    if (value === 0) {
      zeros++
      continue
    }
    const before = i % shape[0] > 0 ? values[i - 1]! : 0
    if (before !== 0 && !Number.isNaN(before)) {
      neighbours++
      if (before === value) equal++
    }
    if (value > 0) positives++
    else negatives++
    if (allIntegers && !Number.isInteger(value)) allIntegers = false
    if (seen.size <= mostDistinct) seen.add(value)
  }
  const background = backgroundOf(map.volume)
  return {
    ...map,
    voxels: values.length,
    nonFinite,
    infinite,
    zeros,
    positives,
    negatives,
    min,
    max,
    allIntegers,
    distinct: seen.size,
    equalNeighbours: neighbours > 0 ? equal / neighbours : 1,
    background,
    box: boxOf(map.volume, shape),
    inBrain: map.brain ? brainFacts(map.volume, map.brain, background) : undefined,
  }
}

function boxOf(volume: Volume, [nx, ny, nz]: Volume['shape']) {
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((c) =>
    apply(volume.toWorld, voxelPoint(c & 1 ? nx - 1 : 0, c & 2 ? ny - 1 : 0, c & 4 ? nz - 1 : 0)),
  )
  return {
    low: [0, 1, 2].map((axis) => Math.min(...corners.map((p) => p[axis]!))),
    high: [0, 1, 2].map((axis) => Math.max(...corners.map((p) => p[axis]!))),
  }
}

/** What a map holds where it has nothing to say: the commonest value of its outer faces. */
export function backgroundOf(volume: Volume): number {
  return commonest(faceValues(volume))
}

/** Values on two opposite faces: the first and the last slice. */
function faceValues({ values, shape }: Volume): number[] {
  const slice = shape[0] * shape[1]
  const step = Math.max(1, Math.floor(slice / 2000))
  const out: number[] = []
  for (let i = 0; i < slice; i += step) out.push(values[i]!, values[values.length - 1 - i]!)
  return out
}

function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>()
  let best = Number.NaN
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1
    counts.set(value, count)
    if (count > (counts.get(best) ?? 0)) best = value
  }
  return best
}

function brainFacts(volume: Volume, brain: Volume, background: number): BrainFacts {
  const find = voxelFinder(volume)
  let voxels = 0
  let covered = 0
  let nonFinite = 0
  let zeros = 0
  const found: number[] = []
  for (let at = 0; at < brain.values.length; at++) {
    if (!(brain.values[at]! > 0)) continue
    voxels++
    const voxel = find(worldOfVoxel(brain, at))
    if (voxel === null) continue
    covered++
    const value = volume.values[voxel]!
    if (!Number.isFinite(value)) nonFinite++
    else if (value === 0) zeros++
    else found.push(value)
  }
  return {
    voxels,
    coverage: voxels > 0 ? covered / voxels : 0,
    nonFiniteShare: covered > 0 ? nonFinite / covered : 0,
    zeroShare: covered > 0 ? zeros / covered : 0,
    shareInside: shareInside(volume, brain, background),
    sorted: Float64Array.from(found).sort(),
  }
}

function shareInside(volume: Volume, brain: Volume, background: number): number {
  const find = voxelFinder(brain)
  const { values } = volume
  const step = Math.max(1, Math.ceil(values.length / mostProbes))
  let probes = 0
  let inside = 0
  for (let at = 0; at < values.length; at += step) {
    const value = values[at]!
    if (!Number.isFinite(value) || value === 0 || value === background) continue
    probes++
    const voxel = find(worldOfVoxel(volume, at))
    if (voxel !== null && brain.values[voxel]! > 0) inside++
  }
  return probes > 0 ? inside / probes : 0
}
