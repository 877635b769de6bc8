/** Unpacking a gzipped map of 2 mm and 1 mm: the platform's stream, fflate with every checksum, and zlib at once. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { checkedGunzip } from '#format/checked-gunzip.ts'
import { nativeGunzip } from '#format/gunzip.ts'
import { seededRandom } from '#statistic/random.ts'
import { makeNifti } from '../fixtures/make-nifti.ts'
import { compareTimes } from './compare-times.ts'

async function lengthOf(pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0
  for await (const piece of pieces) length += piece.length
  return length
}

export async function bench(): Promise<void> {
  for (const shape of [
    [91, 109, 91],
    [182, 218, 182],
  ]) {
    const next = seededRandom(1)
    const bytes = makeNifti({ shape, values: (i) => (i > (shape[0] ?? 0) / 4 ? next() - 0.5 : 0) })
    const file = { name: 'map.nii.gz', blob: new Blob([new Uint8Array(gzipSync(bytes))]) }
    const packed = new Uint8Array(await file.blob.arrayBuffer())
    console.log(`${shape.join('x')} float32, ${(bytes.length / 1e6).toFixed(1)} MB unpacked`)
    await compareTimes(
      {
        'platform stream': () => lengthOf(nativeGunzip(file)),
        'fflate, checked': () => lengthOf(checkedGunzip(file)),
        'zlib at once': () => gunzipSync(packed),
      },
      5,
    )
  }
}
