/** What is read at the cursor. Vertices of the brain lie at (0.5, 2.5, 4.5), (1.5, 3.5, 0.5) and (2.5, 4.5, 1.5) on both sides. */
import { expect, test } from 'vitest'
import type { HemisphereId } from '#atlas/cortex.ts'
import { cursorAtPlace, cursorAtWorld } from '#state/cursor.ts'
import { type DrawnOnCortex, drawnAt } from '#state/select-drawn.ts'
import { selectFed } from '#state/select-fed.ts'
import { selectReadout } from '#state/select-readout.ts'
import { breathe, controlledStore, cortexOf, file, files, readBy } from './test-store.ts'

const cortex = cortexOf(3)
const corner = (hemisphere: HemisphereId, at: 0 | 1 | 2) =>
  cursorAtPlace(cortex, {
    hemisphere,
    face: 0,
    barycentric: [0, 1, 2].map((n) => Number(n === at)) as [number, number, number],
  })

async function withMaps() {
  const made = controlledStore()
  await made.act.open('a', files('one.nii', '5'))
  await made.act.openFiles('b', [...file('lh.curv', '3 2'), ...file('rh.curv', '3 7')])
  await breathe()
  const point = (cursor: ReturnType<typeof corner> | null) => {
    made.act.change((view) => ({ ...view, cursor }))
    return made.store.getState()
  }
  return { ...made, point }
}

test('each side’s value is read where the cursor is, on its hemisphere', async () => {
  const { point } = await withMaps()
  const left = selectReadout(point(corner('left', 0)))!
  expect(left).toMatchObject({ world: [0.5, 2.5, 4.5], hemisphere: 'left', regions: [], aal: '' })
  // The volume ends at the origin's voxel; values of vertices are those of the hemisphere.
  expect(left.values).toEqual({ a: Number.NaN, b: 2 })
  expect(selectReadout(point(corner('right', 1)))).toMatchObject({
    world: [1.5, 3.5, 0.5],
    hemisphere: 'right',
    values: { b: 7 },
  })
  const typed = selectReadout(point(cursorAtWorld(cortex, [0, 0, 0])))!
  expect(typed.world).toEqual([0, 0, 0])
  expect(typed.values.a).toBe(5)
})

test('nothing is read without a cursor, and no value where there is no map', async () => {
  const { point } = await withMaps()
  expect(selectReadout(point(null))).toBeNull()
  const { store, act } = controlledStore()
  await breathe()
  act.change((view) => ({ ...view, cursor: corner('left', 0) }))
  expect(selectReadout(store.getState())?.values).toEqual({ a: null, b: null })
})

test('what a value on the cortex was made of is told of a volume alone, within 2 mm of a vertex', async () => {
  const { point, act } = await withMaps()
  const state = point(corner('right', 2))
  const fed = selectFed(state, 'a')!
  expect(fed.value).toBeCloseTo(readBy('trilinear', 5))
  expect(fed).toMatchObject({ rule: 'trilinear', volume: { shape: [1, 1, 1] } })
  expect(selectFed(state, 'a')).toBe(fed)
  expect(selectFed(state, 'b')).toBeNull()
  expect(selectFed(point(null), 'a')).toBeNull()
  const beside = (mm: number) =>
    selectFed(point(cursorAtWorld(cortex, [0.5 - mm, 2.5, 4.5])), 'a') !== null
  expect([beside(2), beside(2.1)]).toEqual([true, false])
  await act.setRule('nearest')
  expect(selectFed(point(corner('right', 2)), 'a')).toMatchObject({
    rule: 'nearest',
    value: expect.closeTo(readBy('nearest', 5)),
  })
})

test('a vertex lies in a region of one’s own from the middle of its border on', () => {
  const region = (left: readonly number[] | null) =>
    ({ fields: { left: left && Float32Array.from(left), right: null } }) as unknown as DrawnOnCortex
  const [inside, outside, nowhere] = [region([0, 0.5]), region([1, 0.49]), region(null)]
  const all = [inside, outside, nowhere]
  expect(drawnAt(all, 'left', 1)).toEqual([inside])
  expect(drawnAt(all, 'left', 0)).toEqual([outside])
  expect(drawnAt(all, 'right', 1)).toEqual([])
  expect(drawnAt(all, 'left', 9)).toEqual([])
})
