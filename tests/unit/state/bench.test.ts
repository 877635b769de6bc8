import { expect, test } from 'vitest'
import { createBench } from '#state/bench.ts'
import type { Compute } from '#work/tasks.ts'
import { breathe } from './test-store.ts'

const compute = (() => Promise.reject(new Error('nothing is computed'))) as Compute

function benchOf(answer: (url: string) => Blob | Promise<Blob>, smallCortex?: boolean) {
  const asked: string[] = []
  const bench = createBench({
    compute,
    fetchBlob: async (url) => {
      asked.push(url.replace(/^.*\//, ''))
      return answer(url)
    },
    ...(smallCortex !== undefined && { smallCortex }),
  })
  return { bench, asked }
}

test('the masks are fetched once, whoever asks, and each is what its name says', async () => {
  const { bench, asked } = benchOf((url) => new Blob([url]))
  const [one, brain] = await Promise.all([bench.masks(), bench.brainMask(), bench.masks()])
  expect((await bench.masks()).brain).toBe(one.brain)
  expect(brain).toBe(one.brain)
  expect(asked).toHaveLength(2)
  expect(await one.brain.blob.text()).toMatch(/brain/)
  expect(await one.grey.blob.text()).toMatch(/gr[ae]y/)
  expect([one.brain.name, one.grey.name]).toEqual(['brainmask_2mm.nii.gz', 'greymask_2mm.nii.gz'])
})

test('masks that could not be had are fetched anew by the next who asks', async () => {
  let online = false
  const { bench, asked } = benchOf((url) => {
    if (!online) throw new Error('no network')
    return new Blob([url])
  })
  await expect(bench.masks()).rejects.toThrow('no network')
  await breathe()
  online = true
  expect((await bench.masks()).brain.blob.size).toBeGreaterThan(0)
  expect((await bench.masks()).grey.blob.size).toBeGreaterThan(0)
  expect(asked).toHaveLength(4)
})

test('a phone has the cortex with a quarter of the vertices', () => {
  const answer = () => new Blob()
  const [large, small] = [benchOf(answer), benchOf(answer, true)]
  expect(small.bench.cortexUrl.href).not.toBe(large.bench.cortexUrl.href)
  expect(small.bench.cortexUrl.href).toMatch(/10k/)
  expect(benchOf(answer, false).bench.cortexUrl).toEqual(large.bench.cortexUrl)
})

test('bytes are those of the file at the address', async () => {
  const { bench } = benchOf(() => new Blob([Uint8Array.of(7, 8, 9)]))
  expect([...(await bench.bytesOf(new URL('https://x.test/y')))]).toEqual([7, 8, 9])
})

test('bytes that nobody keeps are asked for without a Blob, where that can be', async () => {
  const bench = createBench({
    compute,
    fetchBlob: () => Promise.reject(new Error('no Blob is asked for')),
    fetchBytes: async (url) => new TextEncoder().encode(url),
  })
  const bytes = await bench.bytesOf(new URL('https://x.test/y'))
  expect(new TextDecoder().decode(bytes)).toBe('https://x.test/y')
})

test('no two numbers are alike', () => {
  const { bench } = benchOf(() => new Blob())
  expect(new Set([bench.nextId(), bench.nextId(), bench.nextId()]).size).toBe(3)
})

test('files that a lecture brings join those that came with the page', () => {
  const first = { one: [{ name: 'one.nii', blob: new Blob() }] }
  const more = { two: [{ name: 'two.nii', blob: new Blob() }] }
  const bench = createBench({ compute, fetchBlob: async () => new Blob(), brought: first })
  bench.bring(more)
  expect(bench.brought).toEqual({ ...first, ...more })
  expect(first).not.toHaveProperty('two')
})
