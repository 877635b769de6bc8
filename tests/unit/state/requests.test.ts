/** What a side is asked to show is one fact; each test is named after a fault that came of there being several. */
import { describe, expect, test } from 'vitest'
import { selectColouring } from '#state/select-colouring.ts'
import { selectLayers } from '#state/select-layers.ts'
import { selectLook } from '#state/select-look.ts'
import { selectShown } from '#state/select-shown.ts'
import { selectFailure, selectTask } from '#state/select-task.ts'
import type { AppStore } from '#state/store.ts'
import { withAsk, withLayerAdded, withSecondMap, withThreshold } from '#view/change-layer.ts'
import { askFor } from '#view/map-ask.ts'
import { mapLayer, type SideId } from '#view/spec.ts'
import { breathe, controlledStore, file, files, readBy } from './test-store.ts'

const shown = (store: AppStore, side: SideId) => selectShown(store.getState(), side)
const task = (store: AppStore, side: SideId) => selectTask(store.getState(), side)
const failure = (store: AppStore, side: SideId) => selectFailure(store.getState(), side)
const value = (store: AppStore, side: SideId) => shown(store, side)?.values.left[0]
const rules = (store: AppStore) => store.getState().document.sides

test('a file is looked over once it is on screen; what comes with the page, or is computed from peaks, is not', async () => {
  const { act, calls } = controlledStore()
  const looked = () => calls.filter((call) => call === 'checkMap').length
  await act.open('a', { kind: 'sample', id: 'physical-pain' })
  await act.openFoci('b', 'study,x,y,z,n,space\nAsh 2001,1,2,3,20,MNI\n', 'trees')
  await breathe()
  expect(looked()).toBe(0)
  await act.question('b', { fallbackN: 99 })
  await act.question('a', { fallbackN: 99 })
  await breathe()
  expect(looked()).toBe(0)
  await act.open('a', files('one.nii', '5'))
  await breathe()
  expect(looked()).toBe(1)
  await act.open('b', { kind: 'url', url: 'https://maps.example/7' })
  await breathe()
  expect(looked()).toBe(2)
})

test('a map is known by the sum of its file once that is asked for, and a side without one has none', async () => {
  const { store, act, calls } = controlledStore()
  const before = store.getState()
  await act.identify('a')
  await act.showInstead('a')
  expect(store.getState().failures).toEqual(before.failures)
  await act.open('a', files('one.nii', '5'))
  expect(shown(store, 'a')?.info.sha256).toBeUndefined()
  await act.identify('a')
  await act.identify('a')
  expect(shown(store, 'a')?.info.sha256).toBe('f'.repeat(64))
  expect(calls.filter((call) => call === 'hashFile')).toHaveLength(1)
})

test('what can’t be had because nobody has it says so: a sample of another version, a file that only its author has', async () => {
  const { store, act } = controlledStore()
  await act.open('a', { kind: 'sample', id: 'grief' as never })
  expect(failure(store, 'a')).toMatchObject({ tag: 'unknown-sample' })
  const files = [{ name: 'one.hdr', sha256: 'a1' }, { name: 'one.img' }]
  const mine = askFor({ kind: 'file', key: 'of another', files })
  await act.restore(withAsk(store.getState().document, 'b', mine), {})
  expect(failure(store, 'b')).toMatchObject({ tag: 'files-missing' })
  expect(failure(store, 'b')?.message).toContain(': one.hdr (SHA-256 a1) and one.img. A link')
})

