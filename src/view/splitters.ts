/** The borders between the views of an arrangement, where they can be moved. */
import type { Arrangement } from './arrangement.ts'

type ArrangementGrid = {
  readonly [part in 'columns' | 'rows' | 'cells']: readonly Arrangement[part][number][]
}

export type Splitter = {
  readonly along: 'columns' | 'rows'
  /** The border is behind this column or row, from 0. */
  readonly after: number
  /** Where it begins and ends on the other way, in rows or columns from 0; the end is exclusive. */
  readonly from: number
  readonly to: number
}

/** One a stretch of border: a view that spans rows or columns has none inside. */
export function splittersOf({ columns, rows, cells }: ArrangementGrid): readonly Splitter[] {
  const cell = (column: number, row: number) => cells[row * columns.length + column] ?? null
  const stretches = (
    along: Splitter['along'],
    borders: number,
    length: number,
    isBorder: (after: number, at: number) => boolean,
  ): Splitter[] =>
    Array.from({ length: Math.max(0, borders) }, (_, after) => after).flatMap((after) => {
      const found: Splitter[] = []
      for (let at = 0; at < length; at++) {
        if (!isBorder(after, at)) continue
        const last = found.at(-1)
        if (last?.to === at) found[found.length - 1] = { ...last, to: at + 1 }
        else found.push({ along, after, from: at, to: at + 1 })
      }
      return found
    })
  return [
    ...stretches(
      'columns',
      columns.length - 1,
      rows.length,
      (after, row) => cell(after, row) !== cell(after + 1, row),
    ),
    ...stretches(
      'rows',
      rows.length - 1,
      columns.length,
      (after, column) => cell(column, after) !== cell(column, after + 1),
    ),
  ]
}

/**
 * Shares after the border behind `after` was put to `at`, a share of the whole length: its two neighbours change, the others stay,
 * and neither becomes smaller than `least`, as a share of the whole.
 */
export function sharesMoved(
  shares: readonly number[],
  after: number,
  at: number,
  least: number,
): readonly number[] {
  const total = shares.reduce((sum, share) => sum + share, 0)
  const before = shares.slice(0, after).reduce((sum, share) => sum + share, 0)
  const both = shares[after]! + shares[after + 1]!
  const room = Math.min(least * total, both / 2)
  const first = Math.min(both - room, Math.max(room, at * total - before))
  const rounded = Math.round(first * 1000) / 1000
  return shares.map((share, i) =>
    i === after ? rounded : i === after + 1 ? Math.round((both - rounded) * 1000) / 1000 : share,
  )
}

/** Where the border behind `after` is, as a share of the whole. */
export function borderAt(shares: readonly number[], after: number): number {
  const total = shares.reduce((sum, share) => sum + share, 0)
  return shares.slice(0, after + 1).reduce((sum, share) => sum + share, 0) / total
}
