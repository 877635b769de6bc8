import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { playwrightCli, whyItFails } from '../../house/chromium.mjs'

describe('a Chromium that is there', () => {
  it('is taken when it starts', () => expect(whyItFails(process.execPath)).toBeNull())

  it('is refused in words, with what it said and the way on, when it does not', () => {
    const why = whyItFails('/no/such/chromium')
    expect(why).toMatch(/^\/no\/such\/chromium does not start: .*ENOENT/)
    expect(why).toContain('npx playwright install-deps chromium')
  })
})

it('is downloaded without anybody’s rights by a command line that is where the package says', () => {
  expect(existsSync(playwrightCli())).toBe(true)
})
