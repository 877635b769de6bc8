import { expect, test } from 'vitest'
import { failureOf } from '#state/failure.ts'

test('a failure that says nothing of itself is said in a sentence of its own', () => {
  const message = (subject: string) => failureOf(new Error(''), subject).message
  expect(message('the brain')).toMatch(/^The brain could not be opened/)
  // A file is called what it is called.
  expect(message('theta.nii')).toMatch(/^theta\.nii could not be opened/)
  expect(failureOf(new Error(''), 'the brain')).toMatchObject({
    tag: 'unexpected',
    subject: 'the brain',
  })
})

test('a failure with words and a tag has its own', () => {
  const error = Object.assign(new Error('No network.'), { tag: 'unreachable' })
  expect(failureOf(error, 'the brain')).toEqual({
    tag: 'unreachable',
    message: 'No network.',
    subject: 'the brain',
  })
})
