import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openFile } from '#format/index.ts'
import { openNifti } from '#format/nifti.ts'
import { niftiLayout, parseNiftiHeader } from '#format/nifti-header.ts'
import { sha256Of } from '#format/sha256.ts'
import { fixture, namedBlob } from '../../fixtures/files.ts'
import { makeNifti } from '../../fixtures/make-nifti.ts'

const series = (gz: boolean) =>
  namedBlob(
    gz ? 'series.nii.gz' : 'series.nii',
    makeNifti({ shape: [3, 4, 5, 6], values: (i, j, k, t) => 1000 * t + i + 3 * (j + 4 * k), gz }),
  )

it('an image of one or two dimensions is one voxel thick along the others', async () => {
  const shapeOf = async (shape: readonly number[]) => {
    const bytes = makeNifti({ shape, values: (i, j) => i + 10 * j })
    const { volume } = await openNifti([namedBlob('thin.nii', bytes)])
    return [...volume.shape, volume.values.at(-1)]
  }
  expect([await shapeOf([5]), await shapeOf([5, 4])]).toEqual([
    [5, 1, 1, 4],
    [5, 4, 1, 34],
  ])
})

it.each([3, -3, 0])('a flat image stays one whatever its unused glmin says (%d)', async (glmin) => {
  const bytes = makeNifti({ shape: [5, 4, 1], values: (i, j) => i + 10 * j })
  new DataView(bytes.buffer).setInt32(144, glmin, true)
  const { info, volume } = await openNifti([namedBlob('flat.nii', bytes)])
  expect(info.shape).toEqual([5, 4, 1])
  expect(volume.values.at(-1)).toBe(34)
})

it.each([
  [true, [3]],
  [false, [3]],
  [true, [3, 4, 5, 2, 1, 1, 2]],
  [false, [3, 4, 5, 2, 1, 1, 2]],
] as const)(
  'a forgotten header size leaves the number of dimensions to tell the byte order (little-endian: %s, %j)',
  (littleEndian, shape) => {
    const bytes = makeNifti({ shape: [3, 4, 5], values: () => 0 })
    const head = new DataView(bytes.buffer)
    head.setInt32(0, 0, littleEndian)
    head.setInt16(40, shape.length, littleEndian)
    expect(niftiLayout(bytes)).toEqual({ version: 1, littleEndian, single: true })
  },
)

describe('a series', () => {
  it.each([true, false])('gives the volume that was asked for (gzipped: %s)', async (gz) => {
    for (const volumeIndex of [0, 3, 5]) {
      const { info, volume } = await openNifti([series(gz)], { volumeIndex })
      expect(info).toMatchObject({ volumeCount: 6, volumeIndex, shape: [3, 4, 5, 6] })
      expect(volume.shape).toEqual([3, 4, 5])
      expect([volume.values[0], volume.values.at(-1)]).toEqual([
        1000 * volumeIndex,
        1000 * volumeIndex + 59,
      ])
    }
  })

  it('refuses a volume that it does not have', async () => {
    for (const volumeIndex of [6, -1, 0.5]) {
      await expect(openNifti([series(true)], { volumeIndex })).rejects.toMatchObject({
        tag: 'no-such-volume',
      })
    }
  })

  it('stops reading a gzip once the volume is there and much follows, and says what it did not check', async () => {
    const header = new Uint8Array(makeNifti({ shape: [64, 64, 64, 60] })).subarray(0, 352)
    const zeros = gzipSync(new Uint8Array(64 * 64 * 64 * 4))
    // Volume 40 on is no gzip at all: whoever reads so far must fail.
    const parts = [gzipSync(header), ...Array.from({ length: 40 }, () => zeros)]
    const blob = namedBlob('series.nii.gz', ...parts, new Uint8Array(40_000).fill(7))
    let furthest = 0
    const { info } = await openNifti([blob], {
      volumeIndex: 1,
      onProgress: (fraction) => {
        furthest = Math.max(furthest, fraction === 1 ? furthest : fraction)
      },
    })
    expect(info.checksum).toBe('not reached')
    expect(info.warnings.map(({ tag }) => tag)).toContain('checksum-not-reached')
    expect(furthest).toBeLessThan(0.9)
  })

  it('takes names of volumes from a sidecar that lists them', async () => {
    const sidecar = namedBlob(
      'series.json',
      JSON.stringify({ VolumeNames: ['a', 'b', 'c', 'd', 'e', 'f'] }),
    )
    const { info } = await openNifti([sidecar, series(true)])
    expect(info.volumeNames).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })
})

