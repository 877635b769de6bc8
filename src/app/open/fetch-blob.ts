/** Downloads with progress; whatever goes wrong is said in words, with the way that always works: drop the file. */
import type { FetchBlob } from '#state/open-map.ts'

type FetchTag = 'address-invalid' | 'not-found' | 'refused' | 'web-page' | 'nothing' | 'unreachable'

export class FetchError extends Error {
  readonly tag: FetchTag
  readonly url: string

  constructor(
    message: string,
    what: ErrorOptions & { readonly tag: FetchTag; readonly url: string },
  ) {
    super(message, what)
    this.name = 'FetchError'
    this.tag = what.tag
    this.url = what.url
  }
}

const instead = 'Or download the file yourself and drop it here.'

function absolute(url: string): URL {
  try {
    return new URL(url, document.baseURI)
  } catch (cause) {
    throw new FetchError(`“${url}” is not a web address.`, { tag: 'address-invalid', url, cause })
  }
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
  throw new FetchError(`The server of ${url} answers ${status}. ${instead}`, {
    tag: 'refused',
    url,
  })
}

async function looksLikeWebPage(blob: Blob): Promise<boolean> {
  const start = await blob.slice(0, 256).text()
  return /^\s*(<!doctype html|<html|<head|<\?xml[^>]*>\s*<!doctype html)/i.test(start)
}

/** @throws FetchError, or an AbortError when the signal fires. */
export const fetchBlob: FetchBlob = async (address, { signal, onProgress }) => {
  const url = absolute(address)
  let response: Response
  try {
    response = await fetch(url, { signal, credentials: 'same-origin' })
  } catch (cause) {
    signal.throwIfAborted()
    throw new FetchError(
      `${url.href} can't be reached: no network, a wrong address, or its server does not let other sites read it. ${instead}`,
      { tag: 'unreachable', url: url.href, cause },
    )
  }
  answered(response, url.href)
  const blob = await readWithProgress(response, url.href, signal, onProgress)
  if (blob.size === 0) {
    throw new FetchError(`${url.href} answers with nothing: 0 bytes. ${instead}`, {
      tag: 'nothing',
      url: url.href,
    })
  }
  if (await looksLikeWebPage(blob)) {
    throw new FetchError(
      `${url.href} gives a web page, not a brain map: often a log-in page or a page about the file. Use the link of the file itself. ${instead}`,
      { tag: 'web-page', url: url.href },
    )
  }
  return blob
}

async function readWithProgress(
  response: Response,
  url: string,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Blob> {
  // A packed transfer announces its packed length: no fraction can be had from it.
  const packed = response.headers.has('content-encoding')
  const total = packed ? 0 : Number(response.headers.get('content-length') ?? 0)
  const parts: Uint8Array<ArrayBuffer>[] = []
  let received = 0
  try {
    const reader = response.body?.getReader()
    while (reader) {
      const { done, value } = await reader.read()
      if (done) break
      parts.push(value)
      received += value.length
      if (total > 0) onProgress(Math.min(1, received / total))
    }
  } catch (cause) {
    signal.throwIfAborted()
    throw new FetchError(
      `The download of ${url} broke off after ${received} bytes. Try again. ${instead}`,
      { tag: 'unreachable', url, cause },
    )
  }
  return new Blob(parts)
}