describe('a swap while a side loads', () => {
  test('takes the load along: nothing stays “Opening…”, the map comes to the side that asks for it', async () => {
    const { store, act, named } = controlledStore({ held: ['openFile'] })
    await breathe()
    void act.open('a', files('one.nii', '5'))
    await breathe()
    act.swap()
    expect(task(store, 'a')).toBeNull()
    expect(task(store, 'b')?.subject).toBe('one.nii')
    await named('openFile')[0]!.finish()
    expect(shown(store, 'a')).toBeNull()
    expect(shown(store, 'b')?.title).toBe('one')
    expect([task(store, 'a'), task(store, 'b')]).toEqual([null, null])
  })

  test('takes what is still on screen along, too', async () => {
    const { store, act, named, pending } = controlledStore({ held: ['openFile'] })
    const opening = act.open('a', files('before.nii', '4'))
    await breathe()
    await named('openFile')[0]!.finish()
    await opening
    void act.open('a', files('next.nii', '5'))
    await breathe()
    act.swap()
    expect([shown(store, 'a')?.title, shown(store, 'b')?.title]).toEqual([undefined, 'before'])
    await pending[0]!.fail()
    expect([shown(store, 'a')?.title, shown(store, 'b')?.title]).toEqual([undefined, 'before'])
    expect(failure(store, 'b')?.subject).toBe('next.nii')
    expect(failure(store, 'a')).toBeNull()
  })

  test('takes surfaces and values that are being read along', async () => {
    const { store, act, named } = controlledStore({ held: ['openFile'] })
    void act.openFiles('a', file('lh.surf', '4').concat(file('rh.surf', '4')))
    await breathe()
    expect(task(store, 'a')).not.toBeNull()
    act.swap()
    expect([task(store, 'a'), task(store, 'b') !== null]).toEqual([null, true])
    await named('openFile')[0]!.finish()
    await named('openFile')[0]!.finish()
    expect([task(store, 'a'), task(store, 'b')]).toEqual([null, null])
  })
})

describe('the sampling rule', () => {
  test('that is changed during a load is the one by which the map is read', async () => {
    const { store, act, named } = controlledStore({ held: ['openFile'] })
    void act.open('a', files('one.nii', '5'))
    await breathe()
    void act.setRule('nearest')
    await named('openFile')[0]!.finish()
    expect(shown(store, 'a')?.rule).toBe('nearest')
    expect(value(store, 'a')).toBeCloseTo(readBy('nearest', 5))
  })

  test('chosen twice quickly ends with the values of the one that is named', async () => {
    const { store, act, named } = controlledStore({ held: ['sampleVolume'] })
    void act.open('a', files('one.nii', '5'))
    await breathe()
    await named('sampleVolume')[0]!.finish()
    void act.setRule('ribbon')
    void act.setRule('nearest')
    await breathe()
    const [ribbon, nearest] = named('sampleVolume')
    expect(ribbon!.context.signal?.aborted).toBe(true)
    await nearest!.finish()
    await ribbon!.finish()
    expect(rules(store).a.rule).toBe('nearest')
    expect(shown(store, 'a')?.rule).toBe('nearest')
    expect(value(store, 'a')).toBeCloseTo(readBy('nearest', 5))
  })

  test('that fails is taken back on both sides, and the values stay', async () => {
    const { store, act, named } = controlledStore({ held: ['sampleVolume'] })
    void act.open('a', files('one.nii', '5'))
    await breathe()
    await named('sampleVolume')[0]!.finish()
    void act.setRule('ribbon')
    await breathe()
    await named('sampleVolume')[0]!.fail('too thin')
    expect(rules(store)).toMatchObject({ a: { rule: 'trilinear' }, b: { rule: 'trilinear' } })
    expect(value(store, 'a')).toBeCloseTo(readBy('trilinear', 5))
    expect(failure(store, 'a')?.message).toBe('too thin')
    expect(task(store, 'a')).toBeNull()
  })
})

describe('surfaces that arrive', () => {
  test('while a side samples take none of its values: 3 are never drawn on 4 vertices', async () => {
    const { store, act, named } = controlledStore({ held: ['sampleVolume'] })
    void act.open('b', files('one.nii', '5'))
    await breathe()
    const [onBundled] = named('sampleVolume')
    void act.openFiles('a', file('lh.surf', '4').concat(file('rh.surf', '4')))
    await breathe()
    expect(onBundled!.context.signal?.aborted).toBe(true)
    await onBundled!.finish()
    expect(shown(store, 'b')).toBeNull()
    await named('sampleVolume')[0]!.finish()
    expect(shown(store, 'b')?.values.left).toHaveLength(4)
    void act.loadCortex()
    await breathe()
    expect(shown(store, 'b')).toBeNull()
    await named('sampleVolume')[0]!.finish()
    expect(shown(store, 'b')?.values.left).toHaveLength(3)
  })

  test('and can’t be read leave the brain and say why', async () => {
    const { store, act } = controlledStore()
    await act.open('b', files('one.nii', '5'))
    await act.openFiles('a', file('lh.surf', '4'))
    expect(failure(store, 'a')?.message).toMatch(/right hemisphere is missing/)
    expect(shown(store, 'b')?.values.left).toHaveLength(3)
    expect(store.getState().document.surfaces.own).toBeNull()
  })
})

