import { describe, expect, test } from 'vitest'
import { neighbours } from '#mesh/adjacency.ts'
import type { Field, Grid } from '../../../atlases/build/grid.ts'
import { growPial, settlePial } from '../../../atlases/build/grow-pial.ts'
import { cuttingFaces } from '../../../atlases/build/self-intersection.ts'
import { smoothPial } from '../../../atlases/build/smooth-pial.ts'
import { icosphere } from '../mesh/icosphere.ts'
import { seeded } from './random-sphere.ts'

const { positions, faces } = icosphere(3)
const whiteMm = 8
const white = positions.map((value) => whiteMm * value)
const grid: Grid = { shape: [33, 33, 33], origin: [-16, -16, -16], spacing: 1 }
const radiusOf = (p: Float32Array, v: number) => Math.hypot(p[3 * v]!, p[3 * v + 1]!, p[3 * v + 2]!)

/** An image whose brightness depends on the distance from the middle alone. */
const image = (brightness: (mm: number) => number): Field => ({
  grid,
  values: Float32Array.from({ length: 33 ** 3 }, (_, at) =>
    brightness(
      Math.hypot((at % 33) - 16, (Math.floor(at / 33) % 33) - 16, Math.floor(at / 33 ** 2) - 16),
    ),
  ),
})
/** Grey to this radius, liquor around it. */
const greyTo = (mm: number) => image((r) => 84 * Math.min(1, Math.max(0, (mm + 1 - r) / 2)))
const allowed = image(() => 1)
const medialWall = Uint8Array.from({ length: white.length / 3 }, (_, v) =>
  white[3 * v]! < -7 ? 1 : 0,
)
/** Radii of the vertices that are far from the wall, where cortex is thinner. */
const radii = (p: Float32Array) =>
  [...medialWall.keys()].filter((v) => white[3 * v]! > 2).map((v) => radiusOf(p, v))
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('the pial surface', () => {
  test('grows to where the grey ends, also beyond the usual thickness where liquor shows', () => {
    for (const mm of [10, 12]) {
      const pial = growPial({ white, faces, medialWall, allowed, brain: greyTo(mm) })
      // The border asked for lies a little inside of half-way.
      expect(Math.abs(mean(radii(pial)) - (mm - 0.2)), `${mm}`).toBeLessThan(0.2)
      expect(cuttingFaces(pial, faces).includes(1)).toBe(false)
      medialWall.forEach((wall, v) => {
        if (wall) expect(radiusOf(pial, v)).toBeCloseTo(whiteMm, 3)
      })
    }
  })

  test('stops by what grey there is where no liquor shows', () => {
    // 84 at the white and 6 less each millimetre: asks for 50 + 22 (t - 3) = 84 - 6 t.
    const brain = image((r) => 84 - 6 * (r - whiteMm))
    const pial = growPial({ white, faces, medialWall, allowed, brain })
    expect(Math.abs(mean(radii(pial)) - whiteMm - 100 / 28)).toBeLessThan(0.15)
  })

  test('that was taken off the border goes back to it, without a cut and off no wall', () => {
    const random = seeded(5)
    const brain = greyTo(11)
    const grown = growPial({ white, faces, medialWall, allowed, brain })
    const home = radii(grown)
    const off = grown.map((value, i) =>
      medialWall[Math.floor(i / 3)] ? value : value * (0.93 + 0.06 * random()),
    )
    const smooth = smoothPial(off, faces, neighbours(faces, white.length / 3), medialWall)
    const settled = settlePial({ white, faces, medialWall, allowed, brain }, smooth)
    const lack = (p: Float32Array) => mean(radii(p).map((r, n) => Math.abs(r - home[n]!)))
    expect(lack(smooth)).toBeGreaterThan(0.3)
    expect(lack(settled)).toBeLessThan(0.4 * lack(smooth))
    expect(cuttingFaces(settled, faces).includes(1)).toBe(false)
    medialWall.forEach((wall, v) => {
      if (wall) expect(radiusOf(settled, v)).toBeCloseTo(radiusOf(grown, v), 5)
    })
  })
})
