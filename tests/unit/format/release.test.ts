import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { gunzip } from '#format/gunzip.ts'
import { openFile } from '#format/index.ts'
import { release } from '#format/release.ts'
import { sha256Of } from '#format/sha256.ts'
import { makeNifti } from '../../fixtures/make-nifti.ts'

/** A file that remembers what it gave out. */
class Watched extends Blob {
  readonly given: ArrayBuffer[] = []

  override slice(start?: number, end?: number): Blob {
    const part = super.slice(start, end)
    const read = part.arrayBuffer.bind(part)
    part.arrayBuffer = async () => {
      const buffer = await read()
      this.given.push(buffer)
      return buffer
    }
    return part
  }
}

test('what is released is gone at once, twice is once, and empty or shared arrays are left', () => {
  const array = new Float32Array(8)
  release(array.buffer)
  expect(array.length).toBe(0)
  release(array.buffer)
  release(new ArrayBuffer(0))
  const shared = new SharedArrayBuffer(8)
  release(shared)
  expect(shared.byteLength).toBe(8)
})

test('the pieces of a file are given back while it is read and while its SHA-256 is computed', async () => {
  const blob = new Watched([makeNifti({ shape: [100, 100, 30] })])
  const opened = await openFile([{ name: 'map.nii', blob }])
  expect(opened.kind).toBe('volume')
  const ofImage = blob.given.filter(({ byteLength }) => byteLength > 100_000)
  expect(blob.given.length).toBeGreaterThan(3)
  expect(ofImage).toEqual([])

  blob.given.length = 0
  await sha256Of({ name: 'map.nii', blob })
  expect(blob.given.map(({ byteLength }) => byteLength)).toEqual([0])
})

test('what a gzip unpacked to is given back when the next piece is asked for', async () => {
  const content = Buffer.alloc(4_000_000, 'unpacked')
  const chunks = gunzip({ name: 'map.nii.gz', blob: new Blob([gzipSync(content)]) })
  let last: Uint8Array = new Uint8Array(0)
  let count = 0
  for await (const chunk of chunks) {
    expect(last.length).toBe(0)
    expect(chunk[0]).toBe(content[count])
    count += chunk.length
    last = chunk
  }
  expect(count).toBe(content.length)
})
