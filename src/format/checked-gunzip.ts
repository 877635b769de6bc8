/**
 * Inflates a gzip Blob with fflate, for what the platform gives up on: this file does what fflate's stream leaves out and checks
 * each member's length and CRC.
 */
import { Gunzip } from 'fflate'
import { crc32 } from './crc32.ts'
import { FormatError } from './errors.ts'
import { filePieces } from './file-pieces.ts'
import type { NamedBlob, ReadOptions } from './source.ts'

export type GunzipOptions = ReadOptions & {
  /** Called once if bytes that are no gzip follow the last member. */
  readonly onTrailingBytes?: (() => void) | undefined
}

/** fflate unpacks a whole pushed piece at once and copies its rest at each member: small pieces keep both cheap. */
const checkedPieceBytes = 1 << 13
/** No valid deflate data are silent for so long; an endless name field in a member's header would be. */
const maxSilentBytes = 1 << 20

/** @throws FormatError 'corrupt-gzip' | 'unreadable' */
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

  for await (const piece of filePieces(file, checkedPieceBytes, options)) {
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
