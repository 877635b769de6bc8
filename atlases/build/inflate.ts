/**
 * Inflated surfaces after Caret's (Van Essen et al. 2001): vertices move to the area-weighted mean of the triangles
 * around them, and each round pushes the surface a little towards the ellipsoid that fits its box, which keeps it round
 * where smoothing alone would leave it flat and pointed.
 */
import type { Adjacency } from '#mesh/adjacency.ts'
import { faceAreas, surfaceArea } from '#mesh/measure.ts'
import { vertexNormals } from '#mesh/normals.ts'
import { smoothStep } from '#mesh/smooth.ts'
import { flippedFaces } from './flipped.ts'
import { shapeStepMm, stored } from './stored.ts'
import { untangled } from './untangle.ts'

/** Share of the way to the mean in one round. */
const smoothing = 0.6

export type Rounding = {
  readonly rounds: number
  /** Share of the way to the ellipsoid in one round, for a vertex in its middle. */
  readonly push: number
}

/**
 * The total area stays as it is.
 * @param reference surface on which every triangle has the area that it should keep.
 */
export function inflate(
  start: Float32Array,
  faces: Uint32Array,
  reference: Float32Array,
  { rounds, push }: Rounding,
): Float32Array {
  const area = surfaceArea(start, faces)
  const restAreas = faceAreas(reference, faces)
  let at: Float32Array = start
  for (let round = 0; round < rounds; round++) {
    const means = strainMeans(at, faces, restAreas)
    const next = at.map((value, i) => value + smoothing * (means[i]! - value))
    const { middle, half } = box(next)
    for (let o = 0; o < next.length; o += 3) {
      const [x, y, z] = [0, 1, 2].map((axis) => next[o + axis]! - middle[axis]!) as [
        number,
        number,
        number,
      ]
      const inside = 1 - Math.hypot(x / half[0]!, y / half[1]!, z / half[2]!)
      const factor = 1 + push * inside
      next[o] = middle[0]! + factor * x
      next[o + 1] = middle[1]! + factor * y
      next[o + 2] = middle[2]! + factor * z
    }
    const factor = Math.sqrt(area / surfaceArea(next, faces))
    for (let i = 0; i < next.length; i++)
      next[i] = middle[i % 3]! + factor * (next[i]! - middle[i % 3]!)
    at = next
  }
  return at
}

/**
 * Centres of the faces around each vertex, averaged with how much each is stretched against its area at rest as weight:
 * a vertex moves into the stretched faces and gives room to the crowded ones.
 */
export function strainMeans(
  positions: Float32Array,
  faces: Uint32Array,
  restAreas: Float32Array,
): Float64Array {
  const areas = faceAreas(positions, faces)
  const sums = new Float64Array(positions.length)
  const weights = new Float64Array(positions.length / 3)
  for (let f = 0; f < areas.length; f++) {
    const weight = (areas[f]! / Math.max(restAreas[f]!, 0.02)) * areas[f]! + 1e-6
    const [a, b, c] = [faces[3 * f]!, faces[3 * f + 1]!, faces[3 * f + 2]!]
    for (let axis = 0; axis < 3; axis++) {
      const centre =
        (weight *
          (positions[3 * a + axis]! + positions[3 * b + axis]! + positions[3 * c + axis]!)) /
        3
      sums[3 * a + axis]! += centre
      sums[3 * b + axis]! += centre
      sums[3 * c + axis]! += centre
    }
    weights[a]! += weight
    weights[b]! += weight
    weights[c]! += weight
  }
  return sums.map((sum, i) => sum / weights[Math.floor(i / 3)]!)
}

/** Rounds of smoothing that make of the normals those of a surface without folds. */
const normalRounds = 12

/**
 * Turns every triangle the right way round.
 * @returns positions as they are stored.
 * @throws Error when folds are left.
 */
export function withoutFlips(
  start: Float32Array,
  faces: Uint32Array,
  adjacent: Adjacency,
): Float32Array {
  const turned = (positions: Float32Array) => flippedFaces(stored(positions, shapeStepMm), faces)
  const flat = untangled(start, faces, adjacent, {
    turned,
    normals: (positions) => {
      let normals: Float32Array = vertexNormals(positions, faces)
      for (let round = 0; round < normalRounds; round++)
        normals = smoothStep(normals, adjacent, 0.7)
      return unit(normals)
    },
    settle: (place) => place,
  })
  if (turned(flat).includes(1)) throw new Error('triangles stay upside down')
  return stored(flat, shapeStepMm)
}

function unit(vectors: Float32Array): Float32Array {
  const out = vectors.slice()
  for (let o = 0; o < out.length; o += 3) {
    const length = Math.hypot(out[o]!, out[o + 1]!, out[o + 2]!) || 1
    for (let axis = 0; axis < 3; axis++) out[o + axis]! /= length
  }
  return out
}

/** The surface moved and scaled so that its box has the same middle and the same length from front to back. */
export function fitBox(positions: Float32Array, like: Float32Array): Float32Array {
  const own = box(positions)
  const other = box(like)
  const factor = other.half[1]! / own.half[1]!
  return positions.map((value, i) => other.middle[i % 3]! + factor * (value - own.middle[i % 3]!))
}

export function box(positions: Float32Array): { middle: number[]; half: number[] } {
  const low = [Infinity, Infinity, Infinity]
  const high = [-Infinity, -Infinity, -Infinity]
  for (let i = 0; i < positions.length; i++) {
    const axis = i % 3
    if (positions[i]! < low[axis]!) low[axis] = positions[i]!
    if (positions[i]! > high[axis]!) high[axis] = positions[i]!
  }
  return {
    middle: low.map((value, axis) => (value + high[axis]!) / 2),
    half: low.map((value, axis) => (high[axis]! - value) / 2),
  }
}
