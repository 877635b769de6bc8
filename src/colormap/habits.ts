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

/** One channel after the other: full after 0.365 and 0.746 of the way and at the end, as in matplotlib's `hot`. */
const inTurn = (t: number, secondFrom = 0.365) =>
  [t / 0.365, (t - secondFrom) / (0.746 - secondFrom), (t - 0.746) / 0.254] as const

/**
 * Hot and cool about as nilearn's `cold_hot` and many papers have them: black, red, yellow, white; black, blue, cyan, white. Green
 * sets in earlier beside blue than theirs: pure blue is the colour of a region here.
 */
export const hotCool: Colormap = {
  label: 'Hot / cool',
  kind: 'signed',
  uniform: false,
  positive: (t) => {
    const [red, green, blue] = inTurn(t)
    return rgb(red, green, blue)
  },
  negative: (t) => {
    const [blue, green, red] = inTurn(t, 0.1)
    return rgb(red, green, blue)
  },
  source:
    'the habit of nilearn and of matplotlib’s hot: straight lines in sRGB; its steps are uneven',
}
