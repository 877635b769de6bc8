/** What the user says that a map's numbers are, in place of what the file says. */
import type { MapAsk } from '#view/map-ask.ts'
import { type StatisticKind, statisticKinds } from '#volume/statistic-kind.ts'
import type { LoadedMap } from './app-state.ts'

const isKind = (kind: string): kind is StatisticKind => Object.hasOwn(statisticKinds, kind)

export function withStatistic(info: LoadedMap['info'], { statistic }: MapAsk): LoadedMap['info'] {
  if (!statistic || !isKind(statistic.kind)) return info
  const { kind, dof } = statistic
  const known = dof.length > 0 && dof.every((value) => value >= 1)
  const said = { kind, from: 'user', ...(known && { dof }) } as const
  // What the user says settles it: what the file says elsewhere is no conflict any more.
  return { ...info, statistic: said, statisticGuesses: [said] }
}
