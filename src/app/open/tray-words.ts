/** What a map in the tray is, in a line. */
import { statisticSymbol } from '#app/shell/statistic-words.ts'
import { bidsName } from '#format/bids.ts'
import type { TrayMap } from '#state/tray-map.ts'

export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  // What would be rounded to 1000 of a unit is 1 of the next.
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`
  if (bytes < 999.5e6) return `${(bytes / 1e6).toFixed(bytes < 9.95e6 ? 1 : 0)} MB`
  return `${(bytes / 1e9).toFixed(1)} GB`
}

/** What tells maps of one study apart comes first: their names differ only at the end. */
const tellingKeys = ['contrast', 'stat', 'sub', 'task'] as const

/** A map's name in a narrow place. */
export function shortTitle({ ask, title }: Pick<TrayMap, 'ask' | 'title'>): string {
  const { source } = ask
  if (source.kind !== 'file') return title
  const { entities } = bidsName(source.files[0]?.name ?? '')
  const { contrast, stat, sub } = entities
  if (!contrast && !(stat && sub)) return title
  return tellingKeys
    .flatMap((key) => {
      const value = entities[key]
      if (!value) return []
      return key === 'contrast' || key === 'stat' ? [value] : [`${key} ${value}`]
    })
    .join(' · ')
}

const sourceWords: { readonly [kind: string]: string } = {
  foci: 'table of peaks',
  neurovault: 'from NeuroVault when it is put on a side',
  url: 'fetched when it is put on a side',
}

export function trayWords({ ask, glance, bytes, wrong, missing }: TrayMap): string {
  if (wrong) return 'can’t be opened'
  if (missing) return 'not kept in this browser: drop it again'
  const told = sourceWords[ask.source.kind]
  const size = bytes === null ? [] : [sizeWords(bytes)]
  if (told) return [told, ...size].join(' · ')
  if (!glance) return size.join('')
  const { format, statistic, shape, voxelSizeMm } = glance
  const [i = 0, j = 0, k = 0, volumes = 1] = shape
  const mm = voxelSizeMm?.map((one) => Number(one.toFixed(1)))
  const grid =
    i > 0 && mm ? [`${i}×${j}×${k} of ${new Set(mm).size === 1 ? mm[0] : mm.join('×')} mm`] : []
  return [
    statistic.kind === 'unknown' ? format : statisticSymbol(statistic),
    ...(volumes > 1 ? [`${volumes} volumes`] : []),
    ...grid,
    ...size,
  ].join(' · ')
}
