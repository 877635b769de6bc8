import { getEventListeners } from 'node:events'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { checkedAddress, downloadLimitBytes, fetchBlob, fetchBytes } from '#app/open/fetch-blob.ts'

const base = 'https://lab.example/brain/'
const idle = { signal: new AbortController().signal, onProgress: () => {} }

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const bytes = (...chunks: readonly Uint8Array[]) =>
  new ReadableStream({
    start: (to) => {
      for (const chunk of chunks) to.enqueue(chunk)
      to.close()
    },
  })

function answer(body: ReadableStream | null, headers: Record<string, string> = {}, status = 200) {
  vi.stubGlobal('document', { baseURI: base })
  vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => {
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('x', 'AbortError')))
    })
    aborted.catch(() => {})
    if (signal.aborted) return Promise.reject(new DOMException('x', 'AbortError'))
    const reader = body?.getReader()
    return Promise.resolve({
      ok: status === 200,
      status,
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
  test('is what came, told of as it comes where its length is known', async () => {
    const chunks = [1, 2, 5].map((length) => new Uint8Array(length).fill(length))
    const told = async (headers: Record<string, string>) => {
      const fractions: number[] = []
      answer(bytes(...chunks), headers)
      const blob = await fetchBlob('x.nii', {
        ...idle,
        onProgress: (fraction) => void fractions.push(fraction),
      })
      expect([...new Uint8Array(await blob.arrayBuffer())]).toEqual([1, 2, 2, 5, 5, 5, 5, 5])
      return fractions
    }
    expect(await told({ 'content-length': '8' })).toEqual([0.125, 0.375, 1])
    // A server may announce too little.
    expect(await told({ 'content-length': '4' })).toEqual([0.25, 0.75, 1])
    expect(await told({ 'content-length': '1' })).toEqual([1, 1, 1])
    expect(await told({})).toEqual([])
    expect(await told({ 'content-length': '8', 'content-encoding': 'gzip' })).toEqual([])
  })

  test.each([
    [404, 'not-found', /^There is no file at .*404.*Check the address/],
    [410, 'not-found', /^There is no file at .*410/],
    [401, 'not-allowed', /allowed to see it \(it answers 401\)/],
    [403, 'not-allowed', /allowed to see it \(it answers 403\)/],
    [500, 'refused', /answers 500\. Try again later/],
  ] as const)('that is answered with %i says so: %s', async (status, tag, message) => {
    answer(bytes(), {}, status)
    await expect(fetchBlob('x.nii', idle)).rejects.toMatchObject({
      tag,
      url: `${base}x.nii`,
      message: expect.stringMatching(message),
    })
  })

  test.each(['<html>', '  <!doctype HTML>', '<head>', '<?xml version="1.0"?> <!DOCTYPE html>'])(
    'of a web page that begins with %s is no map',
    async (words) => {
      answer(bytes(new TextEncoder().encode(`${words}<p>Log in</p>`)))
      await expect(fetchBlob('x.nii', idle)).rejects.toMatchObject({ tag: 'web-page' })
    },
  )

  test('of nothing says so', async () => {
    answer(bytes())
    await expect(fetchBlob('x.nii', idle)).rejects.toMatchObject({ tag: 'nothing' })
    answer(bytes(Uint8Array.of(7)))
    expect((await fetchBlob('x.nii', idle)).size).toBe(1)
  })

  test('gives the bytes in one piece to whoever keeps no file', async () => {
    answer(bytes(Uint8Array.of(7, 8), new Uint8Array(0), Uint8Array.of(9)))
    expect(await fetchBytes('x.ostk', idle)).toEqual(Uint8Array.of(7, 8, 9))
    answer(bytes())
    await expect(fetchBytes('x.ostk', idle)).rejects.toMatchObject({ tag: 'nothing' })
  })

  test('that is a web page is known by its beginning, however it is cut', async () => {
    const page = new TextEncoder().encode('  <!doctype html><title>Log in</title>')
    answer(bytes(page.subarray(0, 6), page.subarray(6, 20), page.subarray(20)))
    await expect(fetchBlob('x.nii', idle)).rejects.toMatchObject({ tag: 'web-page' })
    answer(bytes(new TextEncoder().encode('a map <!doctype html>')))
    expect((await fetchBlob('x.nii', idle)).size).toBe(21)
  })

  test('leaves nothing waiting behind it, however it ends', async () => {
    vi.useFakeTimers()
    const { signal } = new AbortController()
    for (const [status, body] of [
      [200, bytes(Uint8Array.of(1))],
      [200, bytes()],
      [404, bytes()],
    ] as const) {
      answer(body, {}, status)
      await fetchBlob('x.nii', { ...idle, signal }).catch(() => {})
      expect(vi.getTimerCount()).toBe(0)
      expect(getEventListeners(signal, 'abort')).toHaveLength(0)
    }
  })

  test('whose server can’t be reached, or says nothing at all, has words for each', async () => {
    answer(null)
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(fetchBlob('x.nii', idle)).rejects.toMatchObject({
      tag: 'unreachable',
      message: expect.stringMatching(/can't be reached/),
    })
    vi.useFakeTimers()
    answer(new ReadableStream())
    const failed = expect(fetchBlob('x.nii', idle)).rejects.toMatchObject({ tag: 'too-slow' })
    await vi.advanceTimersByTimeAsync(46_000)
    await failed
  })

  test('that goes on and on ends after twenty minutes', async () => {
    vi.useFakeTimers()
    const body = new ReadableStream({
      pull: async (to) => {
        await new Promise((resolve) => setTimeout(resolve, 40_000))
        to.enqueue(new Uint8Array(1))
      },
    })
    answer(body)
    const failed = expect(fetchBlob('x.nii', idle)).rejects.toMatchObject({ tag: 'too-slow' })
    await vi.advanceTimersByTimeAsync(20 * 60_000)
    await failed
  })

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
    answer(bytes(Uint8Array.of(1)), { 'content-length': String(downloadLimitBytes) })
    expect((await fetchBlob('x.nii', idle)).size).toBe(1)
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
    // Called off already, it does not begin.
    answer(bytes(Uint8Array.of(1)))
    await expect(fetchBlob('x.nii', { ...idle, signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
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
