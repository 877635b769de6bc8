import { describe, expect, it } from 'vitest'
import { affineFromRows } from '#space/affine.ts'
import { checkMap } from '#statistic/checks.ts'
import { type MapToCheck, mapFacts, type Statement } from '#statistic/map-facts.ts'
import { seededRandom } from '#statistic/random.ts'
import { smoothnessMm } from '#statistic/smoothness.ts'
import type { Volume } from '#volume/volume.ts'

/** A head of 6 mm voxels, the world's origin in its middle; its brain is an ellipsoid of about 70 x 85 x 60 mm half axes. */
const shape = [31, 37, 31] as const
const half = [15, 18, 15] as const
const toWorld = affineFromRows<'voxel', 'world'>([
  [-6, 0, 0, 90],
  [0, 6, 0, -108],
  [0, 0, 6, -90],
])
const depthAt = (i: number, j: number, k: number) =>
  Math.hypot((i - half[0]) / 12, (j - half[1]) / 14, (k - half[2]) / 10)

function volumeOf(at: (i: number, j: number, k: number, n: number) => number): Volume {
  const values = new Float64Array(shape[0] * shape[1] * shape[2])
  for (let n = 0; n < values.length; n++) {
    values[n] = at(
      n % shape[0],
      Math.floor(n / shape[0]) % shape[1],
      Math.floor(n / shape[0] / shape[1]),
      n,
    )
  }
  return { values, shape, toWorld }
}

const brain = volumeOf((i, j, k) => (depthAt(i, j, k) < 1 ? 1 : 0))
const noise = (() => {
  const next = seededRandom(5)
  return Float64Array.from({ length: brain.values.length }, () => {
    const u = Math.sqrt(-2 * Math.log(next() || 1e-9))
    return u * Math.cos(2 * Math.PI * next())
  })
})()
/** A z map of noise, 0 outside the brain. */
const inBrain = (value: (noise: number, i: number, j: number, k: number) => number) =>
  volumeOf((i, j, k, n) => (depthAt(i, j, k) < 1 ? value(noise[n] ?? 0, i, j, k) : 0))
const zMap = inBrain((z) => z)

const z: Statement = { kind: 'z', from: 'intent' }
const unknown: Statement = { kind: 'unknown', from: 'nothing' }

function tagsOf(
  volume: Volume,
  statistic: Statement = z,
  more: Partial<MapToCheck> = {},
): string[] {
  const map = { volume, statistic, statements: [statistic], brain, ...more }
  const { findings } = checkMap(map)
  for (const finding of findings) {
    for (const words of [finding.message, finding.why, finding.whatToDo])
      expect(words).toMatch(/^[A-Z0-9].*[.]$/)
  }
  return findings.map(({ tag }) => tag)
}

const moved = (volume: Volume, rows: number[][]): Volume => ({
  ...volume,
  toWorld: affineFromRows<'voxel', 'world'>(rows),
})

describe('a good map', () => {
  it('is left in peace: whole brain, both signs, its statistic stated', () => {
    expect(tagsOf(zMap)).toEqual([])
  })

  it('may hold NaN outside the brain, as SPM masks', () => {
    expect(
      tagsOf(volumeOf((i, j, k, n) => (depthAt(i, j, k) < 1 ? (noise[n] ?? 0) : Number.NaN))),
    ).toEqual([])
  })
})

