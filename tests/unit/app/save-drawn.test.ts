/** A drawn region as files that other programs read. */
import { gunzipSync } from 'fflate'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { saveAsLabels, saveAsMask } from '#app/look/save-drawn.ts'
import type { Cortex } from '#atlas/cortex.ts'
import { meshOf } from '#atlas/drawn-region.ts'
import { MNI152_2MM } from '#evidence/grid.ts'
import type { DrawnOnCortex } from '#state/select-drawn.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'
import { controlledStore, files } from '../state/test-store.ts'

const saved = vi.hoisted(() => [] as { name: string; content: string | Uint8Array; type: string }[])
vi.mock('#app/compare/save-as.ts', () => ({
  saveAs: (name: string, content: string | Uint8Array, type: string) =>
    saved.push({ name, content, type }),
}))
beforeEach(() => {
  saved.length = 0
})

const cortex: Cortex = syntheticCortex({ levels: 4 })
const vertices = cortex.left.curvature.length

function region(name: string, fields: Partial<DrawnOnCortex['fields']>): DrawnOnCortex {
  const shape = { kind: 'patch', left: '', right: '' } as const
  return {
    region: { number: 1, name, mesh: meshOf(cortex), shape },
    id: 'drawn:1',
    fields: { left: null, right: null, ...fields },
  }
}

describe('labels', () => {
  test('are a file for each half that the region is on, named after it', () => {
    const half = new Float32Array(vertices).fill(1)
    saveAsLabels(region(' My (own) région! ', { left: half }))
    expect(saved.map(({ name, type }) => [name, type])).toEqual([
      ['lh.My-own-région.label.gii', 'application/xml'],
    ])
    saveAsLabels(region('?!', { left: half, right: half }))
    expect(saved.slice(1).map(({ name }) => name)).toEqual([
      'lh.region.label.gii',
      'rh.region.label.gii',
    ])
    expect(saved.map(({ content }) => /Cortex(Left|Right)/.exec(String(content))?.[0])).toEqual([
      'CortexLeft',
      'CortexLeft',
      'CortexRight',
    ])
  })

  test('hold the region as label 1 in its colour, from one half of membership on', () => {
    saveAsLabels(region('Disc 1', { left: Float32Array.of(0.49, 0.5, 1) }))
    const text = String(saved[0]!.content)
    const labels = [...text.matchAll(/<Label ([^>]*)>(?:<!\[CDATA\[)?([^<\]]*)/g)].map(
      ([, attributes = '', name]) => ({
        name,
        ...Object.fromEntries(
          [...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
        ),
      }),
    )
    expect(labels).toMatchObject([
      { name: '???', Key: '0', Red: '0', Green: '0', Blue: '0', Alpha: '0' },
      { name: 'Disc 1', Key: '1', Alpha: '1' },
    ])
    const [, data = ''] = /<Data>([^<]*)/.exec(text) ?? []
    const numbers = new Int32Array(Uint8Array.from(atob(data), (one) => one.charCodeAt(0)).buffer)
    expect([...numbers]).toEqual([0, 1, 1])
    // #ff7ab6
    const [, own] = labels as unknown as readonly { [colour: string]: string }[]
    expect(['Red', 'Green', 'Blue'].map((part) => Math.round(255 * Number(own![part])))).toEqual([
      0xff, 0x7a, 0xb6,
    ])
  })
})

describe('a mask', () => {
  function opened() {
    const { store } = controlledStore({ start: false })
    const ready = { status: 'ready', key: 'test', cortex, own: null } as never
    return { store, ready: () => store.setState({ cortex: ready }) }
  }
  const nifti = () => {
    const bytes = gunzipSync(saved[0]!.content as Uint8Array)
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    const shape = [1, 2, 3].map((n) => view.getInt16(40 + 2 * n, true))
    const at = view.getFloat32(108, true)
    const count = shape.reduce((all, n) => all * n, 1)
    expect(bytes).toHaveLength(at + 4 * count)
    const values = Float32Array.from({ length: count }, (_, i) => view.getFloat32(at + 4 * i, true))
    return { shape, values, words: new TextDecoder().decode(bytes.subarray(148, 228)) }
  }

  test('without a map has voxels of 2 mm, 1 where the region’s cortex is and 0 elsewhere', () => {
    const { store, ready } = opened()
    const left = region('Left half', { left: new Float32Array(vertices).fill(1) })
    saveAsMask(store, left)
    expect(saved).toEqual([])
    ready()
    saveAsMask(store, left)
    expect(saved.map(({ name, type }) => [name, type])).toEqual([
      ['Left-half.nii.gz', 'application/gzip'],
    ])
    const { shape, values, words } = nifti()
    expect(shape).toEqual([...MNI152_2MM.shape])
    expect(words).toContain('drawn region')
    expect(new Set(values)).toEqual(new Set([0, 1]))
    // The left half lies left of the middle, x < 0: on this grid beyond half of its columns.
    const inside = [...values.keys()].filter((i) => values[i] === 1)
    const columns = inside.map((i) => i % shape[0]!)
    const { toWorld } = MNI152_2MM
    expect(columns.every((i) => toWorld[0]! * i + toWorld[3]! < 2)).toBe(true)
  })

  test.each(['a', 'b'] as const)('has the voxels of the map that side %s shows', async (side) => {
    const { store, act } = controlledStore()
    await act.open(side, files('one.nii', '6'))
    store.setState(({ cortex: known }) => ({ cortex: { ...known, cortex } as never }))
    saveAsMask(store, region('Left half', { left: new Float32Array(vertices).fill(1) }))
    expect(nifti().shape).toEqual([1, 1, 1])
  })
})
