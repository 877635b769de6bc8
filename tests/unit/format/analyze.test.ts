import { describe, expect, it } from 'vitest'
import { openFile } from '#format/index.ts'
import { namedBlob } from '../../fixtures/files.ts'

type Recipe = {
  readonly dims?: readonly number[]
  readonly pixdim?: readonly number[]
  readonly littleEndian?: boolean
  /** SPM's: the voxel of the origin, counted from 1. */
  readonly origin?: readonly number[]
  readonly slope?: number
  readonly intercept?: number
  /** cal_max, cal_min, glmax, glmin. */
  readonly calibration?: readonly [number, number, number, number]
  readonly offset?: number
  readonly description?: string
  readonly values?: readonly number[]
}

/** Header and image of int16, as the Mayo Clinic's dbh.h lays them out. */
function analyze(recipe: Recipe): [header: Uint8Array, image: Uint8Array] {
  const { dims = [3, 4, 2, 1], pixdim = [2, 3, 4], littleEndian: le = true } = recipe
  const header = new Uint8Array(348)
  const view = new DataView(header.buffer)
  view.setInt32(0, 348, le)
  for (const [i, n] of [dims.length, ...dims].entries()) view.setInt16(40 + 2 * i, n, le)
  view.setInt16(70, 4, le)
  view.setInt16(72, 16, le)
  for (const [i, length] of pixdim.entries()) view.setFloat32(80 + 4 * i, length, le)
  view.setFloat32(108, recipe.offset ?? 0, le)
  view.setFloat32(112, recipe.slope ?? 0, le)
  view.setFloat32(116, recipe.intercept ?? 0, le)
  const [calMax, calMin, glMax, glMin] = recipe.calibration ?? [0, 0, 0, 0]
  view.setFloat32(124, calMax, le)
  view.setFloat32(128, calMin, le)
  view.setInt32(140, glMax, le)
  view.setInt32(144, glMin, le)
  header.set(new TextEncoder().encode(recipe.description ?? ''), 148)
  for (const [i, voxel] of (recipe.origin ?? []).entries()) view.setInt16(253 + 2 * i, voxel, le)
  const count = dims.reduce((product, n) => product * Math.max(1, n), 1)
  const image = new Uint8Array(2 * count)
  const values = recipe.values ?? Array.from({ length: count }, (_, i) => i)
  for (const [i, value] of values.entries()) new DataView(image.buffer).setInt16(2 * i, value, le)
  return [header, image]
}

async function open(recipe: Recipe, ...more: [name: string, content: string][]) {
  const [header, image] = analyze(recipe)
  const opened = await openFile([
    namedBlob('x.img', image),
    namedBlob('x.hdr', header),
    ...more.map(([name, content]) => namedBlob(name, content)),
  ])
  if (opened.kind !== 'volume') throw new Error(opened.kind)
  return opened
}

const refusal = (recipe: Recipe) =>
  open(recipe).then(
    () => 'opened',
    (error: Error & { tag: string }) => `${error.tag}: ${error.message}`,
  )

const placed = async (recipe: Recipe) => {
  const { affine, warnings } = (await open(recipe)).info
  return {
    size: [affine[0]?.[0], affine[1]?.[1], affine[2]?.[2]],
    origin: affine.slice(0, 3).map((row) => (row[3] ?? Number.NaN) + 0),
    words: warnings.map(({ message }) => message).join(),
  }
}

