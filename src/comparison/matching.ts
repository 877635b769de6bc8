/** Ways of bringing two unlike maps together before they are compared; the first does nothing. */

import { smoothnessMm } from '#statistic/smoothness.ts'
import { zFromT } from '#statistic/student-t.ts'
import { smoothVolume } from '#volume/smooth-volume.ts'
import type { Volume } from '#volume/volume.ts'
import type { MapStatistic } from './active-share.ts'
import type { MapDescription } from './map-description.ts'
import { ranksOf } from './spearman.ts'

export type Matched = {
  readonly a: Volume
  readonly b: Volume
  /** What was done, in words for a methods section; empty when nothing was. */
  readonly words: string
}

export type Matching = {
  readonly label: string
  readonly describe: string
  /** `a` and `b` on one grid. @throws RangeError with words for the user where it can't be done */
  readonly apply: (
    a: Volume,
    b: Volume,
    maps: { readonly a: MapDescription; readonly b: MapDescription },
  ) => Matched
  /** What becomes of values of 0 or more, such as thresholds, when the maps are matched. */
  readonly marks: (
    marks: Marks,
    a: Volume,
    b: Volume,
    maps: { readonly a: MapDescription; readonly b: MapDescription },
  ) => Marks
}

type Marks = { readonly a: readonly number[]; readonly b: readonly number[] }

const same: Matching['marks'] = (marks) => marks

const none: Matching = {
  label: 'As they are',
  marks: same,
  describe: 'Both maps keep their values.',
  apply: (a, b) => ({ a, b, words: '' }),
}

function oneAsZ({ kind, dof }: MapDescription): (value: number) => number {
  if (kind === 'z') return (value) => value
  const df = dof?.[0]
  if (kind !== 't' || df === undefined)
    throw new RangeError('Only t maps with known degrees of freedom can be converted to z.')
  return (t) => zFromT(t, df)
}

function asZ(volume: Volume, map: MapDescription): Volume {
  const convert = oneAsZ(map)
  if (map.kind === 'z') return volume
  return { ...volume, values: Float64Array.from(volume.values, convert) }
}

const z: Matching = {
  label: 'Both as z',
  marks: (marks, _a, _b, maps) => ({
    a: marks.a.map((mark) => oneAsZ(maps.a)(mark)),
    b: marks.b.map((mark) => oneAsZ(maps.b)(mark)),
  }),
  describe: 't values become the z of the same tail probability, by their degrees of freedom.',
  apply: (a, b, maps) => ({
    a: asZ(a, maps.a),
    b: asZ(b, maps.b),
    words: 't values were converted to z of the same tail probability.',
  }),
}

/** Percentile among the map's finite voxels other than 0; 0 and NaN stay. Negative values count from their own strongest. */
function percentiles({ values, shape, toWorld }: Volume): Volume {
  const out = new Float64Array(values.length).fill(Number.NaN)
  for (const sign of [1, -1]) {
    const at: number[] = []
    for (let v = 0; v < values.length; v++)
      if (Number.isFinite(values[v]!) && sign * values[v]! > 0) at.push(v)
    const ranks = ranksOf(Float64Array.from(at, (v) => sign * values[v]!))
    at.forEach((v, n) => {
      out[v] = (sign * 100 * ranks[n]!) / at.length
    })
  }
  for (let v = 0; v < values.length; v++) if (values[v] === 0) out[v] = 0
  return { values: out, shape, toWorld }
}

/** Halfway between the percentiles of the positive values below the mark and of those from it on. */
function percentileMarks(marks: readonly number[], { values }: Volume): number[] {
  let n = 0
  const below = marks.map(() => 0)
  for (const value of values) {
    if (!(Number.isFinite(value) && value > 0)) continue
    n++
    for (let m = 0; m < marks.length; m++) if (value < marks[m]!) below[m]!++
  }
  return marks.map((mark, m) =>
    mark <= 0 || n === 0 ? 0 : Math.min(100, (100 * (below[m]! + 0.5)) / n),
  )
}

const percentile: Matching = {
  label: 'By percentile',
  marks: (marks, a, b) => ({
    a: percentileMarks(marks.a, a),
    b: percentileMarks(marks.b, b),
  }),
  describe:
    'Each value becomes its percentile among the map’s own values of that sign, so both maps run from -100 to 100.',
  apply: (a, b) => ({
    a: percentiles(a),
    b: percentiles(b),
    words: 'Values were replaced by their percentile within each map, by sign.',
  }),
}

const area: Matching = {
  label: 'By area',
  marks: ({ a }) => ({ a, b: a }),
  describe:
    'B takes, rank for rank, the values that A has in its order of strength: the same threshold then shows the same volume of both.',
  apply: (a, b) => {
    const places: number[] = []
    for (let v = 0; v < a.values.length; v++)
      if (Number.isFinite(a.values[v]!) && Number.isFinite(b.values[v]!)) places.push(v)
    const sorted = Float64Array.from(places, (v) => a.values[v]!).sort()
    const ranks = ranksOf(Float64Array.from(places, (v) => b.values[v]!))
    const values = Float64Array.from(b.values)
    places.forEach((v, n) => {
      values[v] = sorted[Math.round(ranks[n]!) - 1]!
    })
    return {
      a,
      b: { ...b, values },
      words: 'The values of B were replaced, rank for rank, by those of A (equal areas).',
    }
  },
}

function meanFwhm(volume: Volume): number {
  const known = smoothnessMm(volume).filter((mm) => mm !== null)
  if (known.length === 0) throw new RangeError('The smoothness of a map can’t be estimated.')
  return known.reduce((sum, mm) => sum + mm, 0) / known.length
}

const smoothness: Matching = {
  label: 'Equally smooth',
  marks: same,
  describe: 'The sharper map is smoothed with a Gaussian until both are as smooth.',
  apply: (a, b) => {
    const [fa, fb] = [meanFwhm(a), meanFwhm(b)]
    const kernel = Math.sqrt(Math.abs(fa * fa - fb * fb))
    if (kernel < 0.5) return { a, b, words: '' }
    const words = `Map ${fa < fb ? 'A' : 'B'} was smoothed with a Gaussian of ${kernel.toFixed(1)} mm FWHM, to about ${Math.max(fa, fb).toFixed(1)} mm in both.`
    return fa < fb
      ? { a: smoothVolume(a, kernel), b, words }
      : { a, b: smoothVolume(b, kernel), words }
  },
}

export const matchings = { none, z, percentile, area, smoothness } as const satisfies Record<
  string,
  Matching
>

export type MatchingId = keyof typeof matchings

export const matchingIds = Object.keys(matchings) as readonly MatchingId[]

export type MatchedMaps = Matched & {
  readonly statistics: { readonly a: MapStatistic; readonly b: MapStatistic }
  readonly marks: Marks
}

/** Both maps matched, with what their values are then: one whose values changed has no p any more unless it became z. */
export function matchMaps(
  id: MatchingId,
  a: Volume,
  b: Volume,
  maps: { readonly a: MapDescription; readonly b: MapDescription },
  marks: Marks,
): MatchedMaps {
  const matching = matchings[id]
  const matched = matching.apply(a, b, maps)
  const statistic = (changed: boolean, { kind, dof }: MapDescription): MapStatistic =>
    changed ? { kind: id === 'z' ? 'z' : 'unknown' } : { kind, dof }
  return {
    ...matched,
    statistics: {
      a: statistic(matched.a !== a, maps.a),
      b: statistic(matched.b !== b, maps.b),
    },
    marks: matching.marks(marks, a, b, maps),
  }
}
