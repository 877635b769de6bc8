/** Numbers of two maps against scipy and nibabel: tests/golden/make-comparison.py made tests/golden/comparison.json. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { volumeAt } from '#cli/open.ts'
import { clusterRow } from '#comparison/cluster-table.ts'
import { compareMaps } from '#comparison/compare-maps.ts'
import { overlapOf } from '#comparison/overlap.ts'
import { onGridOf, pairForOverlap, pairValues } from '#comparison/pair.ts'
import { summariseRegion } from '#comparison/region-summary.ts'
import { clustersOf } from '#statistic/cluster.ts'
import { CONNECTIVITIES } from '#statistic/connect-voxels.ts'
import type { Volume } from '#volume/volume.ts'
import { worldOfVoxel } from '#volume/voxel-place.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const golden = JSON.parse(readFileSync(at('./comparison.json'), 'utf8'))
const open = async (path: string) => (await volumeAt(at(path))).volume
const a = await open('../../sample-data/social-exclusion_stat-z_statmap.nii.gz')
const b = await open('../../sample-data/physical-pain_stat-z_statmap.nii.gz')
const c = await open('../fixtures/surface/map.nii.gz')
const aOnC = onGridOf(c, a)

type Numbers = {
  threshold: number
  twoSided: boolean
  notFinite: number
  inA: number
  inB: number
  inBoth: number
  dice: number
  jaccard: number
} & { [zeros in 'drop' | 'keep']: { n: number; pearson: number; spearman: number } }

function expectSame(first: Volume, second: Volume, wanted: Numbers) {
  const { threshold, twoSided } = wanted
  const thresholds = { a: threshold, b: threshold }
  for (const zeros of ['drop', 'keep'] as const) {
    const found = compareMaps(first.values, second.values, { zeros, thresholds, twoSided })
    expect(found.n).toBe(wanted[zeros].n)
    expect(found.notFinite).toBe(wanted.notFinite)
    expect(found.n + found.zerosDropped + found.notFinite).toBe(first.values.length)
    expect(found.pearson).toBeCloseTo(wanted[zeros].pearson, 10)
    expect(found.spearman).toBeCloseTo(wanted[zeros].spearman, 10)
    expect(found.dice).toBeCloseTo(wanted.dice, 12)
    expect(found.jaccard).toBeCloseTo(wanted.jaccard, 12)
  }
  const pairs = pairForOverlap(first.values, second.values)
  expect(overlapOf(pairs, { thresholds, twoSided })).toMatchObject({
    inA: wanted.inA,
    inB: wanted.inB,
    inBoth: wanted.inBoth,
  })
}

describe('how alike two maps are', () => {
  it('agrees with scipy for the sample maps at three thresholds', () => {
    for (const wanted of golden.samples as Numbers[]) expectSame(a, b, wanted)
  })

  it('agrees where the second map is resampled, voxels are missing and signs differ', () => {
    expect(pairValues(c.values, aOnC.values, 'keep').at.length).toBeGreaterThan(1000)
    expectSame(c, aOnC, golden.otherGrid)
  })
})

describe('clusters', () => {
  it.each(CONNECTIVITIES)('agree with scipy where voxels hang together by %d neighbours', (n) => {
    const close = (found: readonly number[], wanted: readonly number[]) =>
      wanted.forEach((value, axis) => {
        expect(found[axis]).toBeCloseTo(value, 4)
      })
    for (const [volume, threshold, twoSided, rows] of [
      [b, 3.1, false, golden.clusters[n].b],
      [c, 1.5, true, golden.clusters[n].c],
    ] as const) {
      const table = clustersOf(volume, { threshold, twoSided, connectivity: n })
      if (rows.length < 40) expect(table.length).toBe(rows.length)
      for (const [index, wanted] of rows.entries()) {
        const row = clusterRow(table[index]!, () => null)
        expect(row).toMatchObject({ sign: wanted.sign, voxels: wanted.voxels })
        expect(row.mm3).toBeCloseTo(wanted.mm3, 3)
        expect(row.peak.value).toBeCloseTo(wanted.peak, 10)
        close(row.peak.world, wanted.peakWorld)
        close(row.centreOfMass, wanted.centreOfMass)
      }
    }
  })
})

describe('a region', () => {
  it('has the mean, median, spread, extremes and correlation that numpy and scipy find', () => {
    const maps = [
      [a, b],
      [c, aOnC],
    ] as const
    for (const [index, wanted] of golden.regions.entries()) {
      const [first, second] = maps[index]!
      const inside: number[] = []
      for (let voxel = 0; voxel < first.values.length; voxel++) {
        const world = worldOfVoxel(first, voxel)
        if (world.every((mm, axis) => mm >= wanted.low[axis] && mm <= wanted.high[axis]))
          inside.push(voxel)
      }
      const found = summariseRegion(Int32Array.from(inside), first, second, {
        a: wanted.threshold,
        b: wanted.threshold,
      })
      expect(found.voxels).toBe(wanted.voxels)
      for (const part of ['a', 'b', 'difference'] as const) {
        const { n, quartiles, peak, trough, ...numbers } = wanted[part]
        const mine = found[part]!
        expect(mine.n).toBe(n)
        expect(mine.peak?.value).toBeCloseTo(peak, 10)
        expect(mine.trough?.value).toBeCloseTo(trough, 10)
        expect(mine.quartiles?.[0]).toBeCloseTo(quartiles[0], 10)
        expect(mine.quartiles?.[1]).toBeCloseTo(quartiles[1], 10)
        for (const [name, value] of Object.entries(numbers))
          expect(mine[name as 'mean'], name).toBeCloseTo(value as number, 10)
        const place = mine.peak!.world.map((mm) => mm)
        expect(place.every((mm, axis) => mm >= wanted.low[axis] && mm <= wanted.high[axis])).toBe(
          true,
        )
      }
      expect(found.withinCorrelation).toBeCloseTo(wanted.withinCorrelation, 10)
    }
  })
})
