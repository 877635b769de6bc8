import { describe, expect, it } from 'vitest'
import { facesAround } from '#mesh/adjacency.ts'
import { facesFingerprint } from '#mesh/fingerprint.ts'
import { geodesicDistances } from '#mesh/geodesic.ts'
import { icosphere } from './icosphere.ts'

/** Squares of 1 mm, each cut along the same diagonal. */
function plane(side: number) {
  const positions = new Float32Array(side * side * 3)
  const faces: number[] = []
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const v = y * side + x
      positions.set([x, y, 0], 3 * v)
      if (x + 1 < side && y + 1 < side)
        faces.push(v, v + 1, v + side, v + 1, v + side + 1, v + side)
    }
  return { positions, faces: Uint32Array.from(faces), side }
}

describe('distances along a surface', () => {
  it('are straight lines on a plane, not zigzags along the edges', () => {
    const { positions, faces, side } = plane(31)
    const middle = 15 * side + 15
    const found = geodesicDistances(
      positions,
      faces,
      facesAround(faces, side * side),
      middle,
      Number.POSITIVE_INFINITY,
    )
    for (let v = 0; v < side * side; v++) {
      const exact = Math.hypot((v % side) - 15, Math.floor(v / side) - 15)
      expect(Math.abs(found[v]! - exact)).toBeLessThan(0.02 * exact + 1e-6)
    }
  })

  it('are great circles on a sphere to within two per cent', () => {
    const { positions, faces } = icosphere(4)
    const around = facesAround(faces, positions.length / 3)
    const found = geodesicDistances(positions, faces, around, 0, Number.POSITIVE_INFINITY)
    for (let v = 1; v < found.length; v++) {
      const cosine = [0, 1, 2].reduce(
        (sum, axis) => sum + positions[axis]! * positions[3 * v + axis]!,
        0,
      )
      const exact = Math.acos(Math.max(-1, Math.min(1, cosine)))
      expect(Math.abs(found[v]! / exact - 1)).toBeLessThan(0.02)
    }
  })

  it('end at the limit, and reach nothing that is not joined', () => {
    const { positions, faces } = icosphere(3)
    const vertices = positions.length / 3
    const twice = Uint32Array.from([...faces, ...faces.map((v) => v + vertices)])
    const both = Float32Array.from([...positions, ...positions])
    const around = facesAround(twice, 2 * vertices)
    const all = geodesicDistances(both, twice, around, 0, Number.POSITIVE_INFINITY)
    const near = geodesicDistances(both, twice, around, 0, 1)
    for (let v = 0; v < vertices; v++)
      expect(near[v]).toBe(all[v]! <= 1 ? all[v] : Number.POSITIVE_INFINITY)
    expect(all.subarray(vertices).every((mm) => mm === Number.POSITIVE_INFINITY)).toBe(true)
  })

  it('are nowhere from a vertex that the mesh does not have', () => {
    const { positions, faces } = icosphere(1)
    const around = facesAround(faces, positions.length / 3)
    const found = geodesicDistances(positions, faces, around, 9999, 5)
    expect(found.every((mm) => mm === Number.POSITIVE_INFINITY)).toBe(true)
  })
})

describe('the fingerprint of a mesh', () => {
  it('is another one where a single face differs', () => {
    const { faces } = icosphere(2)
    const other = faces.slice()
    other[7] = other[7]! + 1
    expect(facesFingerprint(faces)).toMatch(/^[0-9a-f]{8}$/)
    expect(facesFingerprint(faces.slice())).toBe(facesFingerprint(faces))
    expect(facesFingerprint(other)).not.toBe(facesFingerprint(faces))
  })
})
