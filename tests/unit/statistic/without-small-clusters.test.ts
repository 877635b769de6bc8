import { expect, test } from 'vitest'
import { affineFromRows } from '#space/affine.ts'
import type { ClusterExtent } from '#statistic/cluster-reach.ts'
import { withoutSmallClusters } from '#statistic/without-small-clusters.ts'
import type { Volume } from '#volume/volume.ts'

/** A row of voxels of 2 mm. */
const row = (...values: number[]): Volume => ({
  values: Float32Array.from(values),
  shape: [values.length, 1, 1],
  toWorld: affineFromRows([
    [-2, 0, 0, 0],
    [0, 2, 0, 0],
    [0, 0, 2, 0],
  ]),
})

const mm3 = (least: number): ClusterExtent => ({ least, unit: 'mm3', connectivity: 6 })

test('clusters below the extent come just below the threshold; those of the extent stay as they are', () => {
  const volume = row(5, 0, 4, 4, 1, Number.NaN, 3.1, 3.1, 3.1)
  const { values } = withoutSmallClusters(volume, 3.1, mm3(16))
  expect(values[0]).toBeLessThan(3.1)
  expect(values[0]).toBeCloseTo(3.1, 4)
  expect([...values].slice(1, 6)).toEqual([0, 4, 4, 1, Number.NaN])
  const none = withoutSmallClusters(row(5, 0, 4, 4), 3.1, mm3(17))
  expect([...none.values].every((v) => v < 3.1)).toBe(true)
  expect(volume.values[0]).toBe(5)
})

test('an extent in voxels counts voxels, whatever their size', () => {
  const extent: ClusterExtent = { least: 2, unit: 'voxels', connectivity: 6 }
  expect([...withoutSmallClusters(row(5, 0, 4, 4), 3, extent).values].slice(1)).toEqual([0, 4, 4])
  const three = withoutSmallClusters(row(5, 0, 4, 4), 3, { ...extent, least: 3 })
  expect(Math.max(...three.values)).toBeLessThan(3)
})

test('positive and negative values never make one cluster', () => {
  const { values } = withoutSmallClusters(row(4, -4, -4), 3, mm3(16))
  expect(values[0]).toBeLessThan(3)
  expect([...values].slice(1)).toEqual([-4, -4])
})

test('a volume of which nothing is too small is the same one', () => {
  const volume = row(4, 4)
  expect(withoutSmallClusters(volume, 3, mm3(16))).toBe(volume)
  expect(withoutSmallClusters(volume, 0, mm3(1e9))).toBe(volume)
  expect(withoutSmallClusters(volume, 3, null)).toBe(volume)
})
