/** Changes of how views share the stage. Each is a pure function of the document. */
import {
  type Arrangement,
  type ArrangementId,
  freshArrangement,
  freshViews,
} from './arrangement.ts'
import type { View, ViewId } from './kind/index.ts'
import type { ViewSpec } from './spec.ts'

/** Another layout. A view that is in both keeps its camera or cut. */
export function withArrangement(view: ViewSpec, id: ArrangementId): ViewSpec {
  const views = freshViews(id).map((fresh) => {
    const known = view.views.find((one) => one.id === fresh.id && one.kind === fresh.kind)
    return known ?? fresh
  })
  return { ...view, views, arrangement: freshArrangement(id) }
}

/** One view fills the stage; null brings the others back. */
export function withMaximised(view: ViewSpec, id: ViewId | null): ViewSpec {
  if (id !== null && !view.views.some((one) => one.id === id)) return view
  return { ...view, arrangement: { ...view.arrangement, maximised: id } }
}

/** Moves the borders between columns or rows; as many shares as there are, each above 0. */
export function withShares(
  view: ViewSpec,
  along: 'columns' | 'rows',
  shares: readonly number[],
): ViewSpec {
  if (shares.length !== view.arrangement[along].length || !shares.every((share) => share > 0)) {
    return view
  }
  return { ...view, arrangement: { ...view.arrangement, [along]: [...shares] } }
}

export type PlacedView = {
  readonly view: View
  /** From 1, as CSS grid lines are; the ends are exclusive. */
  readonly column: readonly [start: number, end: number]
  readonly row: readonly [start: number, end: number]
}

/** The views that are drawn and the cells that each takes, in the order of the cells. */
export function placedViews({
  views,
  arrangement,
}: Pick<ViewSpec, 'views' | 'arrangement'>): readonly PlacedView[] {
  const { cells, columns, maximised } = arrangement
  const alone = views.find(({ id }) => id === maximised)
  if (alone)
    return [
      {
        view: alone,
        ...spanOf(
          arrangement,
          cells.map((_, at) => at),
        ),
      },
    ]
  return [...new Set(cells)].flatMap((id) => {
    const view = views.find((one) => one.id === id)
    if (!view) return []
    const at = cells.flatMap((cell, i) => (cell === id ? [i] : []))
    return [{ view, ...spanOf({ columns }, at) }]
  })
}

function spanOf(
  { columns }: Pick<Arrangement, 'columns'>,
  cells: readonly number[],
): Pick<PlacedView, 'column' | 'row'> {
  const across = cells.map((at) => at % columns.length)
  const down = cells.map((at) => Math.floor(at / columns.length))
  return {
    column: [Math.min(...across) + 1, Math.max(...across) + 2],
    row: [Math.min(...down) + 1, Math.max(...down) + 2],
  }
}
