import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extremeAtVoxel } from '#sampling/extreme-at-voxel.ts'
import { affineFromRows } from '#space/affine.ts'
import { worldPoint } from '#space/point.ts'
import { nearestAtVoxel, trilinearAtVoxel, valueAt } from '#volume/interpolate.ts'
import type { Volume } from '#volume/volume.ts'

const shape = [5, 4, 6] as const

function volumeOf(at3: (i: number, j: number, k: number) => number): Volume {
  const values = new Float64Array(shape[0] * shape[1] * shape[2])
  let at = 0
  for (let k = 0; k < shape[2]; k++) {
    for (let j = 0; j < shape[1]; j++) {
      for (let i = 0; i < shape[0]; i++) values[at++] = at3(i, j, k)
    }
  }
  const toWorld = affineFromRows<'voxel', 'world'>([
    [0, -2, 0, 10],
    [3, 0, 0, -4],
    [0, 0, 2.5, 1],
  ])
  return { values, shape, toWorld }
}

const inside = fc.tuple(
  fc.double({ min: 0, max: shape[0] - 1, noNaN: true }),
  fc.double({ min: 0, max: shape[1] - 1, noNaN: true }),
  fc.double({ min: 0, max: shape[2] - 1, noNaN: true }),
)

/** By the definition: every voxel weighs by its distance along each axis, if that is below 1. */
function naive(volume: Volume, x: number, y: number, z: number): number {
  let sum = 0
  volume.values.forEach((value, at) => {
    const i = at % shape[0]
    const j = Math.floor(at / shape[0]) % shape[1]
    const k = Math.floor(at / (shape[0] * shape[1]))
    const weight = [x - i, y - j, z - k].reduce((w, d) => w * Math.max(0, 1 - Math.abs(d)), 1)
    if (weight > 0) sum += weight * value
  })
  return sum
}

describe('trilinear', () => {
  it('agrees with the definition everywhere inside', () => {
    const volume = volumeOf((i, j, k) => Math.sin(3 * i + 5 * j * j - k))
    fc.assert(
      fc.property(inside, ([x, y, z]) => {
        expect(trilinearAtVoxel(volume, x, y, z)).toBeCloseTo(naive(volume, x, y, z), 12)
      }),
    )
  })

  it('has the value of an outermost centre where roundoff took the place beyond it, and nothing further out', () => {
    const volume = volumeOf((i, j, k) => i + 10 * j + 100 * k)
    for (const beyond of [1e-12, 3e-6, 9e-5]) {
      expect(trilinearAtVoxel(volume, 4 + beyond, 3 + beyond, 5 + beyond)).toBe(534)
      expect(trilinearAtVoxel(volume, -beyond, -beyond, -beyond)).toBe(0)
      expect(extremeAtVoxel(volume, 4 + beyond, 3, 5 + beyond)).toBe(534)
      expect(extremeAtVoxel(volume, -beyond, 0, 0)).toBe(0)
    }
    const beyond: readonly (readonly [number, number, number])[] = [
      [4.001, 3, 5],
      [4, 3.001, 5],
      [4, 3, 5.001],
      [-0.001, 0, 0],
      [0, -0.001, 0],
      [0, 0, -0.001],
    ]
    for (const place of beyond) {
      expect(trilinearAtVoxel(volume, ...place)).toBeNaN()
      expect(extremeAtVoxel(volume, ...place)).toBeNaN()
    }
  })

  it('gives every voxel its own value through an affine of float32 and back', () => {
    const turn = Math.PI / 7
    const rows = [
      [-2.1 * Math.cos(turn), 1.9 * Math.sin(turn), 0.1, 91.3],
      [2.1 * Math.sin(turn), 1.9 * Math.cos(turn), -0.2, -125.7],
      [0.3, 0.1, 2.4, -71.9],
    ].map((row) => row.map(Math.fround))
    const volume = {
      ...volumeOf((i, j, k) => i + 10 * j + 100 * k),
      toWorld: affineFromRows<'voxel', 'world'>(rows),
    }
    for (const [i, j, k] of [
      [0, 0, 0],
      [4, 3, 5],
      [4, 0, 5],
      [0, 3, 0],
    ] as const) {
      const [x, y, z] = rows.map((row) =>
        Math.fround(row[0]! * i + row[1]! * j + row[2]! * k + row[3]!),
      )
      expect(valueAt(volume, worldPoint(x!, y!, z!), 'trilinear')).toBeCloseTo(
        i + 10 * j + 100 * k,
        3,
      )
    }
  })

  it('gives a voxel’s own value at its centre, the far corner included', () => {
    const volume = volumeOf((i, j, k) => i + 10 * j + 100 * k)
    expect(trilinearAtVoxel(volume, 4, 3, 5)).toBe(534)
    expect(trilinearAtVoxel(volume, 0, 0, 0)).toBe(0)
  })

  it('has no value beyond the outermost centres', () => {
    const volume = volumeOf(() => 1)
    for (const at of [
      [-0.001, 1, 1],
      [1, 3.001, 1],
      [1, 1, 5.5],
      [Number.NaN, 1, 1],
      [1, 1, Infinity],
    ]) {
      expect(trilinearAtVoxel(volume, at[0] ?? 0, at[1] ?? 0, at[2] ?? 0)).toBeNaN()
    }
  })

  it('has no value where a voxel of weight has none, and is not harmed by one without weight', () => {
    const volume = volumeOf((i, j, k) => (i === 2 && j === 1 && k === 3 ? Number.NaN : 1))
    expect(trilinearAtVoxel(volume, 1.5, 1, 3)).toBeNaN()
    expect(trilinearAtVoxel(volume, 1, 1, 3)).toBe(1)
    expect(trilinearAtVoxel(volume, 1.5, 2, 3)).toBe(1)
  })

  it('reads a single slice', () => {
    const flat: Volume = {
      ...volumeOf(() => 0),
      shape: [2, 2, 1],
      values: Float32Array.of(0, 1, 2, 3),
    }
    expect(trilinearAtVoxel(flat, 0.5, 0.5, 0)).toBe(1.5)
    expect(trilinearAtVoxel(flat, 0.5, 0.5, 0.1)).toBeNaN()
  })
})

describe('nearest', () => {
  it('gives the voxel in which the place lies, up to the outer faces', () => {
    const volume = volumeOf((i, j, k) => i + 10 * j + 100 * k)
    expect(nearestAtVoxel(volume, 1.49, 1.51, 2)).toBe(221)
    expect(nearestAtVoxel(volume, -0.5, 0, 0)).toBe(0)
    expect(nearestAtVoxel(volume, 4.49, 3.49, 5.49)).toBe(534)
    expect(nearestAtVoxel(volume, 4.5, 0, 0)).toBeNaN()
    expect(nearestAtVoxel(volume, -0.51, 0, 0)).toBeNaN()
  })
})

describe('valueAt', () => {
  it('goes through the affine: a function that is linear in the world comes back exactly', () => {
    const volume = volumeOf((i, j, k) => {
      const [x, y, z] = [-2 * j + 10, 3 * i - 4, 2.5 * k + 1]
      return 2 * x - y + 0.5 * z
    })
    expect(valueAt(volume, worldPoint(7, 3.3, 6), 'trilinear')).toBeCloseTo(14 - 3.3 + 3, 12)
    expect(valueAt(volume, worldPoint(100, 0, 0), 'trilinear')).toBeNaN()
  })
})
