/** Each check right at its limits, with the numbers that it tells. */
import { describe, expect, it } from 'vitest'
import { affineFromRows } from '#space/affine.ts'
import { type Check, percent } from '#statistic/check.ts'
import { notInBrain, partialCoverage, poorFit, voxelSpace } from '#statistic/check-place.ts'
import { conflict, noDof, notStated } from '#statistic/check-statement.ts'
import {
  anatomical,
  labels,
  nonFinite,
  noValues,
  oneSided,
  probability,
  thresholded,
} from '#statistic/check-values.ts'
import type { BrainFacts, MapFacts } from '#statistic/map-facts.ts'

const toWorld = affineFromRows<'voxel', 'world'>([
  [-2, 0, 0, 90],
  [0, 2, 0, -126],
  [0, 0, 2, -72],
])

const goodBrain: BrainFacts = {
  voxels: 1000,
  coverage: 1,
  nonFiniteShare: 0,
  zeroShare: 0,
  shareInside: 1,
  sorted: Float64Array.of(-3, -1, 1, 3),
}

/** A whole z map of both signs, in place. */
const good: MapFacts = {
  volume: { values: new Float32Array(1), shape: [1, 1, 1], toWorld },
  statistic: { kind: 'z', from: 'intent' },
  statements: [{ kind: 'z', from: 'intent' }],
  voxels: 2000,
  nonFinite: 0,
  infinite: 0,
  zeros: 1000,
  positives: 500,
  negatives: 500,
  min: -5,
  max: 5,
  allIntegers: false,
  distinct: 1001,
  equalNeighbours: 0,
  background: 0,
  box: { low: [-90, -126, -72], high: [90, 90, 108] },
  inBrain: goodBrain,
}

type Facts = Partial<Omit<MapFacts, 'inBrain'>> & { readonly inBrain?: Partial<BrainFacts> }

const says =
  (check: Check) =>
  ({ inBrain, ...facts }: Facts = {}) =>
    check({ ...good, ...facts, inBrain: { ...goodBrain, ...inBrain } })
const unknown = { kind: 'unknown', from: 'nothing' } as const
const placed = (rows: number[][]) => ({
  volume: { ...good.volume, toWorld: affineFromRows<'voxel', 'world'>(rows) },
})

it.each([
  [0, '0 %'],
  [0.004, 'less than 1 %'],
  [0.01, '1 %'],
  [0.126, '13 %'],
  [0.99, '99 %'],
  [0.996, 'more than 99 %'],
  [1, '100 %'],
])('a share of %f is told as %s', (share, words) => {
  expect(percent(share)).toBe(words)
})

it('nothing is said of a good map', () => {
  for (const check of [
    voxelSpace,
    notInBrain,
    partialCoverage,
    poorFit,
    noValues,
    thresholded,
    oneSided,
    probability,
    labels,
    anatomical,
    nonFinite,
    conflict,
    noDof,
    notStated,
  ])
    expect(check(good)).toBeUndefined()
})

describe('voxel space', () => {
  const tag = (rows: number[][], coverage = 0.5) =>
    says(voxelSpace)({ ...placed(rows), inBrain: { coverage } })?.tag
  const straight = (x: number, y = 0, z = 0) => [
    [2, 0, 0, x],
    [0, 2, 0, y],
    [0, 0, 2, z],
  ]

  it('is a straight grid whose first voxel lies within a voxel of the origin', () => {
    expect(tag(straight(0))).toBe('voxel-space')
    expect(tag(straight(-2, 2, -2))).toBe('voxel-space')
    for (const axis of [0, 1, 2]) {
      const shifts = [0, 0, 0].map((_, n) => (n === axis ? 2.03 : 0))
      expect(tag(straight(shifts[0]!, shifts[1], shifts[2]))).toBeUndefined()
    }
  })

  it('is none where the grid is turned, or covers the brain all the same', () => {
    expect(
      tag([
        [2, 0.1, 0, 0],
        [-0.1, 2, 0, 0],
        [0, 0, 2, 0],
      ]),
    ).toBeUndefined()
    expect(tag(straight(0), 0.9)).toBe('voxel-space')
    expect(tag(straight(0), 0.91)).toBeUndefined()
    expect(voxelSpace({ ...good, ...placed(straight(0)), inBrain: undefined })?.tag).toBe(
      'voxel-space',
    )
  })
})

