import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { affineFromRows } from '#space/affine.ts'
import { distance } from '#space/point.ts'
import { clustersOf } from '#statistic/cluster.ts'
import { CONNECTIVITIES, type Connectivity, connectVoxels } from '#statistic/connect-voxels.ts'
import type { Volume } from '#volume/volume.ts'

const toWorld = affineFromRows<'voxel', 'world'>([
  [2, 0, 0, -10],
  [0, 2, 0, -20],
  [0, 0, 2, 5],
])

function volumeOf(shape: [number, number, number], entries: Record<string, number>): Volume {
  const values = new Float32Array(shape[0] * shape[1] * shape[2])
  for (const [key, value] of Object.entries(entries)) {
    const [i, j, k] = key.split(',').map(Number) as [number, number, number]
    values[i + shape[0] * (j + shape[1] * k)] = value
  }
  return { values, shape, toWorld }
}

/** Flood fill over all pairs: slow and plain. */
function naiveSizes(indices: number[], shape: readonly [number, number, number], most: number) {
  const place = (v: number) =>
    [
      v % shape[0],
      Math.floor(v / shape[0]) % shape[1],
      Math.floor(v / (shape[0] * shape[1])),
    ] as const
  const left = new Set(indices)
  const sizes: number[] = []
  while (left.size > 0) {
    const [first] = left
    const queue = [first!]
    left.delete(first!)
    for (const at of queue) {
      const a = place(at)
      for (const other of [...left]) {
        const b = place(other)
        const d = a.map((x, axis) => Math.abs(x - b[axis]!))
        if (Math.max(...d) <= 1 && d[0]! + d[1]! + d[2]! <= most) {
          left.delete(other)
          queue.push(other)
        }
      }
    }
    sizes.push(queue.length)
  }
  return sizes
}

describe('voxels that hang together', () => {
  it.each([
    [6, 1],
    [18, 2],
    [26, 3],
  ] as const)('are those that a flood fill over %d neighbours finds', (connectivity, most) => {
    const shape = [5, 4, 3] as const
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(59), { maxLength: 40 }), (list) => {
        const indices = list.sort((a, b) => a - b)
        const scratch = new Int32Array(60)
        const { sizes, componentOf } = connectVoxels(
          Int32Array.from(indices),
          shape,
          connectivity,
          indices.length,
          scratch,
        )
        expect([...sizes]).toEqual(naiveSizes(indices, shape, most))
        expect(scratch.every((entry) => entry === 0)).toBe(true)
        expect(componentOf).toHaveLength(indices.length)
      }),
    )
  })

  it('do not wrap around the ends of a row', () => {
    const { sizes } = connectVoxels(Int32Array.of(3, 4), [4, 2, 1], 26)
    expect([...sizes]).toEqual([1, 1])
  })
})

