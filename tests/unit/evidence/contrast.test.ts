import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aleOfPrepared, prepareStudies } from '#evidence/ale-map.ts'
import { contrastByLabels, type StudyContrast } from '#evidence/contrast.ts'
import { dealtSum, skewedOfZ, waysToDeal, zOfSkewed } from '#evidence/dealt-sum.ts'
import { positionsInMask } from '#evidence/leave-one-out.ts'
import { nearnessIn } from '#evidence/nearness.ts'
import { runAll } from '#evidence/run-steps.ts'
import type { Study } from '#evidence/study.ts'
import { affineFromRows, apply } from '#space/affine.ts'
import { distance, voxelPoint, worldPoint } from '#space/point.ts'
import { normalUpperTail } from '#statistic/normal.ts'
import { type Random, seededRandom, shuffleFirst } from '#statistic/random.ts'
import { worldOfVoxel } from '#volume/voxel-place.ts'
import { mask, options, shape, study, toWorld } from './small-brain.ts'

const contrast = (
  first: readonly Study[],
  second: readonly Study[],
  { permutations = 19, seed = 1 } = {},
): StudyContrast =>
  runAll(
    contrastByLabels(prepareStudies(first, options), prepareStudies(second, options), {
      permutations,
      seed,
    }),
  )

const placeOf = (voxel: number) =>
  apply(
    toWorld,
    voxelPoint(
      voxel % shape[0],
      Math.floor(voxel / shape[0]) % shape[1],
      Math.floor(voxel / (shape[0] * shape[1])),
    ),
  )

/** Studies whose peaks lie anywhere in the mask. */
function scattered(name: string, studies: number, peaks: number, seed: number | Random): Study[] {
  const random = typeof seed === 'number' ? seededRandom(seed, peaks) : seed
  return Array.from({ length: studies }, (_, s) => ({
    ...study(`${name}${s}`, []),
    foci: Array.from({ length: peaks }, () => placeOf(mask[Math.floor(random() * mask.length)]!)),
  }))
}

/** Position in the mask's list of the voxel at these millimetres. */
const at = (x: number, y = 0, z = 0) =>
  positionsInMask(mask, [
    Math.round((x + 30) / 3) +
      shape[0] * (Math.round((y + 33) / 3) + shape[1] * Math.round((z + 36) / 4)),
  ])[0]!

/** All choices of `chosen` of the numbers 0 to n - 1. */
function* choicesOf(n: number, chosen: number, from = 0): Generator<number[]> {
  if (chosen === 0) yield []
  else
    for (let i = from; i <= n - chosen; i++)
      for (const rest of choicesOf(n, chosen - 1, i + 1)) yield [i, ...rest]
}

describe('the nearness of a study', () => {
  const nearnessOf = nearnessIn(mask, { shape, toWorld })
  const whole = (foci: Study['foci']) => {
    const out = new Float32Array(mask.length)
    nearnessOf({ foci })(0, mask.length, out)
    return out
  }

  it('is 1 on average over the brain, however many peaks the study lists', () => {
    for (const peaks of [1, 5, 40]) {
      const values = whole(scattered('s', 1, peaks, 3)[0]!.foci)
      expect(values.reduce((a, b) => a + b) / mask.length).toBeCloseTo(1, 5)
    }
    expect(new Set(whole([]))).toEqual(new Set([1]))
  })

  it('falls with the distance in millimetres to the nearest peak, on voxels that are no cubes', () => {
    const { foci } = scattered('s', 1, 4, 8)[0]!
    const values = whole(foci)
    const distances = Array.from(mask, (voxel) =>
      Math.min(...foci.map((focus) => Math.hypot(...placeOf(voxel).map((x, d) => x - focus[d]!)))),
    )
    const order = [...mask.keys()].sort((a, b) => distances[a]! - distances[b]!)
    for (const [n, m] of order.slice(1).entries()) {
      const before = order[n]!
      // Distances whose squares are closer than one edge squared may share a bin.
      if (distances[m]! ** 2 - distances[before]! ** 2 > 9) {
        expect(values[m]!).toBeLessThan(values[before]!)
      }
    }
  })

  it('is the mean of minus the logarithm of the shares that all voxels equally near take up', () => {
    const rows = [
      [-2, 0, 0, 10],
      [0, 3, 0, -6],
      [0, 0, 4, -8],
    ]
    const grid = { shape: [5, 4, 3] as const, toWorld: affineFromRows<'voxel', 'world'>(rows) }
    const all = Int32Array.from({ length: 60 }, (_, voxel) => voxel)
    const foci: Study['foci'] = [worldPoint(10, -6, -8), worldPoint(4, 0, 0)]
    const squared = Array.from(all, (voxel) => {
      const at = worldOfVoxel(grid, voxel)
      // In units of the shortest edge, to whole numbers.
      return Math.round(Math.min(...foci.map((focus) => distance(focus, at))) ** 2 / 4)
    })
    const out = new Float32Array(60)
    nearnessIn(all, grid)({ foci })(0, 60, out)
    for (const voxel of all) {
      const nearer = squared.filter((other) => other < squared[voxel]!).length
      const equal = squared.filter((other) => other === squared[voxel]!).length
      // The mean over many shares in between, each at the middle of its slice.
      const shares = Array.from(
        { length: 4000 },
        (_, n) => (nearer + ((n + 0.5) / 4000) * equal) / 60,
      )
      const mean = shares.reduce((sum, share) => sum - Math.log(share), 0) / 4000
      expect(out[voxel]).toBeCloseTo(mean, 3)
    }
  })

  it('is minus the logarithm of the share of the brain that lies as near', () => {
    const { foci } = scattered('s', 1, 3, 5)[0]!
    const values = whole(foci)
    const ranked = Float32Array.from(values).sort().reverse()
    for (const m of [10, 500, 1500]) {
      const first = ranked.indexOf(values[m]!)
      const last = ranked.lastIndexOf(values[m]!) + 1
      expect(values[m]!).toBeLessThanOrEqual(-Math.log(Math.max(first, 0.5) / mask.length) + 1)
      expect(values[m]!).toBeGreaterThanOrEqual(-Math.log(last / mask.length))
    }
  })

  it('is the same in blocks as at once', () => {
    const { foci } = scattered('s', 1, 6, 9)[0]!
    const write = nearnessOf({ foci })
    const block = new Float32Array(100)
    write(700, 60, block)
    expect([...block.subarray(0, 60)]).toEqual([...whole(foci).subarray(700, 760)])
    expect(block[60]).toBe(0)
  })
})

