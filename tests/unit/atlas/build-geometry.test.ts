import { describe, expect, test } from 'vitest'
import { neighbours } from '#mesh/adjacency.ts'
import { eulerNumber, isClosed, surfaceArea } from '#mesh/measure.ts'
import { decimate, keepRows } from '../../../atlases/build/decimate.ts'
import { nearestInMask } from '../../../atlases/build/distance.ts'
import { flippedFaces, flippedOnSphere } from '../../../atlases/build/flipped.ts'
import { gapAhead } from '../../../atlases/build/gap-ahead.ts'
import type { Grid } from '../../../atlases/build/grid.ts'
import { withoutFlips } from '../../../atlases/build/inflate.ts'
import { cuttingFaces } from '../../../atlases/build/self-intersection.ts'
import { withoutCuts } from '../../../atlases/build/without-cuts.ts'
import { icosphere } from '../mesh/icosphere.ts'
import { seeded } from './random-sphere.ts'

describe('the distance transform', () => {
  test('agrees with looking at every voxel of the mask', () => {
    const random = seeded(5)
    const grid: Grid = { shape: [7, 9, 6], origin: [0, 0, 0], spacing: 0.5 }
    const mask = Uint8Array.from({ length: 7 * 9 * 6 }, () => (random() < 0.04 ? 1 : 0))
    const { distanceMm, index } = nearestInMask(mask, grid)
    const place = (at: number) => [at % 7, Math.floor(at / 7) % 9, Math.floor(at / 63)] as const
    const apart = (a: number, b: number) =>
      0.5 * Math.hypot(...place(a).map((value, axis) => value - place(b)[axis]!))
    const members = [...mask.keys()].filter((at) => mask[at])
    mask.forEach((_, at) => {
      const nearest = Math.min(...members.map((other) => apart(at, other)))
      expect(distanceMm[at]).toBeCloseTo(nearest, 5)
      expect(apart(at, index[at]!)).toBeCloseTo(nearest, 5)
    })
  })

  test('is infinite for an empty mask', () => {
    const grid: Grid = { shape: [3, 3, 3], origin: [0, 0, 0], spacing: 1 }
    const { distanceMm, index } = nearestInMask(new Uint8Array(27), grid)
    expect(distanceMm[13]).toBe(Number.POSITIVE_INFINITY)
    expect(index[13]).toBe(-1)
  })
})

/** Two spheres in one mesh, the second shifted along x. */
function twoSpheres(shift: number) {
  const one = icosphere(2)
  const count = one.positions.length / 3
  return {
    positions: Float32Array.from([
      ...one.positions,
      ...one.positions.map((value, i) => (i % 3 === 0 ? value + shift : value)),
    ]),
    faces: Uint32Array.from([...one.faces, ...one.faces.map((v) => v + count)]),
  }
}

describe('self-intersection', () => {
  test('is seen where two spheres cross and not where they are apart', () => {
    const near = twoSpheres(1.5)
    const cut = cuttingFaces(near.positions, near.faces)
    expect(cut.reduce((sum, flag) => sum + flag, 0)).toBeGreaterThan(20)
    const far = twoSpheres(2.1)
    expect(cuttingFaces(far.positions, far.faces).includes(1)).toBe(false)
  })

  test('is seen between triangles that share a vertex', () => {
    // The second triangle starts at a corner of the first and comes back through its middle.
    const positions = Float32Array.from([0, 0, 0, 4, 0, 0, 0, 4, 0, 1, 1, -1, 1.5, 1, 1])
    expect([...cuttingFaces(positions, Uint32Array.from([0, 1, 2, 0, 3, 4]))]).toEqual([1, 1])
    expect([...cuttingFaces(positions, Uint32Array.from([0, 1, 2, 0, 1, 4]))]).toEqual([0, 0])
  })

  test('is undone by taking back the moves that made it', () => {
    const apart = twoSpheres(2.1)
    const moved = apart.positions.map((value, i) =>
      i >= apart.positions.length / 2 && i % 3 === 0 ? value - 0.4 : value,
    )
    expect(cuttingFaces(moved, apart.faces).includes(1)).toBe(true)
    const kept = withoutCuts(apart.positions, moved, apart.faces)
    expect(cuttingFaces(kept, apart.faces).includes(1)).toBe(false)
    expect(kept).not.toEqual(apart.positions)
  })
})

describe('the gap ahead', () => {
  test('is the distance to the facing sphere along the normal', () => {
    const { positions, faces } = twoSpheres(3)
    const directions = positions.map((_, i) => (i % 3 === 0 ? 1 : 0))
    const gaps = gapAhead(positions, faces, directions, 2)
    let extreme = 0
    for (let v = 0; v < 162; v++) if (positions[3 * v]! > positions[3 * extreme]!) extreme = v
    expect(gaps[extreme]).toBeCloseTo(1, 1)
    expect(gaps[162 + extreme]).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('decimation', () => {
  test('keeps a subset of the vertices, the topology and nearly the area', () => {
    const { positions, faces } = icosphere(4)
    const { faces: fewer, kept } = decimate([positions], faces, 300)
    const left = keepRows(positions, kept, 3)
    expect(kept).toHaveLength(300)
    expect(isClosed(fewer)).toBe(true)
    expect(eulerNumber(fewer)).toBe(2)
    expect(surfaceArea(left, fewer) / surfaceArea(positions, faces)).toBeGreaterThan(0.97)
    expect(flippedOnSphere(left, fewer).includes(1)).toBe(false)
  })

  test('is deterministic', () => {
    const { positions, faces } = icosphere(3)
    expect(decimate([positions], faces, 100)).toEqual(decimate([positions], faces, 100))
  })
})

describe('flipped triangles', () => {
  test('are found where a vertex was pulled over its neighbours, and smoothed away', () => {
    const { positions, faces } = icosphere(3)
    expect(flippedFaces(positions, faces).includes(1)).toBe(false)
    const folded = positions.slice()
    const [a, b, c] = [faces[0]!, faces[1]!, faces[2]!]
    for (let axis = 0; axis < 3; axis++)
      folded[3 * a + axis] =
        2 * (folded[3 * b + axis]! + folded[3 * c + axis]!) - 3 * folded[3 * a + axis]!
    expect(flippedFaces(folded, faces).includes(1)).toBe(true)
    const flat = withoutFlips(folded, faces, neighbours(faces, folded.length / 3))
    expect(flippedFaces(flat, faces).includes(1)).toBe(false)
  })
})
