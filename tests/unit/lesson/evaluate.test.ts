/** Sentences about two small maps, worked out by hand. */
import { describe, expect, test } from 'vitest'
import { evaluate } from '#lesson/evaluate.ts'
import type { Facts, Kept, MapFacts, RegionFacts, SubjectId } from '#lesson/facts.ts'
import { parseLiveExpression } from '#lesson/live-expression.ts'
import { mapFacts } from '#lesson/map-facts.ts'
import { affineFromRows } from '#space/affine.ts'
import { clusterReach } from '#statistic/cluster-reach.ts'

const toWorld = affineFromRows<'voxel', 'world'>([
  [3, 0, 0, -6],
  [0, 3, 0, 0],
  [0, 0, 3, 0],
])
const region: RegionFacts = {
  voxels: 1234,
  mean: -0.26,
  peak: { value: 4, world: [-6, 0, 0] },
  shareAbove: 0.4,
  significantVoxels: 2000,
  significantPeaks: [],
}

function mapOf(title: string, values: readonly number[], significant: readonly number[]): MapFacts {
  const volume = {
    values: Float32Array.from(values),
    shape: [values.length, 1, 1] as const,
    toWorld,
  }
  return {
    title,
    studies: 12,
    studiesInTable: 15,
    foci: 90,
    peak: { value: 6, world: [0, 0, 0] },
    clusters: [],
    criterion: { z: 3.09, leastVoxels: title === 'Pain' ? 112 : 98 },
    region: ({ region: id }) => (id === 'thalamus' ? null : region),
    mm3Above: () => -40,
    volume,
    voxelsOf: ({ region: id }) => Int32Array.from(id === 'ai' ? [0, 1, 2, 3, 4] : [0, 1]),
    isInSignificantCluster: (voxel) => significant.includes(voxel),
  }
}

const pain = mapOf('Pain', [4, 0, 6, 2, 3], [0, 4])
const social = mapOf('Exclusion', [3.2, 1, 0, 2, 5], [1, 4])

const facts: Facts = {
  map: (subject) => ({ pain, social, inclusive: null })[subject],
  threshold: (subject) => ({ pain: 5, social: 2, inclusive: null })[subject],
  kept: () => null,
}
const keptOf = (map: MapFacts, least: number): Kept => {
  const extent = { least, unit: 'voxels', connectivity: 6 } as const
  return { extent, voxels: clusterReach(map.volume, extent) }
}

const evaluated = (text: string, given: Facts = facts) => {
  const parsed = parseLiveExpression(text)
  if (!parsed.ok) throw new Error(parsed.error)
  return evaluate(parsed.expression, given)
}

describe('a correlation', () => {
  test('is of the voxels where neither map is 0', () => {
    // Of (4, 3.2), (2, 2) and (3, 5): 1.2 / sqrt(2 * 4.56).
    expect(evaluated('r of pain and social')).toEqual({
      text: '0.40',
      number: expect.closeTo(1.2 / Math.sqrt(9.12), 6),
      source:
        'Pearson’s r of Pain and Exclusion over the 3 voxels of the brain where neither is 0, 0.397. Neighbouring voxels go together, so no p follows from their number.',
      world: null,
      region: null,
      asSaid: null,
    })
    const swapped = evaluated('r of social and pain')
    expect(swapped.number).toBeCloseTo(1.2 / Math.sqrt(9.12), 6)
    expect(swapped.source).toContain('of Exclusion and Pain over')
  })

  test('is of all voxels of a region, and none of two', () => {
    expect(evaluated('r of pain and social in ai left')).toMatchObject({
      source: expect.stringContaining('over the 5 voxels of left AI, '),
      world: [-6, 0, 0],
      region: 'ai',
    })
    expect(evaluated('r of pain and social in dacc')).toMatchObject({
      text: 'not defined',
      number: null,
      source: expect.stringContaining('over the 2 voxels of dACC, too few.'),
    })
    expect(evaluated('r of pain and social in thalamus').world).toBeNull()
  })
})