describe('a sum dealt at random', () => {
  it('has the mean, spread and skewness of all deals', () => {
    const numbers = fc.array(fc.double({ min: -5, max: 20, noNaN: true }), {
      minLength: 3,
      maxLength: 9,
    })
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 0.999, noNaN: true }), (all, share) => {
        const chosen = 1 + Math.floor(share * (all.length - 1))
        const sums = [...choicesOf(all.length, chosen)].map((deal) =>
          deal.reduce((sum, i) => sum + all[i]!, 0),
        )
        expect(sums.length).toBe(waysToDeal(all.length, chosen))
        const mean = sums.reduce((a, b) => a + b) / sums.length
        const moment = (power: number) =>
          sums.reduce((a, b) => a + (b - mean) ** power, 0) / sums.length
        const dealt = dealtSum(all, chosen)
        expect(dealt.mean).toBeCloseTo(mean, 8)
        if (dealt.sd > 1e-3) {
          expect(dealt.sd).toBeCloseTo(Math.sqrt(moment(2)), 8)
          expect(dealt.skewness).toBeCloseTo(moment(3) / moment(2) ** 1.5, 6)
        }
      }),
    )
  })

  it('has no spread where all numbers are alike', () => {
    expect(dealtSum([0.1, 0.1, 0.1], 2)).toEqual({ mean: expect.closeTo(0.2), sd: 0, skewness: 0 })
    expect(dealtSum([3], 1).sd).toBe(0)
  })

  it('has the tails that counting all deals gives', () => {
    const random = seededRandom(12)
    const all = Array.from({ length: 18 }, () => -Math.log(1 - random()))
    const dealt = dealtSum(all, 6)
    const sums = [...choicesOf(18, 6)]
      .map((deal) => deal.reduce((sum, i) => sum + all[i]!, 0))
      .sort((a, b) => a - b)
    for (const share of [0.01, 0.025, 0.2, 0.5, 0.8, 0.975, 0.99]) {
      const value = sums[Math.floor(share * sums.length)]!
      const z = zOfSkewed((value - dealt.mean) / dealt.sd, dealt.skewness)
      expect(Math.abs(normalUpperTail(-z) - share)).toBeLessThan(
        0.1 * Math.min(share, 1 - share) + 0.004,
      )
    }
  })

  it('is turned into z and back again', () => {
    for (const skewness of [-0.8, -0.002, 0, 0.0005, 0.3, 1.2]) {
      for (const z of [-3, -1, 0, 1, 4]) {
        expect(zOfSkewed(skewedOfZ(z, skewness), skewness)).toBeCloseTo(z, 10)
      }
    }
  })

  it('leaves z alone without skewness, and passes into it smoothly', () => {
    expect(zOfSkewed(2.5, 0)).toBe(2.5)
    expect(zOfSkewed(2.5, 0.00101)).toBeCloseTo(2.5, 2)
    expect(zOfSkewed(3, 0.5)).toBeLessThan(3)
    expect(zOfSkewed(-3, 0.5)).toBeLessThan(-3)
  })
})

