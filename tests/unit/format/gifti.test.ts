import { describe, expect, it } from 'vitest'
import { type OpenedFile, type OpenFileOptions, openFile } from '#format/index.ts'
import { namedBlob } from '../../fixtures/files.ts'

type Kind<K extends OpenedFile['kind']> = Extract<OpenedFile, { kind: K }>

/** GIFTI as text, opened. */
async function open<K extends OpenedFile['kind']>(
  kind: K,
  xml: string,
  name = 'x.func.gii',
  options: OpenFileOptions = {},
): Promise<Kind<K>> {
  const opened = await openFile([namedBlob(name, `<GIFTI Version="1.0">${xml}</GIFTI>`)], options)
  if (opened.kind !== kind) throw new Error(`opened as ${opened.kind}, not ${kind}`)
  return opened as Kind<K>
}

const refusal = (xml: string) =>
  openFile([namedBlob('x.func.gii', `<GIFTI>${xml}</GIFTI>`)]).then(
    ({ kind }) => kind,
    (error: Error) => error.message,
  )

type Recipe = {
  readonly intent?: string
  readonly type?: string
  readonly dims: readonly number[]
  readonly encoding?: string
  readonly more?: string
  /** Elements beside the data. */
  readonly inside?: string
}

function array({ dims, ...recipe }: Recipe, content: string): string {
  const { intent = 'SHAPE', type = 'FLOAT32', encoding = 'ASCII', more = '', inside = '' } = recipe
  const sizes = dims.map((length, i) => `Dim${i}="${length}"`).join(' ')
  return `<DataArray Intent="NIFTI_INTENT_${intent}" DataType="NIFTI_TYPE_${type}" Dimensionality="${dims.length}" ${sizes} Encoding="${encoding}" ${more}>${inside}<Data>${content}</Data></DataArray>`
}

const meta = (entries: { readonly [name: string]: string }) =>
  `<MetaData>${Object.entries(entries)
    .map(([name, value]) => `<MD><Name>${name}</Name><Value><![CDATA[ ${value} ]]></Value></MD>`)
    .join('')}</MetaData>`

const points = (more: Partial<Recipe> = {}, content = '0 0 0  10 0 0  0 10 0  0 0 10') =>
  array({ intent: 'POINTSET', dims: [4, 3], ...more }, content)
const triangles = (more: Partial<Recipe> = {}, content = '0 1 2  0 3 1') =>
  array({ intent: 'TRIANGLE', type: 'INT32', dims: [2, 3], ...more }, content)

const valuesOf = ({ maps }: Kind<'surface-data'>, map = 0) => [
  ...(maps[map]?.parts[0]?.values ?? []),
]

describe('numbers in base64', () => {
  it.each([
    ['UINT8', 1, (d: DataView, i: number, x: number) => d.setUint8(i, x), [0, 1, 200, 255]],
    [
      'INT32',
      4,
      (d: DataView, i: number, x: number, le: boolean) => d.setInt32(4 * i, x, le),
      [-5, 0, 70_000, 2 ** 31 - 1],
    ],
    [
      'FLOAT32',
      4,
      (d: DataView, i: number, x: number, le: boolean) => d.setFloat32(4 * i, x, le),
      [0.5, -2, 1e10, 3],
    ],
    [
      'FLOAT64',
      8,
      (d: DataView, i: number, x: number, le: boolean) => d.setFloat64(8 * i, x, le),
      [0.1, -1e300, 7, 0],
    ],
  ] as const)('are read in either byte order: %s', async (type, size, write, numbers) => {
    for (const [endian, little] of [
      ['Endian="LittleEndian"', true],
      ['', true],
      ['Endian="BigEndian"', false],
    ] as const) {
      const bytes = new Uint8Array(size * numbers.length)
      numbers.forEach((x, i) => {
        write(new DataView(bytes.buffer), i, x, little)
      })
      const text = Buffer.from(bytes).toString('base64')
      const recipe = { type, dims: [numbers.length], encoding: 'Base64Binary', more: endian }
      const opened = await open('surface-data', array(recipe, text))
      expect([endian, valuesOf(opened)]).toEqual([
        endian,
        numbers.map(type === 'FLOAT32' ? Math.fround : Number),
      ])
    }
  })
})

describe('numbers in text', () => {
  it('fit exactly, or it is said what is wrong with them', async () => {
    const three = (content: string, type = 'FLOAT32') =>
      refusal(array({ type, dims: [3] }, content))
    expect(await three('1 2 3')).toBe('surface-data')
    expect(await three('1 2 3 4')).toMatch(/should hold 3 numbers and holds more/)
    expect(await three('1    2')).toMatch(/should hold 3 numbers and holds 2/)
    expect(await three('1')).toMatch(/should hold 3 numbers and holds fewer/)
    expect(await three('1 2 3x')).toMatch(/"3x" is no number/)
    expect(await three('1 2 nan3')).toMatch(/"nan3" is no number/)
    expect(await three('1 2 4294967297', 'INT32')).toMatch(
      /"4294967297" is no number of the stated/,
    )
    expect(await three('1 2 1.5', 'UINT8')).toMatch(/"1.5" is no number of the stated/)
    expect(await three('1 2 -2', 'INT32')).toBe('surface-data')
    const opened = await open('surface-data', array({ dims: [4] }, '+inf -INF NaN -nan'))
    expect(valuesOf(opened)).toEqual([Infinity, -Infinity, Number.NaN, Number.NaN])
  })
})

