import { expect, it } from 'vitest'
import * as words from '#evidence/words.ts'

it('fits the descriptions into the 79 characters of a NIfTI header, in ASCII', () => {
  for (const text of [words.ALE_DESCRIP, words.CLUSTER_DESCRIP]) {
    expect(text.length).toBeLessThanOrEqual(79)
    expect(text).toMatch(/^[\x20-\x7e]+$/)
  }
})

it('says of every map from peaks that it is not strength of activation', () => {
  expect(words.ALE_MEANING).toContain('not activation strength')
  expect(words.ALE_SENTENCE).toBe(
    'ALE of published peaks: one-sided z for convergence across studies; not activation strength.',
  )
  expect(words.ALE_LIMITS.join(' ')).toContain('nothing about how strongly')
})

it('warns where a map is made of one or few studies', () => {
  expect(words.fewStudiesWarning(1)).toContain('cannot converge with itself')
  expect(words.fewStudiesWarning(9)).toContain('9 studies')
  expect(words.fewStudiesWarning(10)).toBeNull()
  expect(words.fewStudiesWarning(18)).toBeNull()
})
