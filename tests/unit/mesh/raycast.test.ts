import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { raycast } from '#mesh/raycast.ts'
import { icosphere } from '../../browser/scene/synthetic-cortex.ts'

type Vector = [number, number, number]

/** Meets the plane of each triangle and asks whether the place is on the inner side of its three edges. */
function naiveHit(positions: Float32Array, faces: Uint32Array, o: Vector, d: Vector) {
  const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
  const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
  const cross = (a: Vector, b: Vector): Vector => [
    a[1] * b[2] - a[2] * b[1],
    a[2] * b[0] - a[0] * b[2],
    a[0] * b[1] - a[1] * b[0],
  ]
  let best = { face: -1, distance: Number.POSITIVE_INFINITY }
  for (let face = 0; face < faces.length / 3; face++) {
    const [a, b, c] = [0, 1, 2].map((i) => {
      const v = faces[face * 3 + i]! * 3
      return [positions[v]!, positions[v + 1]!, positions[v + 2]!] as Vector
    }) as [Vector, Vector, Vector]
    const normal = cross(minus(b, a), minus(c, a))
    const distance = dot(minus(a, o), normal) / dot(d, normal)
    const at: Vector = [o[0] + d[0] * distance, o[1] + d[1] * distance, o[2] + d[2] * distance]
    const inside = [
      [a, b],
      [b, c],
      [c, a],
    ].every(([p, q]) => dot(cross(minus(q!, p!), minus(at, p!)), normal) >= 0)
    if (inside && distance >= 0 && distance < best.distance) best = { face, distance }
  }
  return best.face < 0 ? null : best
}

describe('raycast', () => {
  const sphere = icosphere(3)

  it('finds the same face and distance as meeting every plane, for random rays', () => {
    const number = fc.double({ min: -1.5, max: 1.5, noNaN: true })
    const vector = fc.tuple(number, number, number)
    fc.assert(
      fc.property(vector, vector, (corner, target) => {
        // Off the sphere's planes of symmetry, where a ray meets two faces at once and either is right.
        const origin: Vector = [corner[0] + 0.0123, corner[1] + 0.0171, corner[2] + 0.0097]
        const direction: Vector = [
          target[0] - origin[0] * 2,
          target[1] - origin[1] * 2,
          target[2] - origin[2] * 2,
        ]
        fc.pre(Math.hypot(...direction) > 0.1)
        const hit = raycast(sphere.positions, sphere.faces, origin, direction)
        const naive = naiveHit(sphere.positions, sphere.faces, origin, direction)
        expect(hit?.face ?? null).toBe(naive?.face ?? null)
        if (hit && naive) expect(hit.distance).toBeCloseTo(naive.distance, 9)
      }),
      { numRuns: 100 },
    )
  })

  it('gives weights that put the hit on the ray', () => {
    const hit = raycast(sphere.positions, sphere.faces, [0.2, 0.1, 5], [0, 0, -2])!
    const at = [0, 1, 2].map((axis) =>
      hit.barycentric.reduce(
        (sum, weight, i) =>
          sum + weight * sphere.positions[sphere.faces[hit.face * 3 + i]! * 3 + axis]!,
        0,
      ),
    )
    expect(at[0]).toBeCloseTo(0.2, 6)
    expect(at[1]).toBeCloseTo(0.1, 6)
    expect(at[2]).toBeCloseTo(5 - 2 * hit.distance, 6)
    expect(hit.barycentric.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
  })

  it('takes the near side of a closed surface, and nothing behind the ray', () => {
    const near = raycast(sphere.positions, sphere.faces, [0, 0.05, 3], [0, 0, -1])!
    expect(near.distance).toBeLessThan(2.1)
    expect(raycast(sphere.positions, sphere.faces, [0, 0.05, 3], [0, 0, 1])).toBeNull()
  })

  it('hits from inside, where the surface shows its back', () => {
    expect(raycast(sphere.positions, sphere.faces, [0, 0, 0], [0.3, 1, 0.2])).not.toBeNull()
  })
})
