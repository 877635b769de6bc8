import { expect, test } from 'vitest'
import { flickerCommands, heldTurn, withHeldTurn, withTurnTaken } from '#app/compare/flicker.ts'
import { firstView, type ViewSpec } from '#view/spec.ts'
import { controlledStore } from '../state/test-store.ts'

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

test('the command says which map is held, and nothing where none is or none flickers', () => {
  const [command] = flickerCommands
  const said = (document: ViewSpec) =>
    command!.says?.(controlledStore({ start: false, document }).store)
  expect(said(withHeldTurn(shownAs('flicker'), 'a'))).toBe('Left map')
  expect(said(withHeldTurn(shownAs('flicker'), 'b'))).toBe('Right map')
  expect(said(shownAs('flicker'))).toBe('')
  expect(said(withHeldTurn(shownAs('difference'), 'a'))).toBe('')
})

test('the command shows the other map in the store', () => {
  const { store } = controlledStore({ start: false, document: shownAs('flicker') })
  for (const held of ['b', 'a']) {
    flickerCommands[0]!.run(store)
    expect(heldTurn(store.getState().document)).toBe(held)
  }
})
