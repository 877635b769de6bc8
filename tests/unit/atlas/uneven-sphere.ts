import { icosphere } from '../mesh/icosphere.ts'
import { seeded } from './random-sphere.ts'

/** The vertices of `icosphere(3)` pushed about along the sphere, so that many triangles are thin. */
export function unevenSphere(seed: number): Float32Array {
  const random = seeded(seed)
  const out = icosphere(3).positions.map((value) => value + 0.15 * (random() - 0.5))
  for (let o = 0; o < out.length; o += 3) {
    const length = Math.hypot(out[o]!, out[o + 1]!, out[o + 2]!)
    for (let axis = 0; axis < 3; axis++) out[o + axis]! /= length
  }
  return out
}
