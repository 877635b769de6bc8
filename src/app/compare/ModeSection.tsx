/** What makes both maps hard to compare in each way of looking, and the way on. */
import { useMemo, useState } from 'react'
import { guardsOf } from '#comparison/guard.ts'
import { type ModeId, modeIds, modes } from '#comparison/mode/index.ts'
import type { Mode } from '#comparison/mode/mode.ts'
import { type Compared, descriptionOf } from './use-sides.ts'

export function ModeSection({ compared: { a, b } }: { readonly compared: Compared }) {
  const [id, setId] = useState<ModeId>('difference')
  const mode: Mode = modes[id]
  const warnings = useMemo(() => guardsOf(mode, descriptionOf(a), descriptionOf(b)), [mode, a, b])
  return (
    <section className="control-group" aria-labelledby="mode-title">
      <h3 id="mode-title">Both maps as one picture</h3>
      <label className="row">
        Shown as
        <select value={id} onChange={(event) => setId(event.currentTarget.value as ModeId)}>
          {modeIds.map((known) => (
            <option key={known} value={known}>
              {modes[known].label}
            </option>
          ))}
        </select>
      </label>
      <p>{mode.describe}</p>
      <p className="aside">{mode.meansNothing}</p>
      {warnings.map(({ tag, message, wayOn }) => (
        <p key={tag} className="remark" data-guard={tag}>
          <span aria-hidden="true">⚠ </span>
          {message} {wayOn && <strong>{wayOn.label}.</strong>}
        </p>
      ))}
    </section>
  )
}
