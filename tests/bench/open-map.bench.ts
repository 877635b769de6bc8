/** Opening a gzipped float32 map of 2 mm and 1 mm, beside zlib's bare unpacking of the same bytes. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { openNifti } from '#format/nifti.ts'
import { seededRandom } from '#statistic/random.ts'
import { makeNifti } from '../fixtures/make-nifti.ts'
import { compareTimes } from './compare-times.ts'

export async function bench(): Promise<void> {
  for (const shape of [
    [91, 109, 91],
    [182, 218, 182],
  ]) {
    const next = seededRandom(1)
    // Noise in the middle half, zeros around, as a masked map has them.
    const bytes = makeNifti({ shape, values: (i) => (i > (shape[0] ?? 0) / 4 ? next() - 0.5 : 0) })
    const packed = new Uint8Array(gzipSync(bytes))
    const file = { name: 'map.nii.gz', blob: new Blob([packed]) }
    console.log(`${shape.join('x')} float32, ${(packed.length / 1e6).toFixed(1)} MB packed`)
    await compareTimes(
      { 'zlib alone': () => gunzipSync(packed), openNifti: () => openNifti([file]) },
      5,
    )
  }
}
