/** What a map's numbers are called. */
import type { StatisticGuess } from '#format/file-info.ts'

/** The symbol beside the colour bar: z, t(23), F(2, 40), value where the file does not say. */
export function statisticSymbol({ kind, dof }: StatisticGuess): string {
  if (kind === 'unknown') return 'value'
  return dof && dof.length > 0 ? `${kind}(${dof.join(', ')})` : kind
}
