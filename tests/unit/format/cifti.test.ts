import { describe, expect, it } from 'vitest'
import { type OpenedFile, type OpenFileOptions, openFile } from '#format/index.ts'
import { namedBlob } from '../../fixtures/files.ts'
import { makeNifti } from '../../fixtures/make-nifti.ts'

type Kind<K extends OpenedFile['kind']> = Extract<OpenedFile, { kind: K }>

type Recipe = {
  readonly maps: number
  readonly rows: number
  /** By row and map. */
  readonly value?: (row: number, map: number) => number
  readonly littleEndian?: boolean
  readonly slope?: number
  readonly intercept?: number
  readonly shape?: readonly number[]
  /** Of the extension; 32 is CIFTI's. */
  readonly code?: number
  /** What the extension says that it is longer than it is. */
  readonly beyond?: number
}

/** NIfTI-2 with the XML behind its header, as https://www.nitrc.org/projects/cifti has it. */
function cifti(xml: string, recipe: Recipe): Uint8Array {
  const { maps, rows, value = (row, map) => 10 * row + map, littleEndian = true } = recipe
  const image = makeNifti({
    shape: recipe.shape ?? [1, 1, 1, 1, maps, rows],
    version: 2,
    littleEndian,
    intentCode: 3006,
    slope: recipe.slope ?? 1,
    intercept: recipe.intercept ?? 0,
    values: Float64Array.from({ length: maps * rows }, (_, i) =>
      value(Math.floor(i / maps), i % maps),
    ),
  })
  const text = new TextEncoder().encode(xml)
  const size = Math.ceil((8 + text.length) / 16) * 16
  const bytes = new Uint8Array(image.length + size)
  bytes.set(image.subarray(0, 544))
  bytes[540] = 1
  const view = new DataView(bytes.buffer)
  view.setBigInt64(168, BigInt(544 + size), littleEndian)
  view.setInt32(544, size + (recipe.beyond ?? 0), littleEndian)
  view.setInt32(548, recipe.code ?? 32, littleEndian)
  bytes.set(text, 552)
  bytes.set(image.subarray(544), 544 + size)
  return bytes
}

async function open<K extends OpenedFile['kind']>(
  kind: K,
  xml: string,
  recipe: Recipe,
  options: OpenFileOptions = {},
): Promise<Kind<K>> {
  const opened = await openFile([namedBlob('x.dscalar.nii', cifti(xml, recipe))], options)
  if (opened.kind !== kind) throw new Error(`opened as ${opened.kind}, not ${kind}`)
  return opened as Kind<K>
}

const refusal = (xml: string, recipe: Recipe, options: OpenFileOptions = {}) =>
  openFile([namedBlob('x.dscalar.nii', cifti(xml, recipe))], options).then(
    ({ kind }) => kind,
    (error: Error & { tag: string }) => `${error.tag}: ${error.message}`,
  )

const along = (dimension: 0 | 1, type: string, inside = '', more = '') =>
  `<MatrixIndicesMap AppliesToMatrixDimension="${dimension}" IndicesMapToDataType="CIFTI_INDEX_TYPE_${type}" ${more}>${inside}</MatrixIndicesMap>`
const scalars = (...names: string[]) =>
  along(
    0,
    'SCALARS',
    names.map((name) => `<NamedMap><MapName> ${name} </MapName></NamedMap>`).join(''),
  )
const file = (...maps: string[]) => `<CIFTI Version="2"><Matrix>${maps.join('')}</Matrix></CIFTI>`

const cortex = (side: 'LEFT' | 'RIGHT', offset: number, vertices: readonly number[], size = 6) =>
  `<BrainModel IndexOffset="${offset}" IndexCount="${vertices.length}" ModelType="CIFTI_MODEL_TYPE_SURFACE" BrainStructure="CIFTI_STRUCTURE_CORTEX_${side}" SurfaceNumberOfVertices="${size}"><VertexIndices>${vertices.join(' ')}</VertexIndices></BrainModel>`
const voxels = (name: string, offset: number, count: number) =>
  `<BrainModel IndexOffset="${offset}" IndexCount="${count}" ModelType="CIFTI_MODEL_TYPE_VOXELS" BrainStructure="CIFTI_STRUCTURE_${name}"><VoxelIndicesIJK>1 1 1</VoxelIndicesIJK></BrainModel>`
const models = (...parts: string[]) => along(1, 'BRAIN_MODELS', parts.join(''))

const no = Number.NaN
const parts = ({ maps }: Kind<'surface-data'>, map = 0) =>
  maps[map]?.parts.map(({ hemisphere, values }) => [hemisphere, [...values]])

