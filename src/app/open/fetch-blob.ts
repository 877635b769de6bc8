/** Downloads with progress; whatever goes wrong is said in words, with the way that always works: drop the file. */
import { joinParts } from '#format/join-parts.ts'
import type { FetchBlob, FetchBytes } from '#state/bench.ts'

type FetchTag =
  | 'address-invalid'
  | 'insecure'
  | 'not-found'
  | 'not-allowed'
  | 'refused'
  | 'web-page'
  | 'nothing'
  | 'unreachable'
  | 'too-large'
  | 'too-slow'

/** A browser holds what it downloads in memory: more than this is no map that it could show. */
export const downloadLimitBytes = 2 ** 30

/** A server that says nothing for so long has gone, ms; a download that takes longer in all never ends. */
const limits = { silenceMs: 45_000, wholeMs: 20 * 60_000 }

export class FetchError extends Error {
  readonly tag: FetchTag
  readonly url: string

  constructor(
    message: string,
    what: ErrorOptions & { readonly tag: FetchTag; readonly url: string },
  ) {
    super(message, what)
    this.tag = what.tag
    this.url = what.url
  }
}

const instead = 'Or download the file yourself and drop it here.'

/** @throws FetchError for what is no address, or one that browsers do not let a page read */
export function checkedAddress(url: string, base: string): URL {
  let found: URL
  try {
    found = new URL(url, base)
  } catch (cause) {
    throw new FetchError(`“${url}” is not a web address.`, { tag: 'address-invalid', url, cause })
  }
  const { protocol, hostname, origin } = found
  const here =
    origin === new URL(base).origin || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)
  if (protocol === 'http:' && !here) {
    throw new FetchError(
      `${found.href} begins with http:, so anybody on the way could change what comes, and browsers do not let this page read it. Try the same address with https:. ${instead}`,
      { tag: 'insecure', url: found.href },
    )
  }
  if (!['http:', 'https:', 'blob:', 'data:'].includes(protocol)) {
    throw new FetchError(
      `${found.href} begins with ${protocol}, which a page can't read. Use an address that begins with https:. ${instead}`,
      { tag: 'address-invalid', url: found.href },
    )
  }
  return found
}

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`

function tooLarge(url: string, bytes: number): FetchError {
  return new FetchError(
    `${url} is larger than ${megabytes(downloadLimitBytes)} (${megabytes(bytes)} so far or announced), more than this page downloads. Cut it down, to one volume for instance. ${instead}`,
    { tag: 'too-large', url },
  )
}

function answered(response: Response, url: string): Response {
  if (response.ok) return response
  const { status } = response
  if (status === 404 || status === 410) {
    throw new FetchError(
      `There is no file at ${url} (the server answers ${status}). Check the address. ${instead}`,
      { tag: 'not-found', url },
    )
  }
  if (status === 401 || status === 403) {
    throw new FetchError(
      `The server of ${url} gives it only to whoever is allowed to see it (it answers ${status}), and this page can’t log in there. ${instead}`,
      { tag: 'not-allowed', url },
    )
  }
  throw new FetchError(`The server of ${url} answers ${status}. Try again later. ${instead}`, {
    tag: 'refused',
    url,
  })
}

/** What has come, in order; none of it is empty. */
type Parts = readonly Uint8Array<ArrayBuffer>[]

function looksLikeWebPage(parts: Parts): boolean {
  const decoder = new TextDecoder()
  let start = ''
  for (const part of parts) {
    if (start.length >= 256) break
    start += decoder.decode(part.subarray(0, 256), { stream: true })
  }
  return /^\s*(<!doctype html|<html|<head|<\?xml[^>]*>\s*<!doctype html)/i.test(start)
}

/** @throws FetchError, or an AbortError when the signal fires. */
export const fetchBlob: FetchBlob = async (address, context) =>
  new Blob([...(await fetchParts(address, context))])

/**
 * The same where nobody keeps it. A Blob lies with the browser, in another process: to bring it there and to read it back takes
 * longer than the download itself.
 */
export const fetchBytes: FetchBytes = async (address, context) =>
  joinParts(await fetchParts(address, context))

async function fetchParts(
  address: string,
  { signal, onProgress }: Parameters<FetchBlob>[1],
): Promise<Parts> {
  const url = checkedAddress(address, document.baseURI)
  const patience = createPatience(signal)
  try {
    const parts = await download(url.href, patience, onProgress)
    checkContent(parts, url.href)
    return parts
  } finally {
    patience.end()
  }
}

/** Aborts with the user, after too long a silence, and after too long a time in all. */
function createPatience(user: AbortSignal) {
  const controller = new AbortController()
  const give = () => controller.abort()
  user.addEventListener('abort', give)
  if (user.aborted) give()
  const whole = setTimeout(give, limits.wholeMs)
  let silence = setTimeout(give, limits.silenceMs)
  return {
    signal: controller.signal,
    /** Something has come. */
    renew: () => {
      clearTimeout(silence)
      silence = setTimeout(give, limits.silenceMs)
    },
    end: () => {
      clearTimeout(whole)
      clearTimeout(silence)
      user.removeEventListener('abort', give)
    },
    /**
     * What broke off, in words: the user's own wish stays an AbortError.
     * @param received bytes; null before the server has answered
     */
    reason: (url: string, received: number | null, cause: unknown): Error => {
      if (user.aborted) return new DOMException('The download was called off.', 'AbortError')
      if (controller.signal.aborted) {
        return new FetchError(
          `The server of ${url} has stopped sending: ${megabytes(received ?? 0)} have come. Try again. ${instead}`,
          { tag: 'too-slow', url, cause },
        )
      }
      if (received !== null) {
        return new FetchError(
          `The download of ${url} broke off after ${megabytes(received)}. Try again. ${instead}`,
          { tag: 'unreachable', url, cause },
        )
      }
      return new FetchError(
        `${url} can't be reached: no network, a wrong address, or its server does not let other sites read it. ${instead}`,
        { tag: 'unreachable', url, cause },
      )
    },
  }
}

type Patience = ReturnType<typeof createPatience>

function checkContent(parts: Parts, url: string): void {
  if (parts.length === 0) {
    throw new FetchError(`${url} answers with nothing: 0 bytes. ${instead}`, {
      tag: 'nothing',
      url,
    })
  }
  if (looksLikeWebPage(parts)) {
    throw new FetchError(
      `${url} gives a web page, not a brain map: often a log-in page or a page about the file. Use the link of the file itself. ${instead}`,
      { tag: 'web-page', url },
    )
  }
}

async function download(
  url: string,
  patience: Patience,
  onProgress: (fraction: number) => void,
): Promise<Parts> {
  const { signal } = patience
  let received: number | null = null
  try {
    const response = answered(await fetch(url, { signal, credentials: 'same-origin' }), url)
    received = 0
    // A packed transfer announces its packed length: no fraction can be had from it.
    const packed = response.headers.has('content-encoding')
    const total = packed ? 0 : Number(response.headers.get('content-length'))
    if (total > downloadLimitBytes) throw tooLarge(url, total)
    const parts: Uint8Array<ArrayBuffer>[] = []
    const reader = response.body?.getReader()
    while (reader) {
      const { done, value } = await reader.read()
      if (done) break
      patience.renew()
      if (value.length > 0) parts.push(value)
      received += value.length
      if (received > downloadLimitBytes) throw tooLarge(url, received)
      if (total > 0) onProgress(Math.min(1, received / total))
    }
    return parts
  } catch (error) {
    throw error instanceof FetchError ? error : patience.reason(url, received, error)
  }
}
