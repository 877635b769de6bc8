/** The studies of the left side against those of the right: where they differ, and where both converge. */
import { useEffect, useState } from 'react'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { selectShown } from '#state/selectors.ts'
import { type SideId, sideIds } from '#view/spec.ts'

export function LeftAgainstRight() {
  const [target, setTarget] = useState<SideId>('b')
  // Fetched when somebody looks: the first picture does not wait for tables.
  const lacking = useApp((state) =>
    sideIds.filter((id) => !selectShown(state, id)?.evidence).join(),
  )
  const fromStudies = useApp((state) =>
    sideIds.every((id) => {
      const shown = selectShown(state, id)
      return shown?.evidence || shown?.ask.source.kind === 'sample'
    }),
  )
  const { comparePair, loadEvidence } = useActions()
  useEffect(() => {
    for (const id of sideIds) if (lacking.includes(id)) void loadEvidence(id)
  }, [lacking, loadEvidence])
  return (
    <section className="control-group" aria-labelledby="pair-title">
      <h3 id="pair-title">Left against right</h3>
      <p className="aside">From the studies themselves, not from the pictures of them.</p>
      {!fromStudies && (
        <p>Both sides have to show a meta-analysis: a map that came as a file has no studies.</p>
      )}
      <label className="row">
        The result replaces the map on the
        <select value={target} onChange={(event) => setTarget(event.currentTarget.value as SideId)}>
          <option value="a">left</option>
          <option value="b">right</option>
        </select>
      </label>
      <p className="aside">
        <em>Open…</em> brings it back.
      </p>
      <div className="row">
        {(
          [
            ['contrast', 'Where they differ'],
            ['conjunction', 'Where both converge'],
          ] as const
        ).map(([kind, words]) => (
          <button
            key={kind}
            type="button"
            disabled={lacking !== ''}
            onClick={() => void comparePair(target, kind)}
          >
            {words}
          </button>
        ))}
      </div>
    </section>
  )
}
