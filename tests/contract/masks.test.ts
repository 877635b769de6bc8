import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { assetUrls } from '#atlas/assets.ts'
import { hemisphereIds } from '#atlas/cortex.ts'
import { loadCortex } from '#atlas/decode.ts'
import { MNI152_2MM } from '#evidence/grid.ts'
import { openFile } from '#format/index.ts'
import { worldPoint } from '#space/point.ts'
import { valueAt } from '#volume/interpolate.ts'

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

describe('the T1 behind slices', () => {
  test('reaches as far as the pial surface: no crown of the cortex is cut off', async () => {
    const t1 = await volumeAt(assetUrls.t1)
    const cortex = await loadCortex(new Uint8Array(await readFile(assetUrls.cortex)))
    for (const side of hemisphereIds) {
      const { pial } = cortex[side].surfaces
      let beyond = 0
      for (let at = 0; at < pial.length; at += 3) {
        const place = worldPoint(pial[at]!, pial[at + 1]!, pial[at + 2]!)
        if (!(valueAt(t1, place, 'nearest') > 0)) beyond++
      }
      expect(beyond / (pial.length / 3), side).toBeLessThan(0.001)
    }
  })

  test('has a smooth rim: hardly more voxel faces than a brain of its size needs', async () => {
    const { values, shape } = await volumeAt(assetUrls.t1)
    const [nx, ny] = shape
    let size = 0
    let faces = 0
    for (let at = 0; at < values.length; at++) {
      if (!(values[at]! > 0)) continue
      size++
      // Nothing wraps round: the box has empty voxels on each side.
      for (const step of [1, nx, nx * ny])
        for (const next of [at - step, at + step]) if (!(values[next]! > 0)) faces++
    }
    // A ball has 7.25; the brain extraction of the source, in rows of voxels, had 12.3.
    expect(faces / size ** (2 / 3)).toBeLessThan(9)
  })
})
