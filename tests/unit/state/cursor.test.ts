import { expect, test } from 'vitest'
import type { Cortex, Hemisphere } from '#atlas/cortex.ts'
import type { AppState } from '#state/app-state.ts'
import { cursorAtPlace, cursorAtWorld, distanceFromCortexMm } from '#state/cursor.ts'
import { cursorVertex, selectCursor } from '#state/select-cursor.ts'
import { emptyView } from './test-store.ts'

/** Two triangles over the corners of a square of 10 mm, their middle between white and pial. */
function half(id: 'left' | 'right', x: number): Hemisphere {
  const corners = [x, 0, 0, x + 10, 0, 0, x, 10, 0, x + 10, 10, 0]
  return {
    id,
    faces: new Uint32Array([0, 1, 2, 1, 3, 2]),
    surfaces: {
      pial: Float32Array.from(corners, (mm, n) => (n % 3 === 2 ? 2 : mm)),
      white: Float32Array.from(corners, (mm, n) => (n % 3 === 2 ? -2 : mm)),
    },
  } as unknown as Hemisphere
}
const cortex = { left: half('left', -20), right: half('right', 10) } as Cortex

test('a place of a triangle lies between its corners, on the middle of the cortex', () => {
  const place = { hemisphere: 'right', face: 1, barycentric: [0.5, 0.25, 0.25] } as const
  const cursor = cursorAtPlace(cortex, place)
  expect(cursor.world).toEqual([17.5, 5, 0])
  expect(cursor.place).toEqual(place)
  expect(cursorAtPlace(cortex, { ...place, hemisphere: 'left' }).world).toEqual([-12.5, 5, 0])
})

test('a place of the world keeps its millimetres, and is marked at the nearest vertex of either half', () => {
  expect(cursorAtWorld(cortex, [19, 8, 5])).toEqual({
    world: [19, 8, 5],
    place: { hemisphere: 'right', face: 1, barycentric: [0, 1, 0] },
  })
  expect(cursorAtWorld(cortex, [-19, 1, 0]).place).toEqual({
    hemisphere: 'left',
    face: 0,
    barycentric: [1, 0, 0],
  })
  // As near to both, it is the left one's.
  expect(cursorAtWorld(cortex, [0, 0, 0]).place).toEqual({
    hemisphere: 'left',
    face: 0,
    barycentric: [0, 1, 0],
  })
})

test('how far a place is from the cortex is measured from its mark', () => {
  const cursor = cursorAtWorld(cortex, [23, 14, 0])
  expect(distanceFromCortexMm(cortex, cursor)).toBe(5)
  expect(distanceFromCortexMm(cortex, cursorAtWorld(cortex, [10, 10, 0]))).toBe(0)
})

test('the vertex of a place is the corner that it is nearest to', () => {
  const at = (...barycentric: [number, number, number]) =>
    cursorVertex(cortex, { hemisphere: 'left', face: 1, barycentric })
  expect([at(0.6, 0.2, 0.2), at(0.2, 0.6, 0.2), at(0.2, 0.2, 0.6)]).toEqual([1, 3, 2])
})

test('a cursor is on the cortex that is there, at the place that the document has or at the nearest', () => {
  const ready = { status: 'ready', cortex } as AppState['cortex']
  const loading = { status: 'loading' } as AppState['cortex']
  const place = { hemisphere: 'left', face: 1, barycentric: [0, 0, 1] } as const
  const world: [number, number, number] = [19, 8, 5]
  const given = { ...emptyView, cursor: { world, place: { ...place, barycentric: [0, 0, 1] } } }
  const sought = { ...emptyView, cursor: { world, place: null } }
  expect(selectCursor({ cortex: loading, document: sought } as AppState)).toBeNull()
  expect(selectCursor({ cortex: ready, document: emptyView } as AppState)).toBeNull()
  expect(selectCursor({ cortex: ready, document: given } as unknown as AppState)?.place).toEqual(
    place,
  )
  const found = selectCursor({ cortex: ready, document: sought } as AppState)
  expect(found).toEqual(cursorAtWorld(cortex, world))
  expect(selectCursor({ cortex: ready, document: sought } as AppState)).toBe(found)
})
