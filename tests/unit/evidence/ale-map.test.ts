import { describe, expect, it } from 'vitest'
import {
  type AleMap,
  aleMap,
  aleOfPrepared,
  aleThreshold,
  prepareStudies,
  subsetOf,
} from '#evidence/ale-map.ts'
import {
  aleAtP,
  BIN_WIDTH,
  combine,
  leastAleAtP,
  nullHistogram,
  tailBin,
  upperTail,
} from '#evidence/ale-null.ts'
import { maskFromVolume, volumeOfMask } from '#evidence/grid.ts'
import { fwhmMm, kernelOf } from '#evidence/kernel.ts'
import type { Study } from '#evidence/study.ts'
import { zFromUpperP } from '#statistic/normal.ts'
import { seededRandom } from '#statistic/random.ts'
import { mask, options, randomStudies, shape, study, toWorld } from './small-brain.ts'

/** The whole of ALE over every voxel, focus and pair of bins, straight from the formulas. */
function naiveAle(studies: readonly Study[], fallbackN: number): Pick<AleMap, 'ale' | 'p' | 'z'> {
  const voxelMm = [3, 3, 4]
  const origin = [-30, -33, -36]
  const weights = (n: number, axis: number) => {
    const sigma = fwhmMm(n) / Math.sqrt(8 * Math.log(2)) / voxelMm[axis]!
    const r = Math.floor(4 * sigma + 0.5)
    const raw = Array.from({ length: 2 * r + 1 }, (_, d) =>
      Math.exp(-((d - r) ** 2) / (2 * sigma ** 2)),
    )
    const sum = raw.reduce((a, b) => a + b)
    return (d: number) => (Math.abs(d) > r ? 0 : raw[d + r]! / sum)
  }
  const activations = studies.map((s) => {
    const along = [0, 1, 2].map((axis) => weights(s.n ?? fallbackN, axis))
    return Array.from(mask, (index) => {
      const voxel = [
        index % shape[0],
        Math.floor(index / shape[0]) % shape[1],
        Math.floor(index / (shape[0] * shape[1])),
      ]
      const values = s.foci.map((focus) =>
        along
          .map((w, axis) =>
            w(voxel[axis]! - Math.floor((focus[axis]! - origin[axis]!) / voxelMm[axis]! + 0.5)),
          )
          .reduce((a, b) => a * b),
      )
      return Math.max(...values)
    })
  })
  const ale = Float64Array.from(
    mask,
    (_, m) => 1 - activations.reduce((miss, ma) => miss * (1 - ma[m]!), 1),
  )
  let tally = new Map([[0, 1]])
  for (const ma of activations) {
    const next = new Map<number, number>()
    const own = new Map<number, number>()
    for (const value of ma) {
      const bin = Math.floor(value / BIN_WIDTH + 0.5)
      own.set(bin, (own.get(bin) ?? 0) + 1 / mask.length)
    }
    for (const [a, pa] of tally) {
      for (const [b, pb] of own) {
        const bin = Math.floor((1 - (1 - a * BIN_WIDTH) * (1 - b * BIN_WIDTH)) / BIN_WIDTH + 0.5)
        next.set(bin, (next.get(bin) ?? 0) + pa * pb)
      }
    }
    tally = next
  }
  const bins = [...tally].sort((a, b) => b[0] - a[0])
  const p = ale.map((value) => {
    const own = Math.floor(value / BIN_WIDTH + 0.5)
    return Math.min(
      1,
      bins.reduce((sum, [bin, pb]) => (bin >= own ? sum + pb : sum), 0),
    )
  })
  return { ale, p, z: p.map((value) => Math.max(0, zFromUpperP(value))) }
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a, (value, i) => Math.abs(value - b[i]!)).reduce((x, y) => Math.max(x, y), 0)
}

