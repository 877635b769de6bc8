import { openAsBlob, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { isFormatError } from '#format/errors.ts'
import { openFile } from '#format/index.ts'
import { openNifti } from '#format/nifti.ts'
import type { NamedBlob } from '#format/source.ts'

/** What nibabel 5.0.0 makes of each crafted file; tests/fixtures/nifti/README.md. */
type Case = {
  name: string
  file: string
  group: string
  note?: string
  reads?: {
    shape: number[]
    dtype: string
    codes: [number, number]
    affine: (number | 'nan')[][]
    values?: string
  }
  refuses?: string
}

const folder = new URL('../fixtures/nifti/', import.meta.url)
const cases: Case[] = JSON.parse(readFileSync(new URL('expect.json', folder), 'utf8'))

/** nibabel reads these; as a statistic in a place they are nothing, so they are refused by name. */
const refusedOnPurpose: { readonly [name: string]: string } = {
  n1_sform_singular: 'bad-affine',
  n1_sform_nan: 'bad-affine',
  dt_rgb24: 'rgb-image',
  dt_rgba32: 'rgb-image',
  shape_dim0_0: 'bad-header',
  // nibabel takes the header's own bytes for voxels.
  vox_offset_0: 'bad-header',
}

/** Read although nibabel refuses: where the bytes leave no doubt about the values. */
const readOnPurpose: { readonly [name: string]: string } = {
  // Node's zlib passes over what follows the gzip; Chromium's goes through the checked fallback, which warns.
  gz_trailing_junk: 'n1_both_codes.f64',
}

async function fileOf(name: string): Promise<NamedBlob> {
  return { name, blob: new Blob([await readFile(new URL(name, folder))]) }
}

async function filesOf(entry: Case): Promise<NamedBlob[]> {
  const names = entry.group === 'pair' ? [entry.file, 'pair.img'] : [entry.file]
  return Promise.all(names.map(fileOf))
}

function valuesOf(file: string): Float64Array {
  const bytes = readFileSync(new URL(`values/${file}`, folder))
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
}

async function tagOf(files: readonly NamedBlob[]): Promise<string> {
  try {
    await openFile(files)
    return 'read'
  } catch (error) {
    if (!isFormatError(error)) throw error
    expect(error.message).toContain(files[0]?.name)
    return error.tag
  }
}

function expectSame(actual: ArrayLike<number>, expected: ArrayLike<number>) {
  expect(actual.length).toBe(expected.length)
  for (let i = 0; i < expected.length; i++) {
    if (!Object.is(actual[i], expected[i]) && actual[i] !== expected[i]) {
      expect([i, actual[i]]).toEqual([i, expected[i]])
    }
  }
}

const readable = cases.filter((entry) => entry.reads && !refusedOnPurpose[entry.name])
const refused = cases.filter((entry) => entry.refuses && !readOnPurpose[entry.name])

describe('what nibabel reads', () => {
  it('is a good part of the crafted files', () => {
    expect(readable.length).toBeGreaterThan(55)
    expect(refused.length).toBeGreaterThan(30)
  })

  it.each(readable)('reads $name as nibabel does, value for value', async (entry) => {
    const { reads } = entry
    if (!reads) throw new Error('not readable')
    const files = await filesOf(entry)
    const opened = await openFile(files)
    if (opened.kind !== 'volume') throw new Error(`opened as ${opened.kind}`)
    const { info, volume } = opened
    expect(info.shape).toEqual(reads.shape)
    info.affine.flat().forEach((value, i) => {
      expect(value).toBeCloseTo(Number(reads.affine.flat()[i]), 12)
    })
    const [qform, sform] = reads.codes
    const source = sform > 0 ? 'sform' : qform > 0 ? 'qform' : 'pixdim'
    expect(info.affineSource).toBe(source)
    expect(info.littleEndian).toBe(!reads.dtype.startsWith('>'))
    if (!reads.dtype.startsWith('>')) expect(info.datatype).toBe(reads.dtype)
    if (!reads.values) return
    const expected = valuesOf(reads.values)
    const perVolume = volume.values.length
    expect(perVolume * info.volumeCount).toBe(expected.length)
    for (let volumeIndex = 0; volumeIndex < info.volumeCount; volumeIndex++) {
      const one = await openNifti(files, { volumeIndex })
      expectSame(
        one.volume.values,
        expected.subarray(volumeIndex * perVolume, (volumeIndex + 1) * perVolume),
      )
    }
  })

  it.each(Object.entries(refusedOnPurpose))('refuses %s as %s', async (name, tag) => {
    const entry = cases.find((candidate) => candidate.name === name)
    if (!entry?.reads) throw new Error(`${name} is not among the files that nibabel reads`)
    expect(await tagOf(await filesOf(entry))).toBe(tag)
  })
})

describe('what nibabel refuses', () => {
  it.each(refused)('refuses $name by a tag of its own ($refuses)', async (entry) => {
    expect(await tagOf(await filesOf(entry))).not.toBe('read')
  })

  it.each(Object.entries(readOnPurpose))('reads %s exactly all the same', async (name, values) => {
    const entry = cases.find((candidate) => candidate.name === name)
    if (!entry) throw new Error(`no case ${name}`)
    const { volume } = await openNifti(await filesOf(entry))
    expectSame(volume.values, valuesOf(values))
  })
})

describe('a Blob of a file on disk', () => {
  it('is read like one in memory', async () => {
    const blob = await openAsBlob(new URL('gz_ok.nii.gz', folder))
    const { volume } = await openNifti([{ name: 'gz_ok.nii.gz', blob }])
    expectSame(volume.values, valuesOf('n1_both_codes.f64'))
  })
})
