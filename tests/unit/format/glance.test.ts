/** What a file is, told from its first bytes, is what opening it tells. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { glanceAt } from '#format/glance.ts'
import { openFile } from '#format/index.ts'
import { makeNifti } from '../../fixtures/make-nifti.ts'

const named = (name: string, bytes: Uint8Array) => ({
  name,
  blob: new Blob([bytes as Uint8Array<ArrayBuffer>]),
})
const fixture = (path: string) =>
  named(path.split('/').at(-1)!, readFileSync(new URL(`../../fixtures/${path}`, import.meta.url)))

test.each([
  'nifti/gz_ok.nii.gz',
  'nifti/n2_both.nii',
  'nifti/shape_4d.nii',
  'nifti/n1_qform_only_oblique.nii',
])('%s', async (path) => {
  const file = fixture(path)
  const [glance, opened] = [await glanceAt([file]), await openFile([file])]
  if (opened.kind !== 'volume') throw new Error('no volume')
  expect(glance).toEqual({
    format: 'NIfTI',
    statistic: opened.info.statistic,
    shape: opened.info.shape,
    voxelSizeMm: opened.info.voxelSizeMm,
  })
})

test('statistic and degrees of freedom come from the side-car, as when it is opened', async () => {
  const bytes = makeNifti({ shape: [4, 4, 4], values: (i) => i })
  const sidecar = new TextEncoder().encode('{"Statistic":"t","DegreesOfFreedom":19}')
  const files = [named('x_statmap.nii', bytes), named('x_statmap.json', sidecar)]
  expect((await glanceAt(files)).statistic).toEqual({ kind: 't', dof: [19], from: 'sidecar' })
})

test('only the beginning is read: a file cut off behind its header is still told', async () => {
  const bytes = makeNifti({ shape: [40, 40, 40], values: (i) => i }).slice(0, 600)
  expect((await glanceAt([named('cut.nii', bytes)])).shape).toEqual([40, 40, 40])
})

test('surfaces, labels and FreeSurfer volumes are called by their format', async () => {
  expect((await glanceAt([fixture('surface/map.mgz')])).format).toBe('FreeSurfer volume')
  expect((await glanceAt([fixture('surface/lh.pial.surf.gii')])).format).toBe('GIFTI')
  expect((await glanceAt([fixture('surface/both.dscalar.nii')])).format).toBe('CIFTI-2')
})

test.each([
  ['nothing.nii', new Uint8Array(), 'empty-file'],
  ['words.nii.gz', new TextEncoder().encode('these are words'), 'not-nifti'],
  ['words.txt', new TextEncoder().encode('these are words'), 'not-recognised'],
] as const)('%s is refused as when it is opened', async (name, bytes, tag) => {
  await expect(glanceAt([named(name, bytes)])).rejects.toMatchObject({ tag })
  await expect(openFile([named(name, bytes)])).rejects.toMatchObject({ tag })
})
