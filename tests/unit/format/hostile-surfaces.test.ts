/** Files made to harm: each is refused by name, at once and in little memory. */
import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openFile } from '#format/index.ts'
import { fixture, namedBlob } from '../../fixtures/files.ts'

const data = (attributes: string, content: string) =>
  `<GIFTI Version="1.0"><DataArray Intent="NIFTI_INTENT_SHAPE" DataType="NIFTI_TYPE_FLOAT32" ${attributes}><Data>${content}</Data></DataArray></GIFTI>`

const tagOf = async (name: string, content: string | Uint8Array) =>
  openFile([namedBlob(name, content)]).then(
    ({ kind }) => kind,
    (error) => error.tag,
  )

const zip = (bytes: number) =>
  Buffer.from(deflateSync(new Uint8Array(bytes), { level: 9 })).toString('base64')

describe('GIFTI', () => {
  it.each([
    [
      'entities that expand to gigabytes',
      `<!DOCTYPE GIFTI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${data('Dimensionality="1" Dim0="1" Encoding="ASCII"', '&b;')}`,
      'bad-xml',
    ],
    [
      'an entity that reads a file',
      `<!DOCTYPE GIFTI [<!ENTITY x SYSTEM "file:///etc/hostname">]>${data('Dimensionality="1" Dim0="1" Encoding="ASCII"', '&x;')}`,
      'bad-xml',
    ],
    [
      'a table where one value a vertex belongs',
      data('Dimensionality="2" Dim0="3" Dim1="2" Encoding="ASCII"', '1 2 3 4 5 6'),
      'bad-content',
    ],
    ['nesting without end', `<GIFTI>${'<MetaData>'.repeat(500_000)}`, 'bad-xml'],
    [
      'an array of a trillion numbers',
      data('Dimensionality="1" Dim0="1000000000000" Encoding="ASCII"', '1'),
      'too-large',
    ],
    [
      'dimensions whose product overflows',
      data('Dimensionality="3" Dim0="65536" Dim1="65536" Dim2="65536" Encoding="ASCII"', '1'),
      'too-large',
    ],
    [
      'a megabyte of zeros where 4 bytes should be',
      data('Dimensionality="1" Dim0="1" Encoding="GZipBase64Binary"', zip(1 << 20)),
      'bad-content',
    ],
    [
      'a claim of 100 MB over a few packed bytes',
      data('Dimensionality="1" Dim0="25000000" Encoding="GZipBase64Binary"', zip(4)),
      'bad-content',
    ],
    [
      'a claim of numbers that are not in the text',
      data('Dimensionality="1" Dim0="20000000" Encoding="ASCII"', '1 2 3'),
      'bad-content',
    ],
    [
      'a path to another file',
      data(
        'Dimensionality="1" Dim0="1" Encoding="ExternalFileBinary" ExternalFileName="/etc/passwd"',
        '',
      ),
      'unsupported-encoding',
    ],
    [
      'a datatype named like a method',
      data('Dimensionality="1" Dim0="1" Encoding="ASCII"', '1').replace(
        'NIFTI_TYPE_FLOAT32',
        'constructor',
      ),
      'unsupported-datatype',
    ],
    [
      'words for numbers',
      data('Dimensionality="1" Dim0="2" Encoding="ASCII"', '1 two'),
      'bad-content',
    ],
  ])('refuses %s', async (_what, xml, tag) => {
    expect(await tagOf('x.func.gii', `<?xml version="1.0"?>${xml}`)).toBe(tag)
  })

  it('refuses faces that point beyond the vertices, or before the first', async () => {
    for (const vertex of ['3', '-1', '4294967296', '1.5']) {
      const xml = `<GIFTI><DataArray Intent="NIFTI_INTENT_POINTSET" DataType="NIFTI_TYPE_FLOAT32" Dimensionality="2" Dim0="3" Dim1="3" Encoding="ASCII"><Data>0 0 0 1 0 0 0 1 0</Data></DataArray><DataArray Intent="NIFTI_INTENT_TRIANGLE" DataType="NIFTI_TYPE_INT32" Dimensionality="2" Dim0="1" Dim1="3" Encoding="ASCII"><Data>0 1 ${vertex}</Data></DataArray></GIFTI>`
      expect([vertex, await tagOf('x.surf.gii', xml)]).toEqual([vertex, 'bad-content'])
    }
  })

  it('refuses lists of vertices that do not fit the values, or are none', async () => {
    const file = (nodes: string, count: number, more = '') =>
      tagOf(
        'x.func.gii',
        `<GIFTI>${`<DataArray Intent="NIFTI_INTENT_NODE_INDEX" DataType="NIFTI_TYPE_INT32" Dimensionality="1" Dim0="${count}" Encoding="ASCII"><Data>${nodes}</Data></DataArray>`}${more}<DataArray Intent="NIFTI_INTENT_ZSCORE" DataType="NIFTI_TYPE_FLOAT32" Dimensionality="1" Dim0="2" Encoding="ASCII"><Data>1 2</Data></DataArray></GIFTI>`,
      )
    expect(await file('4 9', 2)).toBe('surface-data')
    expect(await file('4 9 11', 3)).toBe('bad-content')
    expect(await file('4', 1)).toBe('bad-content')
    expect(await file('4 4', 2)).toBe('bad-content')
    expect(await file('4 -1', 2)).toBe('bad-content')
  })

  it('reads columns first where the file says so, and numbers written as nan and inf', async () => {
    const xml = data('Dimensionality="1" Dim0="3" Encoding="ASCII"', ' 1.5 nan\n-inf ')
    const opened = await openFile([namedBlob('x.func.gii', xml)])
    if (opened.kind !== 'surface-data') throw new Error(opened.kind)
    expect([...(opened.maps[0]?.parts[0]?.values ?? [])]).toEqual([
      1.5,
      Number.NaN,
      Number.NEGATIVE_INFINITY,
    ])
  })
})

