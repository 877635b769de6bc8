import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type OnePageParts, onePage } from '#app/one-file/one-page.ts'
import { partIds } from '#app/one-file/part-ids.ts'

const parts: OnePageParts = {
  page: readFileSync(new URL('../../../src/index.html', import.meta.url), 'utf8'),
  script: 'const end = "</script>", comment = `<!-- <script>`, icon = "./icon.svg"',
  style: 'p::after { content: "</style>" }',
  icon: '<svg xmlns="http://www.w3.org/2000/svg"/>',
  assets: [{ name: 'assets/brain.ostk', base64: 'QkJC' }],
  session: 'U0VTU0lPTg==',
}

/** Start tags to end tags as a browser pairs them where no comment is begun within. */
const scriptsIn = (html: string) =>
  [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)].map(
    ([, attributes = '', text = '']) => ({ attributes, text }),
  )

const code = (html: string) =>
  scriptsIn(html).find(({ attributes }) => attributes.includes(partIds.script))?.text ?? ''

test('nothing in the program or its sheet ends the element that it stands in', () => {
  const html = onePage(parts)
  const scripts = scriptsIn(html)
  // The theme's script, what is kept, the program.
  expect(scripts).toHaveLength(6)
  for (const { text } of scripts) expect(text).not.toMatch(/<!--|<\/script/)
  expect(html.match(/<\/style>/g)).toHaveLength(2)
  expect(code(html)).toContain('"<\\/script>", comment = `<\\x21-- <script>`')
})

test('the policy names every script that runs, and nothing else may', () => {
  const html = onePage(parts)
  const running = scriptsIn(html).filter(({ attributes }) => !attributes.includes('text/plain'))
  expect(running).toHaveLength(2)
  const hashes = running.map(
    ({ text }) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  )
  expect(html).toContain(`script-src ${hashes.join(' ')} blob:;`)
})

test('a page that is made of its own parts is the same page', () => {
  const html = onePage(parts)
  const style = /<style id="one-file-style">([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
  expect(onePage({ ...parts, script: code(html), style })).toBe(html)
  expect(code(html)).not.toContain('./icon.svg')
})

test('a page without a session holds none', () => {
  expect(onePage({ ...parts, session: null })).not.toContain(`id="${partIds.session}"`)
  expect(onePage(parts)).toContain(`id="${partIds.session}">U0VTU0lPTg==<`)
})