describe('place', () => {
  it('tells of a map far from the brain', () => {
    const far = moved(zMap, [
      [-6, 0, 0, 590],
      [0, 6, 0, -108],
      [0, 0, 6, -90],
    ])
    expect(tagsOf(far)).toEqual(['not-in-brain'])
  })

  it('takes an affine without a shift for voxel space', () => {
    expect(
      tagsOf(
        moved(zMap, [
          [6, 0, 0, 0],
          [0, 6, 0, 0],
          [0, 0, 6, 0],
        ]),
      ),
    ).toContain('voxel-space')
    expect(
      tagsOf(
        moved(zMap, [
          [1, 0, 0, 0],
          [0, 1, 0, 0],
          [0, 0, 1, 0],
        ]),
      ),
    ).toContain('voxel-space')
  })

  it('tells of half a brain, and of a tiny field of view', () => {
    const low = moved(zMap, [
      [-6, 0, 0, 90],
      [0, 6, 0, -108],
      [0, 0, 6, -170],
    ])
    expect(tagsOf(low)).toContain('partial-coverage')
    const tiny = moved(zMap, [
      [-1, 0, 0, 15],
      [0, 1, 0, -18],
      [0, 0, 1, -15],
    ])
    expect(tagsOf(tiny)).toContain('tiny-field-of-view')
  })

  it('tells of values outside the brain: not masked, or shifted', () => {
    expect(tagsOf(volumeOf((_i, _j, _k, n) => noise[n] ?? 0))).toEqual(['poor-fit'])
    const shifted = moved(zMap, [
      [-6, 0, 0, 90],
      [0, 6, 0, -58],
      [0, 0, 6, -90],
    ])
    expect(tagsOf(shifted)).toContain('poor-fit')
  })

  it('says nothing of place without a brain to compare with', () => {
    const far = moved(zMap, [
      [-6, 0, 0, 590],
      [0, 6, 0, -108],
      [0, 0, 6, -90],
    ])
    expect(tagsOf(far, z, { brain: undefined })).toEqual([])
  })
})

describe('values', () => {
  it('tells of a threshold by the zeros in the brain, however they are written', () => {
    expect(tagsOf(inBrain((value) => (Math.abs(value) > 2 ? value : 0)))).toEqual(['thresholded'])
    expect(tagsOf(inBrain((value) => (Math.abs(value) > 2 ? value : Number.NaN)))).toEqual([
      'thresholded',
      'non-finite',
    ])
  })

  it('does not take the zeros of an ALE for a threshold', () => {
    const ale = inBrain((value) => Math.max(0, value))
    expect(tagsOf(ale, z, { description: 'ALE of published peaks' })).toEqual(['one-sided'])
  })

  it('tells of one side, but not of a statistic that has only one', () => {
    const squared = inBrain((value) => 2 * value * value + 0.01)
    expect(tagsOf(squared)).toEqual(['one-sided'])
    expect(tagsOf(inBrain((value) => -2 * value * value - 0.01))).toEqual(['one-sided'])
    expect(tagsOf(squared, { kind: 'F', dof: [1, 30], from: 'intent' })).toEqual([])
  })

  it('tells p from 1 - p by the background', () => {
    const p = volumeOf((i, j, k, n) =>
      depthAt(i, j, k) < 1 ? Math.exp(-Math.abs(noise[n] ?? 0)) : 1,
    )
    expect(tagsOf(p, unknown)).toEqual(['p-map', 'statistic-not-stated'])
    const reversed = inBrain((value) => 1 - Math.exp(-3 * Math.abs(value)))
    expect(tagsOf(reversed, unknown)).toEqual(['one-minus-p', 'statistic-not-stated'])
    expect(tagsOf(p, { kind: 'p', from: 'intent' })).toEqual(['p-map'])
  })

  it('tells of labels and of a mask', () => {
    expect(
      tagsOf(
        inBrain((_value, i) => 1 + Math.floor(i / 5)),
        unknown,
      ),
    ).toEqual(['label-image', 'statistic-not-stated'])
    expect(
      tagsOf(
        inBrain(() => 1),
        unknown,
      ),
    ).toEqual(['mask', 'statistic-not-stated'])
  })

  it('takes an 8-bit image of a head for what it is, not for labels', () => {
    const t1 = volumeOf((i, j, k, n) =>
      depthAt(i, j, k) < 1.2 ? Math.round(120 + 25 * (noise[n] ?? 0)) : 0,
    )
    expect(tagsOf(t1, unknown)).toEqual(['anatomical', 'statistic-not-stated'])
    const counts = inBrain((value) => Math.round(Math.abs(3 * value)))
    expect(tagsOf(counts, { kind: 'effect', from: 'intent' })).not.toContain('label-image')
  })

  it('does not claim of an image that is named anatomical what is not so', () => {
    const { findings } = checkMap({
      volume: zMap,
      statistic: { kind: 'anatomical', from: 'file name' },
      statements: [],
      brain,
    })
    expect(findings.map(({ message }) => message)).toEqual([
      'By its file name this is an anatomical image.',
    ])
  })

  it('says first of all that small values are the strong ones', () => {
    const far = moved(
      volumeOf((i, j, k, n) => (depthAt(i, j, k) < 1 ? Math.exp(-Math.abs(noise[n] ?? 0)) : 1)),
      [
        [6, 0, 0, 0],
        [0, 6, 0, 0],
        [0, 0, 6, 0],
      ],
    )
    expect(tagsOf(far, { kind: 'p', from: 'file name' })[0]).toBe('p-map')
  })

  it('tells of an anatomical image', () => {
    const t1 = volumeOf((i, j, k, n) =>
      depthAt(i, j, k) < 1.2 ? 400 + 50 * (noise[n] ?? 0) : 3 * Math.abs(noise[n] ?? 0),
    )
    expect(tagsOf(t1, unknown)).toContain('anatomical')
  })

  it('takes a map of few large values for no anatomical image', () => {
    const steps = volumeOf((i, j, k) =>
      depthAt(i, j, k) < 1.2 ? 400.5 + ((7 * i + 11 * j + 13 * k) % 60) : 0,
    )
    expect(tagsOf(steps, unknown)).not.toContain('anatomical')
  })

  it('tells of numbers that are none within the brain, and of infinity anywhere', () => {
    expect(tagsOf(inBrain((value, i) => (i === 15 && value > 0 ? Number.NaN : value)))).toEqual([
      'non-finite',
    ])
    const infinite = inBrain((value) => value)
    infinite.values[0] = Number.POSITIVE_INFINITY
    expect(tagsOf(infinite)).toEqual(['non-finite'])
  })

  it('tells of a map of nothing', () => {
    expect(tagsOf(inBrain(() => 0))).toEqual(['all-zero'])
    expect(tagsOf(volumeOf(() => Number.NaN))).toEqual(['no-numbers'])
  })
})

