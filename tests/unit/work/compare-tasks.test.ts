/** Two boxes stand in for the hemispheres, each 16 mm wide with a hollow of 8 mm; voxels of 2 mm have their centres at odd millimetres. */
import { describe, expect, test } from 'vitest'
import type { Cortex, Hemisphere } from '#atlas/cortex.ts'
import type { RegionPlaces } from '#atlas/region-voxels.ts'
import { noExtents } from '#comparison/cut-pair.ts'
import type { MapDescription } from '#comparison/map-description.ts'
import { openFile } from '#format/index.ts'
import { affineFromRows } from '#space/affine.ts'
import type { ClusterExtent } from '#statistic/cluster-reach.ts'
import type { Volume } from '#volume/volume.ts'
import { worldOfVoxel } from '#volume/voxel-place.ts'
import { computeHere } from '#work/implementations.ts'
import type { Tasks } from '#work/tasks.ts'
import { makeNifti } from '../../fixtures/make-nifti.ts'

type Value = (world: readonly [x: number, y: number, z: number]) => number

const shape = [20, 10, 10] as const
const rows = [
  [2, 0, 0, -19],
  [0, 2, 0, -9],
  [0, 0, 2, -9],
]
const grid = { shape, toWorld: affineFromRows<'voxel', 'world'>(rows) }
/** The same places, told from right to left. */
const mirrored = {
  shape,
  toWorld: affineFromRows<'voxel', 'world'>([[-2, 0, 0, 19], ...rows.slice(1)]),
}
/** Every other place each way. */
const coarse = {
  shape: [10, 5, 5] as const,
  toWorld: affineFromRows<'voxel', 'world'>([
    [4, 0, 0, -19],
    [0, 4, 0, -9],
    [0, 0, 4, -9],
  ]),
}

function mapOn(on: Pick<Volume, 'shape' | 'toWorld'>, value: Value): Volume {
  const [nx, ny, nz] = on.shape
  const values = Float32Array.from({ length: nx * ny * nz }, (_, v) => value(worldOfVoxel(on, v)))
  return { ...on, values }
}
const map = (value: Value) => mapOn(grid, value)

const maskOf = (value: Value) => ({
  name: 'mask.nii',
  blob: new Blob([
    makeNifti({
      shape: [...shape],
      affine: rows,
      values: map(value).values,
    }) as Uint8Array<ArrayBuffer>,
  ]),
})
const everywhere = maskOf(() => 1)

const corners = [-1, 1].flatMap((z) => [-1, 1].flatMap((y) => [-1, 1].map((x) => [x, y, z])))
// Outwards, with corner `x + 2 y + 4 z` where each is 0 or 1.
const faces = Uint32Array.from(
  [
    [0, 2, 3, 1],
    [4, 5, 7, 6],
    [0, 1, 5, 4],
    [2, 6, 7, 3],
    [0, 4, 6, 2],
    [1, 3, 7, 5],
  ].flatMap(([p, q, r, s]) => [p!, q!, r!, p!, r!, s!]),
)
const box = (x: number, half: number) =>
  Float32Array.from(corners.flatMap((c) => [x + half * c[0]!, half * c[1]!, half * c[2]!]))

/** Numbers of AAL: the insula of each side. */
const insula = { left: 29, right: 30 }

const hemisphere = (id: 'left' | 'right'): Hemisphere => {
  const x = id === 'left' ? -10 : 10
  return {
    id,
    faces,
    surfaces: { pial: box(x, 8), white: box(x, 4) },
    sulcalDepth: new Float32Array(8),
    curvature: new Float32Array(8),
    medialWall: new Uint8Array(8),
    labels: { aal: new Uint16Array(8).fill(insula[id]), aicha: new Uint16Array(8) },
  }
}
const cortex: Cortex = { left: hemisphere('left'), right: hemisphere('right') }
const places: RegionPlaces = {
  cortex,
  deep: [{ id: 'thalamus', side: 'left', mesh: { positionsWorld: box(-10, 2), faces } }],
}

const within =
  (x: number, y: number, z: number, half: number, strength: number): Value =>
  (at) =>
    [x, y, z].every((c, axis) => Math.abs(at[axis]! - c) < half) ? strength : 0
const sum =
  (...parts: Value[]): Value =>
  (at) =>
    parts.reduce((total, part) => total + part(at), 0)

/** 64 voxels about (-10, 0, 0), and a voxel on its own at (11, 1, 1). */
const blockAndSpeck = sum(within(-10, 0, 0, 4, 5), within(11, 1, 1, 1, 6))
const least = (count: number): ClusterExtent => ({ least: count, unit: 'voxels', connectivity: 6 })
const z = { kind: 'z' as const }
const pairOptions = { zeros: 'keep', thresholds: { a: 3, b: 3 }, twoSided: false } as const

