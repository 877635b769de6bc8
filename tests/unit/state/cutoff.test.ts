import { describe, expect, test } from 'vitest'
import type { LoadedMap, SampledMap } from '#state/app-state.ts'
import { cutoffsOf } from '#state/cutoff.ts'
import { selectBackground } from '#state/select-background.ts'
import { selectLook } from '#state/select-look.ts'
import { withArrangement } from '#view/change-arrangement.ts'
import { withThreshold } from '#view/change-layer.ts'
import type { ViewSpec } from '#view/spec.ts'
import { breathe, controlledStore, emptyView, file, files } from './test-store.ts'

const statistic = (kind: string, dof?: number[]) => ({ kind, dof, from: 'user' }) as never
const mapOf = (values: readonly number[], min: number) =>
  ({
    volume: { values: Float32Array.from(values) },
    info: { stats: { min } },
  }) as never as LoadedMap
const none = { values: { left: new Float32Array(), right: new Float32Array() } } as SampledMap

describe('p', () => {
  test('of .001 is z 3.09 one-sided and 3.29 where both signs count', () => {
    const positive = cutoffsOf(mapOf([1], 0), none, statistic('z'), 'both')
    expect(positive({ rule: 'p', p: 0.001 })).toBeCloseTo(3.0902, 3)
    const signed = cutoffsOf(mapOf([1, -1], -1), none, statistic('z'), 'both')
    expect(signed({ rule: 'p', p: 0.001 })).toBeCloseTo(3.2905, 3)
    const oneSign = cutoffsOf(mapOf([1, -1], -1), none, statistic('z'), 'negative')
    expect(oneSign({ rule: 'p', p: 0.001 })).toBeCloseTo(3.0902, 3)
  })

  test('goes by the degrees of freedom: t(24) needs more than z', () => {
    const cutoff = cutoffsOf(mapOf([1], 0), none, statistic('t', [24]), 'both')
    expect(cutoff({ rule: 'p', p: 0.001 })).toBeCloseTo(3.4668, 3)
  })

  test('of 0 is reached by no value', () => {
    const cutoff = cutoffsOf(mapOf([1], 0), none, statistic('z'), 'both')
    expect(cutoff({ rule: 'p', p: 0 })).toBeNull()
  })

  test('of unknown numbers is none', () => {
    const cutoff = cutoffsOf(mapOf([1], 0), none, statistic('unknown'), 'both')
    expect(cutoff({ rule: 'p', p: 0.001 })).toBeNull()
    expect(cutoff({ rule: 'fdr', q: 0.05 })).toBeNull()
  })
})

describe('the false discovery rate', () => {
  test('is that of Benjamini and Hochberg over the voxels that have a value', () => {
    // p: .0002326, .006210, .02275, .3085, .5 at z 3.5, 2.5, 2, .5, 0+; with q = .05 the third is the last to pass.
    const z = [3.5, 2.5, 2, 0.5, 1e-12, 0, 0, 0, Number.NaN]
    const cutoff = cutoffsOf(mapOf(z, 0), none, statistic('z'), 'both')
    expect(cutoff({ rule: 'fdr', q: 0.05 })).toBeCloseTo(2, 6)
    expect(cutoff({ rule: 'fdr', q: 0.01 })).toBeCloseTo(3.5, 6)
    expect(cutoff({ rule: 'fdr', q: 0.0001 })).toBeNull()
  })

  test('reads negative values where those are shown', () => {
    const cutoff = cutoffsOf(mapOf([-3.5, -2.5, 3], -3.5), none, statistic('z'), 'negative')
    expect(cutoff({ rule: 'fdr', q: 0.05 })).toBeCloseTo(2.5, 6)
  })
})

test('a threshold by p follows what the user says that the numbers are', async () => {
  const { store, act } = controlledStore()
  await act.open('a', files('one.nii', '5'))
  act.setStatistic('a', 'z', [])
  act.change((view) => withThreshold(view, 'a', { rule: 'p', p: 0.001 }, { threshold: true }))
  expect(selectLook(store.getState()).sides.a.threshold.value).toBeCloseTo(3.0902, 3)
  act.setStatistic('a', 't', [24])
  expect(selectLook(store.getState()).sides.a.threshold.value).toBeCloseTo(3.4668, 3)
})

describe('the background of slices', () => {
  test('is read once a view that draws it is on the stage, and not before', async () => {
    const { store, act, calls } = controlledStore({ document: emptyView })
    await breathe()
    expect(calls.filter((call) => call.includes('t1_1mm'))).toHaveLength(0)
    act.change((view) => withArrangement(view, 'slices'))
    await breathe()
    expect(selectBackground(store.getState())?.values).toHaveLength(1)
    act.change((view) => withArrangement(view, 'side-by-side'))
    act.change((view) => withArrangement(view, 'mosaic'))
    await breathe()
    expect(calls.filter((call) => call.includes('t1_1mm'))).toHaveLength(1)
    act.change((view) => ({ ...view, background: { kind: 'none' } }))
    expect(selectBackground(store.getState())).toBeNull()
  })

  test('that fails is told once and leaves the page settled', async () => {
    const { store, act, named } = controlledStore({ held: ['openFile'] })
    act.change((view) => withArrangement(view, 'slices'))
    await breathe()
    await named('openFile')[0]!.fail('no memory')
    expect(store.getState().failures.a?.message).toBe('no memory')
    expect(store.getState().jobs).toEqual({})
    expect(named('openFile')).toHaveLength(0)
  })

  test('of one’s own is what lies under them; one that is not here, or is no volume, is named and nothing is lost', async () => {
    const own = (name: string): ViewSpec => ({
      ...withArrangement(emptyView, 'slices'),
      background: { kind: 'file', key: name, files: [{ name }] },
    })
    const { store, act } = controlledStore({ document: own('mine.nii'), start: false })
    store.setState(({ files: known }) => ({
      files: { ...known, 'mine.nii': file('mine.nii', '7'), 'lh.surf': file('lh.surf', '3') },
    }))
    act.start()
    await breathe()
    expect([...selectBackground(store.getState())!.values]).toEqual([7])
    expect(store.getState().failures.a).toBeNull()
    for (const name of ['gone.nii', 'lh.surf']) {
      act.change(() => own(name))
      await breathe()
      expect(store.getState().failures.a?.message).toBe(
        `${name} can’t lie under the slices: it is not here, or no volume. Drop a T1 as NIfTI.`,
      )
      expect([selectBackground(store.getState()), store.getState().jobs]).toEqual([null, {}])
    }
    // Back to one that can: it is read again.
    act.change(() => own('mine.nii'))
    await breathe()
    expect(selectBackground(store.getState())?.values).toHaveLength(1)
  })
})
