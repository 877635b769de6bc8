/** Published tables of colours, kept as 33 evenly spaced knots: nowhere further from the table than a delta E (CIEDE2000) of 1.5. */
import type { Colormap } from './colormap.ts'
import { rampFromHex } from './ramp.ts'

/** `knots`: '#rrggbb' one after the other, from the colour of 0 on. */
export function sequential(label: string, knots: string, source: string): Colormap {
  const ramp = rampFromHex(knots.split(' '))
  return { label, kind: 'unsigned', uniform: true, positive: ramp, negative: ramp, source }
}

/** `knots`: from the lowest value to the highest; the one in the middle is the colour of 0. */
export function diverging(label: string, knots: string, source: string): Colormap {
  const all = knots.split(' ')
  const middle = (all.length - 1) / 2
  return {
    label,
    kind: 'diverging',
    uniform: true,
    positive: rampFromHex(all.slice(middle)),
    negative: rampFromHex(all.slice(0, middle + 1).reverse()),
    source,
  }
}
