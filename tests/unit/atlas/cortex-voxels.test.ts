import { expect, test } from 'vitest'
import { cortexVoxels } from '#atlas/cortex-voxels.ts'
import { affineFromRows, apply } from '#space/affine.ts'
import { voxelPoint } from '#space/point.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

const cortex = syntheticCortex({ levels: 2 })
const shape = [12, 13, 11] as const
// Oblique, and with edges of three lengths.
const toWorld = affineFromRows<'voxel', 'world'>([
  [14, 2, 0, -80],
  [-2, 15, 1, -90],
  [0, -1, 13, -65],
])

/** Every vertex of both sides at its place on white and pial, the left before the right. */
const places = (['left', 'right'] as const).flatMap((side) => {
  const { white, pial } = cortex[side].surfaces
  return Array.from({ length: white.length / 3 }, (_, v) =>
    [white, pial].map((surface) => [...surface.slice(3 * v, 3 * v + 3)]),
  )
})

test('a voxel near the cortex knows its nearest vertex, of either side, and one beyond reach none', () => {
  const reachMm = 9
  const { vertexOf, distanceMm, leftVertices } = cortexVoxels(cortex, { shape, toWorld }, reachMm)
  expect(leftVertices).toBe(cortex.left.surfaces.white.length / 3)
  const sides = { left: 0, right: 0, none: 0 }
  for (let at = 0; at < vertexOf.length; at++) {
    const [i, j, k] = [at % 12, Math.floor(at / 12) % 13, Math.floor(at / 156)]
    const world = apply(toWorld, voxelPoint(i, j, k))
    const away = (place: readonly number[]) => Math.hypot(...place.map((x, n) => x - world[n]!))
    const nearest = Math.min(...places.flat().map(away))
    const vertex = vertexOf[at]!
    if (vertex < 0) {
      sides.none++
      expect(nearest).toBeGreaterThan(reachMm)
      continue
    }
    sides[vertex < leftVertices ? 'left' : 'right']++
    expect(distanceMm[at]).toBeLessThanOrEqual(Math.min(reachMm, nearest + 1e-4))
    const [white, pial] = places[vertex]!
    const along = [0, 0.25, 0.5, 0.75, 1].map((depth) =>
      away(white!.map((x, n) => x + depth * (pial![n]! - x))),
    )
    expect(Math.min(...along)).toBeCloseTo(distanceMm[at]!, 0)
  }
  expect(Math.min(...Object.values(sides))).toBeGreaterThan(10)
})

test('at the edges of a grid, beyond which the cortex goes on, voxels know their vertex, too', () => {
  const coarse = syntheticCortex({ levels: 1 })
  const all = (['left', 'right'] as const).flatMap((side) => {
    const { white, pial } = coarse[side].surfaces
    return Array.from({ length: white.length / 3 }, (_, v) =>
      [0, 0.25, 0.5, 0.75, 1].map((depth) =>
        [0, 1, 2].map((d) => white[3 * v + d]! + depth * (pial[3 * v + d]! - white[3 * v + d]!)),
      ),
    )
  })
  for (const origin of [
    [-70, -40, -30],
    [5, -10, 0],
    [-20, 30, -60],
  ]) {
    const [nx, ny, nz] = [9, 7, 8]
    const affine = affineFromRows<'voxel', 'world'>([
      [5, 1, 0, origin[0]!],
      [0, 6, -1, origin[1]!],
      [1, 0, 7, origin[2]!],
    ])
    const reachMm = 12
    const { vertexOf, distanceMm } = cortexVoxels(
      coarse,
      { shape: [nx, ny, nz], toWorld: affine },
      reachMm,
    )
    let found = 0
    for (let at = 0; at < vertexOf.length; at++) {
      const world = apply(
        affine,
        voxelPoint(at % nx, Math.floor(at / nx) % ny, Math.floor(at / (nx * ny))),
      )
      const away = all.map((column) =>
        Math.min(...column.map((place) => Math.hypot(...place.map((x, d) => x - world[d]!)))),
      )
      const least = Math.min(...away)
      if (Math.abs(least - reachMm) < 1e-3) continue
      if (least > reachMm) expect([at, vertexOf[at], distanceMm[at]]).toEqual([at, -1, Infinity])
      else {
        found++
        expect(distanceMm[at]).toBeCloseTo(least, 3)
        expect(away[vertexOf[at]!]).toBeCloseTo(least, 3)
      }
    }
    expect(found).toBeGreaterThan(20)
  }
})
