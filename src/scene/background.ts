/** The anatomy behind the maps of a slice: which of its values are black and white, and where the head is in it. */
import { apply } from '#space/affine.ts'
import { point } from '#space/point.ts'
import type { Volume } from '#volume/volume.ts'
import { type WorldBox, worldBox } from './slice-geometry.ts'

export type BackgroundLook = {
  readonly black: number
  readonly white: number
  /** Around the voxels that are not black, world mm. */
  readonly box: WorldBox
}

/** Voxels that are looked at, spread evenly: more would change no picture. */
const mostLookedAt = 400_000

const known = new WeakMap<Volume, BackgroundLook>()

/** Worked out once a volume. */
export function backgroundLook(volume: Volume): BackgroundLook {
  const found = known.get(volume) ?? lookAt(volume)
  known.set(volume, found)
  return found
}

/** Black is the lowest value, white the one that 99.5 % of what is brighter than black stay under. */
function lookAt(volume: Volume): BackgroundLook {
  const { values } = volume
  const step = Math.max(1, Math.floor(values.length / mostLookedAt))
  const finite: number[] = []
  for (let i = 0; i < values.length; i += step)
    if (Number.isFinite(values[i]!)) finite.push(values[i]!)
  const sorted = Float64Array.from(finite).sort()
  const black = sorted[0] ?? 0
  const first = sorted.findIndex((value) => value > black)
  const brighter = first < 0 ? sorted : sorted.subarray(first)
  const white = brighter[Math.floor((brighter.length - 1) * 0.995)] ?? black + 1
  return { black, white: white > black ? white : black + 1, box: boxAbove(volume, black, white) }
}

/** The box around what is at least a tenth as bright as white, a millimetre of air around it. */
function boxAbove(volume: Volume, black: number, white: number): WorldBox {
  const { values, shape, toWorld } = volume
  const level = black + 0.1 * (white - black)
  const min: [number, number, number] = [Infinity, Infinity, Infinity]
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity]
  // Every second voxel along each axis: the box is rounded outwards below.
  for (let k = 0; k < shape[2]; k += 2)
    for (let j = 0; j < shape[1]; j += 2)
      for (let i = 0; i < shape[0]; i += 2) {
        if (!(values[i + shape[0] * (j + shape[1] * k)]! > level)) continue
        const place = apply(toWorld, point<'voxel'>(i, j, k))
        for (const axis of [0, 1, 2] as const) {
          min[axis] = Math.min(min[axis], place[axis])
          max[axis] = Math.max(max[axis], place[axis])
        }
      }
  if (min[0] > max[0]) return worldBox(volume)
  const air = 3
  return {
    min: [min[0] - air, min[1] - air, min[2] - air],
    max: [max[0] + air, max[1] + air, max[2] + air],
  }
}
