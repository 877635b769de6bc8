import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { assetUrls } from '#atlas/assets.ts'
import { MNI152_2MM } from '#evidence/grid.ts'
import { openFile } from '#format/index.ts'

async function volumeAt(url: URL) {
  const blob = new Blob([await readFile(url)])
  const opened = await openFile([{ name: url.pathname.split('/').at(-1) ?? '', blob }])
  if (opened.kind !== 'volume') throw new Error('not a volume')
  return opened.volume
}

test('both masks are on the grid on which meta-analyses are computed', async () => {
  for (const url of [assetUrls.brainMask, assetUrls.greyMask]) {
    const { shape, toWorld } = await volumeAt(url)
    expect(shape).toEqual(MNI152_2MM.shape)
    expect(toWorld).toEqual(MNI152_2MM.toWorld)
  }
})

test('grey matter lies within the brain and makes about half of it', async () => {
  const [brain, grey] = [await volumeAt(assetUrls.brainMask), await volumeAt(assetUrls.greyMask)]
  const inside = (values: ArrayLike<number>) =>
    Array.from(values).filter((value) => value > 0).length
  expect(grey.values.every((value, i) => value === 0 || brain.values[i]! > 0)).toBe(true)
  const share = inside(grey.values) / inside(brain.values)
  expect(share).toBeGreaterThan(0.4)
  expect(share).toBeLessThan(0.6)
})
