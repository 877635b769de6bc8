/** A hemisphere as a ball, for tests that spin one map against another. */
import type { Adjacency } from '#mesh/adjacency.ts'
import { faceAreas } from '#mesh/measure.ts'
import { flippedOnSphere } from './flipped.ts'
import { box, inflate, strainMeans } from './inflate.ts'
import { shapeStepMm, stored } from './stored.ts'
import { untangled } from './untangle.ts'

/** Radius of the sphere in mm, as FreeSurfer's. */
export const sphereRadiusMm = 100

const relaxing = 400

/**
 * A sphere around 0. The inflated surface becomes an ellipsoid, then a ball; folds that are left are untangled; then vertices make room where triangles are crowded, and give back every move that turns one over.
 * @param reference surface whose triangles' areas the ball's should be proportional to.
 * @returns positions as they are stored.
 * @throws Error when folds are left.
 */
export function sphere(
  start: Float32Array,
  faces: Uint32Array,
  reference: Float32Array,
  adjacent: Adjacency,
): Float32Array {
  const balloon = inflate(start, faces, reference, { rounds: 300, push: 0.02 })
  const { middle, half } = box(balloon)
  const ball = onSphere(balloon.map((value, i) => (value - middle[i % 3]!) / half[i % 3]!))
  return relaxed(unfolded(ball, faces, adjacent), faces, reference)
}

/**
 * Turns every triangle the right way round.
 * @returns positions as they are stored.
 * @throws Error when folds are left.
 */
export function unfolded(
  start: Float32Array,
  faces: Uint32Array,
  adjacent: Adjacency,
): Float32Array {
  const turned = (positions: Float32Array) => flippedOnSphere(stored(positions, shapeStepMm), faces)
  const flat = untangled(start, faces, adjacent, {
    turned,
    normals: (positions) => positions.map((value) => value / sphereRadiusMm),
    settle: ([x, y, z]) => {
      const length = Math.hypot(x, y, z) / sphereRadiusMm
      return [x / length, y / length, z / length]
    },
  })
  if (turned(flat).includes(1)) throw new Error('folds are left on the sphere')
  return stored(flat, shapeStepMm)
}

/** Evens out how much triangles are stretched. No triangle of `start` is turned over, and none gets so. */
function relaxed(start: Float32Array, faces: Uint32Array, reference: Float32Array): Float32Array {
  const restAreas = faceAreas(reference, faces)
  let at = start
  for (let round = 0; round < relaxing; round++) {
    const means = strainMeans(at, faces, restAreas)
    const moved = onSphere(at.map((value, i) => value + 0.5 * (means[i]! - value)))
    at = withoutTurning(at, stored(moved, shapeStepMm), faces)
  }
  return at
}

function withoutTurning(
  before: Float32Array,
  moved: Float32Array,
  faces: Uint32Array,
): Float32Array {
  for (;;) {
    const turned = flippedOnSphere(moved, faces)
    if (!turned.includes(1)) return moved
    turned.forEach((flag, f) => {
      if (!flag) return
      for (const v of faces.subarray(3 * f, 3 * f + 3))
        for (let o = 3 * v; o < 3 * v + 3; o++) moved[o] = before[o]!
    })
  }
}

function onSphere(positions: Float32Array): Float32Array {
  const out = positions.slice()
  for (let o = 0; o < out.length; o += 3) {
    const length = Math.hypot(out[o]!, out[o + 1]!, out[o + 2]!) / sphereRadiusMm
    for (let axis = 0; axis < 3; axis++) out[o + axis]! /= length
  }
  return out
}
