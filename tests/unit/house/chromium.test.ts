import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { findChromium, playwrightCli, whyItFails } from '../../house/chromium.mjs'

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

describe('of the Chromiums of a system', () => {
  const folders: string[] = []
  afterEach(() => {
    vi.unstubAllEnvs()
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
  })

  /** A PATH with one folder, which has these programs. @returns their paths */
  function system(...names: readonly string[]) {
    const folder = mkdtempSync(join(tmpdir(), 'chromium-'))
    folders.push(folder)
    for (const name of names) writeFileSync(join(folder, name), '', { mode: 0o755 })
    vi.stubEnv('PATH', folder)
    vi.stubEnv('CHROMIUM', '')
    return names.map((name) => join(folder, name))
  }

  it('tests take the one without a window, and what measures takes the one that people use', () => {
    const [people, tests] = system('chromium', 'chromium-headless-shell')
    expect(findChromium()).toBe(tests)
    expect(findChromium({ withWindow: true })).toBe(people)
  })

  it('what else there is is taken by both, and CHROMIUM before all', () => {
    const [chrome] = system('google-chrome')
    expect(findChromium()).toBe(chrome)
    expect(findChromium({ withWindow: true })).toBe(chrome)
    system('chromium', 'chromium-headless-shell')
    vi.stubEnv('CHROMIUM', process.execPath)
    expect(findChromium()).toBe(process.execPath)
  })

  it('that can’t be run is refused where CHROMIUM names it', () => {
    vi.stubEnv('CHROMIUM', '/no/such/chromium')
    expect(() => findChromium()).toThrow('CHROMIUM is set to /no/such/chromium')
  })
})
