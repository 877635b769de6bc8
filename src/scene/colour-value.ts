/** How one value becomes a colour on the cortex: the fragment shader's twin, for slices, legends, read-outs and tests. */
import { type Colouring, thresholdFor } from '#colormap/colouring.ts'

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

/**
 * The overlay's colour for a value, before it is laid over the cortex and lit. |value| = maximum takes the table's
 * end and 0 its start. Opacity is 0 for NaN (not sampled) and for a side that is switched off; below the threshold
 * it is fade * (|value| / threshold) ^ fadePower.
 */
export function colourValue(value: number, colouring: Colouring): OverlayColour {
  const { maximum, showPositive, showNegative, fade, fadePower = 1, opacity } = colouring
  if (Number.isNaN(value)) return nothing
  if (value >= 0 ? !showPositive : !showNegative) return nothing
  const threshold = thresholdFor(value, colouring)
  const size = colouring.discrete ? Math.round(Math.abs(value)) : Math.abs(value)
  const part = size >= threshold ? 1 : fade * (size / threshold) ** fadePower
  if (part === 0) return nothing
  const lut = value >= 0 ? colouring.positiveLut : colouring.negativeLut
  const [red, green, blue, alpha] = lookUpColour(lut, maximum > 0 ? size / maximum : 1)
  return [red, green, blue, alpha * opacity * part]
}

/** `over` laid upon an opaque colour, channels 0..255. */
export function layOver(
  under: readonly [number, number, number],
  [red, green, blue, opacity]: OverlayColour,
): [number, number, number] {
  const mix = (from: number, to: number) => from + (to - from) * opacity
  return [mix(under[0], red), mix(under[1], green), mix(under[2], blue)]
}
