/** What the map's numbers are: as the file says, or as the user knows better; degrees of freedom are never guessed. */
import { useState } from 'react'
import { useActions } from '#app/shell/use-app.ts'
import type { ShownMap } from '#state/app-state.ts'
import { type PDress, pDresses } from '#statistic/dress-p.ts'
import type { SideId } from '#view/spec.ts'
import { isOfP, type StatisticKind, statisticKinds } from '#volume/statistic-kind.ts'

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
  const { dressedFrom } = shown.info
  // Numbers that the program has made of p are what it made them.
  if (dressedFrom) return <DressField id={id} kind={kind} heldAs={dressedFrom} />
  return (
    <div className="row">
      {isOfP(kind) && from !== 'user' && <DressField id={id} kind={kind} heldAs={kind} />}
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
      <DofFields key={kind} id={id} kind={kind} dof={dof} />
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

/** All degrees of freedom of a statistic or none: one by itself would be taken for the first. */
function DofFields({
  id,
  kind,
  dof,
}: {
  readonly id: SideId
  readonly kind: StatisticKind
  readonly dof: readonly number[]
}) {
  const { setStatistic } = useActions()
  /** While some are still missing. */
  const [typed, setTyped] = useState<readonly string[]>([])
  return (dofNames[kind] ?? []).map((name, i, names) => {
    const shown = names.map((_, k) => String(dof[k] ?? typed[k] ?? ''))
    return (
      <label key={name}>
        {name}
        <input
          type="number"
          min={1}
          value={shown[i]}
          placeholder="?"
          onChange={({ currentTarget: { value } }) => {
            const next = shown.map((known, k) => (k === i ? value : known))
            const isWhole = !next.includes('')
            setTyped(isWhole ? [] : next)
            setStatistic(id, kind, isWhole ? next.map(Number) : [])
          }}
        />
      </label>
    )
  })
}

/** A map of p, of which the user chooses how it is shown. */
function DressField({
  id,
  kind,
  heldAs,
}: {
  readonly id: SideId
  readonly kind: StatisticKind
  /** What the file itself has. */
  readonly heldAs: StatisticKind
}) {
  const { setDress } = useActions()
  return (
    <div className="row">
      <label>
        The p values are shown as
        <select
          value={kind}
          onChange={(event) => void setDress(id, event.currentTarget.value as PDress)}
        >
          {!Object.hasOwn(pDresses, kind) && <option value={kind}>{statisticKinds[kind]}</option>}
          {Object.entries(pDresses).map(([dress, words]) => (
            <option key={dress} value={dress}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <span className="aside">the file holds {statisticKinds[heldAs]}</span>
    </div>
  )
}