describe('an ALE map', () => {
  it.each([1, 2, 3])('equals a plain computation over every voxel (studies of seed %d)', (seed) => {
    const studies = randomStudies(5, seed)
    const map = aleMap(studies, { ...options, fallbackN: 14 })
    const naive = naiveAle(studies, 14)
    expect(largestDifference(map.ale, naive.ale)).toBeLessThan(1e-14)
    // Sums that fall just between two bins may round either way.
    expect(largestDifference(map.p, naive.p)).toBeLessThan(1e-5)
    expect(map.ale.some((value) => value > 0.01)).toBe(true)
  })

  it('tells how many studies, peaks and unknown sample sizes went into it', () => {
    const studies = [
      study('a', [
        [0, 0, 0],
        [29, 32, 30],
      ]),
      study('b', [[3, 3, 3]], { n: 12 }),
    ]
    expect(aleMap(studies, { ...options, fallbackN: 17 })).toMatchObject({
      studies: 2,
      foci: 3,
      fociOutsideMask: 1,
      studiesOfUnknownN: 1,
      fallbackN: 17,
    })
  })

  it('is not raised by a study that reports the same peak many times', () => {
    const once = [study('a', [[0, 0, 0]]), study('b', [[6, 0, 0]])]
    const often = [
      study(
        'a',
        Array.from({ length: 20 }, () => [0, 0, 0]),
      ),
      once[1]!,
    ]
    expect(aleMap(often, options).ale).toEqual(aleMap(once, options).ale)
  })

  it('gives a wider and lower peak to a smaller study', () => {
    const peak = (n: number) => Math.max(...aleMap([study('a', [[0, 0, 0]], { n })], options).ale)
    expect(peak(8)).toBeLessThan(peak(80))
  })

  it('of a subset equals the map of just those studies', () => {
    const studies = randomStudies(6, 4)
    const subset = subsetOf(prepareStudies(studies, options), (_, i) => i % 2 === 0)
    const direct = aleMap(
      studies.filter((_, i) => i % 2 === 0),
      options,
    )
    expect(aleOfPrepared(subset)).toEqual(direct)
  })

  it('reports progress study by study and stops when aborted', () => {
    const shares: number[] = []
    const abort = new AbortController()
    const onProgress = (share: number) => {
      shares.push(share)
      if (share === 0.5) abort.abort(new Error('enough'))
    }
    expect(() =>
      aleMap(randomStudies(4, 5), { ...options, onProgress, signal: abort.signal }),
    ).toThrow('enough')
    expect(shares).toEqual([0.25, 0.5])
  })

  it('refuses no studies, a bad mask and an impossible fallback by name', () => {
    const one = [study('a', [[0, 0, 0]])]
    expect(() => aleMap([], options)).toThrow(expect.objectContaining({ tag: 'no-studies' }))
    for (const bad of [
      Int32Array.of(),
      Int32Array.of(3, 2),
      Int32Array.of(1e9),
      Int32Array.of(-1),
    ]) {
      expect(() => aleMap(one, { ...options, mask: bad })).toThrow(
        expect.objectContaining({ tag: 'bad-mask' }),
      )
    }
    expect(() => aleMap(one, { ...options, fallbackN: 0 })).toThrow(
      expect.objectContaining({ tag: 'bad-option' }),
    )
  })
})

it('refuses more studies than memory has room for, and grids too fine for the kernel', () => {
  const many = Array.from({ length: 1001 }, (_, s) => study(`s${s}`, []))
  expect(() => prepareStudies(many, options)).toThrow(/1001 studies/)
  expect(() => kernelOf(1, [0.4, 0.41, 0.42])).toThrow(/too fine/)
})

