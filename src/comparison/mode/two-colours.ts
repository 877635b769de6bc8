import type { Mode } from './mode.ts'

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