describe('values of vertices', () => {
  const both = models(
    voxels('THALAMUS_LEFT', 0, 1),
    cortex('RIGHT', 1, [4, 0]),
    voxels('BRAIN_STEM', 3, 2),
    cortex('LEFT', 5, [5, 2, 3]),
  )

  it.each([true, false])(
    'come from their rows, left before right, and other structures are counted (little-endian: %s)',
    async (littleEndian) => {
      const xml = file(scalars('pain'), both)
      const opened = await open('surface-data', xml, { maps: 2, rows: 8, littleEndian })
      expect(opened.maps.map(({ name }) => name)).toEqual(['pain', 'map 2'])
      for (const map of [0, 1]) {
        expect(parts(opened, map)).toEqual([
          ['left', [no, no, 60 + map, 70 + map, no, 50 + map]],
          ['right', [20 + map, no, no, no, 10 + map, no]],
        ])
      }
      expect(opened.info).toMatchObject({ hemisphere: 'unknown', vertexCount: 6 })
      expect(opened.info.warnings.map(({ message }) => message)).toEqual([
        expect.stringMatching(/^3 of the file's values/),
      ])
      expect(opened.parcels).toBeUndefined()
    },
  )

  it('of one cortex alone are of its hemisphere, and nothing is left out', async () => {
    for (const [side, hemisphere] of [
      ['LEFT', 'left'],
      ['RIGHT', 'right'],
    ] as const) {
      const xml = file(scalars(), models(cortex(side, 0, [1, 0])))
      const opened = await open('surface-data', xml, { maps: 1, rows: 2 })
      expect(parts(opened)).toEqual([[hemisphere, [10, 0, no, no, no, no]]])
      expect(opened.info).toMatchObject({ hemisphere, warnings: [] })
      expect(opened.maps.map(({ name }) => name)).toEqual(['map 1'])
      expect(opened.info.statistic.kind).toBe('unknown')
    }
  })

  it('are of the statistic that the name of the file says', async () => {
    const bytes = cifti(file(scalars(), models(cortex('LEFT', 0, [0]))), { maps: 1, rows: 1 })
    const opened = await openFile([namedBlob('pain_zstat1.dscalar.nii', bytes)])
    expect(opened.kind === 'surface-data' && opened.info.statistic.kind).toBe('z')
  })

  it('are scaled as the header says, exactly', async () => {
    const xml = file(scalars(), models(cortex('LEFT', 0, [0, 1, 2])))
    const scaled = async (slope: number, intercept: number) => {
      const { maps } = await open('surface-data', xml, { maps: 1, rows: 3, slope, intercept })
      return maps[0]?.parts[0]?.values
    }
    expect(await scaled(0.1, 3)).toEqual(Float64Array.of(3, 10 * 0.1 + 3, 20 * 0.1 + 3, no, no, no))
    expect(await scaled(2, no)).toEqual(Float64Array.of(0, 20, 40, no, no, no))
    expect(await scaled(1, 3)).toEqual(Float64Array.of(3, 13, 23, no, no, no))
    for (const [slope, intercept] of [
      [0, 5],
      [no, 5],
      [1, 0],
    ] as const) {
      expect(await scaled(slope, intercept)).toEqual(Float32Array.of(0, 10, 20, no, no, no))
    }
  })

  it('are read slab after slab where there are many maps', async () => {
    const xml = file(scalars(), models(cortex('LEFT', 0, [0, 1, 2, 4, 5])))
    const maps = 60_000
    const value = (row: number, map: number) => row * maps + map
    const opened = await open('surface-data', xml, { maps, rows: 5, value })
    expect(opened.maps).toHaveLength(maps)
    for (const map of [0, 1, 59_999]) {
      expect(parts(opened, map)).toEqual([
        ['left', [map, maps + map, 2 * maps + map, no, 3 * maps + map, 4 * maps + map]],
      ])
    }
  })
})

describe('a series', () => {
  const row = models(cortex('LEFT', 0, [0]))
  const names = async (attributes: string, points = 3) => {
    const xml = file(along(0, 'SERIES', '', `NumberOfSeriesPoints="${points}" ${attributes}`), row)
    return (await open('surface-data', xml, { maps: 3, rows: 1 })).maps.map(({ name }) => name)
  }

  it.each([
    ['SECOND', '-3', ['0.5 s', '1.22 s', '1.94 s']],
    ['HERTZ', '0', ['500 Hz', '1220 Hz', '1940 Hz']],
    ['METER', '1', ['5000 m', '12200 m', '19400 m']],
    ['RADIAN', '-2', ['5 rad', '12.2 rad', '19.4 rad']],
    ['FORTNIGHT', '0', ['500', '1220', '1940']],
  ])('is named by its points in %s', async (unit, exponent, expected) => {
    const attributes = `SeriesStart="500" SeriesStep="720" SeriesUnit="${unit}" SeriesExponent="${exponent}"`
    expect(await names(attributes)).toEqual(expected)
  })

  it('without an exponent has none, and without a step is counted', async () => {
    expect(await names('SeriesStart="0" SeriesStep="2" SeriesUnit="SECOND"')).toEqual([
      '0 s',
      '2 s',
      '4 s',
    ])
    expect(await names('SeriesStart="0" SeriesUnit="SECOND"')).toEqual(['map 1', 'map 2', 'map 3'])
  })

  it('of no number of points, or of more than any has, is refused', async () => {
    for (const count of ['', 'x', '1048577']) {
      const xml = file(along(0, 'SERIES', '', `NumberOfSeriesPoints="${count}"`), row)
      expect(await refusal(xml, { maps: 3, rows: 1 })).toMatch(/no number of points/)
    }
  })
})

describe('parcels', () => {
  const parcel = (name: string, side: string, list: string) =>
    `<Parcel Name="${name}"><Vertices BrainStructure="CIFTI_STRUCTURE_CORTEX_${side}">${list}</Vertices></Parcel>`
  const surface = (side: string) =>
    `<Surface BrainStructure="CIFTI_STRUCTURE_CORTEX_${side}" SurfaceNumberOfVertices="4"/>`

  it('spread their row over the vertices of both sides, and stay known by name', async () => {
    const xml = file(
      along(
        1,
        'PARCELS',
        surface('RIGHT') +
          surface('LEFT') +
          parcel('insula', 'LEFT', '3 0') +
          '<Parcel Name="both"><Vertices BrainStructure="CIFTI_STRUCTURE_CORTEX_LEFT">1</Vertices><Vertices BrainStructure="CIFTI_STRUCTURE_CORTEX_RIGHT">2 1</Vertices></Parcel>' +
          '<Parcel Name="stem"><VoxelIndicesIJK>1 1 1</VoxelIndicesIJK></Parcel>',
      ),
      scalars('a'),
    )
    const opened = await open('surface-data', xml, { maps: 1, rows: 3 })
    expect(parts(opened)).toEqual([
      ['left', [0, 10, no, 0]],
      ['right', [no, 10, 10, no]],
    ])
    expect(opened.parcels?.labels).toEqual(
      ['insula', 'both', 'stem'].map((name, value) => ({
        value,
        name,
        colour: [0.5, 0.5, 0.5, 1],
      })),
    )
    expect(opened.parcels?.parts.map(({ values }) => [...values])).toEqual([
      [0, 1, -1, 0],
      [-1, 1, 1, -1],
    ])
    expect(opened.info.warnings).toEqual([])
  })

  it('without a name are counted, and of a cortex whose size is not stated are refused', async () => {
    const unnamed = parcel('b', 'LEFT', '2').replace('Name="b"', '')
    const xml = (size: string) =>
      file(along(1, 'PARCELS', size + parcel('a', 'LEFT', '0 1') + unnamed), scalars('a'))
    const opened = await open('surface-data', xml(surface('LEFT')), { maps: 1, rows: 2 })
    expect(opened.parcels?.labels.map(({ name }) => name)).toEqual(['a', 'parcel 2'])
    expect(await refusal(xml(surface('RIGHT')), { maps: 1, rows: 2 })).toMatch(
      /does not say how large its left cortex is/,
    )
  })

  it('more than there are rows, or with a vertex in two, are refused', async () => {
    const two = (list: string) =>
      file(
        along(
          1,
          'PARCELS',
          surface('LEFT') + parcel('a', 'LEFT', '0 1') + parcel('b', 'LEFT', list),
        ),
        scalars('a'),
      )
    expect(await refusal(two('2 3'), { maps: 1, rows: 2 })).toBe('surface-data')
    expect(await refusal(two('2 3'), { maps: 1, rows: 1 })).toMatch(/beyond the data/)
    expect(await refusal(two('3 0'), { maps: 1, rows: 2 })).toMatch(/share vertex 0/)
    expect(await refusal(two('1 2 3'), { maps: 1, rows: 2 })).toMatch(/two parcels share a vertex/)
  })
})

describe('labels', () => {
  it('have a table for each map, and no label where the file has no vertex', async () => {
    const table = (name: string, key: number) =>
      `<NamedMap><MapName>${name}</MapName><LabelTable><Label Key="${key}" Red="1" Green="0" Blue="0" Alpha="1"> of ${name} </Label></LabelTable></NamedMap>`
    const xml = file(
      along(0, 'LABELS', table('one', 4) + table('two', 9)),
      models(cortex('RIGHT', 0, [2, 0])),
    )
    const value = (row: number, map: number) => [4, 9][map]! * row
    const { maps, info } = await open('labels', xml, { maps: 3, rows: 2, value })
    expect(info.hemisphere).toBe('right')
    expect(maps.map(({ name, labels }) => [name, labels.map((l) => [l.value, l.name])])).toEqual([
      ['one', [[4, 'of one']]],
      ['two', [[9, 'of two']]],
      ['map 3', []],
    ])
    expect([...(maps[1]?.parts[0]?.values ?? [])]).toEqual([9, -1, 0, -1, -1, -1])
  })
})

describe('what is no such file is refused in words:', () => {
  const good = file(scalars('a'), models(cortex('LEFT', 0, [0, 1])))
  const fitting = { maps: 1, rows: 2 }
  it.each<[string, string, Recipe, string]>([
    ['a file as it should be', good, fitting, 'surface-data'],
    ['five dimensions', good, { ...fitting, shape: [1, 1, 1, 1, 2] }, 'not-recognised'],
    ['seven dimensions', good, { ...fitting, shape: [1, 1, 1, 1, 1, 2, 1] }, 'not-recognised'],
    ['another extension', good, { ...fitting, code: 6 }, 'bad-content: .*is missing'],
    ['an extension into the data', good, { ...fitting, beyond: 16 }, 'bad-content: .*does not fit'],
    ['no maps', file(models(cortex('LEFT', 0, [0, 1]))), fitting, 'not-recognised'],
    ['no rows', file(scalars('a')), fitting, 'not-recognised'],
    ['rows of fibres', file(scalars('a'), along(1, 'FIBERS')), fitting, 'not-recognised'],
    [
      'only voxels',
      file(scalars('a'), models(voxels('X', 0, 2))),
      fitting,
      'no values of a cortex',
    ],
    ['one row too few', good, { maps: 1, rows: 1 }, 'beyond the data'],
    [
      'a cortex of no vertices',
      file(scalars('a'), models(cortex('LEFT', 0, [], 0))),
      fitting,
      'cortex of 0 vertices',
    ],
    [
      'a cortex larger than any',
      file(scalars('a'), models(cortex('LEFT', 0, [0, 1], 2 ** 24 + 1))),
      fitting,
      'cortex of 16777217 vertices',
    ],
    [
      'a vertex that the cortex does not have',
      file(scalars('a'), models(cortex('LEFT', 0, [0, 6]))),
      fitting,
      'a vertex that its cortex does not have',
    ],
    [
      'a vertex named twice',
      file(scalars('a'), models(cortex('LEFT', 0, [1, 1]))),
      fitting,
      'names vertex 1 twice',
    ],
    [
      'a vertex that is no whole number',
      file(scalars('a'), models(cortex('LEFT', 0, [0, 1.5]))),
      fitting,
      '"1.5" is no index of a vertex',
    ],
    [
      'fewer vertices than stated',
      good.replace('IndexCount="2"', 'IndexCount="3"'),
      { maps: 1, rows: 3 },
      'another number of vertices than it states',
    ],
    [
      'a cortex without a first row',
      good.replace('IndexOffset="0"', ''),
      fitting,
      'begins nowhere',
    ],
    [
      'a cortex that comes twice',
      file(scalars('a'), models(cortex('LEFT', 0, [0]), cortex('LEFT', 1, [1]))),
      fitting,
      'it has two left cortices',
    ],
  ])('%s', async (_what, xml, recipe, words) => {
    expect(await refusal(xml, recipe)).toMatch(new RegExp(words))
  })

  it('more than the memory that it may take, in the file or spread over the cortex', async () => {
    const wide = file(scalars('a'), models(cortex('LEFT', 0, [0, 1], 100)))
    expect(await refusal(wide, fitting, { maxBytes: 400 })).toBe('surface-data')
    expect(await refusal(wide, fitting, { maxBytes: 399 })).toMatch(/^too-large/)
    const many = { maps: 50, rows: 2 }
    const narrow = file(scalars('a'), models(cortex('LEFT', 0, [0], 1)))
    expect(await refusal(narrow, many, { maxBytes: 400 })).toBe('surface-data')
    expect(await refusal(narrow, many, { maxBytes: 399 })).toMatch(/^too-large/)
  })

  it('data that end before their last row', async () => {
    const bytes = cifti(good, fitting)
    const cut = openFile([namedBlob('x.dscalar.nii', bytes.subarray(0, bytes.length - 1))])
    await expect(cut).rejects.toMatchObject({ tag: 'truncated' })
  })
})
