/** What makes both maps hard to compare in each way of looking, and the way on. */
import { useMemo } from 'react'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { guardsOf } from '#comparison/guard.ts'
import { type MatchingId, matchings } from '#comparison/matching.ts'
import { type ModeId, modeIds, modes } from '#comparison/mode/index.ts'
import type { Mode } from '#comparison/mode/mode.ts'
import { withArrangement } from '#view/change-arrangement.ts'
import { withView } from '#view/change-view.ts'
import type { BrainView } from '#view/kind/brain.ts'
import type { ViewSpec } from '#view/spec.ts'
import { knownMode } from './use-comparison-layers.ts'
import { knownMatching } from './use-matched.ts'
import { type Compared, descriptionOf } from './use-sides.ts'

const found = (view: ViewSpec['views'][number]): view is BrainView =>
  view.kind === 'brain' && view.shows === 'comparison'

const comparisonView = ({ views }: Pick<ViewSpec, 'views'>): BrainView | null =>
  views.find(found) ?? null

export function ModeSection({
  compared: { a, b },
  done,
}: {
  /** As the sides show them. */
  readonly compared: Compared
  /** What was done to bring both together. */
  readonly done: string
}) {
  const act = useActions()
  const asked = useApp(({ document }) => comparisonView(document)?.mode ?? null)
  const drawn = useApp(({ document }) => comparisonView(document) !== null)
  const matching = knownMatching(useApp(({ document }) => document.compare.matching))
  const match = (way: MatchingId) =>
    act.change((document) => ({
      ...document,
      compare: { ...document.compare, matching: way },
    }))
  const id = knownMode(asked)
  const show = (mode: ModeId) =>
    act.change((document) => {
      const placed = comparisonView(document) ? document : withArrangement(document, 'compared')
      const view = comparisonView(placed)
      return view ? withView(placed, view.id, 'brain', { mode }) : placed
    })
  const mode: Mode = modes[id]
  const warnings = useMemo(() => guardsOf(mode, descriptionOf(a), descriptionOf(b)), [mode, a, b])
  return (
    <section className="control-group" aria-labelledby="mode-title">
      <h3 id="mode-title">Both maps as one picture</h3>
      <label className="row">
        Shown as
        <select value={id} onChange={(event) => show(event.currentTarget.value as ModeId)}>
          {modeIds.map((known) => (
            <option key={known} value={known}>
              {modes[known].label}
            </option>
          ))}
        </select>
      </label>
      {drawn ? (
        <button
          type="button"
          className="quiet"
          onClick={() => act.change((document) => withArrangement(document, 'side-by-side'))}
        >
          Both maps alone again
        </button>
      ) : (
        <button type="button" onClick={() => show(id)}>
          Show it on a third brain
        </button>
      )}
      <p>{mode.describe}</p>
      <p className="aside">{mode.meansNothing}</p>
      {warnings.map(({ tag, message, wayOn }) => (
        <p key={tag} className="remark" data-guard={tag}>
          <span aria-hidden="true">⚠ </span>
          {message}{' '}
          {wayOn && wayOn.matching !== matching && (
            <button type="button" className="quiet" onClick={() => match(wayOn.matching)}>
              {wayOn.label}
            </button>
          )}
        </p>
      ))}
      {matching !== 'none' && (
        <p data-matching={matching}>
          <strong>{matchings[matching].label}.</strong>{' '}
          {done === '' ? matchings[matching].describe : done} This holds for every number here and
          for the third brain; the two sides show both maps as they are.{' '}
          <button type="button" className="quiet" onClick={() => match('none')}>
            Take both as they are
          </button>
        </p>
      )}
    </section>
  )
}
