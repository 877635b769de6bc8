/** Every way of showing two maps as one picture; the order is that of the menu. */
import { agreement } from './agreement.ts'
import { flicker, wipe } from './alternating.ts'
import { conjunction } from './conjunction.ts'
import { difference } from './difference.ts'
import type { Mode, ModeOptions } from './mode.ts'
import { onlyA, onlyB } from './single.ts'
import { twoColours } from './two-colours.ts'

export const modes = {
  a: onlyA,
  b: onlyB,
  difference,
  conjunction,
  agreement,
  wipe,
  flicker,
  'two-colours': twoColours,
} as const satisfies Record<string, Mode>

export type ModeId = keyof typeof modes

export const modeIds = Object.keys(modes) as readonly ModeId[]

/** The mode of every place. @param a,b one value a voxel or vertex, in the same order */
export function combineMaps(
  id: ModeId,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  options: ModeOptions,
): Float32Array {
  const { combine } = modes[id]
  return Float32Array.from({ length: a.length }, (_, n) => combine(a[n]!, b[n]!, options))
}
