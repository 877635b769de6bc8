import { describe, expect, test } from 'vitest'
import { neighbours } from '#mesh/adjacency.ts'
import { flippedOnSphere } from '../../../atlases/build/flipped.ts'
import { type SmoothSurface, untangled } from '../../../atlases/build/untangle.ts'
import { icosphere } from '../mesh/icosphere.ts'
import { seeded } from './random-sphere.ts'

const unitBall = (faces: Uint32Array): SmoothSurface => ({
  normals: (positions) => positions,
  settle: ([x, y, z]) => {
    const length = Math.hypot(x, y, z)
    return [x / length, y / length, z / length]
  },
  turned: (positions) => flippedOnSphere(positions, faces),
})

describe('untangling a ball', () => {
  test('turns every triangle the right way round and leaves the vertices on the ball', () => {
    const { positions, faces } = icosphere(3)
    const random = seeded(4)
    const folded = positions.slice()
    for (let v = 0; v < folded.length / 3; v += 23) {
      for (let axis = 0; axis < 3; axis++) folded[3 * v + axis]! += 0.8 * (random() - 0.5)
      const length = Math.hypot(...folded.subarray(3 * v, 3 * v + 3))
      for (let axis = 0; axis < 3; axis++) folded[3 * v + axis]! /= length
    }
    expect(flippedOnSphere(folded, faces).includes(1)).toBe(true)
    const flat = untangled(folded, faces, neighbours(faces, folded.length / 3), unitBall(faces))
    expect(flippedOnSphere(flat, faces).includes(1)).toBe(false)
    for (let o = 0; o < flat.length; o += 3)
      expect(Math.hypot(...flat.subarray(o, o + 3))).toBeCloseTo(1, 5)
  })

  test('moves nothing where nothing is turned', () => {
    const { positions, faces } = icosphere(2)
    expect(
      untangled(positions, faces, neighbours(faces, positions.length / 3), unitBall(faces)),
    ).toEqual(positions)
  })
})
