import { describe, expect, test } from 'vitest'
import { labelId, labelName, labelNumbers } from '#atlas/label-name.ts'
import { labelWords } from '#atlas/label-words.ts'

describe.each(['aal', 'aicha'] as const)('labels of %s', (atlas) => {
  test('all have a name in plain English', () => {
    for (const label of labelNumbers(atlas)) {
      const name = labelName(atlas, label)
      expect(name, labelId(atlas, label)).toMatch(/^[A-Za-z][A-Za-z’ ,-]+( \d)?$/)
      expect(name, labelId(atlas, label)).not.toContain('_')
    }
  })

  test('use every word of the list', () => {
    const said = labelNumbers(atlas).map((label) => labelName(atlas, label))
    for (const words of Object.values(labelWords[atlas]))
      expect(said.some((name) => name.includes(words))).toBe(true)
  })

  test('have different names', () => {
    const said = labelNumbers(atlas).map((label) => labelName(atlas, label, 'left'))
    expect(new Set(said).size).toBe(said.length)
  })

  test('have none for 0 and for numbers that the atlas lacks', () => {
    for (const label of [0, 999]) {
      expect(labelName(atlas, label)).toBe('')
      expect(labelName(atlas, label, 'left')).toBe('')
      expect(labelId(atlas, label)).toBe('')
    }
  })
})

test('AAL says the side in its own label', () => {
  expect(labelId('aal', 81)).toBe('Temporal_Sup_L')
  expect(labelName('aal', 81)).toBe('left superior temporal gyrus')
  expect(labelName('aal', 32)).toBe('right anterior cingulate and paracingulate gyri')
  expect(labelName('aal', 32, 'left')).toBe('right anterior cingulate and paracingulate gyri')
  expect(labelName('aal', 109)).toBe('cerebellar vermis, lobules I and II')
})

test('AICHA takes the side from where the label was read', () => {
  expect(labelId('aicha', 74)).toBe('G_Insula-anterior-2')
  expect(labelName('aicha', 74)).toBe('anterior insula, part 2')
  expect(labelName('aicha', 74, 'right')).toBe('right anterior insula, part 2')
})
