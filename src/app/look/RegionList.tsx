/** The regions that can be marked, and the way to each. */

import { useActions, useApp, useAppStore } from '#app/shell/use-app.ts'
import type { HemisphereId } from '#atlas/cortex.ts'
import { type RegionId, regionIds, regions } from '#atlas/regions.ts'
import { selectFocus } from '#state/select-focus.ts'
import { withRegion } from '#view/change.ts'
import { firstRegions } from './FirstRegions.tsx'
import { RegionCheck } from './RegionCheck.tsx'
import { showRegion, sidesToShow } from './show-region.ts'

/** Alternative definitions come last. */
const usual = regionIds.filter((id) => !firstRegions.includes(id) && !regions[id].alternative)
const alternatives = regionIds.filter((id) => regions[id].alternative)

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
        {firstRegions.map((id) => (
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
