/** Which regions are outlined on the cortex that is there. */
import { describe, expect, test } from 'vitest'
import { meshOf } from '#atlas/drawn-region.ts'
import type { AppState } from '#state/app-state.ts'
import { drawnAt, selectDrawn } from '#state/select-drawn.ts'
import { selectHighlights } from '#state/select-highlights.ts'
import type { DrawnRegion } from '#view/drawn.ts'
import { firstView } from '#view/spec.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'
import { controlledStore } from './test-store.ts'

const cortex = syntheticCortex({ levels: 2 })
const { pial, white } = cortex.left.surfaces
const centre = [0, 1, 2].map((axis) => (pial[axis]! + white[axis]!) / 2) as [number, number, number]

const disc = (number: number, more: Partial<DrawnRegion> = {}, at = centre): DrawnRegion => ({
  number,
  name: `Mine ${number}`,
  mesh: meshOf(cortex),
  shape: { kind: 'disc', hemisphere: 'left', vertex: 0, radiusMm: 20, centreMni: at },
  ...more,
})
const another = 'f'.repeat(16)

function state(drawn: readonly DrawnRegion[], isOwn = false): AppState {
  const bare = controlledStore({ start: false }).store.getState()
  return {
    ...bare,
    cortex: {
      status: 'ready',
      key: 'test',
      cortex,
      own: isOwn ? { key: 'own', files: [] } : null,
    } as unknown as AppState['cortex'],
    document: { ...firstView, regions: ['dacc', 'thalamus', 'ai'], drawn: [...drawn] },
  }
}
const outlined = (of: AppState) => selectHighlights(of).map(({ key }) => key)

describe('outlined regions', () => {
  test('are those of the cortex on both halves, the deep ones left to their bodies', () => {
    expect(outlined(state([]))).toEqual(['dacc left', 'dacc right', 'ai left', 'ai right'])
  })

  test('of one’s own come first, under their names, on the half that they are on', () => {
    const all = selectHighlights(state([disc(3)]))
    expect(all[0]).toMatchObject({ key: 'drawn:3 left', hemisphere: 'left', label: 'Mine 3' })
    expect(all.map(({ key }) => key).slice(1)).toEqual([
      'dacc left',
      'dacc right',
      'ai left',
      'ai right',
    ])
  })

  test('that are known of the bundled brain are not drawn on another, one’s own on the same mesh are', () => {
    expect(outlined(state([disc(1)], true))).toEqual(['drawn:1 left'])
  })

  test('are none before there is a cortex', () => {
    const waiting = { ...state([disc(1)]), cortex: { status: 'loading' } } as unknown as AppState
    expect([outlined(waiting), selectDrawn(waiting)]).toEqual([[], []])
  })
})

describe('a region that was drawn on another mesh', () => {
  const patch = { kind: 'patch', left: 'AA', right: '' } as const
  const found = (region: DrawnRegion, isOwn: boolean) => selectDrawn(state([region], isOwn)).length

  test('is found again on the bundled brain where it is a disc whose centre is known', () => {
    expect(found(disc(1, { mesh: another }), false)).toBe(1)
    expect(found(disc(1, { mesh: another }), true)).toBe(0)
    const { shape } = disc(1)
    const nowhere = { ...shape, centreMni: null } as DrawnRegion['shape']
    expect(found(disc(1, { mesh: another, shape: nowhere }), false)).toBe(0)
    expect(found(disc(1, { shape: nowhere }), false)).toBe(1)
    expect(found(disc(1, { mesh: another, shape: patch }), false)).toBe(0)
  })

  test('holds the places that it is at there, whatever its vertex was called', () => {
    const far = disc(2, { mesh: another }, [1, 1, 1].map(() => 0) as [number, number, number])
    const [near] = selectDrawn(state([disc(1, { mesh: another })]))
    expect(drawnAt([near!], 'left', 0)).toEqual([near])
    expect(drawnAt([near!], 'right', 0)).toEqual([])
    const [other] = selectDrawn(state([far]))
    expect(other!.fields.left).not.toEqual(near!.fields.left)
  })
})
