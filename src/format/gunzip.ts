/**
 * Inflates a gzip Blob piece by piece. The platform's DecompressionStream does the work; where it gives up although the
 * content may be whole (several members, bytes behind the last one: Chromium refuses both), fflate starts again and this
 * file does what fflate's stream leaves out: it checks each member's length and CRC.
 */
import { Gunzip } from 'fflate'
import { crc32 } from './crc32.ts'
import { FormatError, isFormatError } from './errors.ts'
import { release } from './release.ts'
import type { NamedBlob, ReadOptions } from './source.ts'

export type GunzipOptions = ReadOptions & {
  /** Called once if bytes that are no gzip follow the last member. */
  readonly onTrailingBytes?: (() => void) | undefined
}

/** One read from the Blob. */
const sliceBytes = 1 << 20
/** What DecompressionStream is fed at once: deflate can't grow more than 1032-fold, so this bounds a burst to 66 MB. */
const nativePieceBytes = 1 << 16
/** fflate unpacks a whole pushed piece at once and copies its rest at each member: small pieces keep both cheap. */
const checkedPieceBytes = 1 << 13
/** No valid deflate data are silent for so long; an endless name field in a member's header would be. */
const maxSilentBytes = 1 << 20

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b
}

/** The Blob's bytes in pieces of `pieceBytes`. @throws FormatError 'unreadable' when the Blob can't be read. */
async function* pieces(file: NamedBlob, pieceBytes: number, options: ReadOptions) {
  for (let start = 0; start < file.blob.size; start += sliceBytes) {
    options.signal?.throwIfAborted()
    const slice = await readSlice(file, start, start + sliceBytes)
    for (let at = 0; at < slice.length; at += pieceBytes) {
      options.onProgress?.(Math.min(1, (start + at) / file.blob.size))
      yield slice.subarray(at, at + pieceBytes)
    }
  }
}

function unreadable(file: NamedBlob, cause: unknown): FormatError {
  return new FormatError('unreadable', { file: file.name }, { cause })
}

/** @throws FormatError 'unreadable' when the Blob can't be read (a folder, a file that changed). */
export async function readSlice(
  file: NamedBlob,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.blob.slice(start, end).arrayBuffer())
  } catch (cause) {
    throw unreadable(file, cause)
  }
}

/** With the platform's DecompressionStream; throws whatever it throws. A chunk is there until the next is asked for. */
export function nativeGunzip(
  file: NamedBlob,
  options: ReadOptions = {},
): AsyncGenerator<Uint8Array> {
  return inflateNatively(pieces(file, nativePieceBytes, options), 'gzip')
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

/**
 * With fflate, every member's CRC and length checked.
 * @throws FormatError 'corrupt-gzip' | 'unreadable'
 */
export async function* checkedGunzip(
  file: NamedBlob,
  options: GunzipOptions = {},
): AsyncGenerator<Uint8Array> {
  const corrupt = (reason: string, cause?: unknown) =>
    new FormatError('corrupt-gzip', { file: file.name, reason }, { cause })
  let crc = 0
  let length = 0
  let silentBytes = 0
  let ready: Uint8Array[] = []
  // The last bytes that were pushed, long enough to find a member's 8-byte trailer in.
  let recent = new Uint8Array(0)
  let pushed = 0

  const trailerAt = (view: Uint8Array, at: number): boolean => {
    if (at < 0 || at + 8 > view.length) return false
    const data = new DataView(view.buffer, view.byteOffset + at, 8)
    return data.getUint32(0, true) === crc && data.getUint32(4, true) === length
  }
  const stream = new Gunzip((chunk) => {
    if (chunk.length === 0) return
    crc = crc32(crc, chunk)
    length = (length + chunk.length) >>> 0
    silentBytes = 0
    ready.push(chunk)
  })
  let faulty: FormatError | undefined
  stream.onmember = (offset) => {
    if (!trailerAt(recent, offset - 8 - (pushed - recent.length))) {
      faulty ??= corrupt('the checksum of a part does not match')
    }
    crc = 0
    length = 0
    silentBytes = 0
  }

  for await (const piece of pieces(file, checkedPieceBytes, options)) {
    const kept = recent.subarray(Math.max(0, recent.length - 2 * checkedPieceBytes))
    const next = new Uint8Array(kept.length + piece.length)
    next.set(kept)
    next.set(piece, kept.length)
    recent = next
    pushed += piece.length
    silentBytes += piece.length
    try {
      stream.push(piece, false)
    } catch (cause) {
      // Not a gzip header where the next member should begin: the trailer just before it says whether the content is whole.
      if (!faulty && holdsTrailer(recent, trailerAt)) {
        yield* ready
        options.onTrailingBytes?.()
        return
      }
      throw faulty ?? corrupt('its compressed data make no sense', cause)
    }
    if (faulty) throw faulty
    const chunks = ready
    ready = []
    yield* chunks
    if (silentBytes > maxSilentBytes) throw corrupt('it goes on without any content')
  }
  // The end: the last member's trailer must be the last 8 bytes, or be followed by up to 3 bytes too few for a header.
  for (let behind = 0; behind <= 3; behind++) {
    if (trailerAt(recent, recent.length - 8 - behind)) {
      if (behind > 0) options.onTrailingBytes?.()
      return
    }
  }
  throw corrupt(endOf(recent))

  /** What the last 8 bytes, where checksum and length should be, say about the damage. */
  function endOf(view: Uint8Array): string {
    const end = view.length < 8 ? undefined : new DataView(view.buffer, view.length - 8, 8)
    if (end?.getUint32(4, true) === length) return 'its checksum does not match its content'
    if (end?.getUint32(0, true) === crc) return 'its stated length does not match its content'
    return 'it ends too early, as if it had been cut short'
  }
}

function holdsTrailer(
  bytes: Uint8Array,
  trailerAt: (view: Uint8Array, at: number) => boolean,
): boolean {
  for (let at = bytes.length - 8; at >= 0; at--) if (trailerAt(bytes, at)) return true
  return false
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
  let again = delivered
  for await (const chunk of checkedGunzip(file, options)) {
    const skipped = Math.min(again, chunk.length)
    again -= skipped
    if (skipped < chunk.length) yield chunk.subarray(skipped)
  }
}
