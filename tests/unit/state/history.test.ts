import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedPaths, freshHistory, recorded, redone, replaced, undone } from '#state/history.ts'
import { selectShown } from '#state/select-shown.ts'
import { withRegion } from '#view/change.ts'
import { withThreshold } from '#view/change-layer.ts'
import { withPose } from '#view/change-view.ts'
import { firstView, mapLayer } from '#view/spec.ts'
import { breathe, controlledStore, files } from './test-store.ts'

const at = (value: number) =>
  withThreshold(firstView, 'a', { rule: 'value', value }, { threshold: true })

describe('history', () => {
  test('takes a drag for one step, and what comes after a rest for another', () => {
    let history = freshHistory(firstView)
    for (const [i, value] of [1, 2, 3].entries()) history = recorded(history, at(value), i * 100)
    expect(history.past).toEqual([firstView])
    history = recorded(history, at(4), 5000)
    expect(history.past).toEqual([firstView, at(3)])
  })

  test('keeps the last two hundred steps', () => {
    let history = freshHistory(firstView)
    for (let step = 1; step <= 250; step++) history = recorded(history, at(step), step * 5000)
    expect(history.past).toHaveLength(200)
    expect(history.past[0]).toEqual(at(50))
    expect(history.past.at(-1)).toEqual(at(249))
  })

  test('takes another field for another step, however quick', () => {
    const first = recorded(freshHistory(firstView), at(1), 0)
    const second = recorded(first, withPose(at(1), { glass: 0.5 }), 10)
    expect(undone(second).present).toEqual(at(1))
  })

  test('forgets what was undone once something else is done', () => {
    const done = recorded(freshHistory(firstView), at(1), 0)
    const back = undone(done)
    expect(redone(back).present).toEqual(at(1))
    expect(redone(recorded(back, at(2), 9000)).present).toEqual(at(2))
  })

  test('keeps no step for what could not be had', () => {
    const asked = recorded(freshHistory(firstView), at(1), 0)
    const back = replaced(asked, structuredClone(firstView))
    expect(back.past).toEqual([])
    expect(undone(back)).toBe(back)
  })

  test('goes on with a step as long as hands do, and no longer', () => {
    const first = recorded(freshHistory(firstView), at(1), 1000)
    expect(recorded(first, at(2), 1599).past).toEqual([firstView])
    expect(recorded(first, at(2), 1600).past).toEqual([firstView, at(1)])
    // From the last move on, not from the first.
    const second = recorded(first, at(2), 1500)
    expect(recorded(second, at(3), 2000).past).toEqual([firstView])
  })

  test('takes a field that goes back to nothing for the one that it was, and a second one beside it for another step', () => {
    const before = recorded(freshHistory(at(1)), at(2), 0)
    const cleared = recorded(before, firstView, 10)
    expect(cleared.past).toEqual([at(1)])
    const both = recorded(before, withPose(at(3), { glass: 0.5 }), 10)
    expect(both.past).toEqual([at(1), at(2)])
    const one = recorded(both, withPose(at(4), { glass: 0.5 }), 20)
    expect(one.past).toEqual([at(1), at(2), both.present])
  })

  test('takes what is changed right after a step back, or after what could not be had, for a step of its own', () => {
    const done = recorded(recorded(freshHistory(firstView), at(1), 0), at(2), 5000)
    const back = undone(done)
    expect(recorded(back, at(3), 5010).past).toEqual([firstView, at(1)])
    const forth = redone(back)
    expect(recorded(forth, at(3), 5010).past).toEqual([firstView, at(1), at(2)])
    const kept = replaced(done, at(7))
    expect(kept).toMatchObject({ present: at(7), past: [firstView, at(1)] })
    expect(recorded(kept, at(8), 5010).past).toEqual([firstView, at(1), at(7)])
  })

  test('takes a document that says the same for no step', () => {
    const done = recorded(freshHistory(firstView), at(1), 0)
    expect(recorded(done, done.present, 9000)).toBe(done)
    const copy = structuredClone(at(1))
    expect(recorded(done, copy, 9000)).toEqual({ ...done, present: copy })
    const fresh = freshHistory(firstView)
    expect([undone(fresh), redone(fresh)]).toEqual([fresh, fresh])
  })

  test.each([
    [{ a: 1, b: { c: 2 } }, { a: 1, b: { c: 3 } }, ['/b/c']],
    [{ a: 1 }, { a: 1, b: 2 }, ['/b']],
    [{ a: 1, b: 2 }, { a: 1 }, ['/b']],
    [{ a: null }, { a: { b: 1 } }, ['/a']],
    [{ a: { b: 1 } }, { a: null }, ['/a']],
    [{ a: { b: 1 } }, { a: 'b' }, ['/a']],
    [{ a: [1, 2] }, { a: [1, 3] }, ['/a']],
    [{ a: [1, 2] }, { a: [1, 2] }, []],
    [{ a: [] }, { a: { b: 1 } }, ['/a']],
    [{ a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }, { b: 3 }] }, ['/a/1/b']],
    [{ a: Number.NaN }, { a: Number.NaN }, []],
  ])('tells of %j and %j that %j differ', (before, after, paths) => {
    expect(changedPaths(before, after)).toEqual(paths)
  })

  test('leads back through any changes, and forth again', () => {
    const change = fc.oneof(
      fc.integer({ min: 0, max: 9 }).map((value) => ['threshold', value] as const),
      fc.boolean().map((on) => ['region', on] as const),
      fc.integer({ min: 0, max: 2 }).map((inflation) => ['pose', inflation] as const),
    )
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        let history = freshHistory(firstView)
        const steps = [firstView]
        for (const [i, [what, to]] of changes.entries()) {
          const { present } = history
          const next =
            what === 'threshold'
              ? withThreshold(present, 'a', { rule: 'value', value: to }, { threshold: true })
              : what === 'region'
                ? withRegion(present, 'ai', to)
                : withPose(present, { inflation: to })
          if (changedPaths(present, next).length > 0) steps.push(next)
          history = recorded(history, next, i * 10_000)
        }
        for (const step of steps.toReversed().slice(1)) {
          history = undone(history)
          expect(changedPaths(history.present, step)).toEqual([])
        }
        for (const step of steps.slice(1)) {
          history = redone(history)
          expect(changedPaths(history.present, step)).toEqual([])
        }
      }),
    )
  })
})

describe('undo in the store', () => {
  test('brings the map before back, read anew, and redo the one after', async () => {
    const { store, act } = controlledStore()
    await act.open('a', files('one.nii', '5'))
    await act.open('a', files('two.nii', '6'))
    act.undo()
    await breathe()
    expect(selectShown(store.getState(), 'a')?.title).toBe('one')
    act.redo()
    await breathe()
    expect(selectShown(store.getState(), 'a')?.title).toBe('two')
  })

  test('leaves a failed opening out', async () => {
    const { store, act } = controlledStore()
    await act.open('a', files('one.nii', '5'))
    const steps = store.getState().history.past.length
    await act.open('a', files('bad.nii', 'text'))
    expect(store.getState().history.past).toHaveLength(steps)
    act.undo()
    await breathe()
    expect(mapLayer(store.getState().document, 'a').ask).toBeNull()
  })

  test('of a swap is the swap back', async () => {
    const { store, act } = controlledStore()
    await act.open('a', files('one.nii', '5'))
    act.swap()
    act.undo()
    await breathe()
    expect(selectShown(store.getState(), 'a')?.title).toBe('one')
    expect(selectShown(store.getState(), 'b')).toBeNull()
  })
})
