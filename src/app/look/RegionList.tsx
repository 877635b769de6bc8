/** The regions that can be marked, and the way to each. */

import { useActions, useApp, useAppStore } from '#app/shell/use-app.ts'
import type { HemisphereId } from '#atlas/cortex.ts'
import { type RegionId, regionIds, regions } from '#atlas/regions.ts'
import { selectFocus } from '#state/select-focus.ts'
import { withRegion } from '#view/change.ts'
import { showRegion, sidesToShow } from './show-region.ts'

/** The two that this program is about come first; alternative definitions come last. */
const first: readonly RegionId[] = ['dacc', 'ai']
const usual = regionIds.filter((id) => !first.includes(id) && !regions[id].alternative)
const alternatives = regionIds.filter((id) => regions[id].alternative)

/** The two that this program is about, in sight. */
export function FirstRegions() {
  return (
    <section className="control-group" aria-labelledby="first-regions-title">
      <h3 id="first-regions-title">Regions</h3>
      <ul className="region-list">
        {first.map((id) => (
          <li key={id}>
            <RegionCheck id={id} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function RegionList() {
  const labels = useApp((state) => state.document.labels)
  const act = useActions()
  return (
    <section className="control-group" aria-label="Regions and labels">
      <label className="check">
        <input
          type="checkbox"
          checked={labels}
          onChange={(event) => {
            const on = event.currentTarget.checked
            act.change((view) => ({ ...view, labels: on }))
          }}
        />
        Labels
      </label>
      <div className="row">
        {first.map((id) => (
          <ShowMe key={id} id={id} words={regions[id].shortName} />
        ))}
        <ShowMe id="ai" words="right AI" side="right" />
      </div>
      <Rows ids={usual} />
      <h4>Other definitions of the same</h4>
      <p className="aside">Which definition is chosen matters: switch on both and look.</p>
      <Rows ids={alternatives} />
    </section>
  )
}

function Rows({ ids }: { readonly ids: readonly RegionId[] }) {
  return (
    <ul className="region-list">
      {ids.map((id) => (
        <RegionRow key={id} id={id} />
      ))}
    </ul>
  )
}

function RegionRow({ id }: { readonly id: RegionId }) {
  return (
    <li>
      <RegionCheck id={id} />
      <span className="region-ways">
        <ShowMe id={id} />
        {sidesToShow(id).length > 0 && <ShowMe id={id} side={otherSideOf(id)} />}
      </span>
    </li>
  )
}

/** The hemisphere that the region's own view does not show. */
const otherSideOf = (id: RegionId): HemisphereId =>
  regions[id].view.endsWith('-left') ? 'right' : 'left'

type ShowMeProps = {
  readonly id: RegionId
  readonly words?: string
  /** Where it is asked for on one hemisphere. */
  readonly side?: HemisphereId
}

function ShowMe({ id, words = '', side }: ShowMeProps) {
  const act = useActions()
  const store = useAppStore()
  return (
    <button
      type="button"
      className="quiet"
      onClick={() => {
        const of = selectFocus(store.getState())
        act.change((view) => showRegion(withRegion(view, id, true), id, of, side))
      }}
    >
      {side && !words ? `… ${side}` : 'Show me'}{' '}
      {words || <span className="visually-hidden">{regions[id].name}</span>}
    </button>
  )
}

function RegionCheck({ id }: { readonly id: RegionId }) {
  const on = useApp((state) => state.document.regions.includes(id))
  const act = useActions()
  const { name, colour, definitionText } = regions[id]
  return (
    <label className="check" title={definitionText}>
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => {
          const wanted = event.currentTarget.checked
          act.change((view) => withRegion(view, id, wanted))
        }}
      />
      <span className="swatch" style={{ background: colour }} />
      {name}
    </label>
  )
}
