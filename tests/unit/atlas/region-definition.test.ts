import { describe, expect, test } from 'vitest'
import { landmarkBits } from '#atlas/cortex.ts'
import { inRegion, type RegionDefinition } from '#atlas/region-definition.ts'
import { worldPoint } from '#space/point.ts'

const at = (x: number, y: number, z: number) => worldPoint(x, y, z)

const none = { aal: 0, aicha: 0, landmarks: 0 }

describe('a region definition', () => {
  test('needs the label of the atlas that it names', () => {
    const definition: RegionDefinition = [{ atlas: 'aal', labels: [31, 32] }]
    expect(inRegion(definition, { ...none, aal: 31 }, at(0, 0, 0))).toBe(true)
    expect(inRegion(definition, { ...none, aicha: 31 }, at(0, 0, 0))).toBe(false)
  })

  test('includes both limits of a cut', () => {
    const definition: RegionDefinition = [{ atlas: 'aal', labels: [31], y: [0, 30], z: [15, null] }]
    const inside = (y: number, z: number) =>
      inRegion(definition, { ...none, aal: 31 }, at(-4, y, z))
    expect([
      inside(0, 15),
      inside(30, 80),
      inside(-0.01, 20),
      inside(30.01, 20),
      inside(10, 14.9),
    ]).toEqual([true, true, false, false, false])
  })

  test('splits a label at its plane without gap or overlap', () => {
    const half = (keep: 'anterior' | 'posterior'): RegionDefinition => [
      { atlas: 'aal', labels: [29], plane: { y: 4, slope: -0.5, keep } },
    ]
    for (const [y, z] of [
      [4, 0],
      [3.9, 0],
      [-6, 20],
      [-6.1, 20],
      [14, -20],
    ] as const) {
      const place = at(-36, y, z)
      const labels = { ...none, aal: 29 }
      expect(inRegion(half('anterior'), labels, place)).toBe(y >= 4 - 0.5 * z)
      expect(inRegion(half('posterior'), labels, place)).toBe(y < 4 - 0.5 * z)
    }
  })

  test('is the union of its clauses, spheres among them', () => {
    const definition: RegionDefinition = [
      { sphere: { centre: [-11, 10, -7], radiusMm: 8 } },
      { sphere: { centre: [11, 10, -7], radiusMm: 8 } },
    ]
    expect(inRegion(definition, none, at(11, 18, -7))).toBe(true)
    expect(inRegion(definition, none, at(-11, 10, -15.1))).toBe(false)
    expect(inRegion(definition, none, at(0, 10, -7))).toBe(false)
  })

  test('needs the landmark that it names, cut like a label', () => {
    const definition: RegionDefinition = [{ landmark: 'insula', z: [0, null] }]
    const inside = (landmarks: number, z: number) =>
      inRegion(definition, { ...none, landmarks }, at(-36, 5, z))
    expect([
      inside(landmarkBits.insula, 3),
      inside(landmarkBits.insula | landmarkBits.cingulate, 3),
      inside(landmarkBits.insula, -3),
      inside(landmarkBits.cingulate, 3),
      inside(0, 3),
    ]).toEqual([true, true, false, false, false])
  })
})
