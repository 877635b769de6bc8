import { describe, expect, it } from 'vitest'
import { type OpenedFile, type OpenFileOptions, openFile } from '#format/index.ts'
import { namedBlob } from '../../fixtures/files.ts'

type Kind<K extends OpenedFile['kind']> = Extract<OpenedFile, { kind: K }>

async function open<K extends OpenedFile['kind']>(
  kind: K,
  name: string,
  bytes: Uint8Array,
  options: OpenFileOptions = {},
): Promise<Kind<K>> {
  const opened = await openFile([namedBlob(name, bytes)], options)
  if (opened.kind !== kind) throw new Error(`opened as ${opened.kind}, not ${kind}`)
  return opened as Kind<K>
}

const refusal = (name: string, bytes: Uint8Array) =>
  openFile([namedBlob(name, bytes)]).then(
    ({ kind }) => kind,
    (error: Error & { tag: string }) => `${error.tag}: ${error.message}`,
  )

/** Big-endian, as all of FreeSurfer's. */
const int32 = (...numbers: number[]) => numbers.flatMap((n) => [n >> 24, n >> 16, n >> 8, n])
const int24 = (...numbers: number[]) => numbers.flatMap((n) => [n >> 16, n >> 8, n])
const int16 = (...numbers: number[]) => numbers.flatMap((n) => [n >> 8, n])
const float32 = (...numbers: number[]) =>
  numbers.flatMap((n) => {
    const bytes = Buffer.alloc(4)
    bytes.writeFloatBE(n)
    return [...bytes]
  })
const text = (words: string) => [...new TextEncoder().encode(words)]
const file = (...parts: readonly (readonly number[])[]) => Uint8Array.from(parts.flat())

describe('triangles', () => {
  const corners = [0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0, 10]
  const faces = [0, 1, 2, 0, 3, 1]
  const surface = (comment: string, footer: number[] = []) =>
    file(
      [0xff, 0xff, 0xfe],
      text(comment),
      [10, 10],
      int32(4, 2),
      float32(...corners),
      int32(...faces),
      footer,
    )
  const geometry = (...lines: string[]) => [...int32(2, 0, 20), ...text(`${lines.join('\n')}\n`)]

  it('come with the comment before them, however long', async () => {
    for (const comment of ['', 'created by me on Monday', 'two\nlines', 'x'.repeat(4000)]) {
      const { info, mesh } = await open('surface', 'rh.pial', surface(comment))
      expect(info).toMatchObject({
        format: 'FreeSurfer surface',
        description: comment,
        hemisphere: 'right',
        vertexCount: 4,
        faceCount: 2,
        placement: 'as-is',
      })
      expect([...mesh.positionsWorld]).toEqual(corners)
      expect([...mesh.faces]).toEqual(faces)
    }
  })

  it('are moved by the centre of their volume where their footer is valid', async () => {
    const second = async (...lines: string[]) => {
      const { mesh } = await open('surface', 'lh.pial', surface('', geometry(...lines)))
      return [...mesh.positionsWorld.slice(3, 6)]
    }
    const cras = 'cras   = 1.5 -2.0 3.25'
    expect(await second('valid = 1  # volume info valid', cras)).toEqual([11.5, -2, 3.25])
    expect(await second('valid = 0  # volume info invalid', cras)).toEqual([10, 0, 0])
    expect(await second(cras)).toEqual([10, 0, 0])
    expect(await second('valid = 1', 'cras = 1.5 x 3')).toEqual([10, 0, 0])
    expect(await second('valid = 1', 'cras = 1.5 2')).toEqual([10, 0, 0])
    expect(await second('valid = 1')).toEqual([10, 0, 0])
  })

  it('of fsaverage are known by the name of their volume, or by their comment', async () => {
    const ids = async (bytes: Uint8Array) =>
      (await open('surface', 'lh.pial', bytes)).info.placements.map(({ id }) => id)
    const named = geometry('filename = /subjects/fsaverage/mri/orig.mgz')
    expect(await ids(surface('', named))).toEqual(['as-is', 'mni305'])
    expect(await ids(surface('made of fsaverage'))).toEqual(['as-is', 'mni305'])
    expect(await ids(surface('made of bert'))).toEqual(['as-is'])
  })

  it('that are cut short by a byte are refused', async () => {
    const bytes = surface('x')
    expect(await refusal('lh.pial', bytes.subarray(0, -1))).toMatch(/^truncated/)
    expect(await refusal('lh.pial', bytes.subarray(0, 12))).toMatch(/^truncated/)
  })
})

describe('quadrangles', () => {
  it('in hundredths and in floats are cut in two, by their first vertex one way or the other', async () => {
    const points = [0, 0, 0, 1, 0, 0, 1, -1, 0, 0, -1, 0, 2, 0, 0.5]
    const quads = int24(0, 1, 2, 3, 1, 4, 2, 0)
    const short = file([255, 255, 255], int24(5, 2), int16(...points.map((x) => 100 * x)), quads)
    const long = file([255, 255, 0xfd], int24(5, 2), float32(...points), quads)
    for (const bytes of [short, long]) {
      const { mesh, info } = await open('surface', 'lh.orig', bytes)
      expect([...mesh.positionsWorld].map((x) => x + 0)).toEqual(points)
      // a even: a b d, c d b; a odd: a b c, a c d.
      expect([...mesh.faces]).toEqual([0, 1, 3, 2, 3, 1, 1, 4, 2, 1, 2, 0])
      expect(info).toMatchObject({ format: 'FreeSurfer quadrangles', bytes: bytes.length })
      expect(info.faceCount).toBe(4)
    }
  })
})

