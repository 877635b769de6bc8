import { describe, expect, test } from 'vitest'
import type { AppState } from '#state/app-state.ts'
import { selectDeep } from '#state/select-deep.ts'
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
