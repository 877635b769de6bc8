/** The studies of the left side against those of the right: where they differ, and where both converge. */

import { useActions, useApp } from '#app/shell/use-app.ts'
import { otherSide, type SideId } from '#view/spec.ts'

const sideName = { a: 'left', b: 'right' } as const

export function LeftAgainstRight({ pane }: { readonly pane: SideId }) {
  const both = useApp(({ slots }) => slots.a.shown?.evidence && slots.b.shown?.evidence && true)
  const { comparePair } = useActions()
  if (!both) return null
  const target = otherSide(pane)
  return (
    <section className="control-group" aria-labelledby="pair-title">
      <h3 id="pair-title">Left against right</h3>
      <p className="aside">
        From the studies themselves. The result takes the place of the map on the {sideName[target]}
        ; <em>Open…</em> brings it back.
      </p>
      <div className="row">
        <button type="button" onClick={() => void comparePair(target, 'contrast')}>
          Where they differ
        </button>
        <button type="button" onClick={() => void comparePair(target, 'conjunction')}>
          Where both converge
        </button>
      </div>
    </section>
  )
}