describe('the numbers of two maps', () => {
  const numbers = (request: Partial<Tasks['compareNumbers']['request']> = {}) =>
    computeHere('compareNumbers', {
      a: map(blockAndSpeck),
      b: map(blockAndSpeck),
      ...pairOptions,
      extents: noExtents,
      ...request,
    })

  test('are the same when B comes on a grid of its own, and that is said', async () => {
    const b = sum(blockAndSpeck, ([x, y]) => x / 10 + y / 7)
    const [same, other] = await Promise.all([
      numbers({ b: map(b) }),
      numbers({ b: mapOn(mirrored, b) }),
    ])
    expect([same.resampledB, other.resampledB]).toEqual([false, true])
    expect(other.comparison.pearson).toBeCloseTo(same.comparison.pearson!, 6)
    expect(other.comparison.pearson).toBeGreaterThan(0.4)
    expect(other.comparison.n).toBe(2000)
    expect(other.joint.n).toBe(2000)
  })

  test('of overlap count the clusters that each map’s own extent keeps; correlations count all', async () => {
    const inEach = async (extents: Tasks['compareNumbers']['request']['extents']) => {
      const { comparison, grid: cells } = await numbers({ extents })
      const at3 = comparison.diceCurve.find(({ thresholds }) => thresholds.a === 3)!
      return [comparison.pearson, at3.inA, at3.inB, comparison.dice, cells.cells[0]!.inA]
    }
    expect(await inEach(noExtents)).toEqual([expect.closeTo(1), 65, 65, 1, 65])
    expect(await inEach({ a: least(2), b: null })).toEqual([
      expect.closeTo(1),
      64,
      65,
      128 / 129,
      64,
    ])
    expect(await inEach({ a: null, b: least(2) })).toEqual([
      expect.closeTo(1),
      65,
      64,
      128 / 129,
      65,
    ])
  })

  test('leave out places that are 0 where that is asked', async () => {
    const { comparison } = await numbers({ zeros: 'drop' })
    expect(comparison).toMatchObject({ n: 65, zerosDropped: 2000 - 65 })
  })

  test('tell the signs apart when two-sided', async () => {
    const b = map((at) => -blockAndSpeck(at))
    const [one, two] = await Promise.all([numbers({ b }), numbers({ b, twoSided: true })])
    expect([one.comparison.diceCurve[0]?.inB, two.comparison.diceCurve[0]?.inB]).toEqual([0, 65])
    expect(two.comparison.dice).toBe(0)
    expect([one.byExtent.length, two.byExtent.length > 0]).toEqual([0, true])
    expect([one.grid.cells.length, two.grid.cells[0]?.inB]).toEqual([0, 65])
  })
})

test('the voxels of a piece of the joint plot are found on A’s grid, by both values or by their difference', async () => {
  const request = {
    a: map(blockAndSpeck),
    b: mapOn(mirrored, within(-10, 0, 0, 4, 2)),
    zeros: 'keep',
  } as const
  const square = (x: number, y: number) =>
    [
      [x - 0.5, y - 0.5],
      [x + 0.5, y - 0.5],
      [x + 0.5, y + 0.5],
      [x - 0.5, y + 0.5],
    ] as const
  const around = async (x: number, y: number, apart: boolean) => {
    const voxels = await computeHere('voxelsWithin', { ...request, path: square(x, y), apart })
    return [voxels.length, worldOfVoxel(grid, voxels[0] ?? 0)[0]]
  }
  expect(await around(5, 2, false)).toEqual([64, -13])
  // Mean 3.5, difference 3.
  expect(await around(3.5, 3, true)).toEqual([64, -13])
  expect(await around(6, 0, false)).toEqual([1, 11])
  expect((await around(3, 6, true))[0]).toBe(1)
})