describe('after a failure', () => {
  test('late progress does not bring “Opening…” back', async () => {
    const { store, act, named } = controlledStore({ held: ['openFile'] })
    void act.open('a', files('one.nii', '5'))
    await breathe()
    const [open] = named('openFile')
    open!.context.onProgress?.(0.3)
    expect(task(store, 'a')?.progress).toBe(0.3)
    await open!.fail('half a file')
    open!.context.onProgress?.(0.9)
    expect(task(store, 'a')).toBeNull()
    expect(failure(store, 'a')?.message).toBe('half a file')
  })

  test('the page settles, with or without a map before', async () => {
    const { store, act } = controlledStore()
    await act.open('a', files('bad.nii', 'text'))
    expect([task(store, 'a'), shown(store, 'a')]).toEqual([null, null])
    await act.open('a', files('good.nii', '5'))
    expect(failure(store, 'a')).toBeNull()
    await act.open('a', files('bad.nii', 'text'))
    expect(shown(store, 'a')?.title).toBe('good')
    expect(store.getState().jobs).toEqual({})
  })

  test('threshold and range of what is still shown are what they were', async () => {
    const { store, act } = controlledStore()
    await act.open('a', files('good.nii', '5'))
    act.change((view) =>
      withThreshold(view, 'a', { rule: 'value', value: 2.5 }, { threshold: false }),
    )
    const before = mapLayer(store.getState().document, 'a')
    await act.open('a', files('bad.nii', 'text'))
    expect(mapLayer(store.getState().document, 'a')).toEqual(before)
    expect(selectLook(store.getState()).sides.a.threshold.value).toBe(2.5)
  })

  test('the same address can be tried again', async () => {
    const { store, act, calls } = controlledStore()
    await act.open('a', { kind: 'url', url: 'missing/1' })
    expect(failure(store, 'a')).toMatchObject({ tag: 'not-found' })
    await act.retry('a')
    expect(failure(store, 'a')).toMatchObject({ tag: 'not-found' })
    expect(calls.filter((call) => call === 'fetch missing/1')).toHaveLength(2)
  })

  test('an escape that is none in an address is no failure of the program', async () => {
    const { store, act } = controlledStore()
    await act.open('a', { kind: 'url', url: 'missing/100%25%.nii' })
    expect(failure(store, 'a')).toMatchObject({ tag: 'not-found', subject: '100%25%.nii' })
  })
})

describe('cancelling', () => {
  test('ends the work and keeps what was shown', async () => {
    const { store, act, named } = controlledStore({ held: ['openFile'] })
    void act.open('a', files('one.nii', '5'))
    await breathe()
    await named('openFile')[0]!.finish()
    void act.open('a', files('two.nii', '6'))
    await breathe()
    const [second] = named('openFile')
    act.cancel('a')
    expect(second!.context.signal?.aborted).toBe(true)
    expect(task(store, 'a')).toBeNull()
    await second!.finish()
    expect(shown(store, 'a')?.title).toBe('one')
    expect(failure(store, 'a')).toBeNull()
  })

  test('on one side does not end what the other side waits for as well', async () => {
    const { store, act, named } = controlledStore({ held: ['fetch'] })
    void act.open('a', { kind: 'url', url: 'maps/7' })
    void act.open('b', { kind: 'url', url: 'maps/7' })
    await breathe()
    act.cancel('a')
    expect(named('fetch')).toHaveLength(1)
    await named('fetch')[0]!.finish()
    expect([shown(store, 'a'), shown(store, 'b')?.title]).toEqual([null, '7'])
  })
})