describe('a Dice', () => {
  test('is of the voxels at or above a value in both', () => {
    expect(evaluated('dice of pain and social above 3')).toMatchObject({
      text: '0.80',
      number: 0.8,
      source:
        'Dice of the voxels with z ≥ 3.00: twice the 2 in both over 3 of Pain and 2 of Exclusion, 0.800. Sets of these sizes, put down at random, have 0.480 on average.',
    })
  })

  test('is of what is above the threshold of each, in three digits where it is small', () => {
    expect(evaluated('dice of pain and social above threshold')).toMatchObject({
      text: '0.000',
      source: expect.stringContaining(
        'with z ≥ 5.00 and 2.00: twice the 0 in both over 1 of Pain and 3 of Exclusion, 0.000',
      ),
    })
    expect(evaluated('dice of social and pain above threshold').source).toContain(
      'z ≥ 2.00 and 5.00: twice the 0 in both over 3 of Exclusion and 1 of Pain',
    )
    expect(evaluated('dice of pain and social above 100')).toMatchObject({
      text: 'not defined',
      number: null,
      source: expect.stringMatching(/over 0 of Pain and 0 of Exclusion\.$/),
    })
  })

  test('counts only the clusters that the thresholds ask for, and says which', () => {
    const two = {
      ...facts,
      threshold: () => 2,
      kept: (subject: SubjectId) => (subject === 'pain' ? keptOf(pain, 2) : null),
    }
    // At 2: Pain has 1 and 3 in a row, of which the lone one goes; Exclusion 1 and 2.
    const asked = evaluated('dice of pain and social above threshold', two)
    expect(asked.number).toBe(4 / 6)
    expect(asked.source).toContain('z ≥ 2.00 in clusters of at least 2 voxels')
    expect(asked.source).toContain(' and in clusters of any size: twice')
    expect(evaluated('dice of pain and social above 2', two).number).toBe(6 / 7)
    const alike = {
      ...two,
      kept: (subject: SubjectId) => keptOf(subject === 'pain' ? pain : social, 2),
    }
    expect(evaluated('dice of pain and social above threshold', alike).source).not.toContain(
      ' and in',
    )
    expect(evaluated('volume of pain above threshold', two).source).toContain('at least 2 voxels')
    expect(evaluated('volume of pain above 2', two).source).toBe(
      'Voxels of Pain with z of 2.00 or more (this value), not only on the cortex.',
    )
  })

  test('waits for both maps and both thresholds', () => {
    for (const without of ['pain', 'social'] as const) {
      const given = { ...facts, threshold: (s: SubjectId) => (s === without ? null : 3) }
      expect(evaluated('dice of pain and social above threshold', given)).toMatchObject({
        text: '—',
        source: expect.stringContaining(without === 'pain' ? 'physical pain' : 'social exclusion'),
      })
    }
    expect(evaluated('dice of pain and inclusive above 3').source).toContain('inclusive')
    expect(
      evaluated('volume of pain above threshold', { ...facts, threshold: () => null }).text,
    ).toBe('—')
  })
})

describe('a claim that two maps overlap', () => {
  test('holds where significant clusters of both share a voxel', () => {
    expect(evaluated('pain and social overlap in ai right')).toEqual({
      text: 'overlap',
      number: 1,
      source:
        'Said to overlap where a cluster of Pain with z ≥ 3.09 (p < .001) in at least 112 voxels, as large as fewer than 5 % of maps of randomly placed peaks have one and one of Exclusion, there in at least 98, share voxels of right AI: they share 1 of 1,234. A shared place is not yet a shared pattern.',
      world: [-6, 0, 0],
      region: 'ai',
      asSaid: true,
    })
    expect(evaluated('pain and social do not overlap in ai').asSaid).toBe(false)
    const none = evaluated('pain and social do not overlap in dacc')
    expect([none.text, none.number, none.asSaid]).toEqual(['do not overlap', 0, true])
    expect(none.source).toContain('they share none of 1,234')
    expect(evaluated('pain and social overlap in dacc').asSaid).toBe(false)
  })

  test('cannot be told off the atlas, or of maps on two grids', () => {
    const apart = {
      ...social,
      volume: {
        ...social.volume,
        toWorld: affineFromRows<'voxel', 'world'>([
          [3, 0, 0, 0],
          [0, 3, 0, 0],
          [0, 0, 3, 0],
        ]),
      },
    }
    const given = { ...facts, map: (s: SubjectId) => ({ pain, social: apart, inclusive: null })[s] }
    for (const [text, all] of [
      ['pain and social overlap in thalamus', facts],
      ['pain and social overlap in ai', given],
    ] as const)
      expect(evaluated(text, all)).toMatchObject({
        text: '—',
        number: null,
        asSaid: null,
        source: expect.stringContaining('cannot be compared here.'),
      })
  })
})

test('numbers of a region keep their sign, and millimetres no minus before 0', () => {
  expect(evaluated('mean of pain in ai').text).toBe('−0.3')
  expect(evaluated('mean of pain in ai')).toMatchObject({ number: -0.26, world: [-6, 0, 0] })
  expect(evaluated('share of pain in ai')).toMatchObject({ text: '40 %', number: 40 })
  expect(evaluated('voxels of pain in ai')).toMatchObject({ text: '2,000', number: 2000 })
  expect(evaluated('place of pain in ai')).toMatchObject({ text: '(−6, 0, 0)', number: null })
  expect(evaluated('volume of pain above 3')).toMatchObject({ text: '0.0 cm³', number: -0.04 })
  expect(evaluated('pain in ai converges')).toMatchObject({
    text: 'does not converge',
    number: null,
    asSaid: false,
    source: expect.stringContaining('none has, and the largest z there is 4.00 at (−6, 0, 0).'),
  })
  expect(evaluated('social in thalamus does not converge')).toMatchObject({
    text: '—',
    asSaid: null,
    source: 'Thalamus is not on that side of the atlas.',
  })
})

