import { describe, expect, test } from 'vitest'
import { withRequestedMaps } from '#app/open/requested-maps.ts'
import { parseMillimetres } from '#app/shell/parse-millimetres.ts'
import { groupFiles } from '#format/belong.ts'
import { firstView, mapLayer } from '#view/spec.ts'

const named = (...names: string[]) => names.map((name) => ({ name, blob: new Blob() }))
const names = (files: ReturnType<typeof groupFiles>) =>
  files.map((group) => group.map((file) => file.name))

describe('files dropped together', () => {
  test('are one map each unless they belong together', () => {
    expect(names(groupFiles(named('a.nii.gz', 'b.nii')))).toEqual([['a.nii.gz'], ['b.nii']])
  })

  test('keep a header with its image and a side-car with its map', () => {
    expect(names(groupFiles(named('x.hdr', 'y.nii.gz', 'x.img', 'y.json')))).toEqual([
      ['x.hdr', 'x.img'],
      ['y.nii.gz', 'y.json'],
    ])
  })
})

describe('typed millimetres', () => {
  test.each([
    ['4, 22, 32', [4, 22, 32]],
    ['(−48; 34; -12)', [-48, 34, -12]],
    ['[1.5 2 3]', [1.5, 2, 3]],
  ])('%s is read', (text, expected) => {
    expect(parseMillimetres(text)).toEqual(expected)
  })

  test.each(['', '1, 2', '1 2 3 4', 'a b c', '900 0 0', '1,,'])('%j is refused', (text) => {
    expect(parseMillimetres(text)).toBeNull()
  })
})

describe('the page’s address', () => {
  const asked = (query: string) => {
    const view = withRequestedMaps(firstView, new URLSearchParams(query))
    return { a: mapLayer(view, 'a').ask?.source, b: mapLayer(view, 'b').ask?.source }
  }

  test('asks for the two samples when it says nothing', () => {
    expect(asked('')).toEqual({
      a: { kind: 'sample', id: 'social-exclusion' },
      b: { kind: 'sample', id: 'physical-pain' },
    })
  })

  test('names a map by address or a sample by its name', () => {
    expect(asked('a=maps/x.nii.gz&b=social-exclusion-inclusive')).toEqual({
      a: { kind: 'url', url: 'maps/x.nii.gz' },
      b: { kind: 'sample', id: 'social-exclusion-inclusive' },
    })
  })
})
