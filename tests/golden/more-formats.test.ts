import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type OpenedFile, type OpenFileOptions, openFile } from '#format/index.ts'
import { fixture, namedBlob } from '../fixtures/files.ts'
import { makeNifti } from '../fixtures/make-nifti.ts'

/** What nibabel reads of the same files; tests/fixtures/surface/make-more.py. */
const golden = JSON.parse(
  readFileSync(new URL('../fixtures/surface/expect-more.json', import.meta.url), 'utf8'),
)

type Kind<K extends OpenedFile['kind']> = Extract<OpenedFile, { kind: K }>

async function open<K extends OpenedFile['kind']>(
  kind: K,
  [name, ...more]: readonly [string, ...string[]],
  options: OpenFileOptions = {},
): Promise<Kind<K>> {
  const files = await Promise.all([name, ...more].map((file) => fixture(`surface/${file}`)))
  const opened = await openFile(files, options)
  if (opened.kind !== kind) throw new Error(`opened as ${opened.kind}, not ${kind}`)
  return opened as Kind<K>
}

const vertices = Array.from({ length: 642 }, (_, vertex) => vertex)

describe('CIFTI', () => {
  it('reads every label map with its own table, names and colours', async () => {
    const { maps, info } = await open('labels', ['two.dlabel.nii'])
    expect(info.vertexCount).toBe(642)
    expect(maps.map(({ name }) => name)).toEqual(['parts', 'halves'])
    expect(maps[0]?.labels).toEqual([
      { value: 0, name: '???', colour: [0, 0, 0, 0] },
      { value: 3, name: 'three & more', colour: [1, 0, 0, 1] },
      { value: 7, name: 'seven', colour: [0, 0.5, 1, 1] },
    ])
    expect(maps[1]?.labels.map(({ name }) => name)).toEqual(['one', 'two'])
    const [left, right] = maps[0]?.parts ?? []
    expect([left?.hemisphere, right?.hemisphere]).toEqual(['left', 'right'])
    // Vertices that the file leaves out have no label, which is not label 0.
    expect([...(left?.values ?? [])]).toEqual(
      vertices.map((v) => (v % 2 !== 0 ? -1 : v % 4 === 0 ? 3 : 7)),
    )
    expect([...(maps[1]?.parts[1]?.values ?? [])]).toEqual(
      vertices.map((v) => (v % 3 === 1 ? 1 + (v % 2) : -1)),
    )
  })

  it('keeps float64: a tenth stays a tenth', async () => {
    const { maps } = await open('surface-data', ['double.dscalar.nii'])
    const values = maps[0]?.parts[0]?.values ?? new Float64Array()
    for (const v of [0, 2, 640]) expect(values[v]).toBe(0.1 * v + 1e-12)
    expect(values[1]).toBeNaN()
  })

  it('spreads parcels over their vertices, and says which vertex is in which', async () => {
    const { maps, parcels } = await open('surface-data', ['three.pscalar.nii'])
    expect(maps.map(({ name }) => name)).toEqual(['a', 'b'])
    expect(parcels?.labels.map(({ name }) => name)).toEqual(['V1 <left>', 'both', 'rest'])
    const [left, right] = maps[0]?.parts ?? []
    expect([...(left?.values ?? [])]).toEqual(
      vertices.map((v) => (v < 100 ? 1.5 : v < 150 ? -2 : Number.NaN)),
    )
    expect([...(right?.values ?? [])]).toEqual(
      vertices.map((v) => (v < 50 ? -2 : v < 300 ? Number.NaN : 8)),
    )
    const [inLeft, inRight] = parcels?.parts ?? []
    expect([0, 120, 200].map((v) => inLeft?.values[v])).toEqual([0, 1, -1])
    expect([0, 120, 641].map((v) => inRight?.values[v])).toEqual([1, -1, 2])
    expect(maps[1]?.parts[1]?.values[641]).toBe(16)
  })

  it('names the points of a series by their time', async () => {
    const { maps } = await open('surface-data', ['three.ptseries.nii'])
    expect(maps.map(({ name }) => name)).toEqual(['1.44 s', '2.16 s', '2.88 s', '3.6 s'])
    expect(maps[2]?.parts[0]?.values[0]).toBe(6)
  })

  /** The file of three parcels with a piece of its XML written otherwise, in as many letters. */
  async function changed(from: RegExp, to: (found: string) => string): Promise<OpenedFile> {
    const file = await fixture('surface/three.pscalar.nii')
    const text = Buffer.from(await file.blob.arrayBuffer()).toString('latin1')
    const found = from.exec(text)?.[0] ?? ''
    expect(found).not.toBe('')
    return openFile([namedBlob(file.name, Buffer.from(text.replace(found, to(found)), 'latin1'))])
  }

  it('calls a parcel without a name by its number', async () => {
    const opened = await changed(/Parcel Name="both"/, () => 'Parcel Nome="both"')
    if (opened.kind !== 'surface-data') throw new Error(`opened as ${opened.kind}`)
    expect(opened.parcels?.labels.map(({ name }) => name)).toEqual([
      'V1 <left>',
      'parcel 2',
      'rest',
    ])
  })

  it('refuses parcels that share a vertex, and a cortex without a size', async () => {
    await expect(changed(/100 101 102/, () => '  0 101 102')).rejects.toThrow(/share vertex 0/)
    await expect(
      changed(/SurfaceNumberOfVertices="642"/, () => 'SurfaceNumberOfVertices="6e2"'),
    ).rejects.toThrow(/cortex of 6e2 vertices/)
    await expect(changed(/<Surface /, () => '<Surfice ')).rejects.toThrow(
      /does not say how large its left cortex/,
    )
  })
})

