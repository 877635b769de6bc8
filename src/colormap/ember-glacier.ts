import type { Colormap } from './colormap.ts'
import { rampFromLch } from './ramp.ts'

/**
 * Warm above, cold below: deep red to pale yellow, deep blue to pale cyan. Lightness rises in a straight line and alike
 * on both sides, so that equal strength looks equally strong; blue against orange survives red-green blindness.
 */
export const emberGlacier: Colormap = {
  label: 'Ember / glacier',
  kind: 'signed',
  uniform: true,
  positive: rampFromLch([
    { lightness: 0.36, chroma: 0.15, hueDeg: 15 },
    { lightness: 0.555, chroma: 0.21, hueDeg: 32 },
    { lightness: 0.75, chroma: 0.17, hueDeg: 66 },
    { lightness: 0.945, chroma: 0.13, hueDeg: 104 },
  ]),
  negative: rampFromLch([
    { lightness: 0.36, chroma: 0.15, hueDeg: 275 },
    { lightness: 0.555, chroma: 0.17, hueDeg: 258 },
    { lightness: 0.75, chroma: 0.12, hueDeg: 230 },
    { lightness: 0.945, chroma: 0.07, hueDeg: 196 },
  ]),
  source: 'made for this program in OKLCh, lightness linear',
}
