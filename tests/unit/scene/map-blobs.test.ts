import { describe, expect, it } from 'vitest'
import type { Colouring } from '#colormap/colouring.ts'
import { mapBlobs } from '#scene/map-blobs.ts'
import { affineFromRows } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'

const ramp = (channel: number) =>
  Uint8Array.from({ length: 1024 }, (_, i) => (i % 4 === 3 ? 255 : i % 4 === channel ? i >> 2 : 0))
const colouring: Colouring = {
  threshold: 4,
  maximum: 8,
  showPositive: true,
  showNegative: true,
  fade: 0,
  opacity: 1,
  positiveLut: ramp(0),
  negativeLut: ramp(2),
}

/** A ball at world (10, -20, 30) whose values fall by 1 a 2 mm, and a negative one on the other side. */
function balls(flip: 1 | -1): Volume {
  const shape = [40, 40, 40] as const
  const toWorld = affineFromRows<'voxel', 'world'>([
    [2 * flip, 0, 0, -40 * flip],
    [0, 2, 0, -60],
    [0, 0, 2, -10],
  ])
  const values = Float32Array.from({ length: 64_000 }, (_, n) => {
    const x = flip * (2 * (n % 40) - 40)
    const y = 2 * (Math.floor(n / 40) % 40) - 60
    const z = 2 * Math.floor(n / 1600) - 10
    const near = (cx: number) => Math.max(0, 10 - Math.hypot(x - cx, y + 20, z - 30) / 2)
    return near(22) - near(-22)
  })
  return { shape, toWorld, values }
}

const middleOf = (positions: Float32Array) =>
  [0, 1, 2].map(
    (axis) =>
      positions.filter((_, i) => i % 3 === axis).reduce((sum, x) => sum + x, 0) /
      (positions.length / 3),
  )

describe('mapBlobs', () => {
  it('gives a shell at the threshold and a core inside it, in the colours of the bar, on both sides', () => {
    for (const flip of [1, -1] as const) {
      const blobs = mapBlobs(balls(flip), colouring)
      expect(blobs).toHaveLength(4)
      for (const [i, radius, x] of [
        [0, 8, 22],
        [1, 12, 22],
        [2, 8, -22],
        [3, 12, -22],
      ] as const) {
        const { positionsWorld, normals, opacity } = blobs[i]!
        const middle = middleOf(positionsWorld)
        const centre = [x, -20, 30]
        for (const axis of [0, 1, 2])
          expect(Math.abs(middle[axis]! - centre[axis]!)).toBeLessThan(1)
        let outwards = 0
        for (let v = 0; v < positionsWorld.length; v += 3) {
          const away = [0, 1, 2].map((axis) => positionsWorld[v + axis]! - [x, -20, 30][axis]!)
          expect(Math.hypot(...away)).toBeGreaterThan(radius - 1.5)
          expect(Math.hypot(...away)).toBeLessThan(radius + 1.5)
          outwards += away.reduce((sum, part, axis) => sum + part * normals[v + axis]!, 0)
        }
        expect(outwards).toBeGreaterThan(0)
        expect(opacity).toBe(i % 2 === 0 ? 1 : 0.4)
      }
      expect(blobs[1]!.tone[0]).toBeCloseTo(0.5, 2)
      expect(blobs[2]!.tone[2]).toBeCloseTo(0.75, 2)
    }
  })

  it('shows only the side that is switched on, and nothing without a threshold', () => {
    expect(mapBlobs(balls(1), { ...colouring, showNegative: false })).toHaveLength(2)
    expect(mapBlobs(balls(1), { ...colouring, threshold: 0 })).toHaveLength(0)
  })

  it('has the bodies of a fine volume, which it walks in wider steps, at the same places', () => {
    const shape = [140, 140, 140] as const
    const toWorld = affineFromRows<'voxel', 'world'>([
      [0.5, 0, 0, -40],
      [0, 0.5, 0, -60],
      [0, 0, 0.5, -10],
    ])
    // 12 mm round the voxel (70, 80, 60).
    const values = Float32Array.from({ length: 140 ** 3 }, (_, n) =>
      Math.max(
        0,
        16 -
          Math.hypot(
            (n % 140) - 70,
            (Math.floor(n / 140) % 140) - 80,
            Math.floor(n / 19_600) - 60,
          ) /
            2,
      ),
    )
    const [core, shell] = mapBlobs({ shape, toWorld, values }, colouring)
    for (const [body, radius] of [
      [core!, 10],
      [shell!, 12],
    ] as const) {
      middleOf(body.positionsWorld).forEach((middle, axis) => {
        expect(middle).toBeCloseTo([-5, -20, 20][axis]!, 1)
      })
      const first = body.positionsWorld.subarray(0, 3)
      expect(Math.hypot(first[0]! + 5, first[1]! + 20, first[2]! - 20)).toBeCloseTo(radius, 0)
    }
  })
})
