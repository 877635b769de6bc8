import { expect, it } from 'vitest'
import { openGifti } from '#format/gifti.ts'
import { writeFuncGifti } from '#format/write-gifti.ts'
import { namedBlob } from '../../fixtures/files.ts'

it('is read back with names, side and values, NaN included', async () => {
  const values = Float32Array.of(1.5, Number.NaN, -2.25, 0)
  const maps = [
    { name: 'a <b> & "c"', values },
    { name: 'second', values: values.map((v) => v * 2) },
  ]
  const opened = await openGifti(namedBlob('x.func.gii', writeFuncGifti(maps, 'right')))
  if (opened.kind !== 'surface-data') throw new Error(opened.kind)
  expect(opened.info).toMatchObject({ hemisphere: 'right', vertexCount: 4 })
  expect(opened.maps.map(({ name }) => name)).toEqual(['a <b> & "c"', 'second'])
  expect(opened.maps[0]?.parts[0]?.values).toEqual(values)
})
