import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runLimited } from '../../house/run-limited.mjs'

const node = process.execPath
const long = { limitMs: 60_000 }
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'limited-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a step of npm test', () => {
  it('is well when its program ends well, and not when it ends otherwise or can’t start', async () => {
    expect(await runLimited(node, ['-e', ''], long)).toEqual({ ok: true, ranOut: false })
    expect(await runLimited(node, ['-e', 'process.exit(3)'], long)).toMatchObject({ ok: false })
    expect(await runLimited('/no/such/program', [], long)).toMatchObject({ ok: false })
  })

  it('that hangs is ended with what it started, and has failed', async () => {
    const file = join(folder, 'child')
    const child = `require('fs').writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1000)`
    const parent = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'ignore' }); setInterval(() => {}, 1000)`
    expect(await runLimited(node, ['-e', parent], { limitMs: 4000 })).toEqual({
      ok: false,
      ranOut: true,
    })
    const pid = Number(readFileSync(file, 'utf8'))
    const state = () => {
      try {
        return readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[2] ?? 'gone'
      } catch {
        return 'gone'
      }
    }
    await expect.poll(state, { timeout: 20_000 }).toMatch(/gone|Z/)
  })
})