describe('a map elsewhere', () => {
  it('is told where it lies, below a twentieth of the brain', () => {
    const check = says(notInBrain)
    const box = { low: [500.4, -126, -72], high: [680.6, 90, 108] }
    expect(check({ box, inBrain: { coverage: 0.049 } })?.message).toContain(
      'x 500 to 681, y -126 to 90, z -72 to 108 mm',
    )
    expect(check({ box, inBrain: { coverage: 0.05 } })).toBeUndefined()
    expect(notInBrain({ ...good, inBrain: undefined })).toBeUndefined()
  })
})

describe('a part of the brain', () => {
  const check = says(partialCoverage)

  it('is told from a twentieth to four fifths of it', () => {
    expect(check({ inBrain: { coverage: 0.05 } })?.message).toBe('The map covers 5 % of the brain.')
    expect(check({ inBrain: { coverage: 0.79 } })?.message).toContain('79 %')
    expect(check({ inBrain: { coverage: 0.8 } })).toBeUndefined()
    expect(check({ inBrain: { coverage: 0.04 } })).toBeUndefined()
  })

  it('is a small piece where an edge of the grid is below 50 mm', () => {
    const edges = (z: number) => ({ box: { low: [-90, -126, 0], high: [90, 90, z] } })
    expect(check(edges(49.6))?.message).toBe('The map is only 180 x 216 x 50 mm large.')
    expect(check(edges(50))).toBeUndefined()
  })
})

describe('a poor fit', () => {
  const check = says(poorFit)

  it('is told of more than three tenths outside the brain', () => {
    expect(check({ inBrain: { shareInside: 0.69 } })?.message).toContain('31 % of the map')
    expect(check({ inBrain: { shareInside: 0.7 } })).toBeUndefined()
  })

  it('is not told of labels, of a map of nothing or of one elsewhere', () => {
    const inBrain = { shareInside: 0.1 }
    expect(check({ inBrain, allIntegers: true })).toBeUndefined()
    expect(check({ inBrain, positives: 0, negatives: 0 })).toBeUndefined()
    expect(check({ inBrain, positives: 0 })).toBeDefined()
    expect(check({ inBrain: { ...inBrain, coverage: 0.049 } })).toBeUndefined()
    expect(check({ inBrain: { ...inBrain, coverage: 0.05 } })).toBeDefined()
  })
})

describe('a map of nothing', () => {
  it('holds zeros, or no number at all', () => {
    const nothing = { positives: 0, negatives: 0 }
    expect(says(noValues)({ ...nothing, zeros: 1 })?.tag).toBe('all-zero')
    expect(says(noValues)({ ...nothing, zeros: 0 })?.tag).toBe('no-numbers')
    expect(says(noValues)({ positives: 0, negatives: 1 })).toBeUndefined()
  })
})

describe('a thresholded map', () => {
  const check = says(thresholded)

  it('holds 0 or nothing in more than a tenth of the brain', () => {
    const inBrain = { zeroShare: 0.06, nonFiniteShare: 0.05 }
    expect(check({ inBrain })?.message).toContain('11 % of the brain')
    expect(check({ inBrain: { zeroShare: 0.1 } })).toBeUndefined()
  })

  it('is no map of labels, no ALE, none of nothing and none elsewhere', () => {
    const inBrain = { zeroShare: 0.5 }
    expect(check({ inBrain, positives: 0 })).toBeDefined()
    expect(check({ inBrain, positives: 0, negatives: 0 })).toBeUndefined()
    expect(check({ inBrain, allIntegers: true })).toBeUndefined()
    expect(check({ inBrain, statistic: { kind: 'ale', from: 'intent' } })).toBeUndefined()
    expect(check({ inBrain, description: 'an ALE of pain' })).toBeUndefined()
    expect(check({ inBrain, description: 'males' })).toBeDefined()
    expect(check({ inBrain: { ...inBrain, coverage: 0.049 } })).toBeUndefined()
    expect(check({ inBrain: { ...inBrain, coverage: 0.05 } })).toBeDefined()
  })
})

