import { afterEach, expect, test, vi } from 'vitest'
import { openFirstContext } from '#scene/open-context.ts'
import { prepareCanvas, takeCanvas } from '#scene/prepare-canvas.ts'
import { slowAnswers } from './slow-answers.ts'

afterEach(() => vi.restoreAllMocks())

test('a canvas that is needed before the graphics process answers does not wait for it, and no other one is prepared', async () => {
  const { asked, comes } = slowAnswers()
  openFirstContext()
  const prepared = prepareCanvas(document.body)
  expect(takeCanvas()).not.toBeNull()
  const { length } = asked
  expect(length).toBeGreaterThan(0)
  comes()
  await prepared
  expect(asked).toHaveLength(length)
})
