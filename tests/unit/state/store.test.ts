import { describe, expect, test } from 'vitest'
import { selectHighlights } from '#state/select-highlights.ts'
import { selectLook } from '#state/select-look.ts'
import { selectShown } from '#state/select-shown.ts'
import { selectFailure, selectTask } from '#state/select-task.ts'
import type { AppStore } from '#state/store.ts'
import { withLink, withThreshold } from '#view/change-layer.ts'
import { mapLayer, type SideId } from '#view/spec.ts'
import { breathe, controlledStore, files } from './test-store.ts'

const shown = (store: AppStore, side: SideId) => selectShown(store.getState(), side)

test('the brain comes with the outlines of the chosen regions, and with no task for them', async () => {
  const { store } = controlledStore()
  const highlights: number[] = []
  store.subscribe((state) => {
    if (state.cortex.status === 'ready') highlights.push(selectHighlights(state).length)
  })
  await breathe()
  const { regions } = store.getState().document
  expect(highlights[0]).toBe(2 * regions.length)
  expect(selectHighlights(store.getState()).map(({ key }) => key)).toEqual(
    regions.flatMap((id) => [`${id} left`, `${id} right`]),
  )
})

describe('the store', () => {
  test('shows a map on the side that it was opened on and nowhere else', async () => {
    const { store } = controlledStore()
    await store.getState().act.open('b', files('pain.nii.gz', '5'))
    expect(shown(store, 'a')).toBeNull()
    expect(shown(store, 'b')).toMatchObject({
      title: 'pain',
      ask: { source: { kind: 'file' } },
    })
    expect(mapLayer(store.getState().document, 'b').ask?.source).toMatchObject({
      kind: 'file',
      files: [{ name: 'pain.nii.gz' }],
    })
  })

  test('keeps the map that was there when a file can’t be read, and says why', async () => {
    const { store } = controlledStore()
    const { open } = store.getState().act
    await open('a', files('good.nii', '5'))
    const before = shown(store, 'a')
    const view = store.getState().document
    await open('a', files('bad.nii', 'text'))
    expect(shown(store, 'a')?.volume).toBe(before?.volume)
    expect(selectTask(store.getState(), 'a')).toBeNull()
    expect(selectFailure(store.getState(), 'a')).toMatchObject({
      tag: 'not-nifti',
      message: 'bad.nii is no map',
    })
    expect(store.getState().document).toEqual(view)
  })

  test('lets a second drop cancel the first, whichever would have ended last', async () => {
    const { store, act, named } = controlledStore({ held: ['openFile'] })
    void act.open('a', files('slow.nii', '6'))
    await breathe()
    void act.open('a', files('quick.nii', '7'))
    await breathe()
    const [slow, quick] = named('openFile')
    await quick!.finish()
    await slow!.finish()
    expect(shown(store, 'a')?.title).toBe('quick')
    expect(selectFailure(store.getState(), 'a')).toBeNull()
  })

  test('gives a map of other values a scale of its own and says that the link is cut', async () => {
    const { store } = controlledStore()
    const { open } = store.getState().act
    await open('a', files('z.nii', '5'))
    await open('b', files('beta.nii', '0.04'))
    const { notices } = store.getState()
    const { links, sides } = selectLook(store.getState())
    expect(links).toMatchObject({ threshold: false, range: false, camera: true })
    expect(sides.b.range[1]).toBeCloseTo(0.05)
    expect(sides.b.threshold.value).toBeLessThan(0.04)
    expect(sides.a.threshold.value).toBe(3.1)
    expect(notices.at(-1)?.text).toContain('beta')
  })

  test('leaves the links alone when the values fit', async () => {
    const { store } = controlledStore()
    const { open } = store.getState().act
    await open('a', files('z.nii', '5'))
    await open('b', files('z2.nii', '6'))
    expect(selectLook(store.getState()).links.threshold).toBe(true)
    expect(store.getState().notices).toEqual([])
  })

  test('samples both sides again when the rule changes', async () => {
    const { store, calls } = controlledStore()
    const { open, setRule } = store.getState().act
    await open('a', files('one.nii', '5'))
    await open('b', files('two.nii', '6'))
    await breathe()
    calls.length = 0
    await setRule('nearest')
    expect(calls).toEqual(['sampleVolume nearest', 'sampleVolume nearest'])
    expect(store.getState().document.sides.b.rule).toBe('nearest')
  })

  test('is done changing the rule when both sides have been sampled, whichever comes last', async () => {
    for (const last of [0, 1]) {
      const { act, named } = controlledStore({ held: ['sampleVolume'] })
      void act.open('a', files('one.nii', '5'))
      void act.open('b', files('two.nii', '6'))
      await breathe()
      for (const sampling of named('sampleVolume')) await sampling.finish()
      let isDone = false
      void act.setRule('nearest').then(() => {
        isDone = true
      })
      await breathe()
      const samplings = named('sampleVolume')
      expect(samplings).toHaveLength(2)
      await samplings[1 - last]!.finish()
      expect(isDone).toBe(false)
      await samplings[last]!.finish()
      expect(isDone).toBe(true)
    }
  })

  test('swaps maps together with their settings', async () => {
    const { store } = controlledStore()
    const { open, swap, change } = store.getState().act
    await open('a', files('one.nii', '5'))
    await open('b', files('two.nii', '6'))
    change((view, look) => withLink(view, 'threshold', false, look))
    change((view, { links }) => withThreshold(view, 'a', { rule: 'value', value: 1 }, links))
    swap()
    expect(shown(store, 'b')?.title).toBe('one')
    expect(selectLook(store.getState()).sides.b.threshold.value).toBe(1)
  })

  test('says that the brain could not be loaded and tries again when asked', async () => {
    const { store, act, named } = controlledStore({ held: ['decodeCortex'] })
    void act.open('a', files('one.nii', '5'))
    await breathe()
    await named('decodeCortex')[0]!.fail('no network')
    expect(store.getState().cortex).toMatchObject({
      status: 'failed',
      failure: { message: 'no network' },
    })
    expect(selectTask(store.getState(), 'a')).toBeNull()
    void act.loadCortex()
    await breathe()
    await named('decodeCortex')[0]!.finish()
    expect(store.getState().cortex.status).toBe('ready')
    expect(shown(store, 'a')?.title).toBe('one')
  })
})

test('the deep regions are read once, whoever asks meanwhile or later, and anew only after a failure', async () => {
  const { store, act, calls, named } = controlledStore({ held: ['decodeDeep'] })
  const readings = () => calls.filter((name) => name === 'decodeDeep').length
  const first = act.loadDeep()
  await breathe()
  await named('decodeDeep')[0]!.fail('no network')
  await first
  expect(store.getState().deep).toBeNull()
  const both = [act.loadDeep(), act.loadDeep()]
  await breathe()
  await named('decodeDeep')[0]!.finish()
  await Promise.all(both)
  expect(store.getState().deep).toEqual([])
  await act.loadDeep()
  expect(readings()).toBe(2)
})
