import { type RegionId, regions } from '#atlas/regions.ts'
import type { Colormap } from '#colormap/colormap.ts'
import { rgbToOklab } from '#colormap/oklab.ts'
import { rgbFromHex } from '#colormap/ramp.ts'

/** In OKLab: nearer than this, a line's colour is taken for a value's. */
const leastApart = 0.06

/** Those regions that have a colour which the colormap gives to values, as a published one may: it can't be moved out of the way. */
export function regionsNear(
  { positive, negative }: Pick<Colormap, 'positive' | 'negative'>,
  ids: readonly RegionId[],
): readonly RegionId[] {
  const values = [positive, negative].flatMap((ramp) =>
    Array.from({ length: 129 }, (_, i) => rgbToOklab(ramp(i / 128))),
  )
  return ids.filter((id) => {
    const [lightness, a, b] = rgbToOklab(rgbFromHex(regions[id].colour))
    return values.some(
      (value) => Math.hypot(value[0] - lightness, value[1] - a, value[2] - b) < leastApart,
    )
  })
}
