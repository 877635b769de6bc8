import { expect, test } from 'vitest'
import { readEmbedMessage, stepIndex } from '#lesson/embed-message.ts'

test.each([
  [{ ostrakon: 1, type: 'next' }, true],
  [{ ostrakon: 1, type: 'load', lesson: 'what-is-social-pain' }, true],
  [{ ostrakon: 1, type: 'load', lesson: 'what-is-social-pain', step: 3 }, true],
  [{ ostrakon: 1, type: 'goto', step: 'dacc' }, true],
  [{ ostrakon: 1, type: 'goto' }, false],
  [{ ostrakon: 1, type: 'goto', step: 1.5 }, false],
  [{ ostrakon: 1, type: 'eval', code: 'alert(1)' }, false],
  [{ ostrakon: 1, type: 'load', lesson: 'x'.repeat(61) }, false],
  [{ type: 'next' }, false],
  ['next', false],
  [null, false],
])('%j is a message: %s', (data, isMessage) => {
  expect(readEmbedMessage(data) !== null).toBe(isMessage)
})

test('steps are named by id, or by number from 1', () => {
  const steps = [{ id: 'a' }, { id: 'b' }]
  expect([undefined, 'b', 1, 2, 0, 3, 'c'].map((step) => stepIndex(steps, step))).toEqual([
    0, 1, 0, 1, -1, -1, -1,
  ])
})