test('a map of any grid without a cluster is as large as its voxels', () => {
  const { mm3Above, clusters } = mapFacts({
    title: 'weak',
    volume: pain.volume,
    studies: [],
    studiesInTable: 0,
    criterion: { z: 8, leastVoxels: 1 },
    voxelsOf: () => new Int32Array(),
  })
  expect([clusters.length, mm3Above(3, null)]).toEqual([0, 3 * 27])
})

test('the peaks of a region come highest first, whichever cluster they are of', () => {
  // A cluster with a peak at its first voxel and another 9 mm on; one beside it.
  const { volume } = mapOf('two', [9, 4, 4, 5, 0, 0, 7, 0], [])
  const facts = (least: number) =>
    mapFacts({
      title: 'two',
      volume,
      studies: [],
      studiesInTable: 0,
      criterion: { z: 4, leastVoxels: least },
      voxelsOf: ({ side }) =>
        side === 'both'
          ? Int32Array.of(0, 1, 2, 3, 4, 5, 6)
          : Int32Array.of(side === 'left' ? 0 : 4),
    })
  const found = facts(1).region({ region: 'ai', side: 'both' })
  expect(found?.significantPeaks.map(({ value }) => value)).toEqual([9, 7, 5])
  expect(found).toMatchObject({
    voxels: 7,
    mean: 29 / 7,
    peak: { value: 9, world: [-6, 0, 0] },
    shareAbove: 5 / 7,
    significantVoxels: 5,
  })
  const large = facts(2).region({ region: 'ai', side: 'both' })
  expect(large?.significantPeaks.map(({ value }) => value)).toEqual([9, 5])
  expect(large?.significantVoxels).toBe(4)
  expect(facts(1).region({ region: 'ai', side: 'left' })?.peak.value).toBe(9)
  // One voxel beside it is near enough, two are not.
  expect(facts(1).region({ region: 'ai', side: 'right' })?.significantPeaks).toEqual([
    { value: 5, world: [3, 0, 0] },
  ])
})

describe('what stands in braces', () => {
  const parsed = (text: string) => {
    const found = parseLiveExpression(text)
    return found.ok ? found.expression : found.error
  }

  test('of two maps, in words', () => {
    expect(parsed('r of social and pain')).toEqual({
      kind: 'r',
      of: 'social',
      and: 'pain',
      in: null,
    })
    expect(parsed(' R  of social and pain in ai LEFT ')).toEqual({
      kind: 'r',
      of: 'social',
      and: 'pain',
      in: { region: 'ai', side: 'left' },
    })
    expect(parsed('dice of pain and social above 3.1')).toEqual({
      kind: 'dice',
      of: 'pain',
      and: 'social',
      above: 3.1,
    })
    expect(parsed('social and pain do not overlap in dacc both')).toEqual({
      kind: 'overlap',
      of: 'social',
      and: 'pain',
      in: { region: 'dacc', side: 'both' },
      overlap: false,
    })
    expect(parsed('volume of pain above threshold')).toEqual({
      kind: 'volume',
      of: 'pain',
      above: 'threshold',
    })
    expect(parsed('pain in s2 right does not converge')).toEqual({
      kind: 'claim',
      of: 'pain',
      in: { region: 's2', side: 'right' },
      converges: false,
    })
  })

  test.each([
    ['dice of pain and social above 0', 'After "dice of … and …" write "above 3.1"'],
    ['dice of pain and social above 3 mm', 'After "dice of … and …"'],
    ['dice of pain and social below 3', 'After "dice of … and …"'],
    ['volume of pain', 'After "volume of …" write "above 3.1"'],
    ['volume of pain below 3', 'After "volume of …"'],
    ['pain or social overlap in ai', 'not understood'],
    ['hunger and pain overlap in ai', 'no map "hunger"'],
    ['pain and hunger overlap in ai', 'no map "hunger"'],
    ['pain and social overlap at ai', 'A region is named'],
    ['pain in ai does converge', 'not understood'],
    ['pain in ai middle converges', 'not "middle"'],
    ['hunger of of pain', 'no map "of"'],
    ['r of hunger and pain', 'no map "hunger"'],
    ['peak of', 'no map ""'],
  ])('{%s} is refused in words', (text, words) => {
    expect(parsed(text)).toContain(words)
  })
})
