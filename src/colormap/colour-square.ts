/** Two maps in one colour: a square whose one side is the first map's share and whose other side is the second's. */
import type { Colouring } from './colouring.ts'

export type Colour = readonly [red: number, green: number, blue: number]

/** Neither, only A, only B, both: sRGB 0..1. */
const corners: readonly [Colour, Colour, Colour, Colour] = [
  [0.45, 0.45, 0.45],
  [0.9, 0.42, 0.05],
  [0.1, 0.4, 0.85],
  [1, 1, 0.97],
]

/** The colour of a place whose values are these shares (0..1) of both ranges. */
export function pairColour(a: number, b: number): Colour {
  const weights = [(1 - a) * (1 - b), a * (1 - b), (1 - a) * b, a * b]
  const mix = (channel: 0 | 1 | 2) =>
    weights.reduce((sum, weight, corner) => sum + weight * corners[corner]![channel], 0)
  return [mix(0), mix(1), mix(2)]
}

/** 256 RGBA bytes along the first map's side of the square, where the second has this share. */
function edge(second: number): Uint8Array {
  const lut = new Uint8Array(256 * 4)
  for (let i = 0; i < 256; i++) {
    const [red, green, blue] = pairColour(i / 255, second).map((part) => Math.round(255 * part))
    lut.set([red!, green!, blue!, 255], i * 4)
  }
  return lut
}

/** Without the second map, and with all of it. Made when two maps first share colours. */
let edges: readonly [without: Uint8Array, withAll: Uint8Array] | null = null

/** One sign of a map: of values that are as large with either sign, a colour could not tell which. */
export function oneSign(colouring: Colouring): Colouring {
  return colouring.showPositive ? { ...colouring, showNegative: false } : colouring
}

/** The first map's colouring where a second one shares its square; the second needs `oneSign` only. */
export function squareColouring(colouring: Colouring): Colouring {
  edges ??= [edge(0), edge(1)]
  const [positiveLut, negativeLut] = edges
  return { ...oneSign(colouring), positiveLut, negativeLut }
}
