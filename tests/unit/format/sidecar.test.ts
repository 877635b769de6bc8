import { describe, expect, it } from 'vitest'
import { openFile } from '#format/index.ts'
import { findSidecar, readSidecar, volumeNamesOf } from '#format/sidecar.ts'
import { namedBlob } from '../../fixtures/files.ts'
import { makeNifti } from '../../fixtures/make-nifti.ts'

describe('a side-car', () => {
  const map = namedBlob('a.nii.gz', 'x')
  const json = (name: string) => namedBlob(name, '{}')

  it('is the one of the map’s name, or the only one', () => {
    const [own, other, third] = [json('a.json'), json('b.JSON'), json('c.json')]
    expect(findSidecar(map, [map, other, own])).toBe(own)
    expect(findSidecar(map, [other, map])).toBe(other)
    expect(findSidecar(map, [other, third])).toBeUndefined()
    expect(findSidecar(map, [map, namedBlob('a.jsonl', '{}')])).toBeUndefined()
  })

  it('that is too long, or no object, is not used, and that is said', async () => {
    const words = async (...parts: string[]) => {
      const { sidecar, warnings } = await readSidecar(namedBlob('s.json', ...parts), {})
      return sidecar ? JSON.stringify(sidecar) : warnings.map(({ message }) => message).join()
    }
    expect(await words('{"Statistic": "z"}')).toBe('{"Statistic":"z"}')
    for (const text of ['null', '[1]', '7', '"x"'])
      expect(await words(text)).toMatch(/no(t| ).*object/)
    expect(await words('{')).toBe('s.json was not used: it is not valid JSON.')
    expect(await words('{}', ' '.repeat(2 ** 20 - 2))).toBe('{}')
    expect(await words('{}', ' '.repeat(2 ** 20 - 1))).toMatch(/^s.json was not used: /)
    const stopped = AbortSignal.abort(new Error('stopped'))
    await expect(readSidecar(json('s.json'), { signal: stopped })).rejects.toThrow('stopped')
  })

  it('names the volumes of a series where it lists as many, as text, under any of the usual keys', () => {
    for (const key of ['VolumeNames', 'ContrastNames', 'Contrasts', 'Conditions', 'Volumes'])
      expect(volumeNamesOf({ [key]: ['a', 'b'] }, 2)).toEqual(['a', 'b'])
    expect(volumeNamesOf({ VolumeNames: ['a'], Volumes: ['c', 'd'] }, 2)).toEqual(['c', 'd'])
    expect(volumeNamesOf({ VolumeNames: ['a', 2] }, 2)).toBeUndefined()
    expect(volumeNamesOf({ VolumeNames: 'ab' }, 2)).toBeUndefined()
    expect(volumeNamesOf({}, 2)).toBeUndefined()
  })
})

describe('one value a vertex in a volume’s file', () => {
  const values = Array.from({ length: 300 }, (_, i) => i % 7)
  const overlay = (recipe: object, name = 'lh.x.nii', ...files: ReturnType<typeof namedBlob>[]) =>
    openFile([namedBlob(name, makeNifti({ shape: [100, 1, 1, 3], values, ...recipe })), ...files])

  it('has the names of its side-car, one a frame', async () => {
    const side = namedBlob('lh.x.json', '{"Contrasts": ["one", "two", "three"]}')
    const named = await overlay({}, 'lh.x.nii', side)
    expect(named.kind === 'surface-data' && named.maps.map(({ name }) => name)).toEqual([
      'one',
      'two',
      'three',
    ])
    const single = await overlay({ shape: [100, 1, 1], values: values.slice(0, 100) })
    expect(single.kind === 'surface-data' && single.maps.map(({ name }) => name)).toEqual([
      'lh.x.nii',
    ])
  })

  it('is a map of labels where it says so and holds whole numbers, or a table names them', async () => {
    const stated = await overlay({ intentCode: 1002 })
    if (stated.kind !== 'labels') throw new Error(stated.kind)
    expect(stated.maps.map(({ labels }) => labels)).toEqual([[], [], []])
    expect([...stated.maps[1]!.parts[0]!.values]).toEqual(values.slice(100, 200))
    expect(stated.maps[1]).toMatchObject({ name: 'frame 2 of 3', parts: [{ hemisphere: 'left' }] })
    const fractions = await overlay({ intentCode: 1002, values: values.map((x) => x / 2) })
    expect(fractions.kind).toBe('surface-data')
    const table = namedBlob('lh.x.txt', '1 Insula 255 0 0 0\n2 Cingulate 0 0 255 0\n')
    const named = await overlay({}, 'lh.x.nii', table)
    expect(named.kind === 'labels' && named.maps[2]?.labels.map(({ name }) => name)).toEqual([
      'Insula',
      'Cingulate',
    ])
  })

  it('is none of fewer than a hundred voxels in a row', async () => {
    expect((await overlay({ shape: [99, 1, 1], values: values.slice(0, 99) })).kind).toBe('volume')
    expect((await overlay({ shape: [100], values: values.slice(0, 100) })).kind).toBe(
      'surface-data',
    )
    expect((await overlay({ shape: [100, 1, 3] })).kind).toBe('volume')
    expect((await overlay({ shape: [100, 3, 1] })).kind).toBe('volume')
  })
})

