import { describe, expect, test } from 'vitest'
import type { AppState } from '#state/app-state.ts'
import { selectColouring, selectDeep, selectFocus } from '#state/selectors.ts'
import { withArrangement, withMaximised } from '#view/change-arrangement.ts'
import { withBothMaps, withThreshold } from '#view/change-layer.ts'
import { withPose } from '#view/change-view.ts'
import { firstView } from '#view/spec.ts'
import { controlledStore } from './test-store.ts'

const mesh = { positionsWorld: new Float32Array(9), faces: new Uint32Array([0, 1, 2]) }
const state = (glass: number): AppState => ({
  ...controlledStore({ start: false }).store.getState(),
  deep: [
    { id: 'thalamus', side: 'left', mesh },
    { id: 'thalamus', side: 'right', mesh },
    { id: 'pag', side: 'midline', mesh },
    { id: 'amygdala', side: 'left', mesh },
  ],
  document: withPose({ ...firstView, regions: ['thalamus', 'pag'] }, { glass }),
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
  const { document } = first
  expect(selectColouring({ ...first, document: { ...document, cursor: null } }, 'a')).toBe(before)
  const links = { threshold: true }
  const moved = {
    ...first,
    document: withThreshold(document, 'a', { rule: 'value', value: 4 }, links),
  }
  expect(selectColouring(moved, 'a')).not.toBe(before)
  expect(selectColouring(moved, 'a').threshold).toBe(4)
})

test('a layer that is not to be seen has no opacity', () => {
  const first = state(0)
  const [layer] = first.document.sides.a.layers
  const hidden = { ...first.document.sides.a, layers: [{ ...layer!, visible: false }] }
  const document = { ...first.document, sides: { ...first.document.sides, a: hidden } }
  expect(selectColouring({ ...first, document }, 'a').opacity).toBe(0)
  expect(selectColouring({ ...first, document }, 'b').opacity).toBe(1)
})

test('keys act on the view that had the focus last, and on the first one when that is not drawn', () => {
  const first = { document: firstView, focus: null }
  expect(selectFocus(first)).toBe('brain-a')
  expect(selectFocus({ ...first, focus: 'brain-b' })).toBe('brain-b')
  const alone = withMaximised(firstView, 'brain-a')
  expect(selectFocus({ document: alone, focus: 'brain-b' })).toBe('brain-a')
  const slices = withArrangement(firstView, 'slices')
  expect(selectFocus({ document: slices, focus: 'brain-b' })).toBe('axial-a')
})

test('fading and the line at the threshold are two settings of the map', () => {
  const first = state(0)
  const coloured = (patch: { fade?: number; contour?: boolean }) => {
    const document = withBothMaps(first.document, patch)
    const { fade, contour } = selectColouring({ ...first, document }, 'b')
    return { fade, contour }
  }
  expect(coloured({ fade: 0.5 })).toEqual({ fade: 0.5, contour: false })
  expect(coloured({ contour: true })).toEqual({ fade: 0, contour: true })
})
