import { describe, expect, test } from 'vitest'
import type { Grid } from '../../../atlases/build/grid.ts'
import { lateralVentricles, lining } from '../../../atlases/build/ventricles.ts'
import { icosphere } from '../mesh/icosphere.ts'

const grid: Grid = { shape: [48, 48, 48], origin: [-23.5, -23.5, -23.5], spacing: 1 }
const place = (at: number) =>
  [at % 48, Math.floor(at / 48) % 48, Math.floor(at / 48 ** 2)].map((i) => i - 23.5) as [
    number,
    number,
    number,
  ]
const voxels = Array.from({ length: 48 ** 3 }, (_, at) => place(at))
const within = ([x, y, z]: readonly number[], [a, b, c]: readonly number[], radius: number) =>
  Math.hypot(x! - a!, y! - b!, z! - c!) <= radius

describe('the lateral ventricles', () => {
  // A brain with a ventricle beside a nucleus, a cyst far from it, and a sulcus that leads outside.
  const brain = {
    grid,
    values: Float32Array.from(voxels, (p) => {
      const dark =
        within(p, [0, 0, 0], 5) || within(p, [0, 13, 0], 2) || (Math.abs(p[0]) < 1.6 && p[2] > 9)
      return within(p, [0, 0, 0], 19) && !dark ? 100 : 0
    }),
  }
  const aal = {
    grid,
    values: Uint8Array.from(voxels, (p) => (within(p, [0, -8, 0], 2.5) ? 77 : 0)),
  }
  const found = lateralVentricles(brain, aal)

  test('are the liquor within the brain beside the nuclei, and no other', () => {
    voxels.forEach((p, at) => {
      if (within(p, [0, 0, 0], 4)) expect(found[at]).toBe(1)
      if (!within(p, [0, 0, 0], 5.1)) expect(found[at]).toBe(0)
    })
  })

  test('are looked into from a surface that lines them', () => {
    const { positions, faces } = icosphere(3)
    const inward = faces.map((_, i) => faces[i - (i % 3) + (2 - (i % 3))]!)
    const wall = positions.map((value) => 5.4 * value)
    // Seen from inside the ventricle's wall everything is ventricle; seen outward nothing is.
    expect([...lining(wall, inward, found, grid)].filter((flag) => flag).length).toBeGreaterThan(
      0.9 * (wall.length / 3),
    )
    expect(lining(wall, faces, found, grid).includes(1)).toBe(false)
  })
})