describe('maps that are matched', () => {
  const description: MapDescription = {
    kind: 'z',
    n: 20,
    fwhmMm: 8,
    isThresholded: false,
    isAle: false,
  }
  const matched = (request: Partial<Tasks['matchMaps']['request']> = {}) =>
    computeHere('matchMaps', {
      a: map(blockAndSpeck),
      b: mapOn(mirrored, blockAndSpeck),
      matching: 'none',
      maps: { a: description, b: description },
      marks: { a: [4], b: [5.5] },
      extents: noExtents,
      ...request,
    })
  const count = ({ values }: Volume, from: number) => values.filter((value) => value >= from).length

  test('come whole, and as their thresholds and extents leave them', async () => {
    const { a, b, cut, extents } = await matched({ extents: { a: least(2), b: least(2) } })
    expect([count(a, 4), count(b, 4)]).toEqual([65, 65])
    expect([count(cut.a, 4), count(cut.b, 5.5)]).toEqual([64, 0])
    // Only what passes the threshold is asked for its extent.
    expect(count(cut.b, 4)).toBe(65)
    expect(extents.a).toEqual(least(2))
    expect(b.toWorld).toEqual(grid.toWorld)
  })

  test('have the extent of B in the size of its own voxels', async () => {
    const b = mapOn(coarse, blockAndSpeck)
    expect((await matched({ b, extents: { a: null, b: least(2) } })).extents).toEqual({
      a: null,
      b: { least: 128, unit: 'mm3', connectivity: 6 },
    })
  })

  test('take their thresholds along to the new values', async () => {
    const { marks, cut, words } = await matched({
      matching: 'percentile',
      extents: { a: least(2), b: null },
    })
    // Of 65 values the speck alone is stronger than the block.
    expect(marks.a[0]).toBeLessThan(100 * (32.5 / 65))
    expect(count(cut.a, marks.a[0]!)).toBe(64)
    expect(count(cut.b, marks.b[0]!)).toBe(1)
    expect(words).toContain('percentile')
  })

  test('are not cut without a threshold', async () => {
    const { cut } = await matched({
      marks: { a: [], b: [] },
      extents: { a: least(2), b: least(2) },
    })
    expect([count(cut.a, 6), count(cut.b, 6)]).toEqual([1, 1])
  })
})

describe('a table of regions', () => {
  const table = (request: Partial<Tasks['compareRegions']['request']> = {}) =>
    computeHere('compareRegions', {
      a: map(blockAndSpeck),
      b: mapOn(mirrored, within(-10, 0, 0, 4, 2)),
      thresholds: { a: 3, b: 3 },
      extents: noExtents,
      places,
      known: true,
      labels: 'aal',
      drawn: [],
      statistics: { a: z, b: z },
      twoSided: false,
      alpha: 0.05,
      mask: everywhere,
      ...request,
    })
  const whole = { left: new Float32Array(8).fill(1), right: null }
  const drawn = [{ id: 'drawn:1', name: 'Mine', fields: whole }]

  test('has drawn regions first, then those of the list, then labels', async () => {
    const found = await table({ drawn })
    expect(found.map(({ name, side }) => `${name} ${side}`)).toEqual([
      'Mine left',
      'Thalamus left',
      'left insula left',
      'right insula right',
    ])
    expect(found[0]?.voxels).toBe(512 - 64)
    expect(found[1]?.voxels).toBe(8)
  })

  test('of other surfaces has the drawn regions alone; without labels none are listed', async () => {
    const names = async (request: Parameters<typeof table>[0]) =>
      (await table({ drawn, ...request })).map(({ name }) => name)
    expect(await names({ known: false })).toEqual(['Mine'])
    expect(await names({ labels: null })).toEqual(['Mine', 'Thalamus'])
  })

  test('follows the places that it is given', async () => {
    const without = await table({ places: { cortex, deep: [] }, labels: null })
    expect(without).toEqual([])
    expect(await table({ labels: null })).toHaveLength(1)
  })

  test('has both maps, their difference and what is surely active in each region', async () => {
    const [thalamus] = await table({ labels: null })
    expect(thalamus).toMatchObject({
      id: 'thalamus',
      mm3: 64,
      a: { mean: 5, shareAbove: 1 },
      b: { mean: 2, shareAbove: 0 },
      difference: { mean: 3 },
    })
    // z of 5 in 64 of 2000 voxels is active beyond doubt; z of 2 is not.
    expect(thalamus?.leastActive).toEqual({ a: 1, b: 0 })
    expect(thalamus?.at).toHaveLength(8)
    for (const voxel of thalamus!.at) expect(map(blockAndSpeck).values[voxel]).toBe(5)
  })

  test('counts as above what each map’s extent keeps', async () => {
    const shares = async (extents: Parameters<typeof table>[0] & object) => {
      const [, , , right] = await table({ drawn, b: map(blockAndSpeck), ...extents })
      return [right!.a.mm3Above, right!.b!.mm3Above]
    }
    const inside = { a: map(within(15, 5, 5, 1, 6)), b: map(within(15, 5, 5, 1, 6)) }
    expect(await shares({ ...inside })).toEqual([8, 8])
    expect(await shares({ ...inside, extents: { a: least(2), b: null } })).toEqual([0, 8])
    expect(await shares({ ...inside, extents: { a: null, b: least(2) } })).toEqual([8, 0])
  })

  test('says nothing of what is active where a map has no p, and counts in the brain alone', async () => {
    const t = { kind: 't' as const }
    const [one] = await table({ labels: null, statistics: { a: z, b: t } })
    expect(one?.leastActive).toEqual({ a: 1, b: null })
    const [outside] = await table({ labels: null, mask: maskOf(([x]) => Number(x > 0)) })
    expect(outside?.leastActive).toEqual({ a: 0, b: 0 })
  })
})

