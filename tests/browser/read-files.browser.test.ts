/**
 * The readers where they are used: Chromium's DecompressionStream refuses gzip files that Node's takes (several members, bytes
 * behind the last), so the checked fallback works here and hardly ever in Node.
 */
import { describe, expect, it } from 'vitest'
import { commands } from 'vitest/browser'
import { base64ToBytes } from '#format/base64.ts'
import { isFormatError } from '#format/errors.ts'
import { openFile } from '#format/index.ts'
import { openNifti } from '#format/nifti.ts'

async function file(path: string) {
  const text = await commands.readFile(`tests/fixtures/${path}`, 'base64')
  const bytes = base64ToBytes(text)
  if (!bytes) throw new Error(`no base64: ${path}`)
  return { name: path, blob: new Blob([bytes]) }
}

const plain = await openNifti([await file('nifti/n1_both_codes.nii')])

describe('gzip in the browser', () => {
  it.each([
    ['gz_ok.nii.gz', []],
    ['gz_name_field.nii.gz', []],
    ['gz_multi_member.nii.gz', []],
    ['gz_bgzf_eof.nii.gz', []],
    ['gz_trailing_zeros.nii.gz', ['trailing-bytes']],
    ['gz_trailing_junk.nii.gz', ['trailing-bytes']],
  ])('reads %s to the values of the plain file', async (name, warnings) => {
    const { info, volume } = await openNifti([await file(`nifti/${name}`)])
    expect(volume.values).toEqual(plain.volume.values)
    expect(info.checksum).toBe('verified')
    expect(info.warnings.map(({ tag }) => tag)).toEqual(warnings)
  })

  it.each([
    ['gz_crc_wrong.nii.gz'],
    ['gz_isize_small.nii.gz'],
    ['gz_isize_big.nii.gz'],
    ['gz_isize_4g.nii.gz'],
    ['gz_bitflip.nii.gz'],
    ['gz_trunc_half.nii.gz'],
    ['gz_trunc_trailer.nii.gz'],
  ])('refuses %s', async (name) => {
    const outcome = await openNifti([await file(`nifti/${name}`)]).then(
      () => 'read',
      (error) => (isFormatError(error) ? error.tag : error),
    )
    expect(outcome).toBe('corrupt-gzip')
  })
})

describe('other files in the browser', () => {
  it.each([
    ['surface/lh.pial.surf.gii', 'surface'],
    ['surface/lh.parts.label.gii', 'labels'],
    ['surface/map.mgz', 'volume'],
  ])('opens %s as %s', async (name, kind) => {
    expect((await openFile([await file(name)])).kind).toBe(kind)
  })
})