describe('one side', () => {
  it('is named', () => {
    expect(says(oneSided)({ negatives: 0, min: 0 })?.message).toContain('positive values only')
    expect(says(oneSided)({ positives: 0, max: 0 })?.whatToDo).toContain('the negative threshold')
    expect(says(oneSided)({ negatives: 0, allIntegers: true })).toBeUndefined()
    expect(says(oneSided)({ positives: 0, negatives: 0 })).toBeUndefined()
  })

  it('is not told of values that look like probabilities', () => {
    const p = { negatives: 0, min: 0, max: 1, distinct: 21 }
    expect(says(oneSided)(p)).toBeUndefined()
    expect(says(oneSided)({ ...p, max: 1.01 })).toBeDefined()
    expect(says(oneSided)({ ...p, max: 0.9 })).toBeDefined()
    expect(says(oneSided)({ ...p, distinct: 20 })).toBeDefined()
  })
})

describe('probabilities', () => {
  const p: Facts = { statistic: unknown, negatives: 0, min: 0, max: 1 }
  const tag = (facts: Facts) => says(probability)({ ...p, ...facts })?.tag
  const strong = { sorted: Float64Array.of(0.05, 0.5, 0.95, 1) }
  const weak = { sorted: Float64Array.of(0, 0.05, 0.5, 0.95) }

  it('are 1 - p where the background is 0 and more of the brain is near 1 than near 0', () => {
    expect(tag({ inBrain: strong })).toBe('one-minus-p')
    expect(tag({ inBrain: weak })).toBe('p-map')
    expect(tag({ inBrain: { sorted: Float64Array.of(0.05, 0.95) } })).toBe('p-map')
    expect(tag({ inBrain: strong, background: 1 })).toBe('p-map')
    expect(tag({ inBrain: { sorted: new Float64Array(0) } })).toBe('p-map')
    expect(probability({ ...good, ...p, inBrain: undefined } as MapFacts)?.tag).toBe('p-map')
  })

  it('are what they are said to be', () => {
    const stated = (kind: 'p' | 'oneMinusP' | 'ale' | 'mask' | 'z') => ({
      statistic: { kind, from: 'intent' },
    })
    expect(tag({ ...stated('oneMinusP'), inBrain: weak, max: 5 })).toBe('one-minus-p')
    expect(tag({ ...stated('p'), inBrain: strong, max: 5 })).toBe('p-map')
    expect(tag({ ...stated('ale'), inBrain: strong })).toBeUndefined()
    expect(tag({ ...stated('mask'), inBrain: strong })).toBeUndefined()
    expect(tag({ ...stated('z'), inBrain: strong })).toBe('one-minus-p')
  })

  it('lie between 0 and 1, both included', () => {
    expect(tag({ min: -0.001 })).toBeUndefined()
    expect(tag({ max: 1.001 })).toBeUndefined()
    expect(tag({ positives: 0 })).toBeUndefined()
  })
})

describe('labels', () => {
  const whole: Facts = {
    statistic: unknown,
    allIntegers: true,
    negatives: 0,
    distinct: 116,
    equalNeighbours: 0.4,
  }
  const found = (facts: Facts) => says(labels)({ ...whole, ...facts })

  it('are whole numbers in patches, no more than 500 of them', () => {
    expect(found({})?.message).toContain('116 different')
    expect(found({ equalNeighbours: 0.39 })).toBeUndefined()
    expect(found({ equalNeighbours: 0, distinct: 2 })?.tag).toBe('label-image')
    expect(found({ equalNeighbours: 0, distinct: 3 })).toBeUndefined()
    expect(found({ distinct: 500 })).toBeDefined()
    expect(found({ distinct: 501 })).toBeUndefined()
    expect(found({ negatives: 1 })).toBeUndefined()
    expect(found({ allIntegers: false })).toBeUndefined()
    expect(found({ positives: 0 })).toBeUndefined()
  })

  it('are a mask where there is but one; what is stated is believed', () => {
    expect(found({ distinct: 1 })?.tag).toBe('mask')
    const stated = { statistic: { kind: 'label', from: 'intent' } as const, equalNeighbours: 0 }
    expect(found({ ...stated, distinct: 1000 })?.message).toContain('1000 different')
    expect(found({ ...stated, distinct: 1001 })?.message).toContain('more than 1000 different')
    expect(found({ statistic: { kind: 'mask', from: 'intent' }, distinct: 1 })?.tag).toBe('mask')
    expect(found({ statistic: { kind: 'z', from: 'intent' } })).toBeUndefined()
  })
})

