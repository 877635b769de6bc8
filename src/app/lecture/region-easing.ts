/** Outlines of regions come in and go out; those that stay, stay. */
import type { RegionDrawing } from '#scene/stage-basis.ts'
import type { Easing } from './easing.ts'

const strengthOf = ({ strength = 1 }: RegionDrawing) => strength

export const regionEasing: Easing<readonly RegionDrawing[]> = {
  mix: (from, to, part) => {
    const before = new Map(from.map((region) => [region.key, strengthOf(region)]))
    const after = new Set(to.map(({ key }) => key))
    const mix = (a: number, b: number) => a + (b - a) * part
    return [
      ...to.map((region) => ({
        ...region,
        strength: mix(before.get(region.key) ?? 0, strengthOf(region)),
      })),
      ...from
        .filter(({ key }) => !after.has(key))
        .map((region) => ({ ...region, strength: mix(strengthOf(region), 0) })),
    ]
  },
  isSmall: (from, to) =>
    from.length === to.length &&
    to.every((region, at) => {
      const before = from[at]
      return before?.key === region.key && strengthOf(before) === strengthOf(region)
    }),
}
