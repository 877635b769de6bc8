import { expect, test } from 'vitest'
import { viewInWords } from '#app/shell/view-words.ts'
import { selectShown } from '#state/select-shown.ts'
import { withArrangement } from '#view/change-arrangement.ts'
import { withBothMaps, withLink, withThreshold } from '#view/change-layer.ts'
import { withPreset } from '#view/change-view.ts'
import { breathe, controlledStore, storeWithMaps } from '../state/test-store.ts'

test('one sentence tells of brains that are seen alike, one each where they are not', async () => {
  const { store, act } = await storeWithMaps()
  const views = () =>
    viewInWords(store.getState()).filter((words) => / view,|Seen from/.test(words))
  expect(views()).toHaveLength(1)
  act.change((view, look) => withLink(view, 'camera', false, look))
  act.change((view) => withPreset(view, 'brain-b', 'superior'))
  expect(views()).toHaveLength(2)
  expect(views()[1]).toMatch(/^Top view, /)
})

test('both sides, what is outlined and the cursor are told of', async () => {
  const { store, act } = await storeWithMaps()
  act.change((view) => ({ ...view, regions: ['dacc'] }))
  const words = () => viewInWords(store.getState())
  expect(words().filter((one) => one.includes(', shown where it is '))).toEqual([
    expect.stringMatching(/^left.*: one, .* 3\.1 /i),
    expect.stringMatching(/^right.*: two, .* 3\.1 /i),
  ])
  expect(words().every((one) => one.length > 0)).toBe(true)
  expect(words()).toContain('Outlined: dACC.')
  expect(words().at(-1)).toBe('No cursor is set.')
  act.change((view) => ({ ...view, regions: [], cursor: { world: [1, 2, 3], place: null } }))
  expect(words().some((one) => one.startsWith('Outlined'))).toBe(false)
  expect(words().at(-1)).toMatch(/^Cursor at 1, 2, 3 mm, .*one: .*two: /)
})

test('a map that stays below its threshold everywhere is said to show nothing, one that reaches it is not', async () => {
  const { store, act } = await storeWithMaps()
  const strongest = selectShown(store.getState(), 'a')!.values.left[0]!
  const saysNothing = (value: number) => {
    act.change((view, look) =>
      withThreshold(view, 'a', { rule: 'value', value }, { ...look.links, threshold: false }),
    )
    const [left] = viewInWords(store.getState()).filter((one) => one.startsWith('Left side: one'))
    expect(left).toContain('It is strongest on the cortex at ')
    return left!.includes('which is below the threshold: nothing of it is shown')
  }
  expect([strongest - 0.1, strongest, strongest + 0.1].map(saysNothing)).toEqual([
    false,
    false,
    true,
  ])
})

test('what is shown of a map is told by its signs, and by the clusters that are asked for', async () => {
  const { store, act } = await storeWithMaps()
  const left = () => viewInWords(store.getState()).find((words) => words.startsWith('Left side'))
  act.change((view, { links }) => withThreshold(view, 'a', { rule: 'value', value: 3 }, links))
  expect(left()).toContain('one, shown where it is 3 or more away from 0. It is')
  for (const signs of ['positive', 'negative'] as const) {
    act.change((view) => withBothMaps(view, { signs }))
    expect(left()).toContain(`one, shown where it is ${signs} from 3 on. It`)
  }
  expect(left()).toMatch(/It has no values there\.$/)
  act.change((view, { links }) =>
    withThreshold(
      view,
      'a',
      { rule: 'cluster', value: 3, least: 1, unit: 'voxels', connectivity: 26 },
      links,
    ),
  )
  await breathe()
  expect(left()).toMatch(/negative from 3 on, .*1 voxel/)
})

test('a picture of both maps says which, and where the edge between them stands', () => {
  const { store, act } = controlledStore({ start: false })
  expect(viewInWords(store.getState()).some((one) => one.startsWith('Both maps'))).toBe(false)
  act.change((view) => withArrangement(view, 'compared'))
  const compared = store.getState().document.views.find(({ shows }) => shows === 'comparison')
  expect(compared).toBeDefined()
  act.change((view) => ({
    ...view,
    views: view.views.map((one) => (one.id === compared!.id ? { ...one, mode: 'wipe' } : one)),
    compare: { ...view.compare, wipe: 0.3 },
  }))
  expect(viewInWords(store.getState())).toContain(
    'The left map is seen on the left 30 % of the picture, the right one beyond.',
  )
})
