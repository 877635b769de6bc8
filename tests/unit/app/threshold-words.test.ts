import { expect, test } from 'vitest'
import { pOfThreshold, shortP } from '#app/look/threshold-words.ts'

// R: pnorm(3.1, lower = FALSE), pt(3.1, 20, lower = FALSE), pf(4, 2, 40, lower = FALSE)
test('a threshold is said as a probability where the statistic allows it', () => {
  expect(pOfThreshold({ kind: 'z', from: 'intent' }, 3.1)).toBe('p < .001, one-sided, uncorrected')
  expect(pOfThreshold({ kind: 't', dof: [20], from: 'user' }, 3.1)).toBe(
    'p < .003, one-sided, uncorrected',
  )
  expect(pOfThreshold({ kind: 'F', dof: [2, 40], from: 'user' }, 4)).toBe('p < .026, uncorrected')
})

test('nothing is said of a t without degrees of freedom, but where to say them', () => {
  expect(pOfThreshold({ kind: 't', from: 'intent' }, 3)).toMatch(/degrees of freedom/)
  expect(pOfThreshold({ kind: 'unknown', from: 'nothing' }, 3)).toBe('')
})

test('small probabilities never read as zero', () => {
  expect(shortP(3.2e-17)).toBe('3 × 10⁻¹⁷')
  expect(shortP(0.05)).toBe('.050')
})
