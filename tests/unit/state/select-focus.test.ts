import { expect, test } from 'vitest'
import { selectFocus } from '#state/select-focus.ts'
import { withArrangement, withMaximised } from '#view/change-arrangement.ts'
import { firstView } from '#view/spec.ts'

test('keys act on the view that had the focus last, and on the first one when that is not drawn', () => {
  const first = { document: firstView, focus: null }
  expect(selectFocus(first)).toBe('brain-a')
  expect(selectFocus({ ...first, focus: 'brain-b' })).toBe('brain-b')
  const alone = withMaximised(firstView, 'brain-a')
  expect(selectFocus({ document: alone, focus: 'brain-b' })).toBe('brain-a')
  const slices = withArrangement(firstView, 'slices')
  expect(selectFocus({ document: slices, focus: 'brain-b' })).toBe('axial-a')
})
