import { afterEach, describe, expect, test, vi } from 'vitest'
import { checkedAddress, downloadLimitBytes, fetchBlob } from '#app/open/fetch-blob.ts'

const base = 'https://lab.example/brain/'
const idle = { signal: new AbortController().signal, onProgress: () => {} }

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function answer(body: ReadableStream | null, headers: Record<string, string> = {}) {
  vi.stubGlobal('document', { baseURI: base })
  vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => {
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('x', 'AbortError')))
    })
    const reader = body?.getReader()
    return Promise.resolve({
      ok: true,
      status: 200,
      headers: new Headers(headers),
      body: { getReader: () => ({ read: () => Promise.race([reader!.read(), aborted]) }) },
    })
  })
}

describe('addresses', () => {
  test.each(['http://elsewhere.example/x.nii', 'http://192.168.0.1/x.nii'])(
    '%s is refused for being http:',
    (url) => {
      expect(() => checkedAddress(url, base)).toThrow(/begins with http:.*https:/)
    },
  )

  test.each([
    ['https://elsewhere.example/x.nii', base],
    ['maps/x.nii', base],
    ['http://localhost:8080/x.nii', base],
    ['http://lab.example/x.nii', 'http://lab.example/brain/'],
    ['x/100%25.nii', base],
    ['x/100%.nii', base],
  ])('%s is taken', (url, from) => {
    expect(checkedAddress(url, from).href).toContain('nii')
  })

  test.each(['ftp://x.example/y.nii', 'file:///etc/passwd', 'javascript:alert(1)', 'https://'])(
    '%s is refused in words',
    (url) => {
      expect(() => checkedAddress(url, base)).toThrow(/Use an address|is not a web address/)
    },
  )
})

describe('a download', () => {
  test('that breaks off before anything of it was read has broken off: its server could be reached', async () => {
    const broken = new ReadableStream({
      start: (body) => {
        body.enqueue(new Uint8Array(10))
        // What was waiting to be read is lost with it.
        body.error(new TypeError('terminated'))
      },
    })
    answer(broken, { 'content-length': '100' })
    await expect(fetchBlob('x.nii', idle)).rejects.toMatchObject({
      tag: 'unreachable',
      message: expect.stringMatching(/broke off after 0\.0 MB\. Try again/),
    })
  })

  test('that announces more than fits is refused before it comes', async () => {
    answer(new ReadableStream(), { 'content-length': String(downloadLimitBytes + 1) })
    await expect(fetchBlob('x.nii', idle)).rejects.toMatchObject({ tag: 'too-large' })
  })

  test('that turns out larger than it says is broken off', async () => {
    const chunk = { length: 2 ** 28 }
    const body = { getReader: () => ({ read: async () => ({ done: false, value: chunk }) }) }
    answer(body as never)
    await expect(fetchBlob('x.nii', idle)).rejects.toMatchObject({
      tag: 'too-large',
      message: expect.stringMatching(/1024\.0 MB/),
    })
  })

  test('that falls silent ends, and says how much has come', async () => {
    vi.useFakeTimers()
    const body = new ReadableStream({
      start: (to) => to.enqueue(new Uint8Array(3 * 2 ** 20)),
    })
    answer(body)
    const failed = expect(fetchBlob('x.nii', idle)).rejects.toMatchObject({
      tag: 'too-slow',
      message: expect.stringMatching(/3\.0 MB have come/),
    })
    await vi.advanceTimersByTimeAsync(60_000)
    await failed
  })

  test('that is slow but goes on is waited for', async () => {
    vi.useFakeTimers()
    let sent = 0
    const body = new ReadableStream({
      pull: async (to) => {
        await new Promise((resolve) => setTimeout(resolve, 30_000))
        sent += 1
        if (sent === 5) to.close()
        else to.enqueue(new Uint8Array([31, 139]))
      },
    })
    answer(body)
    const got = fetchBlob('x.nii', idle)
    await vi.advanceTimersByTimeAsync(200_000)
    expect((await got).size).toBe(8)
  })

  test('that the user calls off is no failure', async () => {
    const stop = new AbortController()
    answer(new ReadableStream())
    const failed = expect(
      fetchBlob('x.nii', { signal: stop.signal, onProgress: () => {} }),
    ).rejects.toMatchObject({ name: 'AbortError' })
    stop.abort()
    await failed
  })

  test('that breaks off says after how much', async () => {
    let first = true
    const body = new ReadableStream({
      pull: (to) => {
        if (first) to.enqueue(new Uint8Array(2 ** 20))
        else to.error(new TypeError('network'))
        first = false
      },
    })
    answer(body)
    await expect(fetchBlob('x.nii', idle)).rejects.toMatchObject({
      tag: 'unreachable',
      message: expect.stringMatching(/after 1\.0 MB/),
    })
  })
})