describe('a pair of header and image', () => {
  it('is opened in whatever order it came, gzipped or not', async () => {
    const header = await fixture('nifti/pair.hdr')
    const image = await fixture('nifti/pair.img')
    const zipped = await Promise.all(
      [header, image].map(async ({ name, blob }) =>
        namedBlob(`${name}.gz`, gzipSync(new Uint8Array(await blob.arrayBuffer()))),
      ),
    )
    const [plain] = [(await openNifti([header, image])).volume.values]
    expect(plain.length).toBe(210)
    for (const files of [
      [image, header],
      zipped,
      [...zipped].reverse(),
      [header, zipped[1] ?? image],
    ]) {
      const opened = await openFile(files)
      if (opened.kind !== 'volume') throw new Error(opened.kind)
      expect(opened.info.format).toBe('NIfTI-1 pair')
      expect(opened.volume.values).toEqual(plain)
    }
  })
})

describe('limits', () => {
  it('refuses absurd dimensions before anything of that size is made', async () => {
    const before = process.memoryUsage().arrayBuffers
    await expect(openNifti([await fixture('nifti/shape_huge.nii')])).rejects.toMatchObject({
      tag: 'too-large',
    })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 20)
  })

  it('refuses a gzip that is too small to hold the image that it announces', async () => {
    const header = makeNifti({ shape: [2, 2, 2] }).slice(0, 352)
    new Int16Array(header.buffer).fill(400, 21, 24)
    const file = namedBlob('x.nii.gz', gzipSync(header))
    await expect(openNifti([file])).rejects.toMatchObject({ tag: 'truncated' })
  })

  it('never reads what follows the announced image for long, be it a gigabyte of zeros', async () => {
    const small = gzipSync(new Uint8Array(makeNifti({ shape: [3, 4, 5], values: (i) => i })))
    const zeros = gzipSync(new Uint8Array(1 << 20))
    const file = namedBlob('bomb.nii.gz', small, ...Array.from({ length: 1024 }, () => zeros))
    const { info, volume } = await openNifti([file])
    expect(volume.values.length).toBe(60)
    expect(info.checksum).toBe('not reached')
  })

  it('refuses a volume beyond the stated memory', async () => {
    const file = namedBlob('x.nii', makeNifti({ shape: [10, 10, 10] }))
    await expect(openNifti([file], { maxBytes: 3999 })).rejects.toMatchObject({
      tag: 'too-large',
      fields: { bytes: 4000, limitBytes: 3999 },
    })
    await expect(openNifti([file], { maxBytes: 4000 })).resolves.toBeDefined()
  })
})