describe('clusters', () => {
  it.each([
    [6, 3],
    [18, 2],
    [26, 1],
  ] as [Connectivity, number][])(
    'with %d neighbours join over faces, edges or corners: %d clusters',
    (connectivity, count) => {
      const volume = volumeOf([4, 4, 4], { '1,1,1': 4, '2,2,1': 5, '3,3,2': 6 })
      expect(clustersOf(volume, { threshold: 3, connectivity })).toHaveLength(count)
    },
  )

  it('tell size, peak, centre of mass and voxels in world units', () => {
    const volume = volumeOf([6, 4, 4], { '1,1,1': 4, '2,1,1': 8, '3,1,1': 4, '5,3,3': 3.5 })
    const [first, second] = clustersOf(volume, { threshold: 3 })
    expect(first).toMatchObject({ sign: 1, sizeVoxels: 3, sizeMm3: 24, subPeaks: [] })
    expect(first?.peak).toEqual({ value: 8, world: [-6, -18, 7], voxel: 2 + 6 * (1 + 4) })
    expect(first?.centreOfMass).toEqual([-6, -18, 7])
    expect(second?.peak.value).toBe(3.5)
  })

  it('include voxels at the threshold, leave out NaN, and keep signs apart', () => {
    const volume = volumeOf([6, 2, 2], {
      '0,0,0': 3,
      '1,0,0': Number.NaN,
      '2,0,0': 3.5,
      '3,0,0': -7,
    })
    expect(clustersOf(volume, { threshold: 3 }).map((c) => c.peak.value)).toEqual([3.5, 3])
    expect(
      clustersOf(volume, { threshold: 3, twoSided: true }).map((c) => [c.sign, c.peak.value]),
    ).toEqual([
      [-1, -7],
      [1, 3.5],
      [1, 3],
    ])
  })

  it('leave out those smaller than the least size', () => {
    const volume = volumeOf([6, 2, 2], { '0,0,0': 5, '1,0,0': 4, '4,0,0': 9 })
    expect(clustersOf(volume, { threshold: 3, minSizeMm3: 16 }).map((c) => c.peak.value)).toEqual([
      5,
    ])
  })

  it('list sub-peaks at least 8 mm from every higher one', () => {
    const entries: Record<string, number> = {}
    for (let i = 0; i < 12; i++) entries[`${i},1,1`] = 4
    Object.assign(entries, { '1,1,1': 9, '3,1,1': 8, '6,1,1': 7, '11,1,1': 6 })
    const [cluster] = clustersOf(volumeOf([12, 3, 3], entries), { threshold: 3 })
    expect(cluster?.peak.value).toBe(9)
    expect(cluster?.subPeaks.map((p) => p.value)).toEqual([7, 6])
    for (const peak of cluster?.subPeaks ?? []) {
      expect(distance(peak.world, cluster!.peak.world)).toBeGreaterThanOrEqual(8)
    }
  })

  it('have a peak wherever no voxel around it is higher, be it two voxels from a higher one or at a face', () => {
    const peaks = (shape: [number, number, number], entries: Record<string, number>) => {
      const [cluster, ...others] = clustersOf(volumeOf(shape, entries), {
        threshold: 3,
        connectivity: 26,
        peakDistanceMm: 0,
      })
      expect(others).toEqual([])
      return [cluster?.peak, ...(cluster?.subPeaks ?? [])].map((peak) => peak?.value)
    }
    const row = { '0,0,0': 8, '1,0,0': 4, '2,0,0': 9 }
    expect(peaks([3, 1, 1], row)).toEqual([9, 8])
    // The end of one slice is no neighbour of the beginning of the next, nor that of a row.
    expect(peaks([3, 3, 2], { '1,2,0': 9, '1,1,0': 4, '1,1,1': 4, '1,0,1': 8 })).toEqual([9, 8])
    expect(peaks([3, 3, 2], { '1,2,0': 8, '1,1,0': 4, '1,1,1': 4, '1,0,1': 9 })).toEqual([9, 8])
    expect(peaks([3, 2, 1], { '2,0,0': 9, '1,0,0': 4, '1,1,0': 4, '0,1,0': 8 })).toEqual([9, 8])
  })

  it('of any size are found on a grid of any fineness', () => {
    const fine = {
      ...volumeOf([3, 1, 1], { '0,0,0': 5 }),
      toWorld: affineFromRows<'voxel', 'world'>([
        [0.5, 0, 0, 0],
        [0, 0.5, 0, 0],
        [0, 0, 0.5, 0],
      ]),
    }
    expect(clustersOf(fine, { threshold: 3 }).map(({ sizeMm3 }) => sizeMm3)).toEqual([0.125])
  })

  it('cover a plateau with one peak', () => {
    const volume = volumeOf([4, 3, 3], { '1,1,1': 5, '2,1,1': 5 })
    const [cluster] = clustersOf(volume, { threshold: 3, peakDistanceMm: 0 })
    expect([cluster?.peak, ...(cluster?.subPeaks ?? [])]).toHaveLength(1)
  })

  it('refuse a threshold that everything would pass', () => {
    expect(() => clustersOf(volumeOf([2, 2, 2], {}), { threshold: 0 })).toThrow(RangeError)
    expect(CONNECTIVITIES).toEqual([6, 18, 26])
  })
})