describe('an array', () => {
  it.each([
    ['0', '', 'no dimensionality of 1 to 6'],
    ['7', '', 'no dimensionality of 1 to 6'],
    ['1.5', '', 'no dimensionality of 1 to 6'],
    ['1', 'Dim0="0"', 'a dimension that is no length'],
    ['1', 'Dim0="-3"', 'a dimension that is no length'],
    ['2', 'Dim0="3"', 'a dimension that is no length'],
  ])('of %s dimensions, %s, is refused in words', async (rank, sizes, words) => {
    const xml = `<DataArray Intent="NIFTI_INTENT_SHAPE" DataType="NIFTI_TYPE_FLOAT32" Dimensionality="${rank}" ${sizes} Encoding="ASCII"><Data>1 2 3</Data></DataArray>`
    expect(await refusal(xml)).toContain(words)
  })

  it('of six dimensions of which one is long is one value a vertex', async () => {
    const opened = await open('surface-data', array({ dims: [3, 1, 1, 1, 1, 1] }, '1 2 3'))
    expect(valuesOf(opened)).toEqual([1, 2, 3])
  })

  it('is refused where its bytes are damaged or of another number, or its encoding has no name', async () => {
    const packed = (content: string, encoding = 'Base64Binary') =>
      refusal(array({ dims: [2], encoding }, content))
    expect(await packed('AAAA*AAA')).toMatch(/base64 text is damaged/)
    expect(await packed('AAAA')).toMatch(/should hold 2 numbers/)
    expect(await packed('AAAAAAAAAAA=', '')).toMatch(/something unnamed/)
    expect(await packed('AAAAAAAAAAA=')).toBe('surface-data')
  })
})

describe('a file of values', () => {
  it('is refused where its arrays do not go together, or there are none', async () => {
    const short = array({ dims: [2] }, '1 2')
    const long = array({ dims: [3] }, '1 2 3')
    const nodes = array({ intent: 'NODE_INDEX', type: 'INT32', dims: [2] }, '7 1')
    expect(await refusal(short + long)).toMatch(/all of one length/)
    expect(await refusal('')).toMatch(/holds no data/)
    expect(await refusal(nodes)).toMatch(/holds no data/)
    expect(await refusal(nodes + nodes + short)).toMatch(/several lists of vertices/)
    expect(await refusal(nodes.replace('7 1', '7 16777216') + short)).toMatch(/a vertex 16777216/)
    expect(await refusal(nodes.replace('7 1', '7 16777215') + short)).toBe('surface-data')
    expect(await refusal(nodes.replace('7 1', '0 0') + short)).toMatch(/lists vertex 0 twice/)
    expect(await refusal(points())).toMatch(/points but no triangles/)
    expect(await refusal(triangles())).toMatch(/triangles but no points/)
    const flat = points({ dims: [6, 2] })
    expect(await refusal(flat + triangles())).toMatch(/come in threes/)
    expect(await refusal(points() + triangles({ dims: [3, 2] }))).toMatch(/come in threes/)
    const other = openFile([namedBlob('x.func.gii', '<NOTGIFTI><GIFTI></GIFTI></NOTGIFTI>')])
    await expect(other).rejects.toThrow(/root element is "NOTGIFTI"/)
  })

  it('names its maps by their own names, or counts them; keeps whole numbers exact', async () => {
    const opened = await open(
      'surface-data',
      meta({ Description: 'of the file', Name: 'no map' }) +
        array({ dims: [2], inside: meta({ Name: 'pain' }) }, '1 2') +
        array({ intent: 'LABEL', type: 'INT32', dims: [2] }, '16777217 5'),
    )
    expect(opened.maps.map(({ name }) => name)).toEqual(['pain', 'map 2'])
    expect(valuesOf(opened, 1)).toEqual([16777217, 5])
    expect(opened.info).toMatchObject({ description: 'of the file', vertexCount: 2, warnings: [] })
  })

  it.each([
    ['ZSCORE', 'z'],
    ['TTEST', 't'],
    ['FTEST', 'F'],
    ['CORREL', 'r'],
    ['PVAL', 'p'],
    ['ESTIMATE', 'effect'],
    ['constructor', 'unknown'],
    ['NONE', 'unknown'],
  ])('of the intent %s is of the kind %s', async (intent, kind) => {
    const { info } = await open('surface-data', array({ intent, dims: [2] }, '1 2'))
    expect(info.statistic.kind).toBe(kind)
  })

  it('belongs to the hemisphere that it says, of the file or of an array, before that of its name', async () => {
    const left = meta({ AnatomicalStructurePrimary: 'CortexLeft' })
    const right = meta({ AnatomicalStructurePrimary: 'CortexRight' })
    const one = (inside = '') => array({ dims: [2], inside }, '1 2')
    const side = async (xml: string, name: string, options: OpenFileOptions = {}) =>
      (await open('surface-data', xml, name, options)).info.hemisphere
    expect(await side(left + one(right), 'rh.x.func.gii')).toBe('left')
    expect(await side(right + one(), 'lh.x.func.gii')).toBe('right')
    expect(await side(one() + one(right), 'lh.x.func.gii')).toBe('right')
    expect(await side(one(), 'lh.x.func.gii', { hemisphere: 'right' })).toBe('left')
    expect(await side(one(), 'x.func.gii', { hemisphere: 'right' })).toBe('right')
    const { maps } = await open('surface-data', left + one(), 'x.func.gii')
    expect(maps[0]?.parts[0]?.hemisphere).toBe('left')
  })
})

