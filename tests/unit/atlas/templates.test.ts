import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { checkTemplates, readTemplate, TemplateError } from '../../../atlases/build/templates.ts'
import { niftiGz } from '../../../atlases/build/write-nifti.ts'

const folder = mkdtempSync(join(tmpdir(), 'templates-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('the source volumes', () => {
  test('are asked for by name when they are missing, with the way to get them', () => {
    expect(() => {
      checkTemplates(folder)
    }).toThrow(/has no ch2better\.nii\.gz, ch2bet\.nii\.gz.*apt-get download mricron-data/s)
  })

  test('come back as they were written', () => {
    const field = {
      grid: { shape: [3, 4, 2], origin: [-90, -126, -72], spacing: 2 },
      values: Uint8Array.from({ length: 24 }, (_, at) => at),
    } as const
    writeFileSync(join(folder, 'a.nii.gz'), niftiGz(field, 'test'))
    expect(readTemplate(folder, 'a.nii.gz')).toEqual(field)
  })

  test('are turned to RAS when they were stored from right to left', () => {
    const header = new Uint8Array(352 + 2)
    const view = new DataView(header.buffer)
    view.setInt32(0, 348, true)
    ;[3, 2, 1, 1].forEach((n, at) => {
      view.setInt16(40 + 2 * at, n, true)
    })
    view.setInt16(70, 2, true)
    view.setFloat32(108, 352, true)
    for (const [at, value] of [
      [280, -2],
      [292, 90],
      [300, 2],
      [308, -126],
      [320, 2],
      [324, -72],
    ] as const)
      view.setFloat32(at, value, true)
    header.set([7, 9], 352)
    writeFileSync(join(folder, 'b.nii.gz'), gzipSync(header))
    const { grid, values } = readTemplate(folder, 'b.nii.gz')
    expect(grid.origin).toEqual([88, -126, -72])
    expect([...values]).toEqual([9, 7])
  })

  test('are refused with a tagged error when they are something else', () => {
    writeFileSync(join(folder, 'c.nii.gz'), gzipSync(new Uint8Array(400)))
    writeFileSync(join(folder, 'd.nii.gz'), 'no gzip')
    expect(() => readTemplate(folder, 'c.nii.gz')).toThrow(TemplateError)
    expect(() => readTemplate(folder, 'd.nii.gz')).toThrow(TemplateError)
  })
})
