import { describe, expect, test } from 'vitest'
import { MNI152_2MM } from '#evidence/grid.ts'
import { evaluate, NOT_ON_SCREEN } from '#lesson/evaluate.ts'
import type { Facts, MapFacts, Place, RegionFacts } from '#lesson/facts.ts'
import { parseLiveExpression } from '#lesson/live-expression.ts'

const region: RegionFacts = {
  voxels: 1200,
  mean: -0.04,
  peak: { value: 2.04, world: [4, -10, 36] },
  shareAbove: 0.046,
  significantVoxels: 0,
  significantPeaks: [],
}
const asked: Place[] = []
const map: MapFacts = {
  title: 'Physical pain',
  studies: 39,
  studiesInTable: 40,
  foci: 1399,
  peak: { value: 8.59, world: [54, -24, 22] },
  clusters: [
    {
      peak: { value: 8.59, world: [54, -24, 22] },
      sizeVoxels: 200,
      sizeMm3: 1600,
      significant: true,
    },
    { peak: { value: 4, world: [0, 0, 0] }, sizeVoxels: 20, sizeMm3: 160, significant: false },
  ],
  criterion: { z: 3.09, leastVoxels: 112 },
  region: (place) => {
    asked.push(place)
    return place.region === 'thalamus' ? null : region
  },
  mm3Above: (value) => (value === 5 ? 12_340 : 71_000),
  volume: { values: new Float32Array(0), shape: [0, 0, 0], toWorld: MNI152_2MM.toWorld },
  voxelsOf: () => new Int32Array(0),
  isInSignificantCluster: () => false,
}
const facts: Facts = {
  map: (subject) => (subject === 'pain' ? map : null),
  threshold: (subject) => (subject === 'pain' ? 5 : null),
  kept: () => null,
}

const shown = (text: string) => {
  const parsed = parseLiveExpression(text)
  if (!parsed.ok) throw new Error(parsed.error)
  return evaluate(parsed.expression, facts)
}

test.each([
  ['studies of pain', '39'],
  ['foci of pain', '1,399'],
  ['clusters of pain', '1'],
  ['peak of pain', '8.6'],
  ['place of pain', '(54, −24, 22)'],
  ['Peak  of pain in ai right', '2.0'],
  ['place of pain in dacc', '(4, −10, 36)'],
  ['mean of pain in s2 left', '0.0'],
  ['share of pain in dacc', '5 %'],
  ['voxels of pain in dacc', '0'],
  ['volume of pain above 3.1', '71.0 cm³'],
  ['volume of pain above threshold', '12.3 cm³'],
  ['pain in dacc does not converge', 'does not converge'],
])('{%s} reads %s', (text, words) => {
  expect(shown(text).text).toBe(words)
})

test('the region and side that are asked for are the ones of the text', () => {
  asked.length = 0
  shown('peak of pain in ai right')
  shown('peak of pain in dacc')
  expect(asked).toEqual([
    { region: 'ai', side: 'right' },
    { region: 'dacc', side: 'both' },
  ])
})

test('a number says where it comes from and where to look', () => {
  expect(shown('peak of pain in ai right')).toMatchObject({
    source: 'Largest z of Physical pain in the 1,200 voxels of right AI, at (4, −10, 36).',
    world: [4, -10, 36],
    region: 'ai',
    asSaid: null,
  })
})

describe('a claim', () => {
  test('that is not as the lecturer says turns its words and tells', () => {
    const claim = shown('pain in dacc converges')
    expect(claim.text).toBe('does not converge')
    expect(claim.asSaid).toBe(false)
    expect(shown('pain in dacc does not converge').asSaid).toBe(true)
    expect(claim.source).toContain('From 39 of 40 studies')
  })

  test('turns with the significant peaks, not with voxels that a cluster touches', () => {
    const at = (patch: Partial<RegionFacts>): Facts => ({
      ...facts,
      map: () => ({ ...map, region: () => ({ ...region, ...patch }) }),
    })
    const parsed = parseLiveExpression('pain in dacc converges')
    if (!parsed.ok) throw new Error(parsed.error)
    expect(evaluate(parsed.expression, at({ significantVoxels: 50 })).asSaid).toBe(false)
    const peak = { value: 5, world: [1, 2, 3] } as const
    const turned = evaluate(parsed.expression, at({ significantPeaks: [peak] }))
    expect(turned).toMatchObject({ asSaid: true, text: 'converges', world: [1, 2, 3] })
  })
})

test('a map that is not on screen leaves a dash, never a number', () => {
  for (const text of [
    'peak of social',
    'volume of social above threshold',
    'social in dacc converges',
  ]) {
    expect(shown(text)).toMatchObject({ text: NOT_ON_SCREEN, asSaid: null })
  }
  expect(shown('mean of pain in thalamus').text).toBe(NOT_ON_SCREEN)
})

test.each([
  ['', 'not understood'],
  ['peak', 'not understood'],
  ['peak of paine', 'no map "paine"'],
  ['height of pain', '"height" cannot be worked out'],
  ['mean of pain', '"mean" cannot be worked out'],
  ['peak of pain in', 'no region ""'],
  ['peak of pain in toString', 'no region "tostring"'],
  ['peak of pain in ai middle', 'not "middle"'],
  ['peak of pain in ai right now', 'named as in'],
  ['peak of pain at ai', 'named as in'],
  ['volume of pain above', 'above 3.1'],
  ['volume of pain above -3', 'above 3.1'],
  ['volume of pain above 1e999', 'above 3.1'],
  ['volume of pain above 0', 'above 3.1'],
  ['pain converges', 'named as in'],
  ['paine in dacc converges', 'no map'],
])('{%s} is refused in words', (text, words) => {
  const parsed = parseLiveExpression(text)
  expect(parsed.ok ? '' : parsed.error).toContain(words)
})

test('a bound may be a fraction of one', () => {
  expect(parseLiveExpression('volume of pain above 0.5')).toMatchObject({
    ok: true,
    expression: { above: 0.5 },
  })
})
