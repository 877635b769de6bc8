import { expect, test } from 'vitest'
import { heldTurn, withTurnTaken } from '#app/compare/flicker.ts'
import { firstView, type ViewSpec } from '#view/spec.ts'

const shownAs = (mode: string): ViewSpec => ({
  ...firstView,
  views: firstView.views.map((view) =>
    view.kind === 'brain' ? { ...view, shows: 'comparison', mode } : view,
  ),
})

test('the other map is shown and held, and the first again the next time', () => {
  const once = withTurnTaken(shownAs('flicker'))
  expect(heldTurn(once)).toBe('b')
  expect(heldTurn(withTurnTaken(once))).toBe('a')
})

test('where nothing flickers, no map is held', () => {
  const view = shownAs('difference')
  expect(withTurnTaken(view)).toBe(view)
})
