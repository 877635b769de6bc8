/** Where the hemispheres stand: slid apart, opened like a book, one lifted, kept from passing through one another. */
import type { HemisphereId } from '#atlas/cortex.ts'
import { type Affine, affineFromRows } from '#space/affine.ts'
import type { BrainLayout } from '#view/layout.ts'

/** Bounding box of a hemisphere at the present inflation, world mm. */
export type HemisphereBox = {
  readonly min: readonly [number, number, number]
  readonly max: readonly [number, number, number]
}

export type HemispherePlacement = { readonly [side in HemisphereId]: Affine<'world', 'scene'> }

/** Air that inflated or opened hemispheres keep from the midline on each side, mm. */
const clearanceMm = 2

const smoothstep = (low: number, high: number, value: number) => {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)))
  return t * t * (3 - 2 * t)
}

/**
 * World to scene for each hemisphere. A closed pial brain stays where it is in the world: its hemispheres interlock
 * as they do in the head. As soon as it is inflated or opened, each hemisphere is pushed off the midline plane by as
 * much as its own box reaches over it, growing smoothly.
 *
 * Opening swings each hemisphere about an upright hinge at its front and medial edge by up to 90 degrees, so that
 * from behind the medial faces lie side by side, left on the left, frontal poles in the middle. All of the left
 * hemisphere then stays left of its hinge, and of the midline, at every angle.
 *
 * @param lift from the right hemisphere to the left one, scene mm: see `liftWay`
 */
export function placeHemispheres(
  boxes: { readonly [side in HemisphereId]: HemisphereBox },
  { inflation, gapMm, openDeg }: Pick<BrainLayout, 'inflation' | 'gapMm' | 'openDeg'>,
  lift: readonly [number, number, number] = [0, 0, 0],
): HemispherePlacement {
  const apart = Math.max(smoothstep(0, 0.35, inflation), smoothstep(0, 25, openDeg))
  const angle = (openDeg * Math.PI) / 180
  const frontMm = Math.max(boxes.left.max[1], boxes.right.max[1])

  const place = (side: HemisphereId): Affine<'world', 'scene'> => {
    const outwards = side === 'left' ? -1 : 1
    const medialMm = side === 'left' ? boxes.left.max[0] : boxes.right.min[0]
    const over = Math.max(0, -outwards * medialMm)
    const shift = outwards * (gapMm / 2 + apart * (over + clearanceMm))
    // The left half turns clockwise seen from above, the right half the other way.
    const turn = outwards * angle
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    const hinge = [medialMm, frontMm] as const
    const [x, y, z] = lift.map((mm) => (-outwards * mm) / 2) as [number, number, number]
    return affineFromRows<'world', 'scene'>([
      [cos, -sin, 0, hinge[0] - cos * hinge[0] + sin * hinge[1] + shift + x],
      [sin, cos, 0, hinge[1] - sin * hinge[0] - cos * hinge[1] + y],
      [0, 0, 1, z],
    ])
  }
  return { left: place('left'), right: place('right') }
}
