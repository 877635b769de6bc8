import { describe, expect, test } from 'vitest'
import {
  arrangementIds,
  arrangements,
  freshArrangement,
  freshViews,
  heldUpright,
} from '#view/arrangement.ts'
import { camera } from '#view/camera.ts'
import {
  placedViews,
  withArrangement,
  withMaximised,
  withShares,
} from '#view/change-arrangement.ts'
import { brainViewOf, withCamera } from '#view/change-view.ts'
import { firstView } from '#view/spec.ts'

describe.each(arrangementIds)('the arrangement %s', (id) => {
  test.each(['as it is', 'held upright'])(
    'places each of its views in a rectangle of its own that nothing else covers, %s',
    (how) => {
      const { views } = withArrangement(firstView, id)
      const fresh = freshArrangement(id)
      const arrangement = how === 'as it is' ? fresh : heldUpright(fresh)
      const { columns, rows, cells } = arrangement
      expect(cells).toHaveLength(columns.length * rows.length)
      const placed = placedViews({ views, arrangement })
      expect(placed.map(({ view }) => view.id).sort()).toEqual(
        arrangements[id].views.map((view) => view.id).sort(),
      )
      const covered = placed.reduce(
        (sum, { column, row }) => sum + (column[1] - column[0]) * (row[1] - row[0]),
        0,
      )
      expect(covered).toBe(cells.length)
    },
  )

  test('starts with brains that are looked at straight from a side, at their middle', () => {
    for (const view of freshViews(id))
      if (view.kind === 'brain') expect([camera(-90, 0), camera(90, 0)]).toContainEqual(view.camera)
  })

  test('starts with whole slices, none of them moved', () => {
    for (const view of arrangements[id].views)
      if (view.kind === 'slice') expect(view).toMatchObject({ zoom: 1, panMm: [0, 0] })
  })

  test('has its brains of both sides in the first row of a phone held upright, or one below the other', () => {
    const { views } = withArrangement(firstView, id)
    const placed = placedViews({ views, arrangement: heldUpright(freshArrangement(id)) })
    const rowOf = (shows: string) => placed.find(({ view }) => view.shows === shows)?.row[0] ?? 1
    expect(Math.abs(rowOf('a') - rowOf('b'))).toBeLessThanOrEqual(1)
  })
})

test('a view that is in both arrangements keeps its camera', () => {
  const turned = withCamera(firstView, 'brain-a', camera(33, 4))
  const wider = withArrangement(turned, 'brain-and-slices')
  expect(brainViewOf(wider, 'brain-a')?.camera).toEqual(camera(33, 4))
  expect(brainViewOf(withArrangement(wider, 'side-by-side'), 'brain-a')?.camera).toEqual(
    camera(33, 4),
  )
})

test('an arrangement is made anew each time: one document’s views are not another’s', () => {
  const [first, second] = [withArrangement(firstView, 'four'), withArrangement(firstView, 'four')]
  expect(first.views[0]).not.toBe(second.views[0])
})

test('a maximised view is drawn alone over all cells, and gives the others back', () => {
  const grid = withArrangement(firstView, 'brain-and-slices')
  const alone = withMaximised(grid, 'coronal-b')
  expect(placedViews(alone)).toMatchObject([
    { view: { id: 'coronal-b' }, column: [1, 5], row: [1, 4] },
  ])
  expect(placedViews(withMaximised(alone, null))).toEqual(placedViews(grid))
  expect(withMaximised(grid, 'ghost')).toBe(grid)
})

test('borders move, and never to where a pane would vanish', () => {
  expect(withShares(firstView, 'columns', [3, 1]).arrangement.columns).toEqual([3, 1])
  expect(withShares(firstView, 'columns', [1, 0])).toBe(firstView)
  expect(withShares(firstView, 'columns', [1])).toBe(firstView)
})

test.each([
  ['side-by-side', [1, 1], [1], null],
  ['one', [1], [1], null],
  ['four', [1, 1, 1, 1], [1, 1], null],
  [
    'brain-and-slices',
    [2, 1, 1, 2],
    [1, 1, 1],
    [
      [1, 1, 1, 1, 1, 1],
      [3, 2, 2],
    ],
  ],
  ['slices', [1, 1, 1], [1, 1], null],
  ['mosaic', [1, 1], [1], null],
  [
    'compared',
    [1, 1, 1],
    [1],
    [
      [1, 1],
      [1, 1],
    ],
  ],
  ['compared-slices', [2, 1], [1, 1, 1], null],
] as const)(
  '%s divides its place into columns of %j and rows of %j',
  (id, columns, rows, upright) => {
    const fresh = freshArrangement(id)
    expect([fresh.columns, fresh.rows]).toEqual([columns, rows])
    expect(fresh.cells).toHaveLength(columns.length * rows.length)
    expect(fresh.maximised).toBeNull()
    const held = heldUpright(fresh)
    // Without a way of its own what stands beside one another stands below one another.
    expect([held.columns, held.rows]).toEqual(upright ?? [rows, columns])
    expect(held.cells).toHaveLength(held.columns.length * held.rows.length)
    expect([...new Set(held.cells)].sort()).toEqual([...new Set(fresh.cells)].sort())
  },
)

test('halves are looked at from outside or from the midline, each without the other half', () => {
  const seen = freshViews('four').map((view) =>
    view.kind === 'brain'
      ? [view.id, view.camera.azimuthDeg, view.pose.hidden, view.pose.inflation, view.shows]
      : [],
  )
  expect(seen).toEqual(
    ['a', 'b'].flatMap((side) => [
      [`left-lateral-${side}`, -90, 'right', 1, side],
      [`left-medial-${side}`, 90, 'right', 1, side],
      [`right-medial-${side}`, -90, 'left', 1, side],
      [`right-lateral-${side}`, 90, 'left', 1, side],
    ]),
  )
})

test('a wipe begins in the middle', () => {
  expect(firstView.compare.wipe).toBe(0.5)
})