describe('a file that says one thing and holds another', () => {
  it('is refused where its series ends early, though the volume that is wanted is there', async () => {
    const bytes = makeNifti({ shape: [3, 4, 5, 2], values: () => 1 })
    const file = namedBlob('cut.nii', bytes.slice(0, -8))
    await expect(openNifti([file])).rejects.toMatchObject({
      tag: 'truncated',
      fields: { expectedBytes: bytes.length, actualBytes: bytes.length - 8 },
    })
  })

  it('is too large above 512 MiB a volume, which is where others begin to be cut', async () => {
    const tagOf = (nx: number) => {
      const bytes = makeNifti({ shape: [2, 2, 2] }).slice(0, 352)
      for (const [axis, length] of [nx, 512, 512].entries())
        new DataView(bytes.buffer).setInt16(42 + 2 * axis, length, true)
      return openNifti([namedBlob('large.nii', bytes)]).catch(({ tag }) => tag)
    }
    expect([await tagOf(512), await tagOf(513)]).toEqual(['truncated', 'too-large'])
  })

  it('may leave room before its image, and fill it with extensions that end there', async () => {
    const whole = makeNifti({ shape: [2, 3, 4], values: (i, j, k) => i + 10 * j + 100 * k })
    /** 64 bytes more before the image; the first extension says that it takes so many. */
    const opened = async (size: number | null) => {
      const bytes = new Uint8Array(whole.length + 64)
      bytes.set(whole.subarray(0, 352))
      bytes.set(whole.subarray(352), 416)
      const view = new DataView(bytes.buffer)
      view.setFloat32(108, 416, true)
      if (size !== null) {
        bytes[348] = 1
        view.setInt32(352, size, true)
        view.setInt32(352 + size, 64 - size, true)
      }
      const file = namedBlob('room.nii', bytes)
      return openNifti([file]).then(
        ({ volume }) => volume.values.at(-1),
        ({ tag }) => tag,
      )
    }
    expect(await Promise.all([null, 16, 48, 64].map(opened))).toEqual([321, 321, 321, 321])
    expect(await Promise.all([20, 80].map(opened))).toEqual(['bad-header', 'bad-header'])
  })

  it('tells of bytes behind its gzip', async () => {
    const tags = async (name: string) =>
      (await openNifti([await fixture(`nifti/${name}`)])).info.warnings.map(({ tag }) => tag)
    expect(await tags('gz_trailing_junk.nii.gz')).toEqual(['trailing-bytes'])
    expect(await tags('gz_multi_member.nii.gz')).toEqual([])
  })
})

describe('precision', () => {
  it('keeps integers exact up to 2^53 and says when some lie beyond', async () => {
    const exact = [2 ** 53 - 1, -(2 ** 53) + 1, 123456789012345, 7]
    const { info, volume } = await openNifti([
      namedBlob('x.nii', makeNifti({ shape: [4, 1, 1], datatype: 'int64', values: exact })),
    ])
    expect([...volume.values]).toEqual(exact)
    expect(info.warnings).toEqual([])
    const beyond = await openNifti([
      namedBlob('x.nii', makeNifti({ shape: [1, 1, 1], datatype: 'uint64', values: [2 ** 60] })),
    ])
    expect(beyond.info.warnings.map(({ tag }) => tag)).toEqual(['precision'])
  })

  it('keeps float64 and scaled values in float64, and small ones in float32', async () => {
    const values = [1 / 3, Math.PI, -1e300, 5e-324]
    const { volume } = await openNifti([
      namedBlob('x.nii', makeNifti({ shape: [4, 1, 1], datatype: 'float64', values })),
    ])
    expect(volume.values).toEqual(Float64Array.from(values))
    const scaled = await openNifti([
      namedBlob(
        'x.nii',
        makeNifti({
          shape: [2, 1, 1],
          datatype: 'int16',
          values: [1, 3],
          slope: 0.1,
          intercept: 5,
        }),
      ),
    ])
    const slope = Math.fround(0.1)
    expect(scaled.volume.values).toEqual(Float64Array.of(slope + 5, 3 * slope + 5))
    const plain = await openNifti([
      namedBlob('x.nii', makeNifti({ shape: [2, 1, 1], datatype: 'uint16', values: [1, 65535] })),
    ])
    expect(plain.volume.values).toEqual(Float32Array.of(1, 65535))
  })
})