describe('what was opened before', () => {
  test('has no say in threshold, range and links', async () => {
    const { store, act } = controlledStore()
    await act.open('a', files('z.nii', '5'))
    await act.open('b', files('beta.nii', '0.04'))
    await act.open('b', files('z2.nii', '6'))
    const after = selectLook(store.getState())
    const fresh = controlledStore()
    await fresh.act.open('b', files('z2.nii', '6'))
    await fresh.act.open('a', files('z.nii', '5'))
    expect(after).toEqual(selectLook(fresh.store.getState()))
    expect(after.links.threshold).toBe(true)
  })

  test('is given back: maps, values and downloads', async () => {
    const { store, act } = controlledStore()
    for (let n = 1; n <= 5; n++) await act.open('a', { kind: 'url', url: `maps/${n}` })
    const { maps, samples, files: kept } = store.getState()
    expect(Object.keys(maps)).toHaveLength(1)
    expect(Object.keys(samples)).toHaveLength(1)
    expect(Object.keys(kept)).toHaveLength(1)
  })
})

test('while another map comes, the one that is shown keeps its scale', async () => {
  const { store, act, named } = controlledStore({ held: ['openFile'] })
  void act.open('a', files('one.nii', '5'))
  await breathe()
  await named('openFile')[0]!.finish()
  act.change((view) =>
    withThreshold(view, 'a', { rule: 'value', value: 4.2 }, { threshold: false }),
  )
  void act.open('a', files('two.nii', '6'))
  expect(selectColouring(store.getState(), 'a').threshold).toBe(4.2)
  await breathe()
  await named('openFile')[0]!.finish()
  expect(selectColouring(store.getState(), 'a').threshold).toBe(3.1)
})

test('another volume of a series is read from the same file, which is fetched once', async () => {
  const { store, act, calls } = controlledStore()
  await act.open('a', { kind: 'url', url: 'maps/7' })
  await act.openVolume('a', 2)
  expect(value(store, 'a')).toBeCloseTo(readBy('trilinear', 9))
  expect(calls.filter((call) => call === 'fetch maps/7')).toHaveLength(1)
})

test('what the user says that the numbers are is said of that map and of no other', async () => {
  const { store, act } = controlledStore()
  await act.open('a', files('one.nii', '5'))
  act.setStatistic('a', 't', [24])
  expect(shown(store, 'a')?.info.statistic).toEqual({ kind: 't', from: 'user', dof: [24] })
  await act.open('a', files('two.nii', '5'))
  expect(shown(store, 'a')?.info.statistic).toMatchObject({ kind: 'unknown' })
})

test('another dress of p is read anew from the same file, with a scale of its own', async () => {
  const { store, act, pending, named } = controlledStore({ held: ['openFile'] })
  void act.open('a', files('pmap.nii', '5'))
  await breathe()
  expect(named('openFile')[0]?.request).not.toHaveProperty('dress')
  await pending[0]?.finish()
  act.change((view) => withThreshold(view, 'a', { rule: 'value', value: 4 }, { threshold: false }))
  void act.setDress('a', 'z')
  await breathe()
  expect(named('openFile')[0]?.request).toMatchObject({ dress: 'z' })
  expect(shown(store, 'a')?.title).toBe('pmap')
  await pending[0]?.finish()
  expect(mapLayer(store.getState().document, 'a')).toMatchObject({
    ask: { dress: 'z' },
    threshold: null,
  })
})

test('a dress that can’t be had leaves the one before, with its scale', async () => {
  const { store, act, pending } = controlledStore({ held: ['openFile'] })
  void act.open('a', files('pmap.nii', '5'))
  await breathe()
  await pending[0]?.finish()
  const before = mapLayer(store.getState().document, 'a')
  void act.setDress('a', 'oneMinusP')
  await breathe()
  await pending[0]?.fail()
  expect(mapLayer(store.getState().document, 'a')).toEqual(before)
  expect(failure(store, 'a')).not.toBeNull()
})

