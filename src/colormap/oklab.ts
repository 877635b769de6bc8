/** Ottosson's OKLab (https://bottosson.github.io/posts/oklab/): a space where equal steps look about equal. */

export type Rgb = readonly [red: number, green: number, blue: number]
/** Lightness 0..1, then the green-red and blue-yellow axes. */
export type Oklab = readonly [lightness: number, a: number, b: number]

/** A channel of sRGB, 0..255, as an amount of light, 0..1. */
export const toLinear = (byte: number) => {
  const c = byte / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}

/** An amount of light, 0..1, as a channel of sRGB, 0..255. */
export const toByte = (linear: number) =>
  255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055)

/** sRGB bytes (0..255) to OKLab. */
export function rgbToOklab([red, green, blue]: Rgb): Oklab {
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** Linear-light sRGB, outside 0..1 where the colour can't be shown. */
function oklabToLinear([lightness, a, b]: Oklab): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

const inGamut = (rgb: Rgb) => rgb.every((c) => c >= -1e-4 && c <= 1 + 1e-4)

/**
 * OKLab to whole sRGB bytes. A colour that a screen can't show gives up chroma and keeps lightness and hue:
 * clipping channels instead would bend the lightness that a sequential map is read by.
 */
export function oklabToRgb(colour: Oklab): Rgb {
  const [lightness, a, b] = colour
  let [low, high] = [0, 1]
  if (!inGamut(oklabToLinear(colour))) {
    for (let i = 0; i < 20; i++) {
      const middle = (low + high) / 2
      if (inGamut(oklabToLinear([lightness, a * middle, b * middle]))) low = middle
      else high = middle
    }
  } else low = 1
  const [r, g, blue] = oklabToLinear([lightness, a * low, b * low])
  const byte = (c: number) => Math.round(toByte(Math.min(1, Math.max(0, c))))
  return [byte(r), byte(g), byte(blue)]
}
