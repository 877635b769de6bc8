import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileOf, serve } from '../../house/serve.mjs'

const packed = gzipSync(new TextEncoder().encode('a map'))
let parent = ''
let server: Awaited<ReturnType<typeof serve>>

/** As `fetch`, but nothing is unpacked, tidied or added on the way. */
function ask(
  path: string,
  options: { method?: string; headers?: { [name: string]: string } } = {},
) {
  const { hostname, port } = new URL(server.url)
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      request({ hostname, port, path, ...options }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('end', () => {
          const { statusCode = 0, headers } = response
          resolve({ status: statusCode, headers, body: Buffer.concat(chunks) })
        })
      })
        .on('error', reject)
        .end()
    },
  )
}

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'serve-'))
  const folder = join(parent, 'dist')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(parent, 'secret.txt'), 'secret')
  mkdirSync(join(parent, 'dist-other'))
  writeFileSync(join(parent, 'dist-other/secret.txt'), 'secret')
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'assets/worker.js'), 'export {}')
  writeFileSync(join(folder, 'assets/pain map.nii.gz'), packed)
  server = await serve(folder, 0)
})

afterAll(async () => {
  await server.close()
  rmSync(parent, { recursive: true })
})

describe('serve', () => {
  it('sends the page for the bare address, whatever the query', async () => {
    for (const path of ['/', '/?a=map.nii.gz', '/index.html']) {
      const { status, headers, body } = await ask(path)
      expect(status).toBe(200)
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
      expect(String(body)).toBe('<!doctype html>')
    }
  })

  it('names scripts as scripts, which module workers insist on', async () => {
    expect((await ask('/assets/worker.js')).headers['content-type']).toMatch(/^text\/javascript/)
  })

  it('sends a packed map as it lies on the disk', async () => {
    const { headers, body } = await ask('/assets/pain%20map.nii.gz', {
      headers: { 'accept-encoding': 'gzip' },
    })
    expect(headers['content-encoding']).toBeUndefined()
    expect(headers['content-type']).toBe('application/gzip')
    expect(Buffer.compare(body, packed)).toBe(0)
  })

  it('answers 304 to a browser that has the file already, and 200 after it changed', async () => {
    const { headers } = await ask('/assets/worker.js')
    const again = { headers: { 'if-none-match': String(headers['etag']) } }
    expect((await ask('/assets/worker.js', again)).status).toBe(304)
    writeFileSync(join(parent, 'dist/assets/worker.js'), 'export { }')
    expect((await ask('/assets/worker.js', again)).status).toBe(200)
  })

  it('answers HEAD without a body', async () => {
    const { status, headers, body } = await ask('/index.html', { method: 'HEAD' })
    expect([status, headers['content-length'], body.length]).toEqual([200, '15', 0])
  })

  it.each([
    '/nothing.nii',
    '/assets',
    '/assets/',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%2fdist-other%2fsecret.txt',
    '/%00',
    '/%zz',
    '//',
  ])('answers 404 to %s', async (path) => {
    const { status, body } = await ask(path)
    expect(status).toBe(404)
    expect(String(body)).not.toContain('secret')
  })

  it('changes nothing: other methods are refused', async () => {
    expect((await ask('/index.html', { method: 'DELETE' })).status).toBe(405)
  })

  it('says so when the port is taken', async () => {
    const port = Number(new URL(server.url).port)
    await expect(serve(parent, port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})

describe('fileOf', () => {
  it('stays in its folder', () => {
    expect(fileOf('/srv/dist', '/a/../b.js')).toBe('/srv/dist/b.js')
    expect(fileOf('/srv/dist', '/..%2f..%2fetc/passwd')).toBeUndefined()
  })
})