describe('the contrast of two sets of studies', () => {
  const noise = (name: string, n: number, place: [number, number, number]) =>
    scattered(name, n, 5, place[0] + 100).map((one) => ({
      ...one,
      foci: [...one.foci, ...study('', [place]).foci],
    }))
  const left = noise('l', 9, [-12, 0, 0])
  const right = noise('r', 8, [12, 0, 0])
  const there = contrast(left, right, { permutations: 99 })

  it('can be dealt once, and not less often', () => {
    expect(contrast(left, right, { permutations: 1 }).permutations).toBe(1)
    for (const permutations of [0, -1, Number.NaN])
      expect(() => contrast(left, right, { permutations })).toThrow(
        'The number of permutations must be 1 or more.',
      )
  })

  it('is positive where the first set has its peaks and negative where the second has', () => {
    expect(there.z[at(-12)]).toBeGreaterThan(3)
    expect(there.z[at(12)]).toBeLessThan(-3)
    expect(there.difference[at(-12)]).toBeGreaterThan(1)
    expect(there.difference[at(12)]).toBeLessThan(-1)
    expect(Math.abs(there.z[at(-12)]!)).toBeGreaterThan(there.correctedZ)
  })

  it('is the difference of the mean nearness of both sets', () => {
    const nearnessOf = nearnessIn(mask, { shape, toWorld })
    const out = new Float32Array(1)
    const mean = (studies: readonly Study[]) =>
      studies.reduce((sum, one) => {
        nearnessOf(one)(at(3, 9), 1, out)
        return sum + out[0]! / studies.length
      }, 0)
    expect(there.difference[at(3, 9)]).toBeCloseTo(mean(left) - mean(right), 5)
  })

  it('has for p the two tails of z', () => {
    for (const m of [0, 700, at(-12), at(12)]) {
      expect(there.p[m]).toBeCloseTo(2 * normalUpperTail(Math.abs(there.z[m]!)), 12)
    }
  })

  it('turns its sign when the sets are exchanged, and keeps its p', () => {
    const back = contrast(right, left)
    for (const m of [3, 400, at(-12), at(12), mask.length - 1]) {
      expect(back.z[m]).toBeCloseTo(-there.z[m]!, 4)
      expect(back.difference[m]).toBeCloseTo(-there.difference[m]!, 5)
      expect(back.p[m]).toBeCloseTo(there.p[m]!, 4)
    }
  })

  it('gives the same corrected threshold for the same seed and another for another', () => {
    expect(contrast(left, right, { permutations: 99 })).toEqual(there)
    expect(contrast(left, right, { permutations: 99, seed: 2 }).correctedZ).not.toBe(
      there.correctedZ,
    )
  })

  it('says what counting thousands of deals says', () => {
    const first = scattered('a', 18, 6, 40)
    const second = scattered('b', 40, 15, 41)
    const { p, z } = contrast(first, second)
    const nearnessOf = nearnessIn(mask, { shape, toWorld })
    const rows = [...first, ...second].map((one) => {
      const out = new Float32Array(mask.length)
      nearnessOf(one)(0, mask.length, out)
      return out
    })
    const order = Int32Array.from(rows, (_, s) => s)
    const deals = Array.from({ length: 20_000 }, (_, deal) => {
      shuffleFirst(order, 18, seededRandom(77, deal))
      return order.slice(0, 18)
    })
    const observed = Int32Array.from(first, (_, s) => s)
    const strongest = [...mask.keys()].sort((a, b) => p[a]! - p[b]!)
    for (const m of [0, 50, 100, 200, 400, 800, 1600].map((rank) => strongest[rank]!)) {
      const sumOf = (deal: Int32Array) => deal.reduce((sum, s) => sum + rows[s]![m]!, 0)
      const upper = deals.filter((deal) => sumOf(deal) >= sumOf(observed)).length / deals.length
      const counted = 2 * Math.min(upper, 1 - upper)
      expect(Math.abs(p[m]! - counted)).toBeLessThan(0.006 + 0.15 * counted)
      if (counted < 0.5) expect(Math.sign(z[m]!)).toBe(upper < 0.5 ? 1 : -1)
    }
  })

  it('has p no smaller than the number of deals allows', () => {
    const first = Array.from({ length: 2 }, (_, s) => study(`a${s}`, [[-12, 3 * s, 0]]))
    const second = Array.from({ length: 3 }, (_, s) => study(`b${s}`, [[12, 3 * s, 0]]))
    const { p, z, correctedZ } = contrast(first, second, { permutations: 99 })
    expect(Math.min(...p)).toBeCloseTo(2 / 10, 12)
    expect(z.some((value) => Math.abs(value) > correctedZ)).toBe(false)
  })

  it('holds where peaks lie anywhere and one set lists twice as many a study', {
    timeout: 60_000,
  }, () => {
    let [up, down, corrected] = [0, 0, 0]
    const sets = 40
    for (let set = 0; set < sets; set++) {
      const random = seededRandom(set, 99)
      const few = scattered('a', 12, 5, random)
      const { p, z, correctedZ } = contrast(few, scattered('b', 20, 12, random), { seed: set })
      for (let m = 0; m < mask.length; m++) {
        if (p[m]! <= 0.05 && z[m]! > 0) up++
        if (p[m]! <= 0.05 && z[m]! < 0) down++
      }
      if (z.some((value) => Math.abs(value) > correctedZ)) corrected++
    }
    for (const direction of [up, down]) {
      expect(direction / mask.length / sets).toBeGreaterThan(0.015)
      expect(direction / mask.length / sets).toBeLessThan(0.035)
    }
    expect(corrected).toBeLessThanOrEqual(6)
  })

  it('gives no difference where both sets converge and one lists more peaks a study', () => {
    const meet = (name: string, n: number, peaks: number) =>
      scattered(name, n, peaks, 77).map((one) => ({
        ...one,
        foci: [...one.foci.slice(1), ...study('', [[0, 0, 0]]).foci],
      }))
    const [few, many] = [meet('a', 9, 4), meet('b', 9, 9)]
    const { z, p, bothConverge } = contrast(few, many)
    const [a, b] = [few, many].map((set) => aleOfPrepared(prepareStudies(set, options)).p)
    const both = [...mask.keys()].filter((m) => a![m]! <= 0.01 && b![m]! <= 0.01)
    expect(both).toContain(at(0))
    expect(bothConverge).toBe(both.length)
    for (const m of both) expect([z[m], p[m]]).toEqual([0, 1])
    expect(z[at(0, 21)]).not.toBe(0)
    const alike = contrast(few, meet('b', 9, 5))
    expect(alike.bothConverge).toBe(0)
    expect(alike.p[at(0)]).toBeLessThan(1)
  })

  it('takes its corrected threshold from the largest |z| of each deal, whichever side it is on', () => {
    const [first, second] = [scattered('a', 5, 4, 70), scattered('b', 4, 4, 71)]
    const { correctedZ } = contrast(first, second, { permutations: 39, seed: 5 })
    // The smaller set is dealt: each deal is the contrast of those four studies with the other five.
    const all = [...second, ...first]
    const order = Int32Array.from(all, (_, s) => s)
    const largest = Array.from({ length: 39 }, (_, deal) => {
      order.sort()
      shuffleFirst(order, 4, seededRandom(5, deal))
      const chosen = new Set(order.slice(0, 4))
      const { z } = contrast(
        all.filter((_, s) => chosen.has(s)),
        all.filter((_, s) => !chosen.has(s)),
      )
      return z.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    })
    // Of 40 maps, the observed one among them, 2 are 5 %.
    expect(correctedZ).toBeCloseTo(largest.sort((a, b) => b - a)[1]!, 4)
  })

  it('has no corrected threshold from fewer deals than one in twenty', () => {
    expect(contrast(left, right, { permutations: 18 }).correctedZ).toBe(Number.POSITIVE_INFINITY)
    expect(contrast(left, right, { permutations: 19 }).correctedZ).toBeLessThan(20)
  })

  it('refuses sets that share a study, empty sets, no deals, and masks that differ', () => {
    expect(() => contrast(left, left)).toThrow(/in common.*l0/)
    for (const [one, other] of [
      [[], right],
      [left, []],
    ] as const)
      expect(() => contrast(one, other)).toThrow(
        expect.objectContaining({
          tag: 'no-studies',
          message: 'A contrast needs at least one study on each side.',
        }),
      )
    expect(() => contrast(left, right, { permutations: 0 })).toThrow(
      expect.objectContaining({ tag: 'bad-option' }),
    )
    const [a, b] = [
      prepareStudies(left, options),
      prepareStudies(right, { ...options, mask: mask.slice(1) }),
    ]
    expect(() => runAll(contrastByLabels(a, b, { permutations: 1, seed: 1 }))).toThrow(
      expect.objectContaining({ tag: 'bad-mask' }),
    )
  })
})