describe('what goes with a map', () => {
  const map = namedBlob('x_stat-t_statmap.nii', makeNifti({ shape: [2, 2, 2] }))

  it('believes the sidecar before the name, and keeps all of it', async () => {
    const sidecar = { Statistic: 'z', Source: 'a study', Nested: { any: 1 } }
    const { info } = await openNifti([
      map,
      namedBlob('x_stat-t_statmap.json', JSON.stringify(sidecar)),
    ])
    expect(info.statistic).toEqual({ kind: 'z', from: 'sidecar' })
    expect(info.statisticGuesses.map(({ from }) => from)).toEqual(['sidecar', 'file name'])
    expect(info.sidecar).toEqual(sidecar)
  })

  it('opens the map although its sidecar is broken, and says so', async () => {
    for (const content of ['{', '[1]', '', 'null']) {
      const { info } = await openNifti([map, namedBlob('x_stat-t_statmap.json', content)])
      expect(info.warnings.map(({ tag }) => tag)).toContain('sidecar-unusable')
    }
  })

  it('has the SHA-256 of the file as it was given', async () => {
    expect(await sha256Of(namedBlob('abc', 'abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })
})

describe('while it opens', () => {
  it('stops with the signal’s reason', async () => {
    const abort = new AbortController()
    const opening = openNifti([series(true)], { signal: abort.signal })
    abort.abort(new Error('a second file came'))
    await expect(opening).rejects.toThrow('a second file came')
  })

  it('tells how far it is and ends at 1', async () => {
    const seen: number[] = []
    await openNifti([series(true)], { onProgress: (fraction) => seen.push(fraction) })
    expect(seen.at(-1)).toBe(1)
    expect(seen.every((fraction) => fraction >= 0 && fraction <= 1)).toBe(true)
  })

  it('calls a folder what it is: something that can’t be read', async () => {
    const broken = {
      size: 4096,
      slice: () => ({
        arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')),
      }),
    }
    await expect(
      openNifti([{ name: 'results', blob: broken as unknown as Blob }]),
    ).rejects.toMatchObject({ tag: 'unreadable', fields: { file: 'results' } })
  })
})

describe('one value a vertex, beyond the longest dimension of a NIfTI-1', () => {
  const counted = async (shape: readonly number[], glmin: number) => {
    const bytes = makeNifti({ shape: [40_000 % 32_768, 1, 1], values: (i) => i })
    const view = new DataView(bytes.buffer)
    view.setInt16(40, shape.length, true)
    for (const [axis, length] of shape.entries()) view.setInt16(42 + 2 * axis, length, true)
    view.setInt32(144, glmin, true)
    return openNifti([namedBlob('ico.nii', bytes)])
  }

  it('is counted by glmin where the first dimension is -1 and the others are 1', async () => {
    const { info, volume } = await counted([-1, 1, 1], 7000)
    expect(info.shape).toEqual([7000, 1, 1])
    expect(volume.values.at(-1)).toBe(6999)
  })

  it('of fsaverage is folded to 27,307 by 1 by 6, and nothing else is', () => {
    const shapeOf = (...shape: number[]) => {
      const bytes = makeNifti({ shape: shape.map(() => 1) })
      for (const [axis, length] of shape.entries())
        new DataView(bytes.buffer).setInt16(42 + 2 * axis, length, true)
      return parseNiftiHeader(bytes, 'lh.thickness.nii').shape
    }
    expect(shapeOf(27_307, 1, 6)).toEqual([163_842, 1, 1])
    expect(shapeOf(27_307, 1, 6, 3)).toEqual([163_842, 1, 1, 3])
    for (const shape of [
      [27_307, 2, 6],
      [27_307, 1, 5],
      [27_306, 1, 6],
    ])
      expect(shapeOf(...shape)).toEqual(shape)
  })

  it.each([
    [[-1, 2, 1], 7000],
    [[-1, 1, 2], 7000],
    [[-2, 1, 1], 7000],
    [[-1, 1, 1], 0],
  ] as const)('is refused for %j with %i in glmin', async (shape, glmin) => {
    await expect(counted(shape, glmin)).rejects.toMatchObject({ name: 'FormatError' })
  })
})
