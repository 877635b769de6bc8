/** What the field is used to. Their steps are uneven: a bright band is no border in the data. */
import type { Colormap } from './colormap.ts'
import type { Rgb } from './oklab.ts'

const byte = (part: number) => Math.round(255 * Math.min(1, Math.max(0, part)))
const rgb = (red: number, green: number, blue: number): Rgb => [byte(red), byte(green), byte(blue)]

/**
 * Red to yellow, blue to light blue: straight lines in sRGB, about as FSL's viewers draw activations and deactivations. The
 * blue starts a little darker than theirs, which is the colour of a region here.
 */
export const redYellow: Colormap = {
  label: 'Red-yellow / blue-light blue',
  kind: 'signed',
  uniform: false,
  positive: (t) => rgb(1, t, 0),
  negative: (t) => rgb(0, t, 0.7 + 0.3 * t),
  source: 'the habit of FSL: straight lines in sRGB; its steps are uneven',
}
