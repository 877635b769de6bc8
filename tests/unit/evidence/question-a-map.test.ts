import { describe, expect, it } from 'vitest'
import { aleMap, aleOfPrepared, prepareStudies } from '#evidence/ale-map.ts'
import { BIN_WIDTH, leastAleAtP } from '#evidence/ale-null.ts'
import { conjunctionZ } from '#evidence/conjunction.ts'
import {
  leaveOneOut,
  positionsInMask,
  regionJackknife,
  regionValue,
  sharesOfRegion,
} from '#evidence/leave-one-out.ts'
import { type MonteCarloNull, monteCarloNull } from '#evidence/monte-carlo-null.ts'
import { runAll, runSteps } from '#evidence/run-steps.ts'
import { aleAt, studiesNear } from '#evidence/studies-near.ts'
import {
  thresholdClusterFwe,
  thresholdFdr,
  thresholdUncorrected,
  thresholdVoxelFwe,
} from '#evidence/threshold-map.ts'
import { cumulativeByYear, studiesWithoutYear } from '#evidence/timeline.ts'
import { apply } from '#space/affine.ts'
import { voxelPoint, worldPoint } from '#space/point.ts'
import { seededRandom } from '#statistic/random.ts'
import { mask, options, randomStudies, shape, study, toWorld } from './small-brain.ts'

const studies = randomStudies(8, 21)
const prepared = prepareStudies(studies, options)
const grid = { shape, toWorld }

function worldOfMask(m: number) {
  const index = mask[m]!
  return apply(
    toWorld,
    voxelPoint(
      index % shape[0],
      Math.floor(index / shape[0]) % shape[1],
      Math.floor(index / (shape[0] * shape[1])),
    ),
  )
}

describe('leaving studies out one by one', () => {
  it('gives the same maps as computing each anew', () => {
    const left = runAll(leaveOneOut(prepared, (map) => map))
    left.forEach(({ study: out, result }) => {
      const direct = aleMap(
        studies.filter((s) => s !== out),
        options,
      )
      expect(result).toEqual(direct)
    })
    expect(left.map((entry) => entry.study)).toEqual(studies)
  })

  it('shows by a region what hangs on one study', () => {
    const lone = study('lone', [[0, 0, 0]])
    const others = [study('b', [[18, 0, 0]]), study('c', [[18, 3, 0]]), study('d', [[-18, 0, 0]])]
    const p = prepareStudies([lone, ...others], options)
    const region = positionsInMask(mask, [mask[0]!, 10 + 20 * (11 + 22 * 9)])
    const centre = region[1]!
    const values = runAll(regionJackknife(p, [centre]))
    const all = regionValue(aleOfPrepared(p), [centre]).maxZ
    expect(values[0]!.result.maxZ).toBeLessThan(all)
    expect(sharesOfRegion(p, [centre])[0]!.study.id).toBe('lone')
    expect(sharesOfRegion(p, [centre]).reduce((sum, s) => sum + s.share, 0)).toBeCloseTo(1, 12)
  })

  it('finds positions in the mask, leaving out voxels outside it', () => {
    expect([...positionsInMask(mask, [mask[3]!, 0, mask[9]!])]).toEqual([3, 9])
  })
})

describe('the timeline', () => {
  it('maps all studies up to each year and leaves out those without one', () => {
    const undated = study('undated', [[0, 0, 0]])
    const p = prepareStudies([...studies, undated], options)
    const years = runAll(cumulativeByYear(p, (map) => map.ale))
    for (const { year, result, studies: count } of years) {
      const upTo = studies.filter((s) => s.year !== null && s.year <= year)
      expect(count).toBe(upTo.length)
      const direct = aleMap(upTo, options).ale
      result.forEach((value, m) => {
        expect(value).toBeCloseTo(direct[m]!, 13)
      })
    }
    expect(years.map((y) => y.year)).toEqual([...new Set(years.map((y) => y.year))].sort())
    expect(studiesWithoutYear(p)).toEqual([undated])
  })
})

describe('the studies near a place', () => {
  it('are those with a peak within the radius, nearest first', () => {
    const place = worldPoint(0, 0, 0)
    const near = studiesNear(
      [
        study('far', [[20, 0, 0]]),
        study('b', [
          [0, 6, 0],
          [0, 9, 0],
        ]),
        study('a', [
          [2, 0, 0],
          [0, 0, 30],
        ]),
      ],
      place,
      10,
      { grid },
    )
    expect(near.map((s) => [s.study.id, s.distanceMm, s.fociWithin])).toEqual([
      ['a', 2, 1],
      ['b', 6, 2],
    ])
    expect(near[0]!.focus).toEqual([2, 0, 0])
  })

  it('have shares of the value that the map has there', () => {
    const map = aleOfPrepared(prepared)
    for (const m of [0, 500, 1500, mask.length - 1]) {
      const place = worldOfMask(m)
      expect(aleAt(studies, place, { grid })).toBeCloseTo(map.ale[m]!, 14)
      const shares = studiesNear(studies, place, 1000, { grid }).map((s) => s.share)
      expect(shares).toHaveLength(studies.length)
      expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(map.ale[m]! > 0 ? 1 : 0, 12)
    }
  })
})

