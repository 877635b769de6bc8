/** What the map's numbers are: as the file says, or as the user knows better; degrees of freedom are never guessed. */

import { useActions } from '#app/shell/use-app.ts'
import type { ShownMap } from '#state/app-state.ts'
import type { SideId } from '#view/spec.ts'
import { type StatisticKind, statisticKinds } from '#volume/statistic-kind.ts'

const kinds = Object.keys(statisticKinds) as StatisticKind[]
/** Names of the degrees of freedom that a statistic has. */
const dofNames: { readonly [kind in StatisticKind]?: readonly string[] } = {
  t: ['df'],
  F: ['df1', 'df2'],
  chi2: ['df'],
  r: ['df'],
}

export function StatisticField({ id, shown }: { readonly id: SideId; readonly shown: ShownMap }) {
  const { setStatistic } = useActions()
  const { kind, dof = [], from } = shown.info.statistic
  const names = dofNames[kind] ?? []
  return (
    <div className="row">
      <label>
        The numbers are
        <select
          value={kind}
          onChange={(event) => setStatistic(id, event.currentTarget.value as StatisticKind, [])}
        >
          {kinds.map((known) => (
            <option key={known} value={known}>
              {statisticKinds[known]}
            </option>
          ))}
        </select>
      </label>
      {names.map((name, i) => (
        <label key={name}>
          {name}
          <input
            type="number"
            min={1}
            value={dof[i] ?? ''}
            placeholder="?"
            onChange={(event) => {
              const value = event.currentTarget.valueAsNumber
              const next = names.map((_, k) => (k === i ? value : (dof[k] ?? Number.NaN)))
              setStatistic(id, kind, next)
            }}
          />
        </label>
      ))}
      <span className="aside">
        {from === 'user'
          ? 'as you say'
          : from === 'nothing'
            ? 'the file does not say'
            : `from the ${from}`}
      </span>
    </div>
  )
}
