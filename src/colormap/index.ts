/** The registry: one line a colormap brings it into the menu, the colour bar, the shader and the contract test. */
import { balance, ice, thermal } from './cmocean.ts'
import type { Colormap } from './colormap.ts'
import { batlow, berlin, devon, lajolla, vik } from './crameri.ts'
import { emberGlacier } from './ember-glacier.ts'
import { hotCool, redYellow } from './habits.ts'
import { cividis, inferno, viridis } from './matplotlib.ts'

export const colormaps = {
  'ember-glacier': emberGlacier,
  viridis,
  inferno,
  cividis,
  batlow,
  devon,
  lajolla,
  thermal,
  ice,
  vik,
  berlin,
  balance,
  'red-yellow': redYellow,
  'hot-cool': hotCool,
} as const satisfies Record<string, Colormap>

export type ColormapId = keyof typeof colormaps
export const colormapIds = Object.keys(colormaps) as ColormapId[]
