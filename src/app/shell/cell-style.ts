/** Where the views of an arrangement stand on the stage, as the style sheet takes it. */
import type { CSSProperties } from 'react'
import type { Arrangement } from '#view/arrangement.ts'
import type { PlacedView } from '#view/change-arrangement.ts'

type Shares = Pick<Arrangement, 'columns' | 'rows'>

const tracks = (parts: readonly number[]) => parts.map((part) => `minmax(0, ${part}fr)`).join(' ')

/** Title, picture and scale of each: equal shares give equal pictures, however high the titles are. */
const stacked = (parts: readonly number[]) =>
  parts.map((part) => `auto minmax(6rem, ${part}fr) auto`).join(' ')

const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0)

/** A phone held upright: every row with a title, a picture and a scale of its own, as high as they need. */
export function gridStyle({ columns, rows }: Shares, upright: boolean): CSSProperties {
  return {
    gridTemplateColumns: tracks(columns),
    ...(upright && { gridTemplateRows: stacked(rows) }),
  }
}

const ownRows = { gridTemplateRows: 'auto minmax(0, 1fr) auto' }

/**
 * The cells of one view. What is as high as the stage shares the stage's own three rows with all that is so (title, picture,
 * scale), so that no longer title makes a brain smaller than its neighbour; the others take their part of the height.
 */
export function cellStyle(
  { rows }: Shares,
  { column, row }: Pick<PlacedView, 'column' | 'row'>,
  upright: boolean,
): CSSProperties {
  const lines = ([from, to]: readonly [number, number]) => `${from} / ${to}`
  if (upright) {
    const [first, last] = [3 * row[0] - 2, 3 * row[1] - 2] as const
    return {
      gridColumn: lines(column),
      gridRow: lines([first, last]),
      ...(last - first > 3 && ownRows),
    }
  }
  const share = (from: number, to: number) => sum(rows.slice(from - 1, to - 1)) / sum(rows)
  const [from, to] = row
  return {
    gridColumn: lines(column),
    gridRow: '1 / -1',
    ...(share(from, to) < 1 && {
      top: `${100 * share(1, from)}%`,
      height: `${100 * share(from, to)}%`,
      ...ownRows,
    }),
  }
}