describe('what is said of a file that is read all the same', () => {
  const tags = async (change: (view: DataView) => void) => {
    const bytes = makeNifti({ shape: [3, 3, 3], values: (i) => i })
    change(new DataView(bytes.buffer))
    const opened = await openFile([namedBlob('x.nii', bytes)])
    if (opened.kind !== 'volume') throw new Error(opened.kind)
    return opened.info.warnings.map(({ tag, message }) => `${tag}: ${message}`)
  }
  const units = (code: number) => tags((view) => view.setUint8(123, code))

  it('is its unit where that is no millimetre', async () => {
    expect(await units(2)).toEqual([])
    expect(await units(0)).toEqual([])
    expect(await units(1)).toEqual([expect.stringMatching(/^units-not-mm: .*as metre;/)])
    expect(await units(3 + 8)).toEqual([expect.stringMatching(/^units-not-mm: .*as micrometre;/)])
    expect(await units(2 + 16)).toEqual([])
  })

  it('are bits a voxel that its datatype does not have', async () => {
    const bits = (count: number) => tags((view) => view.setInt16(72, count, true))
    expect(await bits(32)).toEqual([])
    expect(await bits(16)).toEqual([
      expect.stringMatching(/says 16 bits a voxel where its datatype has 32;/),
    ])
  })
})

describe('extensions behind a header', () => {
  /** Sizes as the extensions state them, one after the other. */
  const withExtensions = (bytes: number, ...sizes: number[]) => {
    const image = makeNifti({ shape: [2, 2, 2], values: (i) => i + 1 })
    const out = new Uint8Array(image.length + bytes)
    out.set(image.subarray(0, 348))
    out[348] = 1
    const view = new DataView(out.buffer)
    view.setFloat32(108, 352 + bytes, true)
    let at = 352
    for (const size of sizes) {
      view.setInt32(at, size, true)
      at += size
    }
    out.set(image.subarray(352), 352 + bytes)
    return openFile([namedBlob('x.nii', out)]).then(
      (opened) => (opened.kind === 'volume' ? [...opened.volume.values].slice(0, 2) : opened.kind),
      (error: Error & { tag: string }) => error.tag,
    )
  }

  it('are passed over, however many, where each has a size that can be', async () => {
    expect(await withExtensions(16, 16)).toEqual([1, 2])
    expect(await withExtensions(64, 16, 48)).toEqual([1, 2])
    expect(await withExtensions(40, 32)).toEqual([1, 2])
    expect(await withExtensions(32, 0)).toBe('bad-header')
    expect(await withExtensions(32, 24)).toBe('bad-header')
    expect(await withExtensions(32, 48)).toBe('bad-header')
    expect(await withExtensions(32, 16, 32)).toBe('bad-header')
    expect(await withExtensions(32, -16)).toBe('bad-header')
  })
})