describe('GIFTI', () => {
  it('reads several label maps of one table', async () => {
    const { maps } = await open('labels', ['lh.two.label.gii'])
    expect(maps.map(({ name }) => name)).toEqual(['thirds', 'halves'])
    expect([...(maps[1]?.parts[0]?.values ?? [])]).toEqual(vertices.map((v) => v % 2))
    expect(maps[1]?.labels.map(({ name }) => name)).toEqual(['???', 'lower', 'upper'])
  })

  it('puts values on the vertices that NODE_INDEX lists', async () => {
    const { maps, info } = await open('surface-data', ['lh.nodes.func.gii'])
    expect(info.statistic.kind).toBe('z')
    expect(info.vertexCount).toBe(601)
    expect(maps).toHaveLength(1)
    expect([...(maps[0]?.parts[0]?.nodes ?? [])]).toEqual([5, 3, 600, 0])
    expect([...(maps[0]?.parts[0]?.values ?? [])]).toEqual([0.5, 0.25, 6, -1])
  })
})

describe('one value a vertex in a volume’s file', () => {
  it('is a map a frame, of the hemisphere in the name', async () => {
    for (const [name, side] of [
      ['thickness_left.mgh', 'left'],
      ['rh.overlay.nii.gz', 'right'],
    ] as const) {
      const { maps, info } = await open('surface-data', [name])
      expect(info).toMatchObject({ hemisphere: side, vertexCount: 642 })
      expect(maps.map((map) => map.name)).toEqual([1, 2, 3].map((n) => `frame ${n} of 3`))
      maps.forEach(({ parts }, frame) => {
        const values = parts[0]?.values ?? new Float32Array()
        expect(values).toHaveLength(642)
        for (const v of vertices) expect(values[v]).toBeCloseTo([v / 8, -v / 4, v % 5][frame]!, 5)
      })
    }
  })

  it('takes the hemisphere that was asked for where no name says one, and only there', async () => {
    const { blob } = await fixture('surface/rh.overlay.nii.gz')
    for (const hemisphere of ['left', 'right'] as const) {
      const asked = await openFile([{ name: 'map.nii.gz', blob }], { hemisphere })
      expect(asked.kind === 'surface-data' && asked.info.hemisphere).toBe(hemisphere)
      const named = await openFile([{ name: 'rh.map.nii.gz', blob }], { hemisphere })
      expect(named.kind === 'surface-data' && named.info.hemisphere).toBe('right')
    }
    const unknown = await openFile([{ name: 'map.nii.gz', blob }])
    expect(unknown.kind === 'surface-data' && unknown.info.hemisphere).toBe('unknown')
  })

  it('may be fsaverage’s, folded to fit', async () => {
    const bytes = makeNifti({
      shape: [27307, 1, 6],
      affine: [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
      ],
      datatype: 'uint8',
      values: (i, _j, k) => (i + k) % 200,
    })
    const opened = await openFile([namedBlob('lh.folded.nii', bytes)])
    if (opened.kind !== 'surface-data') throw new Error(opened.kind)
    expect(opened.info.vertexCount).toBe(163842)
    expect(opened.maps[0]?.parts[0]?.values[27307 * 2 + 5]).toBe(7)
  })

  it('may have more vertices than a NIfTI-1 dimension counts', async () => {
    const { maps, info } = await open('surface-data', ['lh.many.nii.gz'])
    expect(info.vertexCount).toBe(40_000)
    expect(maps).toHaveLength(2)
    expect(maps[1]?.parts[0]?.values[39_999]).toBe(79)
  })
})

