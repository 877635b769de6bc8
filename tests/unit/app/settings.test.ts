import { describe, expect, it, test } from 'vitest'
import { mergeSettings, settings } from '#app/shell/settings.ts'

const first = settings.getInitialState()

test('who comes for the first time has the panel at Look, usual type, keys on the page and the system’s light', () => {
  expect(first).toEqual({
    theme: null,
    large: false,
    panel: true,
    room: 'look',
    keysOnPage: true,
    folds: {},
  })
})

describe('what was stored in this browser', () => {
  it('is taken where it has the type that is expected', () => {
    expect(
      mergeSettings(
        { theme: 'light', large: true, room: 'evidence', folds: { brain: true } },
        first,
      ),
    ).toEqual({ ...first, theme: 'light', large: true, room: 'evidence', folds: { brain: true } })
  })

  it.each([null, 'x', 7, [], { theme: 'pink', large: 'yes', folds: 3, room: {}, panel: 0 }])(
    'changes nothing where it is broken: %j',
    (stored) => expect(mergeSettings(stored, first)).toEqual(first),
  )

  it('keeps the folds that are true or false and drops the others', () => {
    expect(mergeSettings({ folds: { a: true, b: 'open', c: false } }, first).folds).toEqual({
      a: true,
      c: false,
    })
  })
})
