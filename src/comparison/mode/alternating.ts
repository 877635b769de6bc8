import type { Mode, ModeOptions } from './mode.ts'

const shown = (a: number, b: number, { showing }: ModeOptions) => (showing === 'a' ? a : b)

export const wipe: Mode = {
  label: 'Wipe',
  describe:
    'The first map on the left of an edge that can be dragged, the second on its right, on one brain.',
  meansNothing:
    'Colours compare only when both maps have one statistic and one range: else the edge shows the colormaps.',
  drawn: 'one',
  needsOneScale: false,
  combine: shown,
}

export const flicker: Mode = {
  label: 'Flicker',
  describe: 'Both maps in turn at the same place, by key or by itself.',
  meansNothing:
    'The eye finds changes, not amounts; and colours compare only when both maps have one statistic and one range.',
  drawn: 'one',
  needsOneScale: false,
  combine: shown,
}
