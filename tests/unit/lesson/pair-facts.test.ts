import { beforeAll, describe, expect, test } from 'vitest'
import { compareMaps } from '#comparison/compare-maps.ts'
import { cutPair } from '#comparison/cut-pair.ts'
import { summariseRegion } from '#comparison/region-summary.ts'
import { evaluate } from '#lesson/evaluate.ts'
import type { Facts, MapFacts } from '#lesson/facts.ts'
import { parseLiveExpression } from '#lesson/live-expression.ts'
import { clusterReach } from '#statistic/cluster-reach.ts'
import { shippedFacts } from '../../fixtures/shipped-maps.ts'

let social: MapFacts
let pain: MapFacts
let facts: Facts

beforeAll(async () => {
  social = await shippedFacts('social-exclusion')
  pain = await shippedFacts('physical-pain')
  facts = {
    map: (subject) => ({ social, pain, inclusive: null })[subject],
    threshold: (subject) => (subject === 'pain' ? 5 : 2),
    kept: () => null,
  }
}, 120_000)

const evaluated = (text: string) => {
  const parsed = parseLiveExpression(text)
  if (!parsed.ok) throw new Error(parsed.error)
  return evaluate(parsed.expression, facts)
}

describe('of two maps', () => {
  test('r and Dice are those of the table that compares them', () => {
    const { pearson, dice, n } = compareMaps(social.volume.values, pain.volume.values, {
      zeros: 'drop',
      thresholds: { a: 2, b: 5 },
      twoSided: false,
    })
    expect(evaluated('r of social and pain').number).toBe(pearson)
    expect(evaluated('r of social and pain').source).toContain(n.toLocaleString('en'))
    expect(evaluated('dice of social and pain above threshold').number).toBe(dice)
    const { number, source } = evaluated('dice of pain and social above 3.1')
    expect(number).toBe(evaluated('dice of social and pain above 3.1').number)
    expect(source).toContain(number?.toFixed(3))
  })

  test('a threshold that asks for clusters of some extent counts these alone, and says so', () => {
    const extent = { least: 400, unit: 'mm3', connectivity: 26 } as const
    const keptOf = ({ volume }: MapFacts) => ({ extent, voxels: clusterReach(volume, extent) })
    const kept = { social: keptOf(social), pain: keptOf(pain) }
    const before = facts
    facts = { ...facts, kept: (subject) => (subject === 'inclusive' ? null : kept[subject]) }
    const cut = cutPair(
      { a: social.volume, b: pain.volume },
      { a: 2, b: 5 },
      { a: extent, b: extent },
    )
    const { dice } = compareMaps(cut.a.values, cut.b.values, {
      zeros: 'drop',
      thresholds: { a: 2, b: 5 },
      twoSided: false,
    })
    const { number, source } = evaluated('dice of social and pain above threshold')
    const volume = evaluated('volume of pain above threshold')
    const bare = evaluated('volume of pain above 5')
    facts = before
    expect(number).toBe(dice)
    expect(source).toContain('in clusters of at least 400 mm³')
    expect(number).not.toBe(evaluated('dice of social and pain above threshold').number)
    expect(volume.number).toBe((cut.b.values.filter((value) => value >= 5).length * 8) / 1000)
    expect(volume.source).toContain('in clusters of at least 400 mm³')
    // A number that the text gives is no threshold.
    expect(bare.number).toBe(evaluated('volume of pain above 5').number)
  })

  test('r within a region is that of the region’s row', () => {
    const place = { region: 'ai', side: 'right' } as const
    const row = summariseRegion(pain.voxelsOf(place), pain.volume, social.volume, {
      a: 3.1,
      b: 3.1,
    })
    const { number, text, region, world, source } = evaluated('r of pain and social in ai right')
    expect(number).toBe(row.withinCorrelation)
    expect(text).toBe(row.withinCorrelation?.toFixed(2).replace('-', '−'))
    expect(source).toContain(`${row.withinN.toLocaleString('en')} voxels of right AI`)
    expect([region, world]).toEqual(['ai', pain.region(place)?.peak.world])
  })

  test('they overlap in a place where significant clusters of both share voxels', () => {
    const not = evaluated('social and pain do not overlap in dacc')
    expect([not.text, not.asSaid, not.number]).toEqual(['do not overlap', true, 0])
    expect(evaluated('social and pain overlap in dacc').asSaid).toBe(false)
    const both = evaluated('pain and pain overlap in ai')
    expect([both.text, both.asSaid]).toEqual(['overlap', true])
    expect(both.number).toBe(pain.region({ region: 'ai', side: 'both' })?.significantVoxels)
  })

  test('a map that is not on screen leaves the sentence open', () => {
    expect(evaluated('r of social and inclusive').text).toBe('—')
    expect(evaluated('r of social and inclusive').source).toContain('inclusive')
  })
})

test.each([
  ['r of social and', 'There is no map ""'],
  ['mean of social and pain', 'Known are: r, dice'],
  ['dice of social and pain', 'above threshold'],
  ['r of social and pain in nowhere', 'no region "nowhere"'],
  ['social and pain overlap', 'A region is named'],
  ['social and hunger overlap in ai', 'no map "hunger"'],
  ['social and pain never overlap in ai', 'do not overlap in s2'],
])('{%s} is refused in words', (text, words) => {
  const parsed = parseLiveExpression(text)
  expect(parsed.ok ? '' : parsed.error).toContain(words)
})
