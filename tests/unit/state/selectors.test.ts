import { describe, expect, test } from 'vitest'
import type { AppState } from '#state/app-state.ts'
import { selectColouring, selectDeep } from '#state/selectors.ts'
import { firstView } from '#view/spec.ts'

const mesh = { positionsWorld: new Float32Array(9), faces: new Uint32Array([0, 1, 2]) }
const state = (glass: number): AppState => ({
  cortex: { status: 'loading' },
  deep: [
    { id: 'thalamus', side: 'left', mesh },
    { id: 'thalamus', side: 'right', mesh },
    { id: 'pag', side: 'midline', mesh },
    { id: 'amygdala', side: 'left', mesh },
  ],
  slots: {
    a: { shown: null, task: null, failure: null },
    b: { shown: null, task: null, failure: null },
  },
  view: {
    ...firstView,
    regions: ['thalamus', 'pag'],
    layout: { ...firstView.layout, glass },
  },
  notices: [],
})

describe('the deep regions', () => {
  test('are those that are chosen, one label a pair', () => {
    const shown = selectDeep(state(0.5)).map(({ key, name, side }) => [key, name, side])
    expect(shown).toEqual([
      ['thalamus left', 'Thalamus', 'left'],
      ['thalamus right', '', 'right'],
      ['pag midline', 'PAG', 'both'],
    ])
  })

  test('are not drawn in a solid brain', () => {
    expect(selectDeep(state(0))).toEqual([])
  })
})

test('colours are the same object until something that makes them changes', () => {
  const first = state(0)
  const before = selectColouring(first, 'a')
  expect(selectColouring({ view: { ...first.view, cursor: null } }, 'a')).toBe(before)
  const moved = {
    ...first.view,
    panes: { ...first.view.panes, a: { ...first.view.panes.a, threshold: 4 } },
  }
  expect(selectColouring({ view: moved }, 'a')).not.toBe(before)
  expect(selectColouring({ view: moved }, 'a').threshold).toBe(4)
})