describe('a table of clusters', () => {
  const table = (request: Partial<Tasks['compareClusters']['request']> = {}) =>
    computeHere('compareClusters', {
      a: map(blockAndSpeck),
      b: mapOn(mirrored, within(-12, 0, 0, 4, 4)),
      of: 'a',
      statistic: z,
      rule: { threshold: 3 },
      twoSided: false,
      extent: least(1),
      cut: { thresholds: { a: 3, b: 3 }, extents: noExtents },
      alpha: 0.05,
      places,
      mask: everywhere,
      ...request,
    })
  const sizes = async (request: Parameters<typeof table>[0]) =>
    (await table(request)).map(({ voxels, sign }) => voxels * sign)

  test('has those of either map or of what both share, strongest peak first', async () => {
    expect(await sizes({ of: 'a' })).toEqual([1, 64])
    expect(await sizes({ of: 'b' })).toEqual([64])
    // The blocks are a voxel apart: three quarters of each are shared.
    expect(await sizes({ of: 'conjunction' })).toEqual([48])
    const [shared] = await table({ of: 'conjunction' })
    expect(shared?.peak.value).toBe(4)
  })

  test('lists the voxels on A’s grid in ascending order', async () => {
    const [b] = await table({ of: 'b' })
    expect([...b!.at]).toEqual([...b!.at].sort((p, q) => p - q))
    for (const voxel of b!.at) expect(within(-12, 0, 0, 4, 4)(worldOfVoxel(grid, voxel))).toBe(4)
  })

  test('names the places that a cluster runs through', async () => {
    const regions = async (value: Value) =>
      (await table({ a: map(value) })).map((row) => row.regions.map(({ name }) => name))
    // Near a corner of the box, in the deep mesh, and far from both.
    expect(await regions(within(15, 5, 5, 1, 6))).toEqual([['right insula']])
    expect(await regions(within(-11, 1, 1, 1, 6))).toEqual([['left Thalamus']])
    expect(await regions(within(11, 1, 1, 1, 6))).toEqual([['white matter or below the cortex']])
  })

  test('keeps those of the least extent, which counts in B’s own voxels', async () => {
    expect(await sizes({ extent: least(2) })).toEqual([64])
    expect(await sizes({ extent: least(64) })).toEqual([64])
    expect(await sizes({ extent: least(65) })).toEqual([])
    // A voxel of 64 mm³: between it and its neighbours, 4 mm away, half of its 9 is left, which makes 7 voxels of 8 mm³.
    const b = mapOn(coarse, within(-11, -1, -1, 1, 9))
    expect(await sizes({ of: 'b', b, extent: { ...least(56), unit: 'mm3' } })).toEqual([7])
    expect(await sizes({ of: 'b', b, extent: least(1) })).toEqual([])
    expect(await sizes({ of: 'a', b, extent: least(2) })).toEqual([64])
  })

  test('of what both share goes by each map’s own threshold and extent', async () => {
    const pair = { a: map(blockAndSpeck), b: map(blockAndSpeck), of: 'conjunction' as const }
    const cut = (a: ClusterExtent | null, b: ClusterExtent | null) => ({
      thresholds: { a: 3, b: 3 },
      extents: { a, b },
    })
    expect(await sizes({ ...pair })).toEqual([1, 64])
    expect(await sizes({ ...pair, cut: cut(least(2), null) })).toEqual([64])
    expect(await sizes({ ...pair, cut: cut(null, least(2)) })).toEqual([64])
  })

  test('has negative clusters only when two-sided, also of what both share', async () => {
    const negative = map((at) => -blockAndSpeck(at))
    for (const of of ['a', 'conjunction'] as const) {
      expect(await sizes({ of, a: negative, b: negative })).toEqual([])
      expect(await sizes({ of, a: negative, b: negative, twoSided: true })).toEqual([-1, -64])
    }
  })

  test('joins voxels over edges only when told to', async () => {
    const a = map(sum(within(-11, 1, 1, 1, 5), within(-9, 3, 1, 1, 5)))
    expect(await sizes({ a })).toEqual([1, 1])
    expect(await sizes({ a, extent: { ...least(1), connectivity: 18 } })).toEqual([2])
  })

  test('says how much of each is surely active, or nothing where the map has no p', async () => {
    expect((await table()).map(({ leastActive }) => leastActive)).toEqual([1, 1])
    const none = await table({ statistic: { kind: 'unknown' } })
    expect(none.map(({ leastActive }) => leastActive)).toEqual([null, null])
    const outside = await table({ mask: maskOf(([x]) => Number(x > 0)) })
    expect(outside.map(({ leastActive }) => leastActive)).toEqual([1, 0])
  })

  test('finds the largest clusters of which a share is surely active, and keeps the extent', async () => {
    // The block and, around it, 152 weak voxels: 64 of 216 are surely active.
    const a = map(sum(blockAndSpeck, within(-10, 0, 0, 6, 0.75)))
    const [whole, speck] = await table({ a, rule: { active: 0.25 } })
    expect([whole?.voxels, speck?.voxels]).toEqual([216, 1])
    expect(whole?.leastActive).toBeCloseTo(64 / 216)
    expect(await sizes({ a, rule: { active: 0.5 } })).toEqual([64, 1])
    expect(await sizes({ a, rule: { active: 0.25 }, extent: least(216) })).toEqual([216])
    expect(await sizes({ a, rule: { active: 0.25 }, extent: least(217) })).toEqual([])
    const statistic = { kind: 'unknown' } as const
    expect(await sizes({ a, rule: { active: 0.25 }, statistic })).toEqual([])
  })
})

