/**
 * A map in the manner of Crameri's scientific colour maps (Crameri, Shephard & Heron 2020, Nat Commun 11:5444): a fit of this
 * program in OKLCh with lightness in a straight line, not the published table; paler where regions have its colours.
 */
import type { Colormap } from './colormap.ts'
import { rampFromLch } from './ramp.ts'

const batlowRamp = rampFromLch([
  { lightness: 0.24, chroma: 0.09, hueDeg: 262 },
  { lightness: 0.37, chroma: 0.07, hueDeg: 225 },
  { lightness: 0.5, chroma: 0.055, hueDeg: 140 },
  { lightness: 0.63, chroma: 0.095, hueDeg: 92 },
  { lightness: 0.76, chroma: 0.08, hueDeg: 88 },
  { lightness: 0.89, chroma: 0.03, hueDeg: 20 },
])

export const batlow: Colormap = {
  label: 'After Batlow',
  kind: 'unsigned',
  uniform: true,
  positive: batlowRamp,
  negative: batlowRamp,
  source: 'fitted in OKLCh after Crameri, Shephard & Heron 2020, Nat Commun 11:5444',
}
