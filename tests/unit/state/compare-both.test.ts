/** Both maps brought together, on the cortex: a map's values there tell which volume was read, and by which rule. */
import { expect, test } from 'vitest'
import { noExtents } from '#comparison/cut-pair.ts'
import { affineFromRows } from '#space/affine.ts'
import type { ShownMap } from '#state/app-state.ts'
import { compareActions } from '#state/compare-actions.ts'
import type { Workbench } from '#state/workbench.ts'
import type { Volume } from '#volume/volume.ts'
import type { Compute } from '#work/tasks.ts'
import { cortexOf, readBy } from './test-store.ts'

const cortex = cortexOf(3)
const identity = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
]
const volume = (value: number): Volume => ({
  values: Float32Array.of(value),
  shape: [1, 1, 1],
  toWorld: affineFromRows<'voxel', 'world'>(identity),
})
const shownBy = (rule: ShownMap['rule']) => ({ info: {}, rule }) as unknown as ShownMap

/** Matching doubles the values; a cut takes 1 away. */
function bench() {
  const calls: string[] = []
  const signals: (AbortSignal | undefined)[] = []
  const compute = (async (name, request, context) => {
    signals.push(context?.signal)
    if (name === 'matchMaps') {
      calls.push('matchMaps')
      const { a, b } = request as unknown as { a: Volume; b: Volume }
      const [x, y] = [2 * a.values[0]!, 2 * b.values[0]!]
      return {
        a: volume(x),
        b: volume(y),
        cut: { a: volume(x - 1), b: volume(y - 1) },
        words: 'doubled',
      }
    }
    const { volume: read, rule } = request as unknown as { volume: Volume; rule: string }
    calls.push(`${name} ${rule} ${read.values[0]}`)
    const map = { values: new Float64Array(3).fill(readBy(rule, read.values[0]!)), notSampled: 1 }
    return { left: map, right: map }
  }) as Compute
  const brainMask = async () => ({ name: 'mask', blob: new Blob() })
  return { act: compareActions({ compute, brainMask } as Workbench), calls, signals }
}

const extent = { least: 5, unit: 'voxels', connectivity: 6 } as const
const request = (
  extents: { a: typeof extent | null; b: typeof extent | null } = noExtents as never,
) => ({ a: volume(5), b: volume(7), matching: 'none', maps: {}, marks: {}, extents }) as never
const shown = { a: shownBy('nearest'), b: shownBy('ribbon') }

test('each side is read by its own rule; without extents nothing is cut', async () => {
  const { act, calls } = bench()
  const both = await act.matchBoth(request(), shown, cortex, {
    signal: new AbortController().signal,
  })
  expect(calls).toEqual(['matchMaps', 'sampleVolume nearest 10', 'sampleVolume ribbon 14'])
  expect(both.words).toBe('doubled')
  expect(both.values.a.left[0]).toBeCloseTo(readBy('nearest', 10))
  expect(both.values.b.right[0]).toBeCloseTo(readBy('ribbon', 14))
  expect(both.cutValues).toEqual(both.values)
})

test('a side that asks for clusters is read as they are left, the other as it is', async () => {
  const { act } = bench()
  const { signal } = new AbortController()
  const a = await act.matchBoth(request({ a: extent, b: null }), shown, cortex, { signal })
  expect(a.cutValues.a.left[0]).toBeCloseTo(readBy('nearest', 9))
  expect(a.cutValues.b).toBe(a.values.b)
  const b = await act.matchBoth(request({ a: null, b: extent }), shown, cortex, { signal })
  expect(b.cutValues.b.left[0]).toBeCloseTo(readBy('ribbon', 13))
  expect(b.cutValues.a).toBe(b.values.a)
})

test('whoever asks the same meanwhile gets the same; another rule, extent or cortex is asked anew', async () => {
  const { act, calls } = bench()
  const { signal } = new AbortController()
  const asked = request()
  const one = await act.matchBoth(asked, shown, cortex, { signal })
  expect(await act.matchBoth(asked, shown, cortex, { signal })).toBe(one)
  const again = { ...(asked as object), extents: { a: extent, b: null } } as never
  for (const other of [
    () => act.matchBoth(again, shown, cortex, { signal }),
    () => act.matchBoth(asked, { ...shown, a: shownBy('ribbon') }, cortex, { signal }),
    () => act.matchBoth(asked, { ...shown, b: shownBy('nearest') }, cortex, { signal }),
    () => act.matchBoth(asked, shown, cortexOf(3), { signal }),
  ]) {
    const before = calls.filter((call) => call === 'matchMaps').length
    expect(await other()).not.toBe(one)
    expect(calls.filter((call) => call === 'matchMaps')).toHaveLength(before + 1)
  }
})

test('a map that is shown is read by another rule, with what it does not reach', async () => {
  const { act, calls, signals } = bench()
  const { signal } = new AbortController()
  const map = { ...shownBy('nearest'), volume: volume(5) }
  const sampled = await act.sampleBy(map, cortex, 'ribbon', { signal })
  expect(calls).toEqual(['sampleVolume ribbon 5'])
  expect(signals).toEqual([signal])
  expect(sampled.values.left).toBeInstanceOf(Float32Array)
  expect(sampled).toMatchObject({ notSampled: 2, ruleNote: null })
})

test('a rule that needs two surfaces gives way where there is one, and says so', async () => {
  const { act, calls } = bench()
  const alone = cortexOf(3)
  const lone = (side: 'left' | 'right') => {
    const { pial } = alone[side].surfaces
    return { ...alone[side], faces: new Uint32Array([0, 1, 2]), surfaces: { pial, white: pial } }
  }
  const map = { ...shownBy('nearest'), volume: volume(5) }
  const { signal } = new AbortController()
  const sampled = await act.sampleBy(map, { left: lone('left'), right: lone('right') }, 'ribbon', {
    signal,
  })
  expect(calls).not.toContain('sampleVolume ribbon 5')
  expect(sampled.ruleNote).toMatch(/\w/)
})