describe('the Monte Carlo null', () => {
  const random = runAll(monteCarloNull(prepared, { permutations: 60, seed: 5, countAle: true }))

  it('is the same for the same seed and another for another', () => {
    expect(runAll(monteCarloNull(prepared, { permutations: 60, seed: 5, countAle: true }))).toEqual(
      random,
    )
    const other = runAll(monteCarloNull(prepared, { permutations: 60, seed: 6 }))
    expect(other.largestAle).not.toEqual(random.largestAle)
  })

  it('draws maps that are ALE maps of peaks at random voxels of the mask', () => {
    const draw = seededRandom(5, 7)
    const dealt = studies.map((s) => ({
      ...s,
      foci: s.foci.map(() => worldOfMask(Math.floor(draw() * mask.length))),
    }))
    const map = aleMap(dealt, options)
    const largest = map.ale.reduce((a, b) => Math.max(a, b))
    expect(Math.abs(random.largestAle[7]! - largest)).toBeLessThan(BIN_WIDTH / 2)
  })

  it('has the ALE distribution of the analytic null when peaks lie anywhere in the mask', () => {
    const draw = seededRandom(77)
    const anywhere = prepareStudies(
      Array.from({ length: 12 }, (_, s) => ({
        ...study(`s${s}`, []),
        foci: Array.from({ length: 6 }, () => worldOfMask(Math.floor(draw() * mask.length))),
      })),
      options,
    )
    const drawn = runAll(monteCarloNull(anywhere, { permutations: 40, seed: 2, countAle: true }))
    expect(drawn.histogram!.reduce((a, b) => a + b)).toBeCloseTo(1, 10)
    const mean = (h: Float64Array) => h.reduce((sum, share, bin) => sum + share * bin, 0)
    const ratio = mean(drawn.histogram!) / mean(aleOfPrepared(anywhere).null.histogram)
    expect(Math.abs(ratio - 1)).toBeLessThan(0.06)
  })

  it('lets a cluster through that is larger than nearly all of the random ones, and no other', () => {
    const crowd = Array.from({ length: 10 }, (_, s) =>
      study(`s${s}`, [
        [0, s % 2, 0],
        [-18 + 4 * s, 15 - s, 12],
      ]),
    )
    const p = prepareStudies(crowd, options)
    const map = aleOfPrepared(p)
    const nulls = runAll(monteCarloNull(p, { permutations: 99, seed: 1, formingP: 0.01 }))
    const result = thresholdClusterFwe(map, grid, nulls, 0.05)
    expect(result.clusters.length).toBeGreaterThan(0)
    for (const cluster of result.clusters) {
      const asLarge = nulls.largestCluster.filter((size) => size >= cluster.sizeVoxels).length
      expect(cluster.p).toBeCloseTo((1 + asLarge) / 100, 12)
      expect(cluster.significant).toBe(cluster.sizeVoxels >= result.leastSizeVoxels)
      for (const m of cluster.at) expect(result.z[m]! > 0).toBe(cluster.significant)
    }
    expect(result.clusters[0]!.significant).toBe(true)
    const voxels = thresholdVoxelFwe(map, nulls, 0.05)
    const cut = nulls.largestAle.slice().sort()[94]!
    expect(voxels.significantVoxels).toBe(map.ale.filter((ale) => ale > cut).length)
  })

  it('can be paused and cancelled between draws', async () => {
    const abort = new AbortController()
    let pauses = 0
    const run = runSteps(monteCarloNull(prepared, { permutations: 50, seed: 1 }), {
      signal: abort.signal,
      pause: async () => {
        if (++pauses === 3) abort.abort(new Error('stop'))
      },
    })
    await expect(run).rejects.toThrow('stop')
    expect(pauses).toBe(3)
  })

  it('refuses to run without draws', () => {
    expect(() => runAll(monteCarloNull(prepared, { permutations: 0, seed: 1 }))).toThrow(
      expect.objectContaining({ tag: 'bad-option' }),
    )
  })
})

