/** A hemisphere as a ball, for tests that spin one map against another. */
import type { Adjacency } from '#mesh/adjacency.ts'
import { flippedOnSphere } from './flipped.ts'
import { box, inflate, withoutFlips } from './inflate.ts'

/** Radius of the sphere in mm, as FreeSurfer's. */
export const sphereRadiusMm = 100

/** A sphere around 0: the surface inflated to its ellipsoid, scaled to a ball, folds smoothed out on the ball. */
export function sphere(start: Float32Array, faces: Uint32Array, adjacent: Adjacency): Float32Array {
  const balloon = inflate(start, faces, { rounds: 600, push: 0.02 })
  const { middle, half } = box(balloon)
  const ball = balloon.map((value, i) => (value - middle[i % 3]!) / half[i % 3]!)
  toSphere(
    ball,
    Array.from({ length: ball.length / 3 }, (_, v) => v),
  )
  return withoutFlips(ball, faces, adjacent, flippedOnSphere, toSphere)
}

export function toSphere(positions: Float32Array, vertices: Iterable<number>): void {
  for (const v of vertices) {
    const o = 3 * v
    const length = Math.hypot(positions[o]!, positions[o + 1]!, positions[o + 2]!) / sphereRadiusMm
    for (let axis = 0; axis < 3; axis++) positions[o + axis]! /= length
  }
}
