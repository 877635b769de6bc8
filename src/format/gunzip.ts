/**
 * Inflates a gzip Blob piece by piece. The platform's DecompressionStream does the work; where it gives up although the
 * content may be whole (several members, bytes behind the last one: Chromium refuses both), `checkedGunzip` starts again, whose
 * code comes when it is needed.
 */
import type { GunzipOptions } from './checked-gunzip.ts'
import { isFormatError } from './errors.ts'
import { filePieces } from './file-pieces.ts'
import { release } from './release.ts'
import type { NamedBlob, ReadOptions } from './source.ts'

/** What DecompressionStream is fed at once: deflate can't grow more than 1032-fold, so this bounds a burst to 66 MB. */
const nativePieceBytes = 1 << 16

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b
}

/** With the platform's DecompressionStream; throws whatever it throws. A chunk is there until the next is asked for. */
export function nativeGunzip(
  file: NamedBlob,
  options: ReadOptions = {},
): AsyncGenerator<Uint8Array> {
  return inflateNatively(filePieces(file, nativePieceBytes, options), 'gzip')
}

/** Packed pieces in, unpacked chunks out, no faster than they are taken; each is there until the next is asked for. */
async function* inflateNatively(
  source: AsyncGenerator<Uint8Array<ArrayBuffer>>,
  format: CompressionFormat,
): AsyncGenerator<Uint8Array> {
  let failure: unknown
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const next = await source.next()
          if (next.done) controller.close()
          else controller.enqueue(next.value)
        } catch (error) {
          failure = error
          controller.error(error)
        }
      },
      async cancel() {
        await source.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
  const reader = packed.pipeThrough(new DecompressionStream(format)).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
      release(value.buffer)
    }
  } catch (error) {
    // The stream may wrap or replace what stopped the feeding; the first cause tells more.
    throw failure ?? error
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** zlib data (RFC 1950) that must unpack to just `length` bytes; undefined where they do not. Never unpacks much more. */
export async function inflateExactly(
  packed: Uint8Array<ArrayBuffer>,
  length: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (length > packed.length * 1032 + 64) return undefined
  async function* source() {
    for (let at = 0; at < packed.length; at += nativePieceBytes) {
      yield packed.subarray(at, at + nativePieceBytes)
    }
  }
  const out = new Uint8Array(length)
  let done = 0
  try {
    for await (const chunk of inflateNatively(source(), isGzip(packed) ? 'gzip' : 'deflate')) {
      if (done + chunk.length > length) return undefined
      out.set(chunk, done)
      done += chunk.length
    }
  } catch {
    return undefined
  }
  return done === length ? out : undefined
}

/** The inflated content; see the head of this file. A chunk is there until the next is asked for. @throws FormatError 'corrupt-gzip' | 'unreadable' */
export async function* gunzip(
  file: NamedBlob,
  options: GunzipOptions = {},
): AsyncGenerator<Uint8Array> {
  let delivered = 0
  try {
    for await (const chunk of nativeGunzip(file, options)) {
      delivered += chunk.length
      yield chunk
    }
    return
  } catch (error) {
    options.signal?.throwIfAborted()
    if (isFormatError(error)) throw error
  }
  const { checkedGunzip } = await import('./checked-gunzip.ts')
  let again = delivered
  for await (const chunk of checkedGunzip(file, options)) {
    const skipped = Math.min(again, chunk.length)
    again -= skipped
    if (skipped < chunk.length) yield chunk.subarray(skipped)
  }
}