describe('a pair of Analyze 7.5', () => {
  it.each([true, false])(
    'is read in either byte order (little-endian: %s)',
    async (littleEndian) => {
      const { info, volume } = await open({ littleEndian, description: 'a brain\0rubbish' })
      expect([...volume.values]).toEqual(Array.from({ length: 24 }, (_, i) => i))
      expect(info).toMatchObject({
        format: 'Analyze 7.5',
        shape: [3, 4, 2, 1],
        volumeCount: 1,
        littleEndian,
        description: 'a brain',
        affineSource: 'analyze',
        slope: 1,
        inter: 0,
      })
    },
  )

  it('lies around its middle, x to the left, where it has no origin', async () => {
    for (const origin of [[], [0, 0, 0]]) {
      expect(await placed({ origin })).toEqual({
        size: [-2, 3, 4],
        origin: [2, -4.5, -2],
        words: expect.stringContaining('the grid was centred'),
      })
    }
  })

  it('lies by SPM’s origin, which counts from 1, where that is near the grid', async () => {
    expect(await placed({ origin: [2, 3, 1] })).toEqual({
      size: [-2, 3, 4],
      origin: [2, -6, 0],
      words: expect.stringContaining('SPM'),
    })
    // As far as its own length before the grid or behind it, and no farther.
    expect((await placed({ origin: [0, 0, 1] })).origin).toEqual([-2, 3, 0])
    expect((await placed({ origin: [5, 7, 3] })).origin).toEqual([8, -18, -8])
    expect((await placed({ origin: [-2, -3, -1] })).origin).toEqual([-6, 12, 8])
    for (const origin of [
      [6, 3, 1],
      [-3, 3, 1],
      [2, 8, 1],
      [2, 3, -2],
    ]) {
      expect((await placed({ origin })).origin).toEqual([2, -4.5, -2])
    }
  })

  it('has voxels of a length, whatever the sign, and of 1 mm where none is stated', async () => {
    expect((await placed({ pixdim: [-2, -3, 0] })).size).toEqual([-2, 3, 1])
    expect(await refusal({ pixdim: [2, Number.NaN, 2] })).toBe('opened')
    expect(await refusal({ pixdim: [2, Number.POSITIVE_INFINITY, 2] })).toMatch(
      /^bad-affine.*not finite/,
    )
  })

  it.each<[string, Recipe, readonly [slope: number, intercept: number]]>([
    ['SPM’s factor', { slope: 0.5 }, [0.5, 0]],
    ['SPM2’s factor and intercept', { slope: 0.5, intercept: 3 }, [0.5, 3]],
    ['a factor before a calibration', { slope: 2, calibration: [10, 0, 5, 0] }, [2, 0]],
    ['an intercept that is none', { slope: 2, intercept: Number.NaN }, [2, 0]],
    ['a calibration', { calibration: [9, 1, 21, 5] }, [0.5, -1.5]],
    [
      'a calibration, for a factor that is none',
      { slope: Number.NaN, calibration: [9, 1, 21, 5] },
      [0.5, -1.5],
    ],
    ['no raw range', { calibration: [9, 1, 5, 5] }, [1, 0]],
    ['no calibrated range', { calibration: [4, 4, 21, 5] }, [1, 0]],
    ['a calibrated range without end', { calibration: [Infinity, 0, 21, 5] }, [1, 0]],
    ['nothing', {}, [1, 0]],
  ])('is scaled by %s', async (_what, recipe, [slope, intercept]) => {
    const { info, volume } = await open({ ...recipe, values: [5, 21, 0] })
    expect([info.slope, info.inter]).toEqual([slope, intercept])
    expect([...volume.values.slice(0, 3)]).toEqual([5, 21, 0].map((x) => x * slope + intercept))
  })

  it('may leave a fourth dimension at 0, but no other', async () => {
    expect((await open({ dims: [3, 4, 2, 0] })).info.volumeCount).toBe(1)
    expect((await open({ dims: [3, 4] })).info.shape).toEqual([3, 4])
    expect((await open({ dims: [24] })).info.shape).toEqual([24])
    expect(await refusal({ dims: [3, 4, 0, 1] })).toMatch(/^bad-header.*dim\[3\]/)
    expect(await refusal({ dims: [3, -4, 2, 1] })).toMatch(/^bad-header.*dim\[2\]/)
    expect(await refusal({ dims: [] })).toMatch(/^bad-header.*dim\[0\]/)
    expect(await refusal({ dims: [2, 1, 1, 1, 1, 1, 1, 1] })).toMatch(/^bad-header.*dim\[0\]/)
    expect(await refusal({ dims: [2, 1, 1, 1, 1, 1, 2] })).toBe('opened')
  })

  it('begins at a whole byte of its image, and ends within it', async () => {
    expect(await refusal({ offset: 1.5 })).toMatch(/^bad-header.*vox_offset/)
    expect(await refusal({ offset: -2 })).toMatch(/^bad-header.*vox_offset/)
    expect(await refusal({ offset: 2 })).toMatch(/^truncated/)
  })

  it('takes the statistic of its side-car', async () => {
    const { info } = await open({}, ['x.json', '{"Statistic":"t","DegreesOfFreedom":19}'])
    expect(info.statistic).toEqual({ kind: 't', dof: [19], from: 'sidecar' })
    expect((await open({})).info.sidecar).toBeUndefined()
  })
})
