/** What lies under the maps on slices: the T1, an image of the reader's own, or nothing. */
import { describe, expect, test } from 'vitest'
import { selectBackground } from '#state/select-background.ts'
import { selectFailure, selectTask } from '#state/select-task.ts'
import { withArrangement } from '#view/change-arrangement.ts'
import type { ViewSpec } from '#view/spec.ts'
import { breathe, controlledStore, emptyView, file } from './test-store.ts'

const slices = withArrangement(emptyView, 'slices')
const own: ViewSpec['background'] = { kind: 'file', key: 'mine', files: [{ name: 'mine.nii' }] }

async function opened(document: ViewSpec, files: ReturnType<typeof file> | null = null) {
  const made = controlledStore({ document, start: false })
  if (files) made.act.bringFiles({ mine: files })
  made.act.start()
  await breathe()
  await breathe()
  const state = made.store.getState
  const t1 = () => made.calls.filter((call) => /t1_1mm|\/t1/.test(call)).length
  return { ...made, t1, under: () => selectBackground(state())?.values[0] ?? null }
}

describe('under the slices', () => {
  test('lies the T1, which is fetched once a view with slices is on the stage, and once only', async () => {
    const { t1, under, act } = await opened(emptyView)
    expect([t1(), under()]).toEqual([0, null])
    act.change((view) => withArrangement(view, 'slices'))
    await expect.poll(under).not.toBeNull()
    expect(t1()).toBe(1)
    act.change((view) => withArrangement(view, 'mosaic'))
    act.change((view) => withArrangement(view, 'brain-and-slices'))
    await breathe()
    expect(t1()).toBe(1)
  })

  test('lies nothing where nothing is asked for', async () => {
    const { t1, under, act } = await opened({ ...slices, background: { kind: 'none' } })
    expect([t1(), under()]).toEqual([0, null])
    act.change((view) => ({ ...view, background: { kind: 't1' } }))
    await expect.poll(under).not.toBeNull()
    act.change((view) => ({ ...view, background: { kind: 'none' } }))
    expect(under()).toBeNull()
  })

  test('lies an image of one’s own, while it comes without a word on the sides', async () => {
    const { t1, under, store } = await opened({ ...slices, background: own }, file('mine.nii', '9'))
    expect(under()).toBe(9)
    expect(t1()).toBe(0)
    expect([selectTask(store.getState(), 'a'), selectTask(store.getState(), 'b')]).toEqual([
      null,
      null,
    ])
  })

  test.each([
    ['is not here', null],
    ['is a surface', file('lh.surf', '4')],
  ])('an own image that %s is told of once, and the rest goes on', async (_, files) => {
    const { under, store, act } = await opened({ ...slices, background: own }, files)
    const failure = () => selectFailure(store.getState(), 'a')
    expect(failure()?.tag).toBe('no-background')
    expect(failure()?.message).toMatch(
      files ? /^lh\.surf can’t lie under the slices/ : /^mine\.nii can’t lie under the slices/,
    )
    expect(under()).toBeNull()
    act.dismissFailure('a')
    act.change((view) => ({ ...view, flat: true }))
    await breathe()
    expect(failure()).toBeNull()
    expect(selectFailure(store.getState(), 'b')).toBeNull()
  })
})
