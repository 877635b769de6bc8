/** The door through which a script asks what is shown, and waits until it has settled. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { noStage, openTestDoor, reportStage } from '#app/shell/test-door.ts'
import type { AppStore } from '#state/store.ts'
import { withArrangement } from '#view/change-arrangement.ts'
import { sideIds } from '#view/spec.ts'
import { breathe, controlledStore, file, files, storeWithMaps } from '../state/test-store.ts'

let frames: (() => void)[] = []
beforeEach(() => {
  frames = []
  vi.stubGlobal('window', {})
  vi.stubGlobal('requestAnimationFrame', (call: () => void) => frames.push(call))
})
afterEach(() => {
  reportStage(() => noStage)
  vi.unstubAllGlobals()
})

function door(store: AppStore) {
  openTestDoor(store)
  return window.__ostrakon!
}

const pass = async (count: number) => {
  for (let n = 0; n < count; n++) {
    for (const call of frames.splice(0)) call()
    await breathe()
  }
}

/** As a script outside the page has it. */
const told = (store: AppStore) => JSON.parse(JSON.stringify(door(store).state()))

describe('what a script is told', () => {
  test('of a side without a map, and of a brain that is not there yet', async () => {
    const { store } = controlledStore({ held: ['decodeCortex'] })
    await breathe()
    const { cortex, ownSurfaces, panes, jobs, readout, stage, document, look } = told(store)
    expect({ cortex, ownSurfaces, readout }).toEqual({
      cortex: 'loading',
      ownSurfaces: [],
      readout: null,
    })
    for (const side of sideIds)
      expect(panes[side]).toEqual({
        title: null,
        loadId: null,
        rule: null,
        notSampled: null,
        loading: false,
        failure: null,
      })
    expect(jobs).toBe(1)
    expect(stage).toEqual({ frames: 0, uploads: 0, drawn: false, geometries: 0, textures: 0 })
    expect(document).toEqual(store.getState().document)
    expect(look).toHaveProperty('sides')
  })

  test('of each side what it shows, waits for or failed at', async () => {
    const { store, act, named } = controlledStore({ held: ['openFile'] })
    void act.open('a', files('one.nii', '6'))
    await breathe()
    await named('openFile')[0]!.finish()
    await expect.poll(() => told(store).panes.a.title).toBe('one')
    void act.open('b', files('two.nii', 'no number'))
    await breathe()
    const { panes, cortex, ownSurfaces } = told(store)
    expect([cortex, ownSurfaces]).toEqual(['ready', []])
    expect(panes.a).toMatchObject({ notSampled: 0, loading: false, failure: null })
    expect(panes.a.loadId).not.toBeNull()
    expect(panes.a.rule).toBe(store.getState().document.sides.a.rule)
    expect(panes.b).toMatchObject({ title: null, loading: true, failure: null })
    await named('openFile')[0]!.finish()
    expect(told(store).panes.b).toMatchObject({
      loading: false,
      failure: { tag: 'not-nifti', message: expect.stringContaining('two.nii') },
    })
  })

  test('the names of surfaces that the user brought', async () => {
    const { store, act } = controlledStore()
    await act.openFiles('a', [...file('lh.surf', '3'), ...file('rh.surf', '3')])
    await expect.poll(() => told(store).ownSurfaces).toEqual(['lh.surf', 'rh.surf'])
  })
})

describe('a page has settled', () => {
  function waiting(store: AppStore) {
    const seen = { settled: false }
    void door(store)
      .settled()
      .then(() => {
        seen.settled = true
      })
    return seen
  }
  const drawnAfter = (count: number, drawn = true) =>
    reportStage(() => ({ ...noStage, frames: count, drawn }))

  test('once neither the brain nor a map is waited for', async () => {
    const { store, act, named } = controlledStore({ held: ['decodeCortex', 'openFile'] })
    drawnAfter(1)
    await breathe()
    const seen = waiting(store)
    await pass(10)
    expect(seen.settled).toBe(false)
    void act.open('b', files('two.nii', '6'))
    await breathe()
    await named('decodeCortex')[0]!.finish()
    await pass(10)
    expect(seen.settled).toBe(false)
    await named('openFile')[0]!.finish()
    await pass(10)
    expect(seen.settled).toBe(true)
  })

  test('not while what lies under the slices is on its way', async () => {
    const { store, act, named } = controlledStore({ held: ['openFile'] })
    await breathe()
    drawnAfter(1)
    act.change((view) => withArrangement(view, 'slices'))
    await breathe()
    const seen = waiting(store)
    await pass(10)
    expect(seen.settled).toBe(false)
    await named('openFile')[0]!.finish()
    await pass(10)
    expect(seen.settled).toBe(true)
  })

  test('not while further surfaces, which the first picture asks for, are on their way', async () => {
    const { store, act, named } = controlledStore({ held: ['decodeExtraSurfaces'] })
    await breathe()
    drawnAfter(1, false)
    const seen = waiting(store)
    await pass(4)
    drawnAfter(2)
    const loading = act.loadInflated()
    await pass(10)
    expect(seen.settled).toBe(false)
    await named('decodeExtraSurfaces')[0]!.finish()
    await loading
    await pass(6)
    expect(seen.settled).toBe(true)
  })

  test('when what came last has been drawn, which takes up to three frames', async () => {
    const { store } = await storeWithMaps()
    // What is noticed about the maps comes after them.
    await breathe()
    drawnAfter(7)
    const seen = waiting(store)
    await pass(2)
    drawnAfter(8)
    await pass(1)
    expect(seen.settled).toBe(false)
    await pass(2)
    expect(seen.settled).toBe(false)
    await pass(1)
    expect(seen.settled).toBe(true)
  })

  test('not while the stage has yet to draw, unless there is no brain to be drawn', async () => {
    const { store } = await storeWithMaps()
    drawnAfter(7, false)
    const seen = waiting(store)
    await pass(12)
    expect(seen.settled).toBe(false)
    drawnAfter(7)
    await pass(6)
    expect(seen.settled).toBe(true)

    const bare = controlledStore({ held: ['decodeCortex'] })
    await breathe()
    await bare.named('decodeCortex')[0]!.fail()
    reportStage(() => noStage)
    const without = waiting(bare.store)
    await pass(6)
    expect(without.settled).toBe(true)
  })
})
