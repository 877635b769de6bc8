import { describe, expect, test } from 'vitest'
import { PaneView } from '#app/shell/PaneView.tsx'
import type { AppStore } from '#state/store.ts'
import { withAsk, withSecondMap } from '#view/change-layer.ts'
import { askFor } from '#view/map-ask.ts'
import { type SideId, sideIds } from '#view/spec.ts'
import { breathe, controlledStore, emptyView, file, files } from '../state/test-store.ts'
import { elementsOf, markupOf, wordsOf } from './markup.tsx'

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

  test('tells where its map comes from, or that the file does not say', async () => {
    const { store, act } = controlledStore()
    expect(wordsOf(pane(store, id))).not.toContain('no description')
    await act.open(id, files('mine.nii', '5'))
    expect(wordsOf(pane(store, id))).toContain('The file has no description.')
    await act.open(id, { kind: 'sample', id: 'physical-pain' })
    const [about] = elementsOf(pane(store, id), 'button').filter((one) => one['aria-expanded'])
    expect(about!.text.length).toBeGreaterThan(20)
    expect(wordsOf(pane(store, id))).not.toContain('no description')
  })

  test('asks for a file that is not here, and takes another of its name if that is wished', async () => {
    const { store, act } = controlledStore()
    const wanted = { name: 'mine.nii', sha256: 'e'.repeat(64) }
    const source = { kind: 'file' as const, key: 'of another visit', files: [wanted] }
    await act.restore(withAsk(emptyView, id, askFor(source)), {})
    const buttons = () => {
      const [, card = ''] = pane(store, id).split('role="alert"')
      return elementsOf(card, 'button').map(({ text }) => text)
    }
    expect(buttons()).toEqual(['Choose the file…', 'Close'])
    expect(wordsOf(pane(store, other))).not.toContain('Choose the file')
    await act.openFiles(id, file('mine.nii', '7'))
    await breathe()
    expect(buttons()).toEqual(['Use it all the same', 'Choose the file…', 'Close'])
    await act.open(id, { kind: 'url', url: 'https://example.org/missing' })
    expect(buttons()).toEqual(['Try again', 'Close'])
  })

  test('has labels in place of a bar where its map is of labels, and a square where two maps give its colours', async () => {
    const { store, act } = controlledStore()
    await act.open(id, files('one.nii', '5'))
    const scale = () => pane(store, id).split('pane-scale')[1] ?? ''
    const bar = scale()
    expect(bar).not.toMatch(/label-legend|No label lies|colour-square/)
    const ask = askFor({ kind: 'url', url: 'https://example.org/6' })
    for (const [as, shows] of [
      ['opacity', false],
      ['colour', true],
    ] as const) {
      const second = { ask, as, threshold: null, full: null }
      act.change((view, look) => withSecondMap(view, id, 0, second, look))
      await breathe()
      expect([as, scale().includes('colour-square')]).toEqual([as, shows])
      expect(scale()).not.toBe(bar)
    }
    act.change((view, look) => withSecondMap(view, id, 0, null, look))
    await act.open(id, files('atlas.nii', '3'))
    expect(scale()).toMatch(/label-legend|No label lies/)
    expect(scale()).not.toContain('colour-square')
  })

  test.each([
    ['-1', 'from −'],
    ['0', 'from 0 to'],
    ['5', 'from 0 to'],
  ])('has a bar of one sign where its least value is not below 0: %s', async (least, words) => {
    const { store, act } = controlledStore()
    await act.open(id, files('mine.nii', least))
    const [bar] = /aria-label="Colours from[^"]*"/.exec(pane(store, id))!
    expect(bar).toContain(words)
  })

  test('tells how its map was made where nothing else is known of it', async () => {
    const { store, act } = controlledStore()
    await act.open(id, { kind: 'sample', id: 'physical-pain' })
    store.setState(({ maps }) => ({
      maps: Object.fromEntries(
        Object.entries(maps).map(([key, map]) => [
          key,
          { ...map, method: 'Made by hand.', meaning: '' },
        ]),
      ),
    }))
    expect(wordsOf(pane(store, id))).toContain('Made by hand.')
    expect(wordsOf(pane(store, id))).not.toContain('no description')
    expect(pane(store, id)).not.toContain('class="meaning"')
  })

  test('says what is to be known of its map before anything is concluded from it', async () => {
    const { store, act } = controlledStore()
    await act.open(id, files('mine.nii', '5'))
    expect(wordsOf(pane(store, id))).not.toContain('⚠')
    const warn = (...messages: readonly string[]) => {
      const warnings = messages.map((message) => ({ tag: 'test', message }))
      store.setState(({ maps }) => ({
        maps: Object.fromEntries(
          Object.entries(maps).map(([key, map]) => [
            key,
            { ...map, info: { ...map.info, warnings } },
          ]),
        ) as never,
      }))
      return wordsOf(pane(store, id))
    }
    expect(warn('It is flat.')).toContain('⚠ It is flat. Why?')
    expect(warn('It is flat.', 'It is cut.')).toContain('⚠ It is flat. Why, and 1 more')
  })

  test('waits without a word for its own map as another rule reads it', async () => {
    const { store, act, named } = controlledStore({ held: ['sampleVolume'] })
    void act.open(id, files('mine.nii', '5'))
    await breathe()
    await named('sampleVolume')[0]!.finish()
    void act.setRule('nearest')
    await breathe()
    expect(named('sampleVolume')).toHaveLength(1)
    expect(wordsOf(pane(store, id))).not.toContain('Cancel')
  })

  test('is headed with what it waits for, and asks for no file', async () => {
    const { store, act } = controlledStore({ held: ['openFile'] })
    void act.open(id, files('large.nii', '5'))
    await breathe()
    expect(pane(store, id)).toContain('<h2>large</h2>')
    expect(pane(store, id)).toContain(`aria-label="${where} side: large"`)
    expect(wordsOf(pane(store, id))).not.toContain('Drop a')
    expect(wordsOf(pane(store, other))).toContain('Drop a')
  })
})
