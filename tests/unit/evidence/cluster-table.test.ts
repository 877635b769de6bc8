import { describe, expect, it } from 'vitest'
import { aleOfPrepared, prepareStudies } from '#evidence/ale-map.ts'
import { aleClusters, clusterAt, contrastClusters } from '#evidence/cluster-table.ts'
import type { StudyContrast } from '#evidence/contrast.ts'
import { correctMap, thresholdFor } from '#evidence/correction.ts'
import { monteCarloNull } from '#evidence/monte-carlo-null.ts'
import { runAll } from '#evidence/run-steps.ts'
import { thresholdClusterFwe, thresholdFdr } from '#evidence/threshold-map.ts'
import { worldPoint } from '#space/point.ts'
import { voxelAt } from '#volume/voxel-place.ts'
import { mask, options, randomStudies, shape, study, toWorld } from './small-brain.ts'

const grid = { shape, toWorld }

// Six studies meet in one place, two near one another, and each has a peak to itself.
const studies = randomStudies(6, 4).map((one, s) => ({
  ...one,
  n: 60,
  foci: study('', [
    [0, 3 * (s % 2), 0],
    ...(s < 2 ? ([[-18 + 6 * s, -9, 0]] as [number, number, number][]) : []),
    [15 - 6 * s, -15, 12],
  ]).foci,
}))
const prepared = prepareStudies(studies, options)
const map = aleOfPrepared(prepared)
const valueAt = (z: Float64Array, voxel: number) => z[mask.indexOf(voxel)]

describe('a correction', () => {
  it('leaves z as it is when none is asked for', () => {
    expect(runAll(correctMap(map, prepared, thresholdFor('none')))).toEqual({
      z: map.z,
      thresholdZ: 0,
      leastClusterVoxels: null,
      tests: [],
    })
  })

  it('keeps what the false discovery rate lets through, and says from which z on', () => {
    const { z, thresholdZ } = runAll(correctMap(map, prepared, thresholdFor('fdr')))
    const direct = thresholdFdr(map, 0.05)
    expect(z).toEqual(direct.z)
    expect(thresholdZ).toBe(direct.thresholdZ)
    expect(thresholdZ).toBeGreaterThan(1)
  })

  it('draws its random maps with the seed, and where it is told to', () => {
    const threshold = { correction: 'cluster-fwe', permutations: 199, seed: 9 } as const
    const { z, tests, leastClusterVoxels } = runAll(correctMap(map, prepared, threshold))
    const random = runAll(monteCarloNull(prepared, { permutations: 199, seed: 9 }))
    const direct = thresholdClusterFwe(map, grid, random, 0.05)
    expect(z).toEqual(direct.z)
    expect(tests).toEqual(direct.clusters)
    expect(leastClusterVoxels).toBe(direct.leastSizeVoxels)
    // All peaks of the random maps in a corner: everything there is one large cluster.
    const corner = mask.subarray(0, 40)
    const crowded = runAll(correctMap(map, prepared, threshold, corner))
    expect(crowded.leastClusterVoxels).toBeGreaterThan(direct.leastSizeVoxels)
    expect(crowded.thresholdZ).toBeNull()
    expect(crowded.z.every((value) => value === 0)).toBe(true)
  })

  it('is one of a thousand random maps of a fixed seed on the page', () => {
    expect(thresholdFor('cluster-fwe')).toEqual({
      correction: 'cluster-fwe',
      permutations: 1000,
      seed: 20031010,
    })
  })
})

describe('the list of clusters', () => {
  const threshold = { correction: 'cluster-fwe', permutations: 199, seed: 9 } as const
  const corrected = runAll(correctMap(map, prepared, threshold))
  const clusters = aleClusters(map, corrected, grid)

  it('has the map’s z at each peak where the map shows the cluster, and 0 where it says not shown', () => {
    expect(new Set(clusters.map(({ shown }) => shown))).toEqual(new Set([true, false]))
    for (const { peakZ, peakWorld, voxels, shown, pFwe } of clusters) {
      const peak = voxels.find((voxel) => Math.abs((valueAt(map.z, voxel) ?? 0) - peakZ) < 1e-6)
      expect(peak).toBeDefined()
      expect(valueAt(corrected.z, peak!)).toBe(shown ? valueAt(map.z, peak!) : 0)
      expect(pFwe).not.toBeNull()
      expect(pFwe! <= 0.05).toBe(shown)
      expect([peak! % shape[0]]).toEqual([(peakWorld[0] + 30) / 3])
    }
  })

  it('gives each voxel’s cluster, and none outside', () => {
    for (const cluster of clusters) {
      expect(cluster.voxels).toHaveLength(cluster.sizeVoxels)
      expect(cluster.sizeMm3).toBe(cluster.sizeVoxels * 36)
      for (const voxel of cluster.voxels) expect(clusterAt(clusters, voxel)).toBe(cluster)
    }
    expect(clusterAt(clusters, mask[0]!)).toBeNull()
  })

  it('has no p where clusters were not tested, and shows them all without a correction', () => {
    for (const { pFwe, shown } of aleClusters(
      map,
      runAll(correctMap(map, prepared, thresholdFor('none'))),
      grid,
    )) {
      expect([pFwe, shown]).toEqual([null, true])
    }
  })
})

describe('the clusters of a contrast', () => {
  const z = new Float64Array(mask.length)
  const [first, second] = [
    mask.indexOf(10 + 20 * (11 + 22 * 9)),
    mask.indexOf(14 + 20 * (11 + 22 * 9)),
  ]
  z[first] = 5
  z[first + 1] = 4.5
  z[first - 1] = 4
  z[second] = -4.2
  const contrast = { z, mask, correctedZ: 4 } as StudyContrast

  it('exceed the corrected threshold, and say whose peaks lie nearer', () => {
    const found = contrastClusters(contrast, grid)
    expect(found.map(({ nearer, sizeVoxels, peakZ }) => [nearer, sizeVoxels, peakZ])).toEqual([
      ['first', 2, 5],
      ['second', 1, expect.closeTo(-4.2, 5)],
    ])
    expect(found[0]!.peakWorld).toEqual([0, 0, 0])
  })

  it('are none without a threshold', () => {
    expect(contrastClusters({ ...contrast, correctedZ: Number.POSITIVE_INFINITY }, grid)).toEqual(
      [],
    )
  })
})

it('finds the voxel that a place lies in, and none beyond the grid', () => {
  expect(voxelAt(grid, worldPoint(0, 0, 0))).toBe(10 + 20 * (11 + 22 * 9))
  expect(voxelAt(grid, worldPoint(1.4, -1.4, 1.9))).toBe(10 + 20 * (11 + 22 * 9))
  expect(voxelAt(grid, worldPoint(1.6, 0, 0))).toBe(11 + 20 * (11 + 22 * 9))
  expect(voxelAt(grid, worldPoint(-31.6, 0, 0))).toBeNull()
  expect(voxelAt(grid, worldPoint(0, 0, 34))).toBeNull()
  expect(voxelAt(grid, worldPoint(0, 31.6, 0))).toBeNull()
})