describe('an anatomical image', () => {
  const grey: Facts = {
    statistic: unknown,
    negatives: 0,
    min: 0,
    max: 255,
    distinct: 501,
    inBrain: { sorted: Float64Array.of(1, 21, 90) },
  }
  const found = (facts: Facts) => says(anatomical)({ ...grey, ...facts })

  it('has many greys and is bright in the middle', () => {
    expect(found({})?.tag).toBe('anatomical')
    expect(found({ distinct: 500 })).toBeUndefined()
    expect(found({ distinct: 41, allIntegers: true })).toBeDefined()
    expect(found({ distinct: 40, allIntegers: true })).toBeUndefined()
    expect(found({ inBrain: { sorted: Float64Array.of(1, 20, 90) } })).toBeUndefined()
    expect(found({ inBrain: { sorted: new Float64Array(0) } })).toBeUndefined()
    expect(found({ equalNeighbours: 0.4 })).toBeUndefined()
    expect(found({ negatives: 1, min: -1 })).toBeUndefined()
    expect(found({ statistic: { kind: 'z', from: 'intent' } })).toBeUndefined()
  })
})

describe('numbers that are none', () => {
  const found = (facts: Facts) => says(nonFinite)(facts)

  it('are counted, with the share of the brain that they take', () => {
    expect(found({ nonFinite: 12, inBrain: { nonFiniteShare: 0.02 } })?.message).toBe(
      '12 voxels hold no number (NaN), among them 2 % of the brain that the map covers.',
    )
    expect(found({ nonFinite: 12, infinite: 3 })?.message).toBe(
      '12 voxels hold no finite number, 3 of them infinity.',
    )
    expect(nonFinite({ ...good, nonFinite: 12, inBrain: undefined })?.message).toBe(
      '12 voxels hold no number (NaN).',
    )
  })

  it('are nothing to tell outside the brain, or where there is nothing else', () => {
    expect(found({ nonFinite: 12 })).toBeUndefined()
    expect(found({ nonFinite: 2000, inBrain: { nonFiniteShare: 1 } })).toBeUndefined()
    expect(found({ nonFinite: 1999, inBrain: { nonFiniteShare: 1 } })).toBeDefined()
  })
})

describe('what the file says', () => {
  it('of two statistics is told with where each was said', () => {
    const statements = [
      { kind: 'z', from: 'intent' },
      { kind: 'z', from: 'description' },
      { kind: 't', from: 'file name' },
    ] as const
    const { message, whatToDo } = conflict({ ...good, statements })!
    expect(message).toMatch(/its intent says .*z.*, its file name says .*t/)
    expect(whatToDo).toMatch(/taken as .*z/)
    expect(conflict({ ...good, statements: [] })).toBeUndefined()
  })

  it('lacks degrees of freedom for t and F alone', () => {
    for (const kind of ['t', 'F'] as const)
      expect(noDof({ ...good, statistic: { kind, from: 'intent' } })?.tag).toBe(
        'no-degrees-of-freedom',
      )
    expect(noDof({ ...good, statistic: { kind: 'F', from: 'x', dof: [1, 2] } })).toBeUndefined()
  })

  it('is missed only of a map that holds something', () => {
    expect(notStated({ ...good, statistic: unknown, positives: 0 })?.tag).toBe(
      'statistic-not-stated',
    )
    expect(notStated({ ...good, statistic: unknown, positives: 0, negatives: 0 })).toBeUndefined()
  })
})
