import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8').replace(/\s+/g, ' ')

/** Each path's attributes, in whatever order. */
const pathsIn = (svg: string) =>
  [...svg.matchAll(/<path ([^>]*?) ?\/>/g)].map(([, attributes = '']) =>
    [...attributes.matchAll(/[\w-]+="[^"]*"/g)].map(String).sort(),
  )

test('the page and its icon show the same sign', () => {
  const [sign = ''] =
    /<symbol id="sign" viewBox="0 0 32 32">.*<\/symbol>/.exec(read('src/index.html')) ?? []
  expect(pathsIn(sign)).toHaveLength(2)
  expect(pathsIn(sign)).toEqual(pathsIn(read('public/icon.svg')))
})
