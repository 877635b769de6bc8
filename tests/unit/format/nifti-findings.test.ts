/**
 * Each thing that nifti-reader-js 0.8.0 gets wrong, and that the door in front of it puts right. The values themselves are
 * compared with nibabel's in tests/golden/nifti.test.ts.
 */
import { NIFTI2 } from 'nifti-reader-js'
import { describe, expect, it } from 'vitest'
import { openNifti } from '#format/nifti.ts'
import { parseNiftiHeader } from '#format/nifti-header.ts'
import { fixture, namedBlob } from '../../fixtures/files.ts'
import { makeNifti } from '../../fixtures/make-nifti.ts'

const open = async (name: string) => openNifti([await fixture(`nifti/${name}`)])
const refusal = (name: string) =>
  open(name).then(
    () => 'read',
    (error) => error.tag,
  )

describe('placement', () => {
  it('prefers the sform although the qform’s code is higher', async () => {
    for (const name of [
      'n1_sform1_qform2_differ',
      'n1_sform2_qform4_differ',
      'n2_sform1_qform2_differ',
    ]) {
      expect((await open(`${name}.nii`)).info.affineSource).toBe('sform')
    }
  })

  it('centres a grid that nobody placed, with x to the left, and says so', async () => {
    for (const name of ['n1_no_codes', 'n2_no_codes']) {
      const { info } = await open(`${name}.nii`)
      expect(info.affineSource).toBe('pixdim')
      expect(info.affine[0]?.[0]).toBeLessThan(0)
      expect(info.warnings.map(({ tag }) => tag)).toContain('orientation-unknown')
    }
  })

  it('uses the qform of a NIfTI-2 file', async () => {
    expect((await open('n2_qform_only.nii')).info.affineSource).toBe('qform')
  })

  it('takes roundoff in a quaternion for a turn by 180 degrees, not for NaN', async () => {
    const { info } = await open('n1_qform_quat_rot180_roundoff.nii')
    expect(info.affine.flat().every(Number.isFinite)).toBe(true)
  })

  it('refuses a quaternion that is no rotation', async () => {
    expect(await refusal('n1_qform_quat_bad.nii')).toBe('bad-affine')
    expect(await refusal('n1_qform_quat_over_1_eps.nii')).toBe('bad-affine')
  })

  it('reads pixdim[0] as a sign, not as a factor', async () => {
    expect((await open('n1_qform_qfac_2.nii')).info.affine).toEqual(
      (await open('n1_qform_qfac0.nii')).info.affine,
    )
  })

  it('takes voxel sizes as lengths, and 0 for 1', async () => {
    expect((await open('n1_qform_neg_pixdim.nii')).info.voxelSizeMm[2]).toBeCloseTo(3, 6)
    expect((await open('n1_qform_zero_pixdim.nii')).info.voxelSizeMm[2]).toBeCloseTo(1, 6)
  })

  it('does not take a negative sform code for a set one', async () => {
    const { info } = await open('n1_sform_code_negative.nii')
    expect(info.affineSource).toBe('pixdim')
    expect(info.warnings.map(({ tag }) => tag)).toContain('unknown-orientation-code')
  })
})

describe('dimensions', () => {
  it('reads the 64-bit dimensions of a big-endian NIfTI-2 file beyond 2^31', () => {
    const head = new Uint8Array(makeNifti({ shape: [2, 2, 2], version: 2, littleEndian: false }))
    const view = new DataView(head.buffer)
    view.setBigInt64(24, 3_000_000_000n, false)
    const library = new NIFTI2()
    library.readHeader(head.slice(0, 540).buffer)
    // Why this is not left to the library.
    expect(library.dims[1]).not.toBe(3_000_000_000)
    expect(parseNiftiHeader(head, 'x').shape[0]).toBe(3_000_000_000)
  })

  it('refuses negative dimensions in either version', async () => {
    expect(await refusal('n2_dim_minus1.nii')).toBe('bad-header')
    expect(await refusal('shape_negative.nii')).toBe('bad-header')
  })

  it('counts the volumes of dimensions six and seven', async () => {
    expect((await open('shape_6d.nii')).info.volumeCount).toBe(2)
    expect((await open('shape_7d.nii')).info.volumeCount).toBe(2)
  })

  it('ignores dimensions beyond dim[0], be they 0 or garbage', async () => {
    expect((await open('shape_2d_dim3_zero.nii')).info.shape).toEqual([5, 6])
    expect((await open('shape_dim4_garbage.nii')).info.shape).toEqual([5, 6, 7])
  })

  it('believes the datatype where the bits a voxel contradict it', async () => {
    for (const name of ['dt_bitpix_wrong.nii', 'dt_bitpix_zero.nii']) {
      const { info } = await open(name)
      expect(info.stats.n).toBe(210)
      expect(info.warnings.map(({ tag }) => tag)).toContain('bitpix-wrong')
    }
  })
})

describe('where the image begins', () => {
  it.each([
    ['vox_offset_100.nii', 'bad-header'],
    ['vox_offset_neg.nii', 'bad-header'],
    ['vox_offset_nan.nii', 'bad-header'],
    ['vox_offset_inf.nii', 'bad-header'],
    ['vox_offset_353.5.nii', 'bad-header'],
    ['vox_offset_beyond.nii', 'truncated'],
    ['trunc_data.nii', 'truncated'],
    ['trunc_348.nii', 'truncated'],
  ])('refuses %s instead of giving an empty or shifted image', async (name, tag) => {
    expect(await refusal(name)).toBe(tag)
  })

  it('never walks header extensions that go backwards, for which the library loops for ever', async () => {
    expect(await refusal('ext_loop.nii')).toBe('bad-header')
    expect(await refusal('ext_esize_neg16.nii')).toBe('bad-header')
  })

  it('reads a header whose size field was left 0', async () => {
    expect((await open('sizeof_hdr_0.nii')).info.stats.n).toBe(210)
  })
})

describe('values', () => {
  it.each([['dt_float128.nii'], ['dt_complex256.nii'], ['dt_binary.nii'], ['dt_unknown_999.nii']])(
    'refuses %s instead of handing over its bytes',
    async (name) => {
      expect(await refusal(name)).toBe('unsupported-datatype')
    },
  )

  it('refuses a valid slope whose intercept is NaN', async () => {
    expect(await refusal('n1_slope_1_inter_nan.nii')).toBe('bad-header')
  })

  it('stops strings at their end, where the library reads on into what was left there', async () => {
    const bytes = new Uint8Array(makeNifti({ shape: [2, 2, 2], description: 'short' }))
    bytes.set(new TextEncoder().encode('GARBAGE'), 148 + 20)
    const { info } = await openNifti([namedBlob('x.nii', bytes)])
    expect(info.description).toBe('short')
  })
})

describe('gzip', () => {
  it.each([
    ['gz_crc_wrong.nii.gz'],
    ['gz_isize_small.nii.gz'],
    ['gz_isize_big.nii.gz'],
    ['gz_isize_4g.nii.gz'],
    ['gz_bitflip.nii.gz'],
    ['gz_trunc_half.nii.gz'],
    ['gz_trunc_trailer.nii.gz'],
  ])('refuses %s instead of giving what could be unpacked', async (name) => {
    expect(await refusal(name)).toBe('corrupt-gzip')
  })

  it.each([['gz_multi_member.nii.gz'], ['gz_bgzf_eof.nii.gz'], ['gz_trailing_zeros.nii.gz']])(
    'reads %s, of which the library sees the first part only',
    async (name) => {
      expect((await open(name)).info).toMatchObject({ checksum: 'verified', stats: { n: 210 } })
    },
  )
})
