/** Matplotlib's uniform maps (van der Walt & Smith 2015; cividis: Nunez et al. 2018, doi:10.1371/journal.pone.0199239), CC0. */
import type { Colormap } from './colormap.ts'
import { rampFromHex } from './ramp.ts'

function unsigned(label: string, stops: readonly string[], source: string): Colormap {
  const ramp = rampFromHex(stops)
  return { label, kind: 'unsigned', uniform: true, positive: ramp, negative: ramp, source }
}

export const viridis = unsigned(
  'Viridis',
  '#440154 #482475 #414487 #355f8d #2a788e #21918c #22a884 #44bf70 #7ad151 #bddf26 #fde725'.split(
    ' ',
  ),
  'van der Walt & Smith 2015, CC0',
)

export const inferno = unsigned(
  'Inferno',
  '#000004 #160b39 #420a68 #6a176e #932667 #bc3754 #dd513a #f37819 #fca50a #f6d746 #fcffa4'.split(
    ' ',
  ),
  'van der Walt & Smith 2015, CC0',
)

export const cividis = unsigned(
  'Cividis',
  '#00224e #123570 #3b496c #575d6d #707173 #8a8678 #a59c74 #c3b369 #e1cc55 #fee838'.split(' '),
  'Nunez, Anderton & Renslow 2018, doi:10.1371/journal.pone.0199239, CC0',
)
