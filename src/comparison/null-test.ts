/** A correlation and its null: prepared once, drawn in any portions, so that workers can share it out. */
import { type NearestOnSphere, nearestOnSphere } from '#mesh/nearest-on-sphere.ts'
import type { Volume } from '#volume/volume.ts'
import { type NullSummary, summariseNull } from './null.ts'
import { onGridOf, pairValues, type ZeroRule } from './pair.ts'
import { pearsonOf } from './pearson.ts'
import { ranksOf } from './spearman.ts'
import { type NullCorrelations, type SurfacePair, spinCorrelations } from './spin.ts'
import { surrogateCorrelations, surrogateMaker } from './surrogate.ts'
import { vertexDomain } from './surrogate-vertices.ts'
import { voxelDomain } from './surrogate-voxels.ts'

type Sides<T> = { readonly left: T; readonly right: T }

export type NullMaps =
  | {
      readonly on: 'surface'
      /** Positions on the sphere, 3 numbers a vertex. */
      readonly spheres: Sides<Float32Array>
      /** One value a vertex; NaN on the medial wall. */
      readonly a: Sides<Float64Array>
      readonly b: Sides<Float64Array>
    }
  | {
      readonly on: 'voxels'
      readonly a: Volume
      /** Brought onto A's grid where it has another. */
      readonly b: Volume
    }

export type NullKind = 'spin' | 'variogram'

export type NullQuestion = {
  readonly kind: NullKind
  readonly maps: NullMaps
  readonly zeros: ZeroRule
  readonly seed: number
}

export type Observed = {
  /** Places behind the numbers below; for surrogates those that the map was thinned to. */
  readonly n: number
  readonly pearson: number
  readonly spearman: number
}

export type PreparedNull = {
  /** What the draws are held against: the same statistic over the same places. */
  readonly observed: Observed
  /** Draws `from` to `to - 1`. */
  readonly draw: (from: number, to: number) => NullCorrelations
}

/**
 * Map A is turned or imitated, B stays.
 * @throws RangeError, in words for the user, where the maps leave too few places or a spin test is asked for voxels
 */
export function prepareNull(question: NullQuestion): PreparedNull {
  const { kind, maps } = question
  if (kind === 'spin') {
    if (maps.on === 'voxels')
      throw new RangeError(
        'A spin test needs maps on the cortex: choose the surface, or variogram-matched surrogates.',
      )
    return prepareSpin(maps, question)
  }
  return maps.on === 'surface' ? prepareVertices(maps, question) : prepareVoxels(maps, question)
}

type OnSurface = Extract<NullMaps, { on: 'surface' }>
type OnVoxels = Extract<NullMaps, { on: 'voxels' }>

function prepareSpin(maps: OnSurface, { zeros, seed }: NullQuestion): PreparedNull {
  const spheres = spheresOf(maps)
  const pair = counted(maps, zeros)
  const { a, b } = pairValues(joined(pair.a), joined(pair.b), 'keep')
  return {
    observed: observedOf(a, b),
    draw: (from, to) => spinCorrelations(pair, spheres, { seed, from, to }),
  }
}

function prepareVertices(maps: OnSurface, { zeros, seed }: NullQuestion): PreparedNull {
  const pair = counted(maps, zeros)
  const domain = vertexDomain(
    spheresOf(maps),
    (side, v) => Number.isFinite(pair.a[side][v]) && Number.isFinite(pair.b[side][v]),
  )
  const { left, right } = domain.vertices
  const at = (map: Sides<Float64Array>) =>
    Float64Array.of(
      ...Array.from(left, (v) => map.left[v]!),
      ...Array.from(right, (v) => map.right[v]!),
    )
  return imitated(at(pair.a), at(pair.b), domain, seed)
}

function prepareVoxels({ a, b }: OnVoxels, { zeros, seed }: NullQuestion): PreparedNull {
  const onA = onGridOf(a, b)
  const domain = voxelDomain(a, pairValues(a.values, onA.values, zeros).at)
  const at = ({ values }: Volume) => Float64Array.from(domain.voxels, (v) => values[v]!)
  return imitated(at(a), at(onA), domain, seed)
}

function imitated(
  a: Float64Array,
  b: Float64Array,
  domain: Parameters<typeof surrogateMaker>[1],
  seed: number,
): PreparedNull {
  const maker = surrogateMaker(a, domain, seed)
  return {
    observed: observedOf(a, b),
    draw: (from, to) => surrogateCorrelations(maker, b, { seed, from, to }),
  }
}

function observedOf(a: Float64Array, b: Float64Array): Observed {
  return {
    n: a.length,
    pearson: pearsonOf(a, b) ?? Number.NaN,
    spearman: pearsonOf(ranksOf(a), ranksOf(b)) ?? Number.NaN,
  }
}

/** Values that do not count become NaN, so that they turn with the map as the medial wall does. */
function counted({ a, b }: OnSurface, zeros: ZeroRule): SurfacePair {
  const of = (values: Float64Array) =>
    values.map((value) =>
      Number.isFinite(value) && !(zeros === 'drop' && value === 0) ? value : Number.NaN,
    )
  return {
    a: { left: of(a.left), right: of(a.right) },
    b: { left: of(b.left), right: of(b.right) },
  }
}

function joined({ left, right }: Sides<Float64Array>): Float64Array {
  const both = new Float64Array(left.length + right.length)
  both.set(left)
  both.set(right, left.length)
  return both
}

/** Tables for the spheres that were looked at last: building them takes as long as some hundred spins. */
let known:
  | { readonly of: Sides<Float32Array>; readonly spheres: Sides<NearestOnSphere> }
  | undefined

/** Spheres come to a worker as copies, so that they are told apart by their numbers. */
function spheresOf({ spheres }: OnSurface): Sides<NearestOnSphere> {
  const { left, right } = spheres
  const same = (a: Float32Array, b: Float32Array) =>
    a.length === b.length && a.every((value, n) => value === b[n])
  if (!(known && same(known.of.left, left) && same(known.of.right, right)))
    known = { of: spheres, spheres: { left: nearestOnSphere(left), right: nearestOnSphere(right) } }
  return known.spheres
}

export type NullOutcome = {
  readonly kind: NullKind
  readonly on: NullMaps['on']
  readonly seed: number
  /** Which map was turned or imitated. */
  readonly permuted: 'A'
  readonly observed: Observed
  /** Null where no draw gave a correlation. */
  readonly pearson: NullSummary | null
  readonly spearman: NullSummary | null
  /** Correlations of the draws, for a histogram. */
  readonly draws: Float64Array
}

export function nullOutcome(
  {
    kind,
    maps,
    seed,
  }: Pick<NullQuestion, 'kind' | 'seed'> & { readonly maps: Pick<NullMaps, 'on'> },
  observed: Observed,
  { pearson, spearman }: NullCorrelations,
): NullOutcome {
  return {
    kind,
    on: maps.on,
    seed,
    permuted: 'A',
    observed,
    pearson: summariseNull(observed.pearson, pearson),
    spearman: summariseNull(observed.spearman, spearman),
    draws: pearson,
  }
}
