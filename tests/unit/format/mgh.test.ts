import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openFile } from '#format/index.ts'
import { affineRows } from '#space/affine.ts'
import { namedBlob } from '../../fixtures/files.ts'

it('a volume without a valid flag lies as FreeSurfer assumes: coronal, 1 mm, its middle at the origin', async () => {
  const bytes = new Uint8Array(
    readFileSync(new URL('../../fixtures/surface/bytes.mgh', import.meta.url)),
  )
  // goodRASFlag
  new DataView(bytes.buffer).setInt16(28, 0)
  const opened = await openFile([namedBlob('bytes.mgh', bytes)])
  if (opened.kind !== 'volume') throw new TypeError(opened.kind)
  const [nx, ny, nz] = opened.volume.shape
  expect(affineRows(opened.volume.toWorld).slice(0, 3)).toEqual([
    [-1, 0, 0, nx / 2],
    [0, 0, 1, -nz / 2],
    [0, -1, 0, ny / 2],
  ])
})
