/** What a map's numbers are called. */
import type { FileInfo, StatisticGuess } from '#format/file-info.ts'
import { formatTick, formatValue } from '#statistic/number-words.ts'
import { labelOf } from '#volume/label-table.ts'
import type { StatisticKind } from '#volume/statistic-kind.ts'

/** Maps of p as a figure's axis has them. */
const symbols: { readonly [kind in StatisticKind]?: string } = {
  unknown: 'value',
  oneMinusP: '1 − p',
  negLogP: '−ln p',
  negLog10P: '−log10 p',
}

/** The symbol beside the colour bar: z, t(23), F(2, 40), value where the file does not say. */
export function statisticSymbol({ kind, dof }: StatisticGuess): string {
  const symbol = symbols[kind] ?? kind
  return dof && dof.length > 0 ? `${symbol}(${dof.join(', ')})` : symbol
}

/** A value with what it is: `z = 3.10`; of a label map the name, `Insula (4)`. */
export function valueWords(
  { statistic, labels }: Pick<FileInfo, 'statistic' | 'labels'>,
  value: number,
): string {
  if (statistic.kind !== 'label') return `${statisticSymbol(statistic)} = ${formatValue(value)}`
  if (Number.isNaN(value)) return 'no label'
  const name = labelOf(labels ?? [], value)?.name
  return name ? `${name} (${value})` : `label ${formatTick(value)}`
}