describe('statements', () => {
  it('tells of an intent and a name that disagree', () => {
    const t: Statement = { kind: 't', from: 'file name' }
    expect(tagsOf(zMap, z, { statements: [z, t] })).toEqual(['statement-conflict'])
    expect(tagsOf(zMap, z, { statements: [z, { ...z, from: 'file name' }] })).toEqual([])
  })

  it('asks for degrees of freedom where t and F have none', () => {
    expect(tagsOf(zMap, { kind: 't', from: 'intent' })).toEqual(['no-degrees-of-freedom'])
    expect(tagsOf(zMap, { kind: 't', dof: [19], from: 'intent' })).toEqual([])
  })

  it('tells that nobody said what it is', () => {
    expect(tagsOf(zMap, unknown)).toEqual(['statistic-not-stated'])
  })
})

describe('facts', () => {
  it('counts what is there', () => {
    const facts = mapFacts({ volume: zMap, statistic: z, statements: [z], brain })
    expect(facts.positives + facts.negatives + facts.zeros).toBe(facts.voxels)
    expect(facts.inBrain?.coverage).toBe(1)
    expect(facts.inBrain?.shareInside).toBe(1)
    expect(facts.inBrain?.sorted.length).toBe(brain.values.filter(Boolean).length)
    expect(facts.box).toEqual({ low: [-90, -108, -90], high: [90, 108, 90] })
  })
})