describe('values a vertex', () => {
  const pair = (count: number) => [
    ...file('lh.curv', `${count} 2`),
    ...file('rh.curv', `${count} 7`),
  ]

  test('of both hemispheres come in a file each, and make one map', async () => {
    const { store, act } = controlledStore()
    await act.openFiles('a', pair(3))
    expect(failure(store, 'a')).toBeNull()
    expect(shown(store, 'a')?.values.left[0]).toBe(2)
    expect(shown(store, 'a')?.values.right[0]).toBe(7)
  })

  test('of one hemisphere come in one file; the other has none', async () => {
    const { store, act } = controlledStore()
    await act.openFiles('b', file('lh.curv', '3 2'))
    expect([failure(store, 'a'), failure(store, 'b')]).toEqual([null, null])
    expect(shown(store, 'b')?.values.left[0]).toBe(2)
    expect(shown(store, 'b')?.values.right[0]).toBeNaN()
    expect(shown(store, 'a')).toBeNull()
  })

  test('of another mesh are refused with both counts, and what was there stays', async () => {
    const { store, act } = controlledStore()
    await act.open('a', files('one.nii', '5'))
    await act.openFiles('a', pair(4))
    expect(failure(store, 'a')?.message).toMatch(/4 values.*3 vertices/)
    expect(shown(store, 'a')?.title).toBe('one')
  })

  test('of a file that does not say the hemisphere wait for the answer; until then all stays', async () => {
    const { store, act } = controlledStore()
    await act.open('a', files('one.nii', '5'))
    await act.openFiles('a', file('curvature.mgh', '3 2'))
    expect(failure(store, 'a')).toMatchObject({ tag: 'hemisphere-unknown' })
    expect(shown(store, 'a')?.title).toBe('one')
    act.dismissFailure('a')
    expect(failure(store, 'a')).toBeNull()
    expect(shown(store, 'a')?.title).toBe('one')
    await act.openFiles('a', file('curvature.mgh', '3 2'))
    await act.nameHemisphere('a', 'right')
    expect(failure(store, 'a')).toBeNull()
    expect(shown(store, 'a')?.values.right[0]).toBe(2)
    expect(shown(store, 'a')?.values.left[0]).toBeNaN()
    expect(mapLayer(store.getState().document, 'a').ask?.hemisphere).toBe('right')
  })

  test('that come with a volume are refused by its name, with what to do', async () => {
    const { store, act } = controlledStore()
    await act.openFiles('a', [
      ...file('lh.surf', '3'),
      ...file('rh.surf', '3'),
      ...file('t.nii', '5'),
    ])
    expect(failure(store, 'a')?.message).toBe(
      't.nii is a volume and came together with surfaces. Drop the surfaces of both hemispheres first, then the volume.',
    )
    expect(shown(store, 'a')).toBeNull()
  })

  test('that fit neither hemisphere are refused, not asked about', async () => {
    const { store, act } = controlledStore()
    await act.openFiles('a', file('curvature.mgh', '4 2'))
    expect(failure(store, 'a')?.message).toMatch(/4 values.*3 vertices/)
  })

  test('that come as images of both hemispheres make one map, volumes of such names two', async () => {
    const { store, act } = controlledStore()
    await act.openFiles('b', [...file('lh.curv.mgh', '3 2'), ...file('rh.curv.mgh', '3 7')])
    expect(shown(store, 'a')).toBeNull()
    expect(shown(store, 'b')?.values.left[0]).toBe(2)
    expect(shown(store, 'b')?.values.right[0]).toBe(7)
    await act.openFiles('b', [...file('lh.ribbon.mgz', '4'), ...file('rh.ribbon.mgz', '5')])
    await breathe()
    expect([failure(store, 'a'), failure(store, 'b')]).toEqual([null, null])
    expect([shown(store, 'a')?.title, shown(store, 'b')?.title]).toEqual(['lh.ribbon', 'rh.ribbon'])
  })

  test('come with their surfaces, and wait for them to come back when the brain is another', async () => {
    const { store, act } = controlledStore()
    const surfaces = [...file('lh.surf', '4'), ...file('rh.surf', '4')]
    await act.openFiles('a', [...surfaces, ...pair(4)])
    expect(shown(store, 'a')?.values.right[3]).toBe(7)
    await act.loadCortex()
    expect(shown(store, 'a')).toBeNull()
    expect(failure(store, 'a')?.message).toMatch(/4 values/)
    expect(task(store, 'a')).toBeNull()
    act.undo()
    await breathe()
    expect(shown(store, 'a')?.values.right[3]).toBe(7)
  })
})

