import { beforeAll, describe, expect, test } from 'vitest'
import { MNI152_2MM } from '#evidence/grid.ts'
import type { Study } from '#evidence/study.ts'
import type { MapFacts } from '#lesson/facts.ts'
import { converges } from '#lesson/facts.ts'
import { mapFacts } from '#lesson/map-facts.ts'
import { clusterReach } from '#statistic/cluster-reach.ts'
import { withoutSmallClusters } from '#statistic/without-small-clusters.ts'
import { shippedFacts } from '../../fixtures/shipped-maps.ts'
import { study } from '../evidence/small-brain.ts'

const [nx, ny, nz] = MNI152_2MM.shape
const index = (i: number, j: number, k: number) => i + nx * (j + ny * k)

const studyWith = (peaks: number): Study =>
  study(
    's',
    Array.from({ length: peaks }, () => [0, 0, 0]),
  )

/** A bar of 20 voxels along x with its highest value at one end, and a lone voxel far away. */
function bar(leastVoxels: number): MapFacts {
  const values = new Float32Array(nx * ny * nz)
  for (let i = 0; i < 20; i++) values[index(20 + i, 50, 40)] = 6 - 0.1 * i
  values[index(60, 60, 60)] = 4
  values[index(1, 1, 1)] = Number.NaN
  return mapFacts({
    title: 'bar',
    volume: { values, ...MNI152_2MM },
    studies: [studyWith(3), studyWith(4)],
    studiesInTable: 5,
    criterion: { z: 3.09, leastVoxels },
    voxelsOf: ({ region }) =>
      Int32Array.from(
        region === 'dacc'
          ? [index(21, 51, 40), index(22, 50, 40), index(1, 1, 1)]
          : region === 'ai'
            ? [index(39, 50, 40), index(39, 51, 40)]
            : [],
      ),
  })
}

describe('a map of a bar', () => {
  test('has its peak, clusters and counts', () => {
    const facts = bar(10)
    expect(facts.peak).toEqual({ value: 6, world: [-50, -26, 8] })
    expect(facts.clusters.map(({ sizeVoxels, significant }) => [sizeVoxels, significant])).toEqual([
      [20, true],
      [1, false],
    ])
    expect([facts.studies, facts.studiesInTable, facts.foci]).toEqual([2, 5, 7])
  })

  test('a cluster of just as many voxels as are asked for is large enough', () => {
    const sizes = (least: number) => bar(least).clusters.map(({ significant }) => significant)
    expect(sizes(20)).toEqual([true, false])
    expect(sizes(21)).toEqual([false, false])
    const inside = index(30, 50, 40)
    expect([20, 21].map((least) => bar(least).isInSignificantCluster(inside))).toEqual([
      true,
      false,
    ])
  })

  test('counts the brain at and above a value in mm³', () => {
    const facts = bar(10)
    expect(facts.mm3Above(3.09, null)).toBe(21 * 8)
    expect(facts.mm3Above(6, null)).toBe(8)
    expect(facts.mm3Above(6.1, null)).toBe(0)
  })

  test('counts of clusters of some extent what the threshold keeps of them, as the tables do', () => {
    const facts = bar(10)
    for (const least of [1, 2, 20, 21]) {
      const extent = { least, unit: 'voxels', connectivity: 26 } as const
      const kept = { extent, voxels: clusterReach(facts.volume, extent) }
      for (const threshold of [3.09, 5, 6]) {
        const cut = withoutSmallClusters(facts.volume, threshold, extent)
        const above = cut.values.filter((value) => value >= threshold).length
        expect(facts.mm3Above(threshold, kept)).toBe(above * 8)
      }
    }
    const extent = { least: 2, unit: 'voxels', connectivity: 26 } as const
    const kept = { extent, voxels: clusterReach(facts.volume, extent) }
    expect(facts.mm3Above(3.09, kept)).toBe(20 * 8)
  })

  test('a region has the values of its own voxels; those without a number are left out', () => {
    const dacc = bar(10).region({ region: 'dacc', side: 'both' })!
    expect(dacc.voxels).toBe(2)
    expect(dacc.mean).toBeCloseTo(2.9, 5)
    expect(dacc.peak.world).toEqual([-46, -26, 8])
    expect(dacc.shareAbove).toBe(0.5)
    expect(dacc.significantVoxels).toBe(1)
    expect(bar(10).region({ region: 's1', side: 'left' })).toBeNull()
  })

  test('converges where the peak is near, not where the other end touches', () => {
    const near = bar(10).region({ region: 'dacc', side: 'both' })!
    const touched = bar(10).region({ region: 'ai', side: 'both' })!
    expect(converges(near)).toBe(true)
    expect(touched.significantVoxels).toBe(1)
    expect(converges(touched)).toBe(false)
    expect(converges(bar(21).region({ region: 'dacc', side: 'both' })!)).toBe(false)
  })
})

describe('the bundled map of social exclusion', () => {
  let facts: MapFacts
  beforeAll(async () => {
    facts = await shippedFacts('social-exclusion')
  }, 60_000)

  test('has the clusters that its side-car lists', () => {
    const significant = facts.clusters.filter((cluster) => cluster.significant)
    expect(significant.map(({ peak, sizeVoxels }) => [peak.world, sizeVoxels])).toEqual([
      [[2, 38, -16], 139],
      [[54, -48, 18], 92],
    ])
  })

  test('computed anew from all its studies is itself; from fewer it is another', async () => {
    const again = await shippedFacts('social-exclusion', () => true)
    expect(again.peak.value).toBeCloseTo(facts.peak.value, 3)
    const fewer = await shippedFacts(
      'social-exclusion',
      ({ authors }) => !authors.startsWith('Nishiyama'),
    )
    expect(fewer.studies).toBe(facts.studies - 1)
    expect(Math.abs(fewer.mm3Above(3.09, null) - facts.mm3Above(3.09, null))).toBeGreaterThan(100)
  }, 60_000)
})
