/** A file's bytes, a piece at a time. */
import { FormatError } from './errors.ts'
import type { NamedBlob, ReadOptions } from './source.ts'

/** One read from the Blob. */
const sliceBytes = 1 << 20

/** The Blob's bytes in pieces of `pieceBytes`. @throws FormatError 'unreadable' when the Blob can't be read. */
export async function* filePieces(file: NamedBlob, pieceBytes: number, options: ReadOptions) {
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
