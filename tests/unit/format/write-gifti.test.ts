import { expect, it } from 'vitest'
import { openGifti } from '#format/gifti.ts'
import { writeFuncGifti, writeLabelGifti } from '#format/write-gifti.ts'
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

it('writes labels with the table that names them', async () => {
  const table = [
    { key: 0, name: '???', colour: [0, 0, 0, 0] },
    { key: 1, name: 'my "disc" & more', colour: [1, 0.5, 0.25, 1] },
  ] as const
  const values = Uint8Array.of(0, 1, 1, 0)
  const text = writeLabelGifti({ name: 'disc', values }, table, 'left')
  const opened = await openGifti(namedBlob('lh.disc.label.gii', text))
  if (opened.kind !== 'labels') throw new Error(opened.kind)
  expect(opened.info).toMatchObject({ hemisphere: 'left', vertexCount: 4 })
  expect(Array.from(opened.maps[0]?.parts[0]?.values ?? [])).toEqual([0, 1, 1, 0])
  expect(opened.maps[0]?.labels).toContainEqual(
    expect.objectContaining({ value: 1, name: 'my "disc" & more', colour: [1, 0.5, 0.25, 1] }),
  )
})
