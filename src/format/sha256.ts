/** SHA-256 of a file as given, slice by slice: WebCrypto would need the whole file in memory. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { readSlice } from './file-pieces.ts'
import { release } from './release.ts'
import type { NamedBlob, ReadOptions } from './source.ts'

/** 64 hex digits. @throws FormatError 'unreadable' */
export async function sha256Of(file: NamedBlob, options: ReadOptions = {}): Promise<string> {
  const hash = sha256.create()
  const step = 1 << 22
  for (let start = 0; start < file.blob.size; start += step) {
    options.signal?.throwIfAborted()
    const slice = await readSlice(file, start, start + step)
    hash.update(slice)
    release(slice.buffer)
    options.onProgress?.(Math.min(1, (start + step) / file.blob.size))
  }
  return bytesToHex(hash.digest())
}

/** Of text as UTF-8, 32 bytes. */
export function sha256OfText(text: string): Uint8Array {
  return sha256(new TextEncoder().encode(text))
}
