/** A map of p values as it is shown: in a dress in which strong effects are large. */
import type { Warning } from '#format/file-info.ts'
import type { OpenedFile } from '#format/index.ts'
import { valueStats } from '#format/value-stats.ts'
import { type Dressed, dressP, type PDress, pDresses } from '#statistic/dress-p.ts'
import { backgroundOf } from '#statistic/map-facts.ts'
import { formatCount } from '#statistic/number-words.ts'
import { isOfP } from '#volume/statistic-kind.ts'

/** Only p itself has its strong values small; the other dresses stay unless another one is asked for. */
const firstDress: PDress = 'negLog10P'

/** Volumes of p in the wanted dress, with a warning before all others; everything else as it came. */
export function dressed(opened: OpenedFile, wanted: PDress | undefined): OpenedFile {
  if (opened.kind !== 'volume' || !isOfP(opened.info.statistic.kind)) return opened
  const { info, volume } = opened
  const from = info.statistic.kind
  const to = wanted ?? (from === 'p' ? firstDress : undefined)
  if (to === undefined || to === from) return opened
  const made = dressP(volume.values, from, to, backgroundOf(volume))
  const statistic = { kind: to, from: info.statistic.from } as const
  return {
    ...opened,
    volume: { ...volume, values: made.values },
    info: {
      ...info,
      dressedFrom: from,
      statistic,
      statisticGuesses: [statistic],
      stats: valueStats(made.values),
      warnings: [warningOf(to, made), ...info.warnings],
    },
  }
}

function warningOf(to: PDress, { zeros, outside }: Dressed): Warning {
  const counts = [
    zeros > 0
      ? `${formatCount(zeros)} ${zeros === 1 ? 'value of 0 was' : 'values of 0 were'} taken for the smallest p of the map.`
      : '',
    outside > 0
      ? `${formatCount(outside)} ${outside === 1 ? 'value is no p and was' : 'values are no p and were'} left out.`
      : '',
  ]
  return {
    tag: 'p-map',
    message: ['The file holds p values.', `Shown is ${pDresses[to]}.`, ...counts]
      .filter((words) => words !== '')
      .join(' '),
    why: 'In a p map small values are the strong ones, and the direction of the effects is not in it.',
    whatToDo: 'Use the z or t map if you can get it.',
  }
}
