import { expect, test } from 'vitest'
import { statisticSymbol, valueWords } from '#app/shell/statistic-words.ts'

test('a value is read with its statistic and degrees of freedom', () => {
  expect(valueWords({ statistic: { kind: 't', dof: [23], from: 'intent' } }, -3.1)).toBe(
    't(23) = −3.10',
  )
  expect(valueWords({ statistic: { kind: 'unknown', from: 'nothing' } }, 0.5)).toBe('value = 0.50')
  expect(statisticSymbol({ kind: 'F', dof: [2, 40], from: 'user' })).toBe('F(2, 40)')
})

test('a label is read by its name, and by its number where it has none', () => {
  const statistic = { kind: 'label', from: 'label table' } as const
  const labels = [
    { value: 4, name: 'Insula', colour: [1, 0, 0, 1] },
    { value: 5, name: '', colour: [0, 1, 0, 1] },
  ] as const
  expect(valueWords({ statistic, labels }, 4)).toBe('Insula (4)')
  expect(valueWords({ statistic, labels }, 5)).toBe('label 5')
  expect(valueWords({ statistic }, 1024)).toBe('label 1024')
  expect(valueWords({ statistic, labels }, Number.NaN)).toBe('no label')
})
