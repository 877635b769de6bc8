import { describe, expect, test } from 'vitest'
import { lookCommands } from '#app/look/commands.ts'
import { selectLook } from '#state/select-look.ts'
import type { AppStore } from '#state/store.ts'
import { arrangementIds } from '#view/arrangement.ts'
import { withLink } from '#view/change-layer.ts'
import { brainViewOf } from '#view/change-view.ts'
import { type SideId, sideIds } from '#view/spec.ts'
import { viewPresets } from '#view/view-preset.ts'
import { storeWithMaps } from '../state/test-store.ts'

/** What the key does, and what a listener is told of it. */
function press(store: AppStore, key: string): string {
  const command = lookCommands.find(({ keys }) => keys?.includes(key))
  if (!command) throw new Error(`no command has the key ${key}`)
  command.run(store)
  return command.says?.(store) ?? command.label
}

function run(store: AppStore, id: string): string {
  const command = lookCommands.find((one) => one.id === id)
  if (!command) throw new Error(`no command ${id}`)
  command.run(store)
  return command.says?.(store) ?? command.label
}

const thresholds = (store: AppStore) =>
  sideIds.map((side) => selectLook(store.getState()).sides[side].threshold.value)
const cameraOf = (store: AppStore, side: SideId) =>
  brainViewOf(store.getState().document, `brain-${side}`)?.camera

describe.each(sideIds)('keys on the brain of side %s', (side) => {
  const other = side === 'a' ? 'b' : 'a'
  const where = side === 'a' ? 'the left' : 'the right'

  test('move the threshold of both sides while they are linked, else of this one alone', async () => {
    const { store, act } = await storeWithMaps()
    act.focus(`brain-${side}`)
    const [before = 0] = thresholds(store)
    expect(press(store, ']')).toMatch(/ on both sides$/)
    const raised = Math.round((before + 0.1) * 10) / 10
    expect(thresholds(store)).toEqual([raised, raised])
    act.change((view, look) => withLink(view, 'threshold', false, look))
    expect(press(store, '[')).toMatch(new RegExp(` on ${where}$`))
    const lowered = Math.round((raised - 0.1) * 10) / 10
    expect(thresholds(store)).toEqual(side === 'a' ? [lowered, raised] : [raised, lowered])
  })

  test('turn both brains while the cameras are linked, else this one alone', async () => {
    const { store, act } = await storeWithMaps()
    act.focus(`brain-${side}`)
    const { superior, anterior } = viewPresets
    expect(press(store, superior.key)).toBe(`${superior.label} view`)
    expect(cameraOf(store, other)).toEqual(cameraOf(store, side))
    expect(press(store, 'k')).toBe('The link is cut')
    const still = cameraOf(store, other)
    press(store, anterior.key)
    expect(cameraOf(store, other)).toEqual(still)
    expect(cameraOf(store, side)).not.toEqual(still)
    expect(press(store, 'k')).toBe('The cameras are linked')
    expect(cameraOf(store, 'b')).toEqual(cameraOf(store, 'a'))
  })

  test('give this brain the whole stage, and bring the other back', async () => {
    const { store, act } = await storeWithMaps()
    act.focus(`brain-${side}`)
    expect(press(store, 'm')).toBe('One brain alone')
    expect(store.getState().document.arrangement.maximised).toBe(`brain-${side}`)
    expect(press(store, 'm')).toBe('All brains')
    expect(store.getState().document.arrangement.maximised).toBeNull()
  })
})

test('the brain goes through its inflations and apart, and comes back', async () => {
  const { store } = await storeWithMaps()
  const pose = () => brainViewOf(store.getState().document, 'brain-a')!.pose
  const before = pose().inflation
  const said = [press(store, 'i'), press(store, 'i'), press(store, 'i')]
  expect(said.toSorted()).toEqual(['Inflated', 'Pial surface', 'Very inflated'])
  expect(pose().inflation).toBe(before)
  expect(press(store, 'g')).toBe('Hemispheres apart')
  expect(pose().gapMm).toBe(60)
  expect(press(store, 'g')).toBe('Hemispheres together')
  expect(pose().gapMm).toBe(0)
})

test('what is on goes off and on again, and is told', async () => {
  const { store } = await storeWithMaps()
  const { labels, flat } = store.getState().document
  expect([press(store, 'l'), press(store, 'l')].toSorted()).toEqual(['Labels off', 'Labels on'])
  expect([run(store, 'flat'), run(store, 'flat')].toSorted()).toEqual([
    'Flat colours',
    'Lit colours',
  ])
  expect(store.getState().document).toMatchObject({ labels, flat })
})

test('V goes through all the layouts and comes back to the first', async () => {
  const { store } = await storeWithMaps()
  const seen = arrangementIds.map(() => {
    press(store, 'v')
    return store.getState().document.arrangement.id
  })
  expect(seen.toSorted()).toEqual([...arrangementIds].toSorted())
})

test('Escape puts the tool away first, then what is lit, then the cursor', async () => {
  const { store, act } = await storeWithMaps()
  const cursor = {
    world: [0, 0, 0],
    place: { hemisphere: 'left', face: 0, barycentric: [1, 0, 0] },
  }
  act.change((view) => ({ ...view, cursor: cursor as never }))
  act.light({ volume: {} } as never)
  act.take('lasso')
  press(store, 'escape')
  expect(store.getState()).toMatchObject({ tool: 'turn', lit: { volume: {} } })
  expect(press(store, 'escape')).toBe('Let go')
  expect(store.getState().lit).toBeNull()
  expect(press(store, 'escape')).toBe('No cursor')
  expect(store.getState().document.cursor).toBeNull()
})
