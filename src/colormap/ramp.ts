/** A ramp is a function from 0..1 to a colour, made of a few stops. */
import { type Oklab, oklabToRgb, type Rgb, rgbToOklab } from './oklab.ts'

export type Ramp = (position: number) => Rgb

type Triple = readonly [number, number, number]

function between(stops: readonly Triple[], position: number): Triple {
  const at = Math.min(1, Math.max(0, position)) * (stops.length - 1)
  const i = Math.min(Math.floor(at), stops.length - 2)
  const [from, to, t] = [stops[i]!, stops[i + 1]!, at - i]
  const mix = (k: 0 | 1 | 2) => from[k] + (to[k] - from[k]) * t
  return [mix(0), mix(1), mix(2)]
}

/** Of '#rrggbb'. */
export function rgbFromHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** Evenly spaced '#rrggbb' stops, mixed in OKLab. They are read when it is first asked: most ramps of the menu never are. */
export function rampFromHex(stops: readonly string[]): Ramp {
  let labs: readonly Oklab[] | null = null
  return (position) => {
    labs ??= stops.map((hex) => rgbToOklab(rgbFromHex(hex)))
    return oklabToRgb(between(labs, position))
  }
}

type Cylinder = { readonly lightness: number; readonly chroma: number; readonly hueDeg: number }

/** Evenly spaced stops of lightness, chroma and hue (OKLCh), mixed along the hue: lightness stays a straight line. */
export function rampFromLch(stops: readonly Cylinder[]): Ramp {
  const known = stops.map(({ lightness, chroma, hueDeg }) => [lightness, chroma, hueDeg] as const)
  return (position) => {
    const [lightness, chroma, hueDeg] = between(known, position)
    const hue = (hueDeg * Math.PI) / 180
    return oklabToRgb([lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)])
  }
}
