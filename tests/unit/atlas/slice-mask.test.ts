import { describe, expect, test } from 'vitest'
import { type Field, voxelsOf } from '../../../atlases/build/grid.ts'
import { sliceMask } from '../../../atlases/build/slice-mask.ts'
import { t1Slices } from '../../../atlases/build/t1-slices.ts'

const grid = { shape: [80, 56, 56], origin: [-28, -28, -28], spacing: 1 } as const

type Place = readonly [x: number, y: number, z: number]

function field(inside: (place: Place) => boolean): Field {
  const [nx, ny] = grid.shape
  const values = new Float32Array(voxelsOf(grid)).map((_, at) => {
    const k = Math.floor(at / (nx * ny))
    const j = Math.floor(at / nx) % ny
    return inside([(at % nx) - 28, j - 28, k - 28]) ? 84 : 0
  })
  return { grid, values }
}

const away = ([x, y, z]: Place, from: number) => Math.hypot(x - from, y, z)

/** A brain with a sulcus from above, and a ball that hangs on it by a nerve. */
const brain = field((place) => {
  const [x, y, z] = place
  const sulcus = Math.abs(x) <= 2 && z > 0
  const nerve = x > 0 && Math.abs(y) <= 1 && Math.abs(z) <= 1 && x < 32
  return (away(place, 0) <= 15 && !sulcus) || nerve || away(place, 32) <= 4
})
const mask = sliceMask(brain, grid)
const at = ([x, y, z]: Place) => x + 28 + 80 * (y + 28 + 56 * (z + 28))

describe('what slices show of the head', () => {
  test('is all of the brain, its sulci filled, and a little liquor around it', () => {
    brain.values.forEach((value, voxel) => {
      const x = (voxel % 80) - 28
      if (value > 0 && x < 14) expect(mask[voxel]).toBe(1)
    })
    expect(mask[at([0, 0, 8])]).toBe(1)
    expect([mask[at([-16, 0, 0])], mask[at([-17, 0, 0])]]).toEqual([1, 0])
  })

  test('is not what hangs on the brain by a thin bridge', () => {
    expect(mask[at([32, 0, 0])]).toBe(0)
    expect(mask[at([24, 0, 0])]).toBe(0)
  })

  test('is cut to its box, at the same places of the world', () => {
    const values = Uint8Array.from({ length: voxelsOf(grid) }, (_, voxel) => (voxel % 200) + 1)
    const { grid: box, values: left } = t1Slices({ grid, values }, mask)
    const [nx, ny, nz] = box.shape
    expect(Math.max(nx, ny, nz)).toBeLessThan(45)
    let shown = 0
    left.forEach((value, voxel) => {
      if (value === 0) return
      shown++
      const i = voxel % nx
      const j = Math.floor(voxel / nx) % ny
      const place = [i, j, Math.floor(voxel / (nx * ny))].map(
        (n, axis) => n + box.origin[axis]!,
      ) as unknown as Place
      expect(value).toBe(values[at(place)])
      expect(mask[at(place)]).toBe(1)
    })
    expect(shown).toBe(mask.reduce((sum, inside) => sum + inside, 0))
  })
})