describe('labels', () => {
  it('have the colours of the table within what a colour can be, grey where it has none', async () => {
    const table =
      '<LabelTable><Label Key="7" Red="2" Green="-1" Blue="0.25" Alpha="0.5"> insula </Label>' +
      '<Label Index="3" Red="x">old</Label><Label>none</Label></LabelTable>'
    const values = array({ intent: 'LABEL', type: 'INT32', dims: [3] }, '7 3 0')
    const { maps, info } = await open('labels', table + values, 'x.label.gii')
    expect(maps[0]?.labels).toEqual([
      { value: 7, name: 'insula', colour: [1, 0, 0.25, 0.5] },
      { value: 3, name: 'old', colour: [0.5, 0.5, 0.5, 1] },
      { value: 0, name: 'none', colour: [0.5, 0.5, 0.5, 1] },
    ])
    expect([...(maps[0]?.parts[0]?.values ?? [])]).toEqual([7, 3, 0])
    expect([maps[0]?.name, info.vertexCount]).toEqual(['map 1', 3])
  })
})

describe('a surface', () => {
  it('is the same column after column as row after row', async () => {
    const columns = { more: 'ArrayIndexingOrder="ColumnMajorOrder"' }
    const rows = { more: 'ArrayIndexingOrder="RowMajorOrder"' }
    const plain = await open('surface', points(rows) + triangles(rows), 'lh.surf.gii')
    const turned = await open(
      'surface',
      points(columns, '0 10 0 0  0 0 10 0  0 0 0 10') + triangles(columns, '0 0  1 3  2 1'),
      'lh.surf.gii',
    )
    expect([...plain.mesh.positionsWorld]).toEqual([0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0, 10])
    expect([...plain.mesh.faces]).toEqual([0, 1, 2, 0, 3, 1])
    expect(turned.mesh).toEqual(plain.mesh)
    expect(turned.info).toMatchObject({ vertexCount: 4, faceCount: 2, hemisphere: 'left' })
  })

  it('is moved by the centre of its volume where it is in FreeSurfer’s space, and only then', async () => {
    const centre = { VolGeomC_R: '1', VolGeomC_A: '-2', VolGeomC_S: '3' }
    const space = (from: string) =>
      `<CoordinateSystemTransformMatrix><DataSpace> ${from} </DataSpace><TransformedSpace>NIFTI_XFORM_TALAIRACH</TransformedSpace><MatrixData>1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1</MatrixData></CoordinateSystemTransformMatrix>`
    const opened = (entries: { readonly [name: string]: string }, from?: string, more = '') =>
      open(
        'surface',
        points({ inside: meta(entries) + (from ? space(from) : '') + more }) + triangles(),
      )
    const first = async (...from: Parameters<typeof opened>) =>
      [...(await opened(...from)).mesh.positionsWorld].slice(3, 6)
    expect(await first(centre)).toEqual([11, -2, 3])
    expect(await first(centre, 'NIFTI_XFORM_UNKNOWN')).toEqual([11, -2, 3])
    expect(await first(centre, 'NIFTI_XFORM_SCANNER_ANAT')).toEqual([10, 0, 0])
    // The first of several matrices is that of the file's own coordinates.
    expect(await first(centre, 'NIFTI_XFORM_UNKNOWN', space('NIFTI_XFORM_MNI_152'))).toEqual([
      11, -2, 3,
    ])
    expect(await first({ VolGeomC_R: '1', VolGeomC_A: '-2' })).toEqual([10, 0, 0])
    expect(await first({ ...centre, VolGeomC_S: 'three' })).toEqual([10, 0, 0])

    const { info } = await opened({ ...centre, AnatomicalStructureSecondary: 'Pial' })
    expect(info).toMatchObject({ description: 'Pial', placement: 'c_ras', hemisphere: 'unknown' })
    expect((await opened({})).info.description).toBe('')
    for (const name of ['Name', 'VolGeomFname']) {
      const { placements } = (await opened({ [name]: '/subjects/fsaverage/lh.pial' })).info
      expect(placements.map(({ id }) => id)).toEqual(['as-is', 'mni305'])
    }
  })
})