describe('FreeSurfer’s old forms', () => {
  it.each(['lh.quad.orig', 'lh.newquad.orig'])(
    'reads the quadrangles of %s as nibabel',
    async (name) => {
      const { mesh, info } = await open('surface', [name])
      expect(info.hemisphere).toBe('left')
      expect([...mesh.faces]).toEqual(golden[name].faces)
      const points: number[] = golden[name].points
      expect([...mesh.positionsWorld].map((value) => value + 0)).toEqual(
        points.map((value) => Math.fround(value) + 0),
      )
    },
  )

  it('reads values in hundredths as nibabel', async () => {
    const { maps } = await open('surface-data', ['lh.old.curv'])
    expect([...(maps[0]?.parts[0]?.values ?? [])]).toEqual(golden['lh.old.curv'].map(Math.fround))
  })

  it('refuses old values of another length, and quadrangles that are cut short', async () => {
    const bytes = async (name: string) =>
      new Uint8Array(await (await fixture(`surface/${name}`)).blob.arrayBuffer())
    const old = await bytes('lh.old.curv')
    const tag = (name: string, content: Uint8Array) =>
      openFile([namedBlob(name, content)]).then(
        ({ kind }) => kind,
        (error) => error.tag,
      )
    expect(await tag('lh.curv', old.subarray(0, 100))).toBe('truncated')
    expect(await tag('lh.curv', Buffer.concat([old, Buffer.alloc(2)]))).toBe('bad-content')
    const quad = await bytes('lh.newquad.orig')
    expect(await tag('lh.orig', quad.subarray(0, quad.length - 1))).toBe('truncated')
    expect(await tag('lh.orig', quad.subarray(0, 8))).toBe('truncated')
  })

  it('finds the row of a vertex whose colour has a fourth byte', async () => {
    const file = await fixture('surface/lh.alpha.annot')
    const bytes = new Uint8Array(await file.blob.arrayBuffer())
    // Behind the count: a vertex and its colour, four bytes each.
    bytes[8] = 255
    const opened = await openFile([namedBlob(file.name, bytes)])
    if (opened.kind !== 'labels') throw new Error(opened.kind)
    expect(opened.maps[0]?.parts[0]?.values[0]).toBe(golden['lh.alpha.annot'].labels[0])
  })

  it('finds an annotation’s rows by red, green and blue, whatever the fourth byte', async () => {
    const { maps } = await open('labels', ['lh.alpha.annot'])
    expect([...(maps[0]?.parts[0]?.values ?? [])]).toEqual(golden['lh.alpha.annot'].labels)
    expect(maps[0]?.labels.map(({ name }) => name)).toEqual(golden['lh.alpha.annot'].names)
  })
})

describe('Analyze of SPM', () => {
  it.each([
    ['spm', true],
    ['level5', true],
    ['packed', true],
    ['intercept', false],
    ['calibrated', false],
  ])('is placed and scaled as nibabel does: %s', async (name, hasMatrix) => {
    const { info, volume } = await open('volume', [
      `${name}.hdr`,
      `${name}.img`,
      ...(hasMatrix ? [`${name}.mat`] : []),
    ])
    const affine = golden[name].affine.flat()
    info.affine.flat().forEach((value, i) => {
      expect(value).toBeCloseTo(affine[i], 10)
    })
    golden[name].values.forEach((value: number, i: number) => {
      expect(volume.values[i]).toBeCloseTo(value, 5)
    })
    expect(info.warnings.some(({ tag }) => tag === 'analyze')).toBe(!hasMatrix)
  })

  it('refuses a .mat that is none, or holds no matrix of that kind', async () => {
    const files = await Promise.all(
      ['spm.hdr', 'spm.img', 'spm.mat'].map((f) => fixture(`surface/${f}`)),
    )
    const [hdr, img, mat] = files as [(typeof files)[0], (typeof files)[0], (typeof files)[0]]
    const good = Buffer.from(await mat!.blob.arrayBuffer())
    const with_ = (bytes: Buffer) => openFile([hdr!, img!, namedBlob('spm.mat', bytes)])
    await expect(with_(Buffer.from('nonsense that is long enough'))).rejects.toThrow(
      /no file of MATLAB/,
    )
    const renamed = Buffer.from(
      good.toString('latin1').replace(/M\0/, 'Q\0').replace('mat\0', 'mut\0'),
      'latin1',
    )
    await expect(with_(renamed)).rejects.toThrow(/no 4 x 4 matrix/)
    for (const length of [0, 10, 30, good.length - 300]) {
      await expect(with_(good.subarray(0, length))).rejects.toMatchObject({
        tag: expect.stringMatching(/bad-affine|empty-file/),
      })
    }
  })
})

describe('complex numbers', () => {
  it.each(['dt_complex64', 'dt_complex128'])(
    'are shown by their magnitude, and it is said: %s',
    async (name) => {
      const opened = await openFile([await fixture(`nifti/${name}.nii`)])
      if (opened.kind !== 'volume') throw new Error(opened.kind)
      const { info, volume } = opened
      expect(info.warnings.map(({ tag }) => tag)).toContain('complex-magnitude')
      // The same bytes by hand: pairs of floats behind the header.
      const bytes = Buffer.from(await (await fixture(`nifti/${name}.nii`)).blob.arrayBuffer())
      const size = name === 'dt_complex64' ? 4 : 8
      const read = (i: number) =>
        size === 4 ? bytes.readFloatLE(352 + 4 * i) : bytes.readDoubleLE(352 + 8 * i)
      expect(volume.values.length).toBe(210)
      let largest = 0
      volume.values.forEach((value, i) => {
        expect(value).toBeCloseTo(Math.sqrt(read(2 * i) ** 2 + read(2 * i + 1) ** 2), 9)
        largest = Math.max(largest, read(2 * i + 1))
      })
      expect(largest).toBeGreaterThan(0)
    },
  )
})