describe('maps over a side’s map', () => {
  const over = (value: number) => ({ kind: 'url' as const, url: `maps/${value}` })

  test('are loaded, read by the side’s rule and drawn over it', async () => {
    const { store, act } = controlledStore()
    await act.open('a', files('one.nii', '5'))
    act.change((view) => withLayerAdded(view, 'a', { ask: askFor(over(6)), opacity: 0.5 }))
    await breathe()
    const [below, above] = selectLayers(store.getState(), 'a')
    expect(below?.values.left[0]).toBeCloseTo(readBy('trilinear', 5))
    expect(above?.values.left[0]).toBeCloseTo(readBy('trilinear', 6))
    expect(above?.colouring.opacity).toBe(0.5)
    expect(shown(store, 'a')?.title).toBe('one')
    await act.setRule('nearest')
    expect(selectLayers(store.getState(), 'a').map(({ rule }) => rule)).toEqual([
      'nearest',
      'nearest',
    ])
  })

  test('that can’t be had go again, and say why; the map below stays', async () => {
    const { store, act } = controlledStore()
    await act.open('a', files('one.nii', '5'))
    const ask = askFor({ kind: 'url', url: 'missing/1' })
    act.change((view) => withLayerAdded(view, 'a', { ask }))
    await breathe()
    expect(store.getState().document.sides.a.layers).toHaveLength(1)
    expect(failure(store, 'a')).toMatchObject({ tag: 'not-found' })
    expect(shown(store, 'a')?.title).toBe('one')
    expect(task(store, 'a')).toBeNull()
  })

  test('have a say in a layer’s colours once they are there, and are read as it is', async () => {
    const { store, act } = controlledStore()
    await act.open('a', files('one.nii', '5'))
    const layer = () => selectLayers(store.getState(), 'a')[0]!
    const second = { ask: askFor(over(6)), as: 'opacity' as const, threshold: null, full: 12 }
    act.change((view, look) => withSecondMap(view, 'a', 0, second, look))
    expect(layer().second).toBeUndefined()
    await breathe()
    expect(layer().second).toMatchObject({ as: 'opacity', colouring: { maximum: 12 } })
    expect(layer().second?.values.left[0]).toBeCloseTo(readBy('trilinear', 6))
    // Every value is to be seen, faded by the other map; the right side keeps its threshold.
    expect(layer().colouring.threshold).toBe(0)
    expect(selectLayers(store.getState(), 'b')[0]?.colouring.threshold).not.toBe(0)
    await act.setRule('nearest')
    expect(layer().second?.rule).toBe('nearest')
    act.undo()
    act.undo()
    await breathe()
    expect(layer().second).toBeUndefined()
  })

  test('that can’t be had leave a layer as its own map has it, and say why', async () => {
    const { store, act } = controlledStore()
    await act.open('a', files('one.nii', '5'))
    const ask = askFor({ kind: 'url', url: 'missing/1' })
    const second = { ask, as: 'colour' as const, threshold: null, full: null }
    act.change((view, look) => withSecondMap(view, 'a', 0, second, look))
    await breathe()
    expect(store.getState().document.sides.a.layers[0]?.second).toBeNull()
    expect(failure(store, 'a')).toMatchObject({ tag: 'not-found' })
    expect(shown(store, 'a')?.title).toBe('one')
  })

  test('that are hidden are not drawn', async () => {
    const { store, act } = controlledStore()
    await act.open('a', files('one.nii', '5'))
    act.change((view) => withLayerAdded(view, 'a', { ask: askFor(over(6)), visible: false }))
    await breathe()
    expect(selectLayers(store.getState(), 'a')).toHaveLength(1)
  })
})
