import { describe, expect, test } from 'vitest'
import { withRequestedMaps } from '#app/open/requested-maps.ts'
import { neurovaultFile } from '#state/neurovault.ts'
import { firstView, mapLayer } from '#view/spec.ts'

const idle = { signal: new AbortController().signal, onProgress: () => {} }

/** Answers as the archive's API does. */
function archive(answer: string) {
  const asked: string[] = []
  const fetchBlob = async (url: string) => {
    asked.push(url)
    return new Blob([url.includes('/api/') ? answer : 'the map'])
  }
  return { asked, fetchBlob }
}

test('an image is fetched from where the archive says that it lies, over https', async () => {
  const file = 'http://neurovault.org/media/images/42/zstat1.nii.gz'
  const { asked, fetchBlob } = archive(JSON.stringify({ id: 7, name: 'z', file }))
  const found = await neurovaultFile(7, fetchBlob, idle)
  expect(found.name).toBe('zstat1.nii.gz')
  expect(await found.blob.text()).toBe('the map')
  expect(asked).toEqual([
    'https://neurovault.org/api/images/7/?format=json',
    'https://neurovault.org/media/images/42/zstat1.nii.gz',
  ])
})

describe('an answer that is none is told in words', () => {
  test.each([
    '<html>',
    '{"detail":"Not found."}',
    '[]',
    'null',
    '{"file":7}',
    '{"file":"http://"}',
  ])('%s', async (answer) => {
    await expect(neurovaultFile(7, archive(answer).fetchBlob, idle)).rejects.toMatchObject({
      tag: 'neurovault',
      message: expect.stringMatching(/NeuroVault image 7 .*drop it here/),
    })
  })
})

test('the page’s address takes an image by its number', () => {
  const view = withRequestedMaps(
    firstView,
    new URLSearchParams('a=neurovault:11646&b=neurovault:x'),
  )
  expect(mapLayer(view, 'a').ask?.source).toEqual({ kind: 'neurovault', id: 11_646 })
  expect(mapLayer(view, 'b').ask?.source).toEqual({ kind: 'url', url: 'neurovault:x' })
})