describe('more arrays than any series has', () => {
  it('are refused before one of them is unpacked', async () => {
    const array = `<DataArray Intent="NIFTI_INTENT_SHAPE" DataType="NIFTI_TYPE_FLOAT32" Dimensionality="1" Dim0="1" Encoding="GZipBase64Binary"><Data>${zip(4)}</Data></DataArray>`
    expect(await tagOf('x.func.gii', `<GIFTI>${array.repeat(100_000)}</GIFTI>`)).toBe('bad-content')
  })
})

describe('a list of vertices in CIFTI', async () => {
  const good = new Uint8Array(await (await fixture('surface/both.dscalar.nii')).blob.arrayBuffer())
  const text = Buffer.from(good)

  // Same length, so that nothing else in the file moves.
  it.each([
    ['words', '622 624 626', 'abc def ghi', '"abc" is no index'],
    ['fractions', '622 624 626', '622 1.5 626', '"1.5" is no index'],
    ['exponents', '622 624 626', '622 6e2 626', '"6e2" is no index'],
    ['2^32', '614 616 618 620', '614 4294967296 ', '"4294967296"|cortex does not have'],
    ['negative numbers', '622 624 626', '622 -24 626', '"-24" is no index'],
    ['a vertex beyond the cortex', '622 624 626', '622 642 626', 'cortex does not have'],
    ['a vertex twice', '622 624 626', '622 622 626', 'names vertex 622 twice'],
    ['too few', '622 624 626', '622 624    ', 'another number of vertices'],
    ['the left cortex twice', 'CORTEX_RIGHT"', 'CORTEX_LEFT" ', 'two left cortices'],
    ['rows beyond the data', 'IndexOffset="321"', 'IndexOffset="621"', 'beyond the data'],
    ['a beginning that is none', 'IndexOffset="321"', 'IndexOffset="   "', 'begins nowhere'],
  ])('with %s is refused', async (_what, from, to, words) => {
    const at = text.indexOf(from)
    expect(at).toBeGreaterThan(0)
    const bad = Buffer.from(good)
    bad.write(to, at)
    await expect(openFile([namedBlob('x.dscalar.nii', bad)])).rejects.toMatchObject({
      tag: 'bad-content',
      message: expect.stringMatching(words),
    })
  })
})

describe('a file that inflates without end', () => {
  it('is refused by name once it is beyond the limit of its kind', async () => {
    const zeros = gzipSync(new Uint8Array(1 << 20))
    const head = gzipSync(
      new Uint8Array(await (await fixture('surface/lh.pial')).blob.arrayBuffer()),
    )
    const bomb = Buffer.concat([head, ...Array.from({ length: 200 }, () => zeros)])
    expect(await tagOf('lh.pial', bomb)).toBe('bomb')
  })
})

describe('FreeSurfer', () => {
  const big = (...numbers: number[]) => {
    const bytes = Buffer.alloc(4 * numbers.length)
    numbers.forEach((n, i) => {
      bytes.writeInt32BE(n, 4 * i)
    })
    return bytes
  }

  it('refuses counts that the file can’t hold, and negative ones', async () => {
    const geometry = (vertices: number, faces: number) =>
      Buffer.concat([Uint8Array.of(0xff, 0xff, 0xfe, 10, 10), big(vertices, faces)])
    expect(await tagOf('lh.pial', geometry(2 ** 31 - 1, 2 ** 31 - 1))).toBe('truncated')
    expect(await tagOf('lh.pial', geometry(-1, 5))).toBe('bad-header')
    expect(
      await tagOf('lh.curv', Buffer.concat([Uint8Array.of(255, 255, 255), big(2 ** 31 - 1, 0, 1)])),
    ).toBe('truncated')
    expect(await tagOf('lh.x.annot', big(2 ** 31 - 1))).toBe('truncated')
  })

  it('refuses labels for vertices that do not exist, and a table without end', async () => {
    expect(await tagOf('lh.x.annot', big(1, 7, 0, 1, 0))).toBe('bad-content')
    expect(await tagOf('lh.x.annot', big(1, 0, 0, 1, -2, 5, 0, 2 ** 31 - 1))).toBe('truncated')
  })
})

describe('more than one map', () => {
  it('is not opened as the first of them in silence', async () => {
    const files = await Promise.all([fixture('nifti/gz_ok.nii.gz'), fixture('surface/map.mgz')])
    await expect(openFile(files)).rejects.toMatchObject({
      tag: 'too-many-files',
      fields: { count: 2 },
    })
  })
})
