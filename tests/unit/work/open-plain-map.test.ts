import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openFile } from '#format/index.ts'
import { openPlainMap } from '#work/open-plain-map.ts'
import { namedBlob } from '../../fixtures/files.ts'
import { makeNifti, type NiftiRecipe, wholeBrain } from '../../fixtures/make-nifti.ts'

const codeComes = vi.hoisted(() => ({ now: true }))
vi.mock('#format/checked-gunzip.ts', async (original) => {
  const whole = await original<object>()
  return {
    ...whole,
    get checkedGunzip() {
      if (!codeComes.now) throw new TypeError('Failed to fetch dynamically imported module')
      return (whole as { checkedGunzip: unknown }).checkedGunzip
    },
  }
})
beforeEach(() => {
  codeComes.now = true
})

const context = (signal = new AbortController().signal) => ({ signal, onProgress: vi.fn() })
const map = (name: string, recipe: Partial<NiftiRecipe> = {}) =>
  namedBlob(name, makeNifti({ ...wholeBrain, values: (i) => i, ...recipe }))
const plain = (...files: ReturnType<typeof map>[]) =>
  openPlainMap({ files, volumeIndex: 0 }, context())

describe('the short way to a map', () => {
  it('opens NIfTI as the door for all files does, and tells how far it is', async () => {
    for (const file of [map('zstat1.nii'), map('zstat1.nii.gz', { gz: true })]) {
      const asked = context()
      const opened = await openPlainMap({ files: [file], volumeIndex: 0 }, asked)
      expect(opened).toEqual(await openFile([file], { volumeIndex: 0 }))
      expect(opened?.kind).toBe('volume')
      expect(asked.onProgress).toHaveBeenLastCalledWith(1)
    }
  })

  it('opens the volume of a series that is asked for', async () => {
    const series = map('series.nii', { shape: [2, 2, 2, 3], values: (_i, _j, _k, t) => t })
    const opened = await openPlainMap({ files: [series], volumeIndex: 2 }, context())
    expect(opened).toMatchObject({ volume: { values: { 0: 2 } } })
  })

  it.each([
    ['values of one surface', [map('lh.nii', { shape: [200, 1, 1] })]],
    ['p values', [map('pain_pmap.nii')]],
    ['a map with a file beside it', [map('a.nii'), namedBlob('a.json', '{}')]],
    ['another format', [namedBlob('a.surf.gii', '<?xml version="1.0"?><GIFTI/>')]],
    ['no file', []],
  ])('leaves %s to the door for all files', async (_what, files) => {
    expect(await plain(...files)).toBeNull()
  })

  it('leaves a map whose dress was asked for to it, too', async () => {
    const request = { files: [map('a.nii')], volumeIndex: 0, dress: 'z' } as const
    expect(await openPlainMap(request, context())).toBeNull()
  })

  it('refuses a damaged map in the words of that door', async () => {
    const whole = makeNifti({ ...wholeBrain, values: (i) => i })
    const cut = namedBlob('cut.nii', whole.slice(0, whole.length / 2))
    const refused = await openFile([cut]).catch((error) => error)
    expect(refused.tag).toBe('truncated')
    await expect(plain(cut)).rejects.toEqual(refused)
  })

  it('leaves a map to it when the code for odd gzips does not come, and reads it when it does', async () => {
    const packed = makeNifti({ ...wholeBrain, values: (i) => i, gz: true })
    const odd = namedBlob(
      'odd.nii.gz',
      new Uint8Array([...packed, ...new TextEncoder().encode('more')]),
    )
    expect(await plain(odd)).toMatchObject({ info: { warnings: [{ tag: 'trailing-bytes' }] } })
    codeComes.now = false
    expect(await plain(odd)).toBeNull()
  })

  it('ends with the reason for which it was called off', async () => {
    const reason = new DOMException('This was called off.', 'AbortError')
    const asked = openPlainMap(
      { files: [map('a.nii')], volumeIndex: 0 },
      context(AbortSignal.abort(reason)),
    )
    await expect(asked).rejects.toBe(reason)
  })
})
