import type { Mode } from './mode.ts'

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
  const clamp = (share: number) => Math.min(1, Math.max(0, share))
  const [u, v] = [clamp(a), clamp(b)]
  const weights = [(1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v]
  const mix = (channel: 0 | 1 | 2) =>
    weights.reduce((sum, weight, corner) => sum + weight * corners[corner]![channel], 0)
  return [mix(0), mix(1), mix(2)]
}

export const twoColours: Mode = {
  label: 'Two colours',
  describe:
    'Orange by the value of the first map, blue by that of the second, white where both are high.',
  meansNothing:
    'How white a place is depends on both ranges, so it is no measure of agreement, and negative values are not shown.',
  drawn: 'pair',
  needsOneScale: false,
  combine: (a, b) => Math.min(a, b),
}
