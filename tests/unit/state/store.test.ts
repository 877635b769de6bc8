import { describe, expect, test } from 'vitest'
import type { Cortex, Hemisphere } from '#atlas/cortex.ts'
import type { RegionId } from '#atlas/region-list.ts'
import { affineFromRows } from '#space/affine.ts'
import { selectHighlights, selectLook } from '#state/selectors.ts'
import { createAppStore } from '#state/store.ts'
import { withLink, withThreshold } from '#view/change-layer.ts'
import { mapLayer } from '#view/spec.ts'
import type { Compute } from '#work/tasks.ts'

const hemisphere = (id: 'left' | 'right'): Hemisphere => ({
  id,
  faces: new Uint32Array([0, 1, 2]),
  surfaces: {
    pial: new Float32Array([0, 0, 0, 2, 0, 0, 0, 2, 0]),
    white: new Float32Array([0, 0, 2, 2, 0, 2, 0, 2, 2]),
  },
  sulcalDepth: new Float32Array(3),
  curvature: new Float32Array(3),
  medialWall: new Uint8Array(3),
  labels: { aal: new Uint16Array(3), aicha: new Uint16Array(3) },
})
const cortex: Cortex = { left: hemisphere('left'), right: hemisphere('right') }

const workedOut = Float32Array.of(0, 1, 0)

/** Answers each task at once: a file's text is the value that its map has everywhere. */
const fakeCompute = (sampleCalls: string[] = []): Compute =>
  (async (name: string, request: Record<string, unknown>) => {
    if (name === 'decodeCortex' || name === 'decodeInflated') return cortex
    if (name === 'regionFields') {
      const { ids } = request as { ids: readonly RegionId[] }
      return ids.flatMap((id) =>
        (['left', 'right'] as const).map((side) => ({ id, side, field: workedOut })),
      )
    }
    if (name === 'openFile') {
      const files = request['files'] as { name: string; blob: Blob }[]
      const text = await files[0]!.blob.text()
      if (text === 'slow') await new Promise((resolve) => setTimeout(resolve, 30))
      const value = Number(text === 'slow' ? 1 : text)
      if (Number.isNaN(value)) {
        throw Object.assign(new Error(`${files[0]!.name} is no map`), { tag: 'not-nifti' })
      }
      const volume = {
        values: new Float32Array([value]),
        shape: [1, 1, 1],
        toWorld: affineFromRows<'voxel', 'world'>([
          [1, 0, 0, 0],
          [0, 1, 0, 0],
          [0, 0, 1, 0],
        ]),
      }
      return {
        kind: 'volume',
        volume,
        info: { fileName: files[0]!.name, description: '', volumeCount: 1 },
      }
    }
    if (name === 'checkMap')
      return { findings: [], smoothnessMm: [null, null, null], brainCoverage: null }
    sampleCalls.push(String(request['rule']))
    const { values } = request['volume'] as { values: Float32Array }
    const map = { values: new Float32Array(3).fill(values[0]!), notSampled: 0 }
    return { left: map, right: map }
  }) as unknown as Compute

const file = (name: string, text: string) => [{ name, blob: new Blob([text]) }]
const files = (name: string, text: string) => ({ kind: 'files' as const, files: file(name, text) })
const newStore = (calls?: string[]) =>
  createAppStore({ compute: fakeCompute(calls), fetchBlob: async () => new Blob(['5']) })

test('the brain is there before the outlines, whose fields a worker works out', async () => {
  const store = newStore()
  const highlights: number[] = []
  store.subscribe((state) => {
    if (state.cortex.status === 'ready') highlights.push(selectHighlights(state).length)
  })
  await store.getState().act.loadCortex()
  const shown = selectHighlights(store.getState())
  expect(highlights[0]).toBe(0)
  expect(shown).toHaveLength(2 * store.getState().document.regions.length)
  expect(shown.every(({ field }) => field === workedOut)).toBe(true)
})

describe('the store', () => {
  test('shows a map on the side that it was opened on and nowhere else', async () => {
    const store = newStore()
    await store.getState().act.open('b', files('pain.nii.gz', '5'))
    expect(store.getState().slots.a.shown).toBeNull()
    expect(store.getState().slots.b.shown).toMatchObject({
      title: 'pain',
      ask: { source: { kind: 'file' } },
    })
    expect(mapLayer(store.getState().document, 'b').ask?.source).toMatchObject({
      kind: 'file',
      files: [{ name: 'pain.nii.gz' }],
    })
  })

  test('keeps the map that was there when a file can’t be read, and says why', async () => {
    const store = newStore()
    const { open } = store.getState().act
    await open('a', files('good.nii', '5'))
    const before = store.getState().slots.a.shown
    const view = store.getState().document
    await open('a', files('bad.nii', 'text'))
    const { shown, failure, task } = store.getState().slots.a
    expect(shown?.volume).toBe(before?.volume)
    expect(task).toBeNull()
    expect(failure).toMatchObject({ tag: 'not-nifti', message: 'bad.nii is no map' })
    expect(store.getState().document).toEqual(view)
  })

  test('lets a second drop cancel the first, whichever would have ended last', async () => {
    const store = newStore()
    const { open } = store.getState().act
    const slow = open('a', files('slow.nii', 'slow'))
    await open('a', files('quick.nii', '7'))
    await slow
    expect(store.getState().slots.a.shown?.title).toBe('quick')
    expect(store.getState().slots.a.failure).toBeNull()
  })

  test('gives a map of other values a scale of its own and says that the link is cut', async () => {
    const store = newStore()
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
    const store = newStore()
    const { open } = store.getState().act
    await open('a', files('z.nii', '5'))
    await open('b', files('z2.nii', '6'))
    expect(selectLook(store.getState()).links.threshold).toBe(true)
    expect(store.getState().notices).toEqual([])
  })

  test('samples both sides again when the rule changes', async () => {
    const calls: string[] = []
    const store = newStore(calls)
    const { open, setRule } = store.getState().act
    await open('a', files('one.nii', '5'))
    await open('b', files('two.nii', '6'))
    calls.length = 0
    await setRule('nearest')
    expect(calls).toEqual(['nearest', 'nearest'])
    expect(store.getState().document.sides.b.rule).toBe('nearest')
  })

  test('swaps maps together with their settings', async () => {
    const store = newStore()
    const { open, swap, change } = store.getState().act
    await open('a', files('one.nii', '5'))
    await open('b', files('two.nii', '6'))
    change((view, look) => withLink(view, 'threshold', false, look))
    change((view, { links }) => withThreshold(view, 'a', { rule: 'value', value: 1 }, links))
    swap()
    expect(store.getState().slots.b.shown?.title).toBe('one')
    expect(selectLook(store.getState()).sides.b.threshold.value).toBe(1)
  })

  test('says that the brain could not be loaded and tries again when asked', async () => {
    let broken = true
    const store = createAppStore({
      compute: fakeCompute(),
      fetchBlob: async () => {
        if (broken) throw Object.assign(new Error('no network'), { tag: 'unreachable' })
        return new Blob(['x'])
      },
    })
    await store.getState().act.loadCortex()
    expect(store.getState().cortex).toMatchObject({
      status: 'failed',
      failure: { tag: 'unreachable' },
    })
    broken = false
    await store.getState().act.loadCortex()
    expect(store.getState().cortex.status).toBe('ready')
  })
})
