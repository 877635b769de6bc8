import { expect, it } from 'vitest'
import { clusterRow, namelessPlace, regionShares } from '#comparison/cluster-table.ts'
import { worldPoint } from '#space/point.ts'

const names = ['insula', 'cuneus', null, 'insula', 'amygdala', null, 'insula', 'cuneus']
const nameOf = (voxel: number) => names[voxel] ?? null

it('shares a cluster out among regions, the largest first and of equal ones by name', () => {
  const shares = regionShares(Int32Array.from(names.keys()), nameOf)
  expect(shares).toEqual([
    { name: 'insula', share: 3 / 8 },
    { name: 'cuneus', share: 2 / 8 },
    { name: namelessPlace, share: 2 / 8 },
    { name: 'amygdala', share: 1 / 8 },
  ])
  expect(regionShares(Int32Array.of(2, 1), nameOf).map(({ name }) => name)).toEqual([
    'cuneus',
    namelessPlace,
  ])
})

it('makes a row of a cluster: where it peaks, how large it is and what it runs through', () => {
  const peak = (value: number, voxel: number) => ({
    value,
    voxel,
    world: worldPoint(value, 0, voxel),
  })
  const row = clusterRow(
    {
      sign: -1,
      sizeVoxels: 2,
      sizeMm3: 16,
      peak: peak(-6, 0),
      subPeaks: [peak(-5, 4)],
      centreOfMass: worldPoint(1, 2, 3),
      voxels: Int32Array.of(0, 4),
    },
    nameOf,
  )
  expect(row).toEqual({
    sign: -1,
    voxels: 2,
    mm3: 16,
    peak: { value: -6, world: [-6, 0, 0] },
    subPeaks: [{ value: -5, world: [-5, 0, 4] }],
    centreOfMass: [1, 2, 3],
    regions: [
      { name: 'amygdala', share: 0.5 },
      { name: 'insula', share: 0.5 },
    ],
  })
})
