/** A least cluster extent: found by a worker, drawn on both sides at once, the latest one asked for. */
import { expect, test } from 'vitest'
import { selectLayers } from '#state/select-layers.ts'
import { selectLook, selectWaits, selectWishedLook } from '#state/select-look.ts'
import { selectFailure, selectTask } from '#state/select-task.ts'
import { withLink, withThreshold } from '#view/change-layer.ts'
import type { Threshold } from '#view/layer.ts'
import { sideIds } from '#view/spec.ts'
import { breathe, controlledStore, file, files } from './test-store.ts'

const clusters = (least: number): Threshold => ({
  rule: 'cluster',
  value: 2,
  least,
  unit: 'voxels',
  connectivity: 26,
})

async function bothOpen() {
  const world = controlledStore({ held: ['clusterReach'] })
  await world.act.open('a', files('4.nii', '4'))
  await world.act.open('b', files('5.nii', '5'))
  const ask = async (threshold: Threshold) => {
    world.act.change((view, { links }) => withThreshold(view, 'a', threshold, links))
    await breathe()
  }
  const drawn = () =>
    sideIds.map((side) => selectLayers(world.store.getState(), side)[0]?.volume?.values[0])
  return { ...world, ask, drawn }
}

test('the picture stays as it was until the clusters of both sides are there', async () => {
  const { store, ask, drawn, named } = await bothOpen()
  await ask(clusters(2))
  const state = store.getState()
  expect(selectWishedLook(state).sides.a.asked).toEqual(clusters(2))
  expect(selectLook(state).sides.a.asked.rule).toBe('value')
  expect(selectTask(state, 'a')).toMatchObject({
    verb: 'Finding',
    subject: 'the clusters of 4',
  })
  await named('clusterReach')[0]!.finish()
  expect(drawn()).toEqual([4, 5])
  expect(selectLook(store.getState()).sides.a.asked.rule).toBe('value')
  await named('clusterReach')[0]!.finish()
  expect(drawn()).toEqual([0, 0])
  expect(selectLook(store.getState()).sides.b.asked).toEqual(clusters(2))
})

test('a side waits for its clusters, and for the other’s as long as both have one threshold', async () => {
  const { store, act, ask, named } = await bothOpen()
  const waits = () => sideIds.map((side) => selectWaits(store.getState(), side))
  await ask({ rule: 'value', value: 3 })
  expect(waits()).toEqual([false, false])
  await ask(clusters(2))
  expect(waits()).toEqual([true, true])
  await named('clusterReach')[0]!.finish()
  expect(waits()).toEqual([true, true])
  await named('clusterReach')[0]!.finish()
  expect(waits()).toEqual([false, false])
  act.change((view, look) => withLink(view, 'threshold', false, look))
  await ask(clusters(3))
  expect(waits()).toEqual([true, false])
  await named('clusterReach')[0]!.finish()
  expect(waits()).toEqual([false, false])
  await ask({ rule: 'p', p: 0.01 })
  expect(selectLook(store.getState()).sides.a.asked).toEqual({ rule: 'p', p: 0.01 })
})

test('a threshold that moves asks for nothing anew', async () => {
  const { store, ask, drawn, named, calls } = await bothOpen()
  await ask(clusters(2))
  for (const entry of [...named('clusterReach')]) await entry.finish()
  const before = calls.length
  await ask({ ...clusters(2), value: 4.5 } as Threshold)
  // The map of 4 is below it now, so there is no cluster to take away.
  expect(drawn()).toEqual([4, 0])
  expect(calls).toHaveLength(before)
  expect(store.getState().jobs).toEqual({})
})

test('of several extents the last one asked for is drawn, and the others are called off', async () => {
  const { ask, drawn, named } = await bothOpen()
  await ask(clusters(2))
  const early = [...named('clusterReach')]
  await ask(clusters(1))
  expect(early.every(({ context }) => context.signal?.aborted)).toBe(true)
  for (const entry of [...named('clusterReach')].reverse()) await entry.finish()
  expect(drawn()).toEqual([4, 5])
})

test('called off or failed, both sides have the threshold that they had', async () => {
  const { store, act, ask, drawn, named } = await bothOpen()
  await ask({ rule: 'value', value: 3 })
  await ask(clusters(2))
  act.cancel('b')
  await breathe()
  expect(store.getState().jobs).toEqual({})
  for (const side of sideIds)
    expect(selectWishedLook(store.getState()).sides[side].asked).toEqual({
      rule: 'value',
      value: 3,
    })
  await ask(clusters(2))
  await named('clusterReach').at(-1)!.fail()
  for (const side of sideIds)
    expect(selectWishedLook(store.getState()).sides[side].asked).toEqual({
      rule: 'value',
      value: 3,
    })
  expect(sideIds.some((side) => selectFailure(store.getState(), side))).toBe(true)
  expect(drawn()).toEqual([4, 5])
})

test('of a map of vertices, which has none, the values alone are cut; the other side keeps its clusters', async () => {
  for (const [volumes, vertices] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    const { store, act } = controlledStore()
    await act.open(volumes, files('4.nii', '4'))
    await act.openFiles(vertices, [...file('lh.curv', '3 2'), ...file('rh.curv', '3 7')])
    act.change((view, { links }) => withThreshold(view, volumes, clusters(2), links))
    act.change((view, { links }) =>
      withThreshold(view, vertices, clusters(2), { ...links, threshold: true }),
    )
    await breathe()
    const { sides } = selectLook(store.getState())
    expect(sides[volumes].asked).toEqual(clusters(2))
    expect(sides[vertices].asked).toEqual({ rule: 'value', value: 2 })
    expect(selectLayers(store.getState(), vertices)[0]?.values.right[0]).toBe(7)
    expect(selectLayers(store.getState(), volumes)[0]?.volume?.values[0]).toBe(0)
  }
})

test('a map over another is cut by clusters of its own', async () => {
  const { store, act, named } = await bothOpen()
  act.change((view) => {
    const [layer] = view.sides.b.layers
    const over = { ...layer!, threshold: clusters(2) as NonNullable<typeof layer>['threshold'] }
    const layers = [...view.sides.a.layers, over]
    return { ...view, sides: { ...view.sides, a: { ...view.sides.a, layers } } }
  })
  await breathe()
  for (const entry of [...named('clusterReach')]) await entry.finish()
  const [below, above] = selectLayers(store.getState(), 'a')
  expect([below?.volume?.values[0], above?.volume?.values[0]]).toEqual([4, 0])
})
