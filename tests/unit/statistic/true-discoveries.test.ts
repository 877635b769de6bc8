import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clustersOfShare, clusterTree } from '#statistic/adaptive-clusters.ts'
import { connectVoxels, voxelsOfComponents } from '#statistic/connect-voxels.ts'
import { leastTrue, trueDiscoveries } from '#statistic/true-discoveries.ts'

/** Straight from the definitions: every subset is tested by Simes. */
function bySubsets(p: readonly number[], alpha: number, set: readonly number[]): number {
  const rejected = (members: readonly number[]) => {
    const sorted = members.map((v) => p[v]!).sort((a, b) => a - b)
    return sorted.some((value, k) => value <= ((k + 1) * alpha) / sorted.length)
  }
  const all = p.map((_, v) => v)
  const subsets = (of: readonly number[]) =>
    Array.from({ length: 2 ** of.length }, (_, bits) => of.filter((_, n) => (bits >> n) & 1))
  const kept = subsets(all).filter((members) => members.length > 0 && !rejected(members))
  // The most of the set that could be null: the largest part of it in a set that is not rejected.
  const mostNull = Math.max(
    0,
    ...kept.map((members) => members.filter((v) => set.includes(v)).length),
  )
  return set.length - mostNull
}

const pValues = fc.array(
  fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 0.1, noNaN: true }),
  ),
  { minLength: 1, maxLength: 8 },
)

describe('the least number of truly active voxels', () => {
  it('is what closed testing over all subsets gives', () => {
    fc.assert(
      fc.property(pValues, fc.integer({ min: 0, max: 255 }), (p, bits) => {
        const set = p.map((_, v) => v).filter((v) => (bits >> v) & 1)
        expect(leastTrue(trueDiscoveries(p, 0.1), set)).toBe(bySubsets(p, 0.1, set))
      }),
      { numRuns: 400 },
    )
  })

  it('counts only voxels with a p', () => {
    const p = [0.001, Number.NaN, 0.9, 0.002]
    const ari = trueDiscoveries(p, 0.05)
    expect(ari.tests).toBe(3)
    expect(leastTrue(ari, [0, 1, 3])).toBe(
      leastTrue(trueDiscoveries([0.001, 0.9, 0.002], 0.05), [0, 2]),
    )
    expect(leastTrue(ari, [])).toBe(0)
  })

  it('has no answer for a confidence that is none', () => {
    expect(() => trueDiscoveries([0.1], 0)).toThrow(RangeError)
    expect(() => trueDiscoveries([0.1], 1)).toThrow(RangeError)
  })
})

describe('the largest clusters of a wanted share', () => {
  const shape = [4, 4, 3] as const
  const maps = fc.array(
    fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 0.02, noNaN: true }),
      fc.constantFrom(0.001, 0.01, Number.NaN),
    ),
    { minLength: 48, maxLength: 48 },
  )

  it('are those that trying every threshold finds', () => {
    fc.assert(
      fc.property(
        maps,
        fc.constantFrom(0.1, 0.5, 0.7, 1),
        fc.constantFrom(6, 18, 26),
        (p, share, n) => {
          const ari = trueDiscoveries(p, 0.2)
          const all: Int32Array[] = []
          for (const threshold of new Set(p.filter((value) => value >= 0))) {
            const indices = Int32Array.from(p.map((_, v) => v).filter((v) => p[v]! <= threshold))
            const { componentOf, sizes } = connectVoxels(indices, shape, n)
            all.push(...voxelsOfComponents(indices, componentOf, sizes))
          }
          const passing = all.filter((voxels) => {
            const least = leastTrue(ari, voxels)
            return least > 0 && least >= share * voxels.length
          })
          const within = (a: Int32Array, b: Int32Array) => a.every((v) => b.includes(v))
          const maximal = passing.filter(
            (a) => !passing.some((b) => b.length > a.length && within(a, b)),
          )
          const words = (list: readonly Int32Array[]) =>
            [...new Set(list.map((voxels) => voxels.join(' ')))].sort()
          const found = clustersOfShare(clusterTree(p, shape, n, ari), p, share)
          expect(words(found.map(({ voxels }) => voxels))).toEqual(words(maximal))
          for (const { voxels, leastTrue: bound, thresholdP } of found) {
            expect(bound).toBe(leastTrue(ari, voxels))
            expect(Math.max(...[...voxels].map((v) => p[v]!))).toBe(thresholdP)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