describe('the analytic null', () => {
  const histogram = (seed: number, length: number) => {
    const random = seededRandom(seed)
    const raw = Float64Array.from({ length }, () => (random() < 0.4 ? 0 : random()))
    const sum = raw.reduce((a, b) => a + b)
    return raw.map((value) => value / sum)
  }

  it.each([
    [1, 30, 700],
    [2, 900, 5000],
    [3, 2, 40],
    [4, 2500, 2400],
  ])('combines histograms as the double loop does (seed %d)', (seed, first, second) => {
    const a = histogram(seed, first)
    const b = histogram(seed + 100, second)
    const plain = new Map<number, number>()
    a.forEach((pa, x) => {
      b.forEach((pb, y) => {
        const bin = Math.floor(x + y - x * BIN_WIDTH * y + 0.5)
        plain.set(bin, (plain.get(bin) ?? 0) + pa * pb)
      })
    })
    const combined = combine(a, b)
    for (const [bin, value] of plain) expect(combined[bin] ?? 0).toBeCloseTo(value, 14)
    expect(combined.reduce((x, y) => x + y)).toBeCloseTo(1, 12)
  })

  it('has tails that fall from one and never reach zero', () => {
    const tail = upperTail(nullHistogram([histogram(1, 50), histogram(2, 60)]))
    expect(tail[0]).toBe(1)
    expect(tail.every((p, bin) => p > 0 && (bin === 0 || p <= tail[bin - 1]!))).toBe(true)
  })

  it('adds up what lies in each bin or above, and where nothing does takes what is last seen', () => {
    expect([...upperTail(Float64Array.of(0.5, 0.25, 0.25))]).toEqual([1, 0.5, 0.25])
    expect([...upperTail(Float64Array.of(6, 1, 1, 0, 0))]).toEqual([1, 0.25, 0.125, 0.125, 0.125])
  })

  it('is read at the nearest bin, beyond its end at the last', () => {
    expect([0, 0.49, 0.51, 2.49, 2.51, 40].map((bins) => tailBin(bins * BIN_WIDTH, 4))).toEqual([
      0, 0, 1, 2, 3, 3,
    ])
  })

  it('says from which value on p is at most so much, and up to which it is more', () => {
    const tail = Float64Array.of(1, 0.5, 0.25, 0.125)
    const inBins = (p: number) => [aleAtP(tail, p) / BIN_WIDTH, leastAleAtP(tail, p) / BIN_WIDTH]
    expect(inBins(1)).toEqual([0, -0.5])
    expect(inBins(0.5)).toEqual([0, 0.5])
    expect(inBins(0.3)).toEqual([1, 1.5])
    expect(inBins(0.25)).toEqual([1, 1.5])
    expect(inBins(0.125)).toEqual([2, 2.5])
    expect(inBins(0.1)).toEqual([3, Number.POSITIVE_INFINITY])
  })

  it('gives the ALE value beyond which a voxel is below a p', () => {
    const map = aleMap(randomStudies(6, 7), options)
    const cut = aleThreshold(map, 0.01)
    map.ale.forEach((ale, m) => {
      if (Math.abs(ale - cut) > 2 * BIN_WIDTH) expect(map.p[m]! <= 0.01).toBe(ale > cut)
    })
  })
})

it('goes from a mask volume to voxel indices and back', () => {
  const values = new Float32Array(shape[0] * shape[1] * shape[2])
  for (const index of mask) values[index] = 1
  expect(maskFromVolume({ values, shape, toWorld })).toEqual(mask)
  expect(
    volumeOfMask(new Float64Array(mask.length).fill(1), mask, { shape, toWorld }).values,
  ).toEqual(values)
  expect(() => maskFromVolume({ values: new Float32Array(8), shape: [2, 2, 2], toWorld })).toThrow(
    expect.objectContaining({ tag: 'bad-mask' }),
  )
})

it('counts a peak as outside only where its voxel is: on the faces of the grid it is within', () => {
  const [nx, ny, nz] = shape
  const whole = Int32Array.from({ length: nx * ny * nz }, (_, v) => v)
  const placeOf = (i: number, j: number, k: number): [number, number, number] => [
    -30 + 3 * i,
    -33 + 3 * j,
    -36 + 4 * k,
  ]
  const outside = (...voxel: [number, number, number]) =>
    aleMap([study('a', [placeOf(...voxel)], { n: 12 })], { ...options, mask: whole })
      .fociOutsideMask
  const middle = [9, 10, 8]
  for (const [axis, length] of [nx, ny, nz].entries())
    for (const [at, expected] of [
      [-1, 1],
      [0, 0],
      [length - 1, 0],
      [length, 1],
    ] as const)
      expect([axis, at, outside(...(middle.with(axis, at) as [number, number, number]))]).toEqual([
        axis,
        at,
        expected,
      ])
})