describe('a map made of both', () => {
  const made = async (request: Partial<Tasks['derivedMap']['request']> = {}) => {
    const bytes = await computeHere('derivedMap', {
      a: map(blockAndSpeck),
      b: mapOn(mirrored, within(-12, 0, 0, 4, 4)),
      mode: 'conjunction',
      thresholds: { a: 3, b: 3 },
      extents: noExtents,
      twoSided: false,
      kind: 'z',
      ...request,
    })
    const blob = new Blob([bytes as Uint8Array<ArrayBuffer>])
    const opened = await openFile([{ name: 'derived.nii.gz', blob }])
    if (opened.kind !== 'volume') throw new TypeError('not a volume')
    return opened
  }
  const at = ({ values, ...on }: Volume, x: number, y: number, zMm: number) =>
    values.find((_, v) => {
      const world = worldOfVoxel(on, v)
      return world[0] === x && world[1] === y && world[2] === zMm
    })

  test('lies on A’s grid and holds what the mode makes of both values', async () => {
    const { volume } = await made()
    expect(volume.toWorld).toEqual(grid.toWorld)
    expect([at(volume, -11, 1, 1), at(volume, -7, 1, 1), at(volume, 11, 1, 1)]).toEqual([4, 0, 0])
    const { volume: difference } = await made({ mode: 'difference' })
    expect([at(difference, -11, 1, 1), at(difference, 11, 1, 1)]).toEqual([1, 6])
    expect(at(difference, -15, 1, 1)).toBe(-4)
  })

  test('is a z map where both are and the mode keeps it, else of no kind', async () => {
    const kindOf = async (request: Parameters<typeof made>[0]) =>
      (await made(request)).info.intent.code
    expect(await kindOf({})).toBe(5)
    expect(await kindOf({ kind: 't' })).toBe(0)
    expect(await kindOf({ mode: 'difference' })).toBe(0)
    expect((await made({ mode: 'difference' })).info.description).toContain('A minus B')
  })

  test('goes by what each map’s extent keeps, unless the mode is of whole maps', async () => {
    const b = map(blockAndSpeck)
    const speck = async (
      mode: 'agreement' | 'difference',
      extents: Tasks['derivedMap']['request']['extents'],
    ) => at((await made({ b, mode, extents })).volume, 11, 1, 1)
    expect(await speck('agreement', noExtents)).toBe(1)
    expect(await speck('agreement', { a: least(2), b: null })).toBe(4)
    expect(await speck('agreement', { a: null, b: least(2) })).toBe(3)
    expect(await speck('difference', { a: least(2), b: null })).toBe(0)
  })

  test('counts negative values when two-sided, and as A where it shows one map', async () => {
    const negative = map((where) => -blockAndSpeck(where))
    const pair = { a: negative, b: negative, mode: 'agreement' as const }
    expect(at((await made(pair)).volume, 11, 1, 1)).toBe(0)
    expect(at((await made({ ...pair, twoSided: true })).volume, 11, 1, 1)).toBe(1)
    expect(at((await made({ mode: 'wipe' })).volume, 11, 1, 1)).toBe(6)
  })
})