describe('facts of a small map, by hand', () => {
  const grid = (first: number, ...values: number[]): Volume => ({
    shape: [values.length / 2, 1, 2],
    values: Float64Array.from(values),
    toWorld: affineFromRows<'voxel', 'world'>([
      [-2, 0, 0, first],
      [0, 3, 0, 1],
      [0, 0, 4, -5],
    ]),
  })
  const [no, far] = [Number.NaN, Number.POSITIVE_INFINITY]
  const volume = grid(4, 9, 1.5, 1.5, 0, -2, no, 9, 9, far, -2, 9, 0)

  it('are counts of its values and of neighbours along its rows', () => {
    const facts = mapFacts({ volume, statistic: unknown, statements: [] })
    expect(facts).toMatchObject({
      voxels: 12,
      nonFinite: 2,
      infinite: 1,
      zeros: 2,
      positives: 6,
      negatives: 2,
      min: -2,
      max: 9,
      allIntegers: false,
      distinct: 3,
      background: 9,
      inBrain: undefined,
    })
    // In rows of six: 9 1.5, 1.5 1.5, then 9 9, infinity -2, -2 9.
    expect(facts.equalNeighbours).toBe(2 / 5)
    expect(facts.box).toEqual({ low: [-6, 1, -5], high: [4, 1, -1] })
    const whole = mapFacts({ volume: grid(4, 1, 0, 2, 3), statistic: unknown, statements: [] })
    expect([whole.allIntegers, whole.equalNeighbours]).toEqual([true, 0])
    const lone = mapFacts({ volume: grid(4, 0, 1, 0, 1), statistic: unknown, statements: [] })
    expect([lone.equalNeighbours, lone.background]).toEqual([1, 1])
  })

  it('are shares of the brain inside its grid, and of its own voxels inside the brain', () => {
    // Of eight voxels of brain from x = 6 to 0, two lie beyond the grid.
    const mask = grid(6, 1, 1, 1, 1, 1, 0.5, 1, 1)
    const { inBrain } = mapFacts({ volume, statistic: unknown, statements: [], brain: mask })
    expect(inBrain).toMatchObject({
      voxels: 8,
      coverage: 6 / 8,
      nonFiniteShare: 1 / 6,
      zeroShare: 0,
    })
    expect([...(inBrain?.sorted ?? [])]).toEqual([1.5, 1.5, 9, 9, 9])
    // Neither 0 nor 9, which is the background: of 1.5 1.5 -2 -2 the first two.
    expect(inBrain?.shareInside).toBe(2 / 4)
    const none = mapFacts({
      volume,
      statistic: unknown,
      statements: [],
      brain: grid(6, 0, 0, -1, 0),
    })
    expect(none.inBrain).toMatchObject({
      voxels: 0,
      coverage: 0,
      nonFiniteShare: 0,
      zeroShare: 0,
      shareInside: 0,
    })
  })
})

describe('smoothness', () => {
  /** Each sample is a mean over `width` neighbours along an axis. */
  function smoothed(widths: readonly [number, number, number]): Volume {
    const size = 48
    const next = seededRandom(9)
    let values = Float64Array.from({ length: size ** 3 }, () => next() - 0.5)
    widths.forEach((sigma, axis) => {
      const stride = size ** axis
      const radius = Math.ceil(4 * sigma)
      const out = new Float64Array(values.length)
      for (let n = 0; n < values.length; n++) {
        const at = Math.floor(n / stride) % size
        let sum = 0
        for (let d = -radius; d <= radius; d++) {
          const wrapped = (at + d + size) % size
          sum +=
            Math.exp(-(d * d) / (2 * sigma * sigma)) * (values[n + (wrapped - at) * stride] ?? 0)
        }
        out[n] = sum
      }
      values = out
    })
    const rows = [
      [2, 0, 0, 0],
      [0, 2, 0, 0],
      [0, 0, 3, 0],
    ]
    return { values, shape: [size, size, size], toWorld: affineFromRows<'voxel', 'world'>(rows) }
  }

  it('finds the width of the kernel that noise was smoothed with, in mm, axis by axis', () => {
    const factor = Math.sqrt(8 * Math.log(2))
    const [x, y, w] = smoothnessMm(smoothed([1.5, 2, 1.2]))
    expect(x).toBeGreaterThan(0.93 * 1.5 * factor * 2)
    expect(x).toBeLessThan(1.07 * 1.5 * factor * 2)
    expect(y).toBeGreaterThan(0.93 * 2 * factor * 2)
    expect(y).toBeLessThan(1.07 * 2 * factor * 2)
    expect(w).toBeGreaterThan(0.93 * 1.2 * factor * 3)
    expect(w).toBeLessThan(1.07 * 1.2 * factor * 3)
  })

  it('makes no number up where there is nothing to tell from', () => {
    expect(smoothnessMm(inBrain(() => 0))).toEqual([null, null, null])
    expect(smoothnessMm({ ...zMap, values: zMap.values.map(() => 2) })).toEqual([null, null, null])
  })
})
