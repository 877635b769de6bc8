import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { openByteReader, readAll, readHead } from '#format/byte-reader.ts'
import { namedBlob } from '../../fixtures/files.ts'

const content = Uint8Array.from({ length: 3_000_001 }, (_, i) => (i * 31 + (i >> 9)) % 251)
const plain = namedBlob('x.nii', content)
const packed = namedBlob('x.nii.gz', gzipSync(content, { level: 1 }))
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0

it.each([plain, packed])('$name is read forwards, piece after piece, to its end', async (file) => {
  const reader = await openByteReader(file)
  expect(same(await reader.read(5), content.subarray(0, 5))).toBe(true)
  expect(await reader.skip(1_000_000)).toBe(1_000_000)
  expect(reader.position()).toBe(1_000_005)
  expect(same(await reader.read(1_500_000), content.subarray(1_000_005, 2_500_005))).toBe(true)
  expect(await reader.skip(400_000)).toBe(400_000)
  const rest = await reader.read(1e6)
  expect(same(rest, content.subarray(2_900_005))).toBe(true)
  expect(reader.position()).toBe(content.length)
  expect([(await reader.read(1)).length, await reader.skip(1)]).toEqual([0, 0])
  expect(reader.hasTrailingBytes()).toBe(false)
  await reader.close()
})

it.each([plain, packed])(
  '$name is read whole up to the limit, and refused beyond',
  async (file) => {
    expect(same(await readAll(file, content.length), content)).toBe(true)
    const tag = file === plain ? 'too-large' : 'bomb'
    await expect(readAll(file, content.length - 1)).rejects.toMatchObject({ tag })
    expect(same(await readHead(file, 100), content.subarray(0, 100))).toBe(true)
  },
)

it('a gzip is read on for its checksum, but no farther than it may be', async () => {
  const end = async (maxBytes: number) => {
    const reader = await openByteReader(packed)
    await reader.read(content.length - 10)
    const reached = await reader.finish(maxBytes)
    await reader.close()
    return reached
  }
  expect([await end(9), await end(10), await end(11)]).toEqual([false, true, true])
})

it('nothing is made for what a gzip can’t hold', async () => {
  const reader = await openByteReader(namedBlob('x.gz', gzipSync('short')))
  expect(new TextDecoder().decode(await reader.read(2 ** 40))).toBe('short')
  expect([reader.gzipped, reader.size]).toEqual([true, undefined])
})
