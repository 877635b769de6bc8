import { expect, test } from 'vitest'
import { affineFromRows } from '#space/affine.ts'
import { worldPoint } from '#space/point.ts'
import { voxelAt, voxelFinder, worldOfVoxel } from '#volume/voxel-place.ts'

/** x mirrored, y and z exchanged. */
const grid = {
  shape: [3, 4, 2] as const,
  toWorld: affineFromRows<'voxel', 'world'>([
    [-2, 0, 0, 10],
    [0, 0, 5, 1],
    [0, 3, 0, -4],
  ]),
}

test('every voxel is found where it lies, up to half of it away and no farther', () => {
  const find = voxelFinder(grid)
  for (let voxel = 0; voxel < 24; voxel++) {
    const [i, j, k] = [voxel % 3, Math.floor(voxel / 3) % 4, Math.floor(voxel / 12)]
    const at = worldOfVoxel(grid, voxel)
    expect(at.map((mm) => mm + 0)).toEqual([10 - 2 * i, 1 + 5 * k, -4 + 3 * j])
    for (const [x, y, z] of [
      [0, 0, 0],
      [0.9, -2.4, 1.4],
      [-0.9, 2.4, -1.4],
    ] as const)
      expect(find(worldPoint(at[0] + x, at[1] + y, at[2] + z))).toBe(voxel)
    expect(voxelAt(grid, at)).toBe(voxel)
  }
  // Half-way between two it is the one of higher index; beyond the outer faces none.
  expect(voxelAt(grid, worldPoint(9, 1, -4))).toBe(1)
  for (const place of [
    [11.1, 1, -4],
    [4.9, 1, -4],
    [10, -1.6, -4],
    [10, 8.6, -4],
    [10, 1, -5.6],
    [10, 1, 6.6],
  ] as const)
    expect([place, voxelAt(grid, worldPoint(place[0], place[1], place[2]))]).toEqual([place, null])
})