describe('values', () => {
  const values = (vertices: number, numbers: number[], each = 1) =>
    file([255, 255, 255], int32(vertices, 8, each), float32(...numbers))

  it('are one a vertex, or it is said that they are not', async () => {
    const good = values(3, [0.5, -1, 2])
    const { maps, info } = await open('surface-data', 'lh.curv', good)
    expect([...(maps[0]?.parts[0]?.values ?? [])]).toEqual([0.5, -1, 2])
    expect(maps[0]).toMatchObject({ name: 'lh.curv', parts: [{ hemisphere: 'left' }] })
    expect(info).toMatchObject({ hemisphere: 'left', vertexCount: 3, bytes: good.length })

    expect(await refusal('lh.curv', values(3, [1, 2, 3, 4, 5, 6], 2))).toMatch(/one value a vertex/)
    expect(await refusal('lh.curv', values(3, [1, 2, 3, 4]))).toMatch(/one value a vertex/)
    expect(await refusal('lh.curv', values(3, [1, 2]))).toMatch(/^truncated/)
    expect(await refusal('lh.curv', good.subarray(0, 14))).toMatch(/^truncated/)
    expect(await refusal('lh.curv', values(-1, []))).toMatch(/number of vertices.*must be a count/)
  })

  it('of the old kind are hundredths, and know their end', async () => {
    const old = file(int24(3, 8), int16(50, -100, 32_000))
    const { maps } = await open('surface-data', 'rh.sulc', old)
    expect([...(maps[0]?.parts[0]?.values ?? [])]).toEqual([0.5, -1, 320])
    // Of as many vertices as the finest brains have, which take all three bytes of the count.
    const many = file(int24(163_842, 8), Array<number>(2 * 163_842).fill(1))
    const fine = await open('surface-data', 'rh.sulc', many)
    expect(fine.info.vertexCount).toBe(163_842)
    expect(fine.maps[0]?.parts[0]?.values.at(-1)).toBeCloseTo(2.57, 6)
    expect(await refusal('rh.sulc', file(int24(0, 8), [0]))).toMatch(/neither of the new kind/)
    expect(await refusal('rh.sulc', old.subarray(0, -1))).toMatch(/^truncated/)
    expect(await refusal('rh.sulc', file([...old], [0]))).toMatch(/neither of the new kind/)
    // Seven bytes are the fewest that could be such a file; fewer are not recognised at all.
    expect(await refusal('rh.sulc', file(int24(1, 8)))).toMatch(/^not-recognised/)
  })
})

describe('an annotation', () => {
  const named = (name: string) => [...int32(name.length + 1), ...text(`${name}\0`)]
  const red = 0x0000ff
  const blue = 0xff0000
  const strange = 0x010203
  /** Not in the order of the vertices. */
  const vertices = [...int32(4), ...int32(2, red, 0, blue, 3, strange, 1, red)]
  const rows = [
    [...named('insula'), ...int32(255, 0, 0, 0)],
    [...named('cingulate'), ...int32(0, 0, 255, 51)],
  ] as const

  const first = file(vertices, int32(1, 2), named('table'), ...rows)
  const second = file(
    vertices,
    int32(1, -2, 9),
    named('table'),
    int32(2),
    int32(3),
    rows[0],
    int32(7),
    rows[1],
  )

  it.each([
    ['1', first, [0, 1]],
    ['2', second, [3, 7]],
  ] as const)('with a table of version %s names its vertices', async (_version, bytes, [a, b]) => {
    const { maps, info } = await open('labels', 'lh.aparc.annot', bytes)
    expect(maps[0]?.labels).toEqual([
      { value: a, name: 'insula', colour: [1, 0, 0, 1] },
      { value: b, name: 'cingulate', colour: [0, 0, 1, 0.8] },
    ])
    // A colour that no row has is no label.
    expect([...(maps[0]?.parts[0]?.values ?? [])]).toEqual([b, a, a, -1])
    expect(info).toMatchObject({ hemisphere: 'left', vertexCount: 4, bytes: bytes.length })
    expect(maps[0]).toMatchObject({ name: 'lh.aparc.annot', parts: [{ hemisphere: 'left' }] })
  })

  it('is refused in words where it is cut, has no table, or names a vertex that is none', async () => {
    const at = (name: string, bytes: Uint8Array) => refusal(name, bytes)
    expect(await at('lh.x.annot', first.subarray(0, -1))).toMatch(/^truncated/)
    expect(await at('lh.x.annot', file(vertices).subarray(0, -1))).toMatch(/^truncated/)
    expect(await at('lh.x.annot', file(vertices))).toMatch(/no colour table/)
    expect(await at('lh.x.annot', file(vertices, int32(0, 2)))).toMatch(/no colour table/)
    expect(await at('lh.x.annot', file(vertices, int32(1)))).toMatch(/no colour table/)
    expect(await at('lh.x.annot', file(vertices, int32(1, -3)))).toMatch(/version.*-3/)
    for (const vertex of [-1, 4]) {
      const wrong = file(int32(4, vertex, red, 0, blue, 3, red, 1, red), int32(1, 2), named('t'))
      expect(await at('lh.x.annot', wrong)).toContain(`labels a vertex ${vertex} of 4`)
    }
    expect(await at('lh.x.annot', file(vertices, int32(1, 1), named('t'), int32(-5)))).toMatch(
      /length of a name/,
    )
  })
})
