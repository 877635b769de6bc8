/** A hemisphere where it stands in a picture; in one of four faces each stands twice. */
import type { HemisphereId } from '#atlas/cortex.ts'
import type { Affine } from '#space/affine.ts'

export type StandingHemisphere = {
  readonly side: HemisphereId
  /** 'whole' where it stands once. */
  readonly face: 'whole' | 'lateral' | 'medial'
  readonly toScene: Affine<'world', 'scene'>
}

/** A direction of the world, as a hemisphere stands. */
export function turned(
  { toScene: m }: Pick<StandingHemisphere, 'toScene'>,
  [x, y, z]: readonly [number, number, number],
): [number, number, number] {
  const row = (at: number) => m[at]! * x + m[at + 1]! * y + m[at + 2]! * z
  return [row(0), row(4), row(8)]
}
