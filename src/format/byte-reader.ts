/** Reads a file forwards, plain or gzipped alike, without ever holding more of it than was asked for. */

import { FormatError } from './errors.ts'
import { readSlice } from './file-pieces.ts'
import { gunzip, isGzip } from './gunzip.ts'
import { joinParts } from './join-parts.ts'
import type { NamedBlob, ReadOptions } from './source.ts'

export type ByteReader = {
  readonly fileName: string
  readonly gzipped: boolean
  /** Size of the content where it is known beforehand: for plain files. */
  readonly size: number | undefined
  /** The most bytes that the content can have: a gzip can't inflate more than 1032-fold. */
  readonly mostBytes: number
  /** Bytes read or skipped up to now, of the content. */
  readonly position: () => number
  /** The next `count` bytes in a buffer of their own; fewer only where the content ends. */
  readonly read: (count: number) => Promise<Uint8Array<ArrayBuffer>>
  /** Moves on by `count` bytes; resolves to how many were there. */
  readonly skip: (count: number) => Promise<number>
  /**
   * Goes on to the end so that gzip's checksum is checked, but at most `maxBytes` further.
   * Resolves to whether the end was reached.
   */
  readonly finish: (maxBytes: number) => Promise<boolean>
  readonly hasTrailingBytes: () => boolean
  readonly close: () => Promise<void>
}

/** @throws FormatError 'empty-file' | 'unreadable'; its methods also throw 'corrupt-gzip'. */
export async function openByteReader(
  file: NamedBlob,
  options: ReadOptions = {},
): Promise<ByteReader> {
  if (file.blob.size === 0) throw new FormatError('empty-file', { file: file.name })
  options.signal?.throwIfAborted()
  const magic = await readSlice(file, 0, 2)
  return isGzip(magic) ? gzipReader(file, options) : plainReader(file, options)
}

function plainReader(file: NamedBlob, options: ReadOptions): ByteReader {
  const size = file.blob.size
  let at = 0
  return {
    fileName: file.name,
    gzipped: false,
    size,
    mostBytes: size,
    position: () => at,
    async read(count) {
      options.signal?.throwIfAborted()
      const bytes = await readSlice(file, at, Math.min(size, at + count))
      at += bytes.length
      options.onProgress?.(at / size)
      return bytes
    },
    async skip(count) {
      const moved = Math.min(count, size - at)
      at += moved
      return moved
    },
    finish: async () => true,
    hasTrailingBytes: () => false,
    close: async () => undefined,
  }
}

const mostInflation = 1032

function gzipReader(file: NamedBlob, options: ReadOptions): ByteReader {
  let trailing = false
  const chunks = gunzip(file, {
    ...options,
    onTrailingBytes: () => {
      trailing = true
    },
  })
  let chunk: Uint8Array = new Uint8Array(0)
  let at = 0

  /** Hands over up to `count` bytes in pieces; resolves to how many there were. */
  async function take(count: number, use: (part: Uint8Array, done: number) => void) {
    let done = 0
    while (done < count) {
      if (chunk.length === 0) {
        options.signal?.throwIfAborted()
        const next = await chunks.next()
        if (next.done) break
        chunk = next.value
        continue
      }
      const part = chunk.subarray(0, count - done)
      use(part, done)
      chunk = chunk.subarray(part.length)
      done += part.length
    }
    at += done
    return done
  }

  return {
    fileName: file.name,
    gzipped: true,
    size: undefined,
    mostBytes: file.blob.size * mostInflation,
    position: () => at,
    async read(count) {
      // What the file can't hold is never allocated, whatever was asked for.
      const bytes = new Uint8Array(Math.min(count, file.blob.size * mostInflation))
      const done = await take(bytes.length, (part, offset) => bytes.set(part, offset))
      return done === bytes.length ? bytes : bytes.slice(0, done)
    },
    skip: (count) => take(count, () => undefined),
    async finish(maxBytes) {
      return (await take(maxBytes + 1, () => undefined)) <= maxBytes
    },
    hasTrailingBytes: () => trailing,
    async close() {
      await chunks.return(undefined)
    },
  }
}

/** The first bytes of the content, inflated where need be: what a format is recognised by. */
export async function readHead(
  file: NamedBlob,
  count: number,
  options: ReadOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = await openByteReader(file, { signal: options.signal })
  try {
    return await reader.read(count)
  } finally {
    await reader.close()
  }
}

/** The whole content. @throws FormatError 'bomb' beyond `limitBytes`, 'corrupt-gzip', 'empty-file', 'unreadable' */
export async function readAll(
  file: NamedBlob,
  limitBytes: number,
  options: ReadOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = await openByteReader(file, options)
  try {
    if (reader.size !== undefined) {
      if (reader.size > limitBytes) {
        throw new FormatError('too-large', {
          file: file.name,
          bytes: reader.size,
          limitBytes,
          what: 'a content',
        })
      }
      return await reader.read(reader.size)
    }
    const parts: Uint8Array[] = []
    let total = 0
    for (;;) {
      const part = await reader.read(Math.min(1 << 20, Math.max(1 << 12, total)))
      if (part.length === 0) break
      total += part.length
      if (total > limitBytes) throw new FormatError('bomb', { file: file.name, limitBytes })
      parts.push(part)
    }
    return joinParts(parts)
  } finally {
    await reader.close()
  }
}
