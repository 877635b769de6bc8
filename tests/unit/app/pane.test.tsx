import { describe, expect, test } from 'vitest'
import { PaneView } from '#app/shell/PaneView.tsx'
import type { AppStore } from '#state/store.ts'
import { type SideId, sideIds } from '#view/spec.ts'
import { breathe, controlledStore, files } from '../state/test-store.ts'
import { markupOf, wordsOf } from './markup.tsx'

const pane = (store: AppStore, id: SideId) =>
  markupOf(<PaneView id={id} view={`brain-${id}`} bindElement={() => {}} />, store)

describe.each(sideIds)('side %s', (id) => {
  const other = id === 'a' ? 'b' : 'a'
  const where = id === 'a' ? 'left' : 'right'

  test('says by name that it has no map, and which one it has', async () => {
    const { store, act } = controlledStore()
    expect(wordsOf(pane(store, id))).toContain('No map')
    expect(pane(store, id)).toContain(`aria-label="${where} side: no map"`)
    await act.open(id, files('mine.nii', '5'))
    expect(pane(store, id)).toContain(`aria-label="${where} side: mine"`)
    expect(pane(store, id)).toContain('<h2>mine</h2>')
    expect(pane(store, other)).toContain('<h2>No map</h2>')
  })

  test('is headed with no map again where the first one could not be opened', async () => {
    const { store, act } = controlledStore()
    await act.open(id, files('broken.nii', 'no number'))
    expect(pane(store, id)).toContain('<h2>No map</h2>')
    expect(wordsOf(pane(store, id))).toContain('Drop a')
  })

  test('tells of its own failure beside the map that stays, and the other side does not', async () => {
    const { store, act } = controlledStore()
    await act.open(id, files('mine.nii', '5'))
    await act.open(id, files('broken.nii', 'no number'))
    const words = wordsOf(pane(store, id))
    expect(words).toContain('broken.nii is no map mine is still shown.')
    expect(words).not.toContain('hemisphere Cancel')
    expect(wordsOf(pane(store, other))).not.toContain('broken')
  })

  test('asks of which half a file is that does not say so', async () => {
    const { store, act } = controlledStore()
    await act.open(id, files('thickness.curv', '3 2'))
    await breathe()
    expect(wordsOf(pane(store, id))).toContain('Left hemisphere Right hemisphere Cancel')
    expect(wordsOf(pane(store, other))).not.toContain('hemisphere Cancel')
  })

  test('says what it is waiting for, with a way to stop', async () => {
    const { store, act } = controlledStore({ held: ['openFile'] })
    void act.open(id, files('large.nii', '5'))
    await breathe()
    expect(wordsOf(pane(store, id))).toContain('Opening large.nii…')
    // Headed already, and nobody is asked for a file.
    expect(pane(store, id)).toContain('<h2>large</h2>')
    expect(pane(store, id)).toContain(`aria-label="${where} side: large"`)
    expect(wordsOf(pane(store, id))).not.toContain('Drop a')
    expect(wordsOf(pane(store, other))).toContain('Drop a')
    expect(wordsOf(pane(store, id))).toContain('Cancel')
    expect(wordsOf(pane(store, other))).not.toContain('Cancel')
  })
})
