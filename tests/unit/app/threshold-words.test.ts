import { expect, test } from 'vitest'
import { pOfThreshold, wordsOfSides } from '#app/look/threshold-words.ts'

// scipy: norm.sf(3.1) = .000968, t.sf(3.1, 24) = .002444, f.sf(4, 2, 40) = .02608
test('a threshold is said as a probability where the statistic allows it', () => {
  expect(pOfThreshold({ kind: 'z' }, 3.1)).toBe('p < 9.7 × 10⁻⁴, one-sided, uncorrected')
  expect(pOfThreshold({ kind: 't', dof: [24] }, 3.1)).toBe('p < .0025, one-sided, uncorrected')
  expect(pOfThreshold({ kind: 'F', dof: [2, 40] }, 4)).toBe('p < .027, uncorrected')
})

test('both directions double it where the map has a direction', () => {
  const twoSided = true
  expect(pOfThreshold({ kind: 't', dof: [24] }, 3.1, { twoSided })).toBe(
    'p < .0049, two-sided, uncorrected',
  )
  expect(pOfThreshold({ kind: 'F', dof: [2, 40] }, 4, { twoSided })).toBe('p < .027, uncorrected')
})

test('a threshold that both sides share means another p where the maps are of another statistic', () => {
  expect(wordsOfSides(['p < .01', 'p < .01'])).toBe('p < .01')
  expect(wordsOfSides(['p < .01'])).toBe('p < .01')
  expect(wordsOfSides(['p < .01', ''])).toBe('Left: p < .01. Right: p is not known.')
})

test('nothing is said of a t without degrees of freedom, but where to say them', () => {
  expect(pOfThreshold({ kind: 't' }, 3)).toMatch(/degrees of freedom/)
  expect(pOfThreshold({ kind: 'unknown' }, 3)).toBe('')
})
