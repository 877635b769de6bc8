import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { affineFromRows } from '#space/affine.ts'
import { type ClusterExtent, clusterReach, cutAt, reachVolume } from '#statistic/cluster-reach.ts'
import { CONNECTIVITIES } from '#statistic/connect-voxels.ts'
import { orderByMagnitude } from '#statistic/order-by-magnitude.ts'
import { withoutSmallClusters } from '#statistic/without-small-clusters.ts'
import type { Volume } from '#volume/volume.ts'

const shape = [5, 4, 3] as const
const toWorld = affineFromRows<'voxel', 'world'>([
  [-2, 0, 0, 0],
  [0, 2, 0, 0],
  [0, 0, 2, 0],
])

/** Many equal values, both signs, zeros and gaps: what a tie or a sign could spoil. */
const values = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(-3, -2, -1, 0, 1, 2, 3, Number.NaN) },
    { weight: 2, arbitrary: fc.double({ min: -4, max: 4, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(Number.POSITIVE_INFINITY, -0) },
  ),
  { minLength: 60, maxLength: 60 },
)
const extents: fc.Arbitrary<ClusterExtent> = fc.record({
  least: fc.integer({ min: 0, max: 80 }),
  unit: fc.constantFrom('mm3', 'voxels'),
  connectivity: fc.constantFrom(...CONNECTIVITIES),
})
const volumeOf = (list: readonly number[], Kind = Float64Array): Volume => ({
  values: Kind.from(list.map((value) => (Math.abs(value) === Infinity ? Number.NaN : value))),
  shape,
  toWorld,
})
const beyond = ({ values: all }: Volume, threshold: number) =>
  [...all].map((value) => (Math.abs(value) >= threshold ? Math.sign(value) : 0))
const thresholds = fc.oneof(
  fc.constantFrom(0.5, 1, 2, 3),
  fc.double({ min: 0.01, max: 4, noNaN: true }),
)

describe('the reach of voxels', () => {
  it('keeps at any threshold what finding the clusters of that threshold keeps', () => {
    fc.assert(
      fc.property(values, extents, thresholds, (list, extent, threshold) => {
        const volume = volumeOf(list)
        const kept = beyond(withoutSmallClusters(volume, threshold, extent), threshold)
        const reach = clusterReach(volume, extent)
        expect(beyond(cutAt(volume, reach, threshold), threshold)).toEqual(kept)
        expect(beyond(reachVolume(volume, reach), threshold)).toEqual(kept)
      }),
      { numRuns: 500 },
    )
  })

  it('leaves the values of what a threshold keeps, and of what was below it, as they are', () => {
    fc.assert(
      fc.property(values, extents, thresholds, (list, extent, threshold) => {
        const volume = volumeOf(list)
        const cut = cutAt(volume, clusterReach(volume, extent), threshold)
        for (const [v, value] of cut.values.entries()) {
          if (Math.abs(value) >= threshold || !(Math.abs(volume.values[v]!) >= threshold))
            expect(value).toBe(volume.values[v])
          else expect(Math.abs(value)).toBeLessThan(threshold)
        }
      }),
    )
  })

  it('of a map without small clusters changes nothing', () => {
    const volume = volumeOf(Array(60).fill(2))
    const reach = clusterReach(volume, { least: 60, unit: 'voxels', connectivity: 26 })
    expect(reach.voxels).toHaveLength(0)
    expect(cutAt(volume, reach, 1)).toBe(volume)
    expect(reachVolume(volume, reach)).toBe(volume)
  })

  it('joins over corners only where asked', () => {
    const list = Array<number>(60).fill(0)
    list[0] = 3
    list[1 + 5 * (1 + 4)] = 3
    const kept = (connectivity: 6 | 18 | 26) =>
      beyond(
        cutAt(
          volumeOf(list),
          clusterReach(volumeOf(list), { least: 2, unit: 'voxels', connectivity }),
          1,
        ),
        1,
      ).filter(Boolean).length
    expect([kept(6), kept(18), kept(26)]).toEqual([0, 0, 2])
  })

  it('says how far it is', () => {
    const said: number[] = []
    clusterReach(volumeOf(Array(60).fill(1)), { least: 9, unit: 'mm3', connectivity: 6 }, (part) =>
      said.push(part),
    )
    expect(said.length).toBeGreaterThan(0)
    expect([...said].sort((a, b) => a - b)).toEqual(said)
  })
})

describe('voxels in the order of their strength', () => {
  it('are those that comparing them gives', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double(), fc.constantFrom(1, 1, -1, 5e-324, 1e300))),
        fc.constantFrom(1, -1),
        (list, sign) => {
          const expected = list
            .map((_, v) => v)
            .filter((v) => sign * list[v]! > 0 && Number.isFinite(list[v]))
            .sort((a, b) => sign * (list[b]! - list[a]!) || a - b)
          expect([...orderByMagnitude(list, sign as 1 | -1)]).toEqual(expected)
        },
      ),
    )
  })
})
