/** How one value becomes a colour on the cortex: the fragment shader's twin, for slices, legends, read-outs and tests. */
import { type Colouring, thresholdFor } from '#colormap/colouring.ts'
import type { LayerDrawing } from './views/view-basis.ts'

/** Red, green and blue 0..255 and opacity 0..1; not rounded. */
export type OverlayColour = readonly [red: number, green: number, blue: number, opacity: number]

const nothing: OverlayColour = [0, 0, 0, 0]

/** The colour at `t` (0..1) of a table of 256 RGBA bytes, mixed between neighbouring entries as a linear texture does. */
export function lookUpColour(lut: Uint8Array, t: number): OverlayColour {
  const place = Math.min(1, Math.max(0, t)) * 255
  const low = Math.min(254, Math.floor(place))
  const part = place - low
  // Written so that rounding never leaves the range between two entries: equal ones give exactly themselves.
  const channel = (i: number) => {
    const from = lut[low * 4 + i]!
    return from + (lut[low * 4 + 4 + i]! - from) * part
  }
  return [channel(0), channel(1), channel(2), channel(3) / 255]
}

/** How much of a value is shown, 0..1: all of it from the threshold on, below it fade * (|value| / threshold) ^ fadePower. */
export function shownShare(value: number, colouring: Colouring): number {
  const { showPositive, showNegative, fade, fadePower = 1 } = colouring
  if (Number.isNaN(value) || (value >= 0 ? !showPositive : !showNegative)) return 0
  const threshold = thresholdFor(value, colouring)
  const size = sizeOf(value, colouring)
  return size >= threshold ? 1 : fade * (size / threshold) ** fadePower
}

const sizeOf = (value: number, { discrete }: Colouring) =>
  discrete ? Math.round(Math.abs(value)) : Math.abs(value)

/** |value| as a share of the table, 0..1. */
function shareOf(value: number, colouring: Colouring): number {
  const { maximum } = colouring
  return maximum > 0 ? Math.min(1, sizeOf(value, colouring) / maximum) : 1
}

/**
 * The overlay's colour for a value, before it is laid over the cortex and lit. |value| = maximum takes the table's
 * end and 0 its start. Opacity is 0 for NaN (not sampled) and for a side that is switched off.
 */
export function colourValue(value: number, colouring: Colouring): OverlayColour {
  const part = shownShare(value, colouring)
  if (part === 0) return nothing
  const lut = value >= 0 ? colouring.positiveLut : colouring.negativeLut
  const [red, green, blue, alpha] = lookUpColour(lut, shareOf(value, colouring))
  return [red, green, blue, alpha * colouring.opacity * part]
}

/** The colour of a layer where its map has `value`, and its second map, where it has one, `second`. */
export function colourLayer(
  layer: Pick<LayerDrawing, 'colouring' | 'second'>,
  value: number,
  second: number,
): OverlayColour {
  const { colouring, second: other } = layer
  if (!other) return colourValue(value, colouring)
  if (Number.isNaN(value) || Number.isNaN(second)) return nothing
  if (other.as === 'opacity') {
    const [red, green, blue, opacity] = colourValue(value, colouring)
    return [red, green, blue, opacity * shareOf(second, other.colouring)]
  }
  return colourPair(value, colouring, second, other.colouring)
}

/** Two maps in one square of colours; what is not shown of one counts as 0. */
export function colourPair(
  value: number,
  colouring: Colouring,
  second: number,
  secondColouring: Colouring,
): OverlayColour {
  const [one, other] = [shownShare(value, colouring), shownShare(second, secondColouring)]
  const along = one * shareOf(value, colouring)
  const up = other * shareOf(second, secondColouring)
  const without = lookUpColour(colouring.positiveLut, along)
  const withAll = lookUpColour(colouring.negativeLut, along)
  const mix = (i: 0 | 1 | 2) => without[i] + (withAll[i] - without[i]) * up
  return [mix(0), mix(1), mix(2), colouring.opacity * Math.max(one, other)]
}

/** Whether a layer is painted at this share of the view's width. */
export function isBeside({ beside }: Pick<LayerDrawing, 'beside'>, across: number, edge: number) {
  return beside === undefined || (beside === 'left' ? across <= edge : across >= edge)
}

/** `over` laid upon an opaque colour, channels 0..255. */
export function layOver(
  under: readonly [number, number, number],
  [red, green, blue, opacity]: OverlayColour,
): [number, number, number] {
  const mix = (from: number, to: number) => from + (to - from) * opacity
  return [mix(under[0], red), mix(under[1], green), mix(under[2], blue)]
}
