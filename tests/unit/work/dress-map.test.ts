import { expect, test } from 'vitest'
import { computeHere } from '#work/implementations.ts'
import { namedBlob } from '../../fixtures/files.ts'
import { makeNifti, wholeBrain } from '../../fixtures/make-nifti.ts'

const map = (name: string, value: (i: number) => number) =>
  namedBlob(name, makeNifti({ ...wholeBrain, datatype: 'float64', values: (i) => value(i) }))

async function open(file: ReturnType<typeof map>, dress?: 'z' | 'p' | 'oneMinusP') {
  const opened = await computeHere('openFile', {
    files: [file],
    volumeIndex: 0,
    ...(dress && { dress }),
  })
  if (opened.kind !== 'volume') throw new Error(opened.kind)
  return opened
}

test('a p map opens with its small p as large values, and its warning first', async () => {
  const { info, volume } = await open(map('pain_pmap.nii', (i) => (i === 5 ? 1e-6 : 1)))
  expect(info).toMatchObject({ statistic: { kind: 'negLog10P' }, dressedFrom: 'p' })
  expect(info.warnings[0]?.tag).toBe('p-map')
  expect(info.warnings[0]?.message).toBe('The file holds p values. Shown is -log10 p.')
  expect(volume.values[5]).toBeCloseTo(6, 12)
  expect(volume.values[0]).toBe(0)
  expect(info.stats.max).toBeCloseTo(6, 12)
})

test('it is shown in the dress that was asked for, also as it is', async () => {
  const file = map('pain_pmap.nii', (i) => (i === 5 ? 0.001 : 1))
  expect((await open(file, 'z')).volume.values[5]).toBeCloseTo(3.090232306167813, 9)
  expect((await open(file, 'oneMinusP')).volume.values[5]).toBeCloseTo(0.999, 12)
  const plain = await open(file, 'p')
  expect(plain.volume.values[5]).toBe(0.001)
  expect(plain.info.dressedFrom).toBeUndefined()
})

test('1 - p stays as it is unless another dress is asked for', async () => {
  const file = map('x_tfce_corrp_tstat1.nii', (i) => (i === 5 ? 0.999 : 0))
  const { info, volume } = await open(file)
  expect(info.statistic.kind).toBe('oneMinusP')
  expect(volume.values[5]).toBeCloseTo(0.999, 12)
  expect((await open(file, 'z')).volume.values[5]).toBeCloseTo(3.090232306, 6)
})

test('it counts what it took for something else', async () => {
  const said = async (zeros: number, outside: number) => {
    const values = [...Array<number>(zeros).fill(0), ...Array<number>(outside).fill(1.5), 0.01]
    const { info } = await open(map('pain_pmap.nii', () => values.pop() ?? 1))
    return info.warnings[0]?.message.replace('The file holds p values. Shown is -log10 p.', '')
  }
  expect(await said(0, 0)).toBe('')
  expect(await said(1, 1)).toBe(
    ' 1 value of 0 was taken for the smallest p of the map. 1 value is no p and was left out.',
  )
  expect(await said(2, 3)).toBe(
    ' 2 values of 0 were taken for the smallest p of the map. 3 values are no p and were left out.',
  )
})

test('a z map is left alone', async () => {
  const { info, volume } = await open(
    map('x_z.nii', (i) => i),
    'z',
  )
  expect(info.dressedFrom).toBeUndefined()
  expect(volume.values[5]).toBe(5)
})

test('its warning comes before what else is said of the file', async () => {
  const opened = await computeHere('openFile', {
    files: [map('pain_pmap.nii', () => 0.5), namedBlob('pain_pmap.json', 'no JSON')],
    volumeIndex: 0,
  })
  expect(opened.info.warnings.map(({ tag }) => tag)).toEqual(['p-map', 'sidecar-unusable'])
})
