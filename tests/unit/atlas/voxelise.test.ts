import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enclosedVoxels, ribbonVoxels } from '#atlas/voxelise.ts'
import { icosphere } from '../../browser/scene/synthetic-cortex.ts'

const shape = [24, 22, 20] as const
const middle = [11.3, 10.6, 9.4] as const
const ball = icosphere(4)

const sphere = (radius: number) =>
  Float64Array.from(ball.positions, (value, i) => middle[i % 3]! + radius * value)

/** Voxels whose centre is at a distance from the middle that `keep` accepts. */
function naive(keep: (distance: number, x: number) => boolean): number[] {
  const out: number[] = []
  for (let k = 0; k < shape[2]; k++)
    for (let j = 0; j < shape[1]; j++)
      for (let i = 0; i < shape[0]; i++) {
        const [x, y, z] = [i - middle[0], j - middle[1], k - middle[2]]
        if (keep(Math.hypot(x, y, z), x)) out.push(i + shape[0] * (j + shape[1] * k))
      }
  return out
}

/** Share of either set that the other lacks. */
function apart(found: Set<number>, wanted: number[]): number {
  const missing = wanted.filter((voxel) => !found.has(voxel)).length
  return (missing + found.size - (wanted.length - missing)) / wanted.length
}

describe('enclosedVoxels', () => {
  it('finds the voxels of a ball', () => {
    expect(
      apart(
        enclosedVoxels(sphere(7), ball.faces, shape),
        naive((d) => d < 7),
      ),
    ).toBeLessThan(0.02)
  })

  it('counts corners and edges that lie on rows of voxels once', () => {
    // A cube with corners on voxel centres, two triangles a side.
    const corners = Array.from({ length: 8 }, (_, n) => [n & 1, (n >> 1) & 1, n >> 2])
    const cube = Float64Array.from(corners.flat(), (flag) => (flag ? 6 : 2))
    const sides = [0, 4, 6, 2, 1, 3, 7, 5, 0, 1, 5, 4, 2, 6, 7, 3, 0, 2, 3, 1, 4, 5, 7, 6]
    const faces = Uint32Array.from(
      [0, 4, 8, 12, 16, 20].flatMap((at) => {
        const [a, b, c, d] = sides.slice(at, at + 4)
        return [a!, b!, c!, a!, c!, d!]
      }),
    )
    const found = enclosedVoxels(cube, faces, shape)
    // Rows from 2 up to but not at 6 along j and k, both ends along i.
    expect(found.size).toBe(5 * 4 * 4)
  })

  it('leaves the gap between two bodies in a row out', () => {
    const count = ball.positions.length / 3
    const pair = Float64Array.from({ length: 6 * count }, (_, i) => {
      const second = i >= 3 * count
      const value = middle[i % 3]! + 3 * ball.positions[i % (3 * count)]!
      return i % 3 === 0 ? value + (second ? 6.5 : -6.5) : value
    })
    const faces = Uint32Array.from([...ball.faces, ...ball.faces.map((v) => v + count)])
    const found = enclosedVoxels(pair, faces, shape)
    expect(found.size).toBeGreaterThan(180)
    for (const voxel of found)
      expect(Math.abs(Math.abs((voxel % shape[0]) - middle[0]) - 6.5)).toBeLessThan(3)
  })

  it('leaves out what lies beyond the grid', () => {
    const small = [8, 8, 8] as const
    for (const voxel of enclosedVoxels(sphere(7), ball.faces, small)) {
      expect(voxel).toBeGreaterThanOrEqual(0)
      expect(voxel).toBeLessThan(512)
    }
    const far = sphere(7).map((value) => value + 100)
    expect(enclosedVoxels(far, ball.faces, small).size).toBe(0)
  })
})

describe('ribbonVoxels', () => {
  const everywhere = new Float32Array(ball.positions.length / 3).fill(1)

  it('finds the voxels between two balls without a gap', () => {
    const found = ribbonVoxels(sphere(5), sphere(8), ball.faces, everywhere, shape)
    expect(
      apart(
        found,
        naive((d) => d > 5 && d < 8),
      ),
    ).toBeLessThan(0.02)
  })

  it('ends where the field falls below a half', () => {
    // The field falls along x: half of it at x = 0.
    const field = Float32Array.from(
      { length: everywhere.length },
      (_, v) => ball.positions[3 * v]! + 0.5,
    )
    const found = ribbonVoxels(sphere(5), sphere(8), ball.faces, field, shape)
    expect(
      apart(
        found,
        naive((d, x) => d > 5 && d < 8 && x >= 0),
      ),
    ).toBeLessThan(0.03)
  })

  it('gives the same voxels for faces in any order and rotation', () => {
    const whole = [...ribbonVoxels(sphere(5), sphere(8), ball.faces, everywhere, shape)].sort()
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), fc.boolean(), (turn, backwards) => {
        const triangles = Array.from({ length: ball.faces.length / 3 }, (_, f) => {
          const tri = [...ball.faces.subarray(3 * f, 3 * f + 3)]
          return [...tri.slice(turn), ...tri.slice(0, turn)]
        })
        if (backwards) triangles.reverse()
        const faces = Uint32Array.from(triangles.flat())
        expect([...ribbonVoxels(sphere(5), sphere(8), faces, everywhere, shape)].sort()).toEqual(
          whole,
        )
      }),
      { numRuns: 6 },
    )
  })

  it('has nothing where the surfaces touch or the field is low', () => {
    expect(ribbonVoxels(sphere(5), sphere(5), ball.faces, everywhere, shape).size).toBe(0)
    const low = everywhere.map(() => 0.49)
    expect(ribbonVoxels(sphere(5), sphere(8), ball.faces, low, shape).size).toBe(0)
  })
})