describe('a value that the random maps reach just often enough', () => {
  const map = aleOfPrepared(prepared)
  const formingAle = leastAleAtP(map.null.tail, 0.01)
  const largestOf = (values: ArrayLike<number>) =>
    Array.from(values).reduce((a, b) => Math.max(a, b))
  const nulls = (clusters: number[], values: number[]): MonteCarloNull => ({
    permutations: clusters.length,
    seed: 1,
    formingP: 0.01,
    connectivity: 6,
    formingAle,
    largestCluster: Int32Array.from(clusters),
    largestAle: Float64Array.from(values),
    histogram: null,
  })
  const none = Array.from({ length: 39 }, () => 0)

  it('makes a cluster significant at exactly p = .05 and not at the next larger', () => {
    const size = largestOf(
      thresholdClusterFwe(map, grid, nulls(none, none), 0.05).clusters.map((c) => c.sizeVoxels),
    )
    const withOneAsLarge = thresholdClusterFwe(
      map,
      grid,
      nulls([size, ...none.slice(1)], none),
      0.05,
    )
    expect(withOneAsLarge.clusters[0]).toMatchObject({
      sizeVoxels: size,
      p: 2 / 40,
      significant: true,
    })
    const withTwo = thresholdClusterFwe(
      map,
      grid,
      nulls([size, size, ...none.slice(2)], none),
      0.05,
    )
    expect(withTwo.clusters[0]).toMatchObject({ p: 3 / 40, significant: false })
    expect(withTwo.leastSizeVoxels).toBe(size + 1)
    expect(withTwo.significantVoxels).toBe(0)
  })

  it('has to be exceeded by a voxel, not only reached', () => {
    const top = largestOf(map.ale)
    const reached = [top, top, ...none.slice(2)]
    expect(thresholdVoxelFwe(map, nulls(none, reached), 0.05).significantVoxels).toBe(0)
    const below = reached.map((value) => value * (1 - 1e-9))
    const passed = thresholdVoxelFwe(map, nulls(none, below), 0.05)
    expect(passed.significantVoxels).toBe(map.ale.filter((ale) => ale > top * (1 - 1e-9)).length)
    expect(passed.thresholdZ).toBe(largestOf(map.z))
  })
})

it('counts a region’s voxels at an uncorrected p of .001, and takes its mean and highest z', () => {
  const map = aleOfPrepared(prepared)
  const region = [...mask.keys()].filter((m) => map.p[m]! <= 0.03)
  const { meanZ, maxZ, voxelsBelow001 } = regionValue(map, region)
  const strict = region.filter((m) => map.p[m]! <= 0.001).length
  expect(strict).toBeGreaterThan(0)
  expect(strict).toBeLessThan(region.filter((m) => map.p[m]! <= 0.01).length)
  expect(voxelsBelow001).toBe(strict)
  expect(maxZ).toBe(Math.max(...region.map((m) => map.z[m]!)))
  expect(meanZ).toBeCloseTo(region.reduce((sum, m) => sum + map.z[m]!, 0) / region.length, 12)
  expect(regionValue(map, [])).toEqual({ meanZ: 0, maxZ: 0, voxelsBelow001: 0 })
})

describe('thresholds of single voxels', () => {
  const map = aleOfPrepared(prepared)

  it('keep z where p is at most the level, and 0 elsewhere', () => {
    const { z, significantVoxels, thresholdZ } = thresholdUncorrected(map, 0.01)
    expect(significantVoxels).toBe(map.p.filter((p) => p <= 0.01).length)
    expect(significantVoxels).toBeGreaterThan(0)
    z.forEach((value, m) => {
      expect(value).toBe(map.p[m]! <= 0.01 ? map.z[m] : 0)
    })
    expect(thresholdZ).toBeCloseTo(2.3263, 4)
    const least = map.p.reduce((low, p) => Math.min(low, p), 1)
    expect(thresholdUncorrected(map, least).significantVoxels).toBeGreaterThan(0)
  })

  it('are stricter by the false discovery rate, or let nothing through', () => {
    const strict = thresholdFdr(map, 0.05)
    expect(strict.significantVoxels).toBeLessThanOrEqual(
      thresholdUncorrected(map, 0.05).significantVoxels,
    )
    expect(thresholdFdr(map, 1e-30)).toMatchObject({ significantVoxels: 0, thresholdZ: null })
  })
})

it('takes the smaller z of both maps for a conjunction', () => {
  expect([...conjunctionZ(Float64Array.of(3, 0, 5), Float64Array.of(4, 4, 2))]).toEqual([3, 0, 2])
  expect(() => conjunctionZ(new Float64Array(2), new Float64Array(3))).toThrow(RangeError)
})

it('a null needs one study, and one draw', () => {
  const alone = prepareStudies(randomStudies(1, 3), options)
  expect(runAll(monteCarloNull(alone, { permutations: 1, seed: 5 })).permutations).toBe(1)
  const nothing = { ...alone, studies: [] }
  expect(() => runAll(monteCarloNull(nothing, { permutations: 1, seed: 5 }))).toThrow(
    'No study is left: a null needs at least one.',
  )
  for (const permutations of [0, 0.5, Number.NaN])
    expect(() => runAll(monteCarloNull(alone, { permutations, seed: 5 }))).toThrow(
      'The number of permutations must be 1 or more.',
    )
})
