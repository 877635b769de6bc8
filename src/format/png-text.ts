/** Text inside a PNG: iTXt chunks (PNG, third edition, section 11.3.3), which keep UTF-8 and leave the picture as it is. */
import { crc32 } from './crc32.ts'
import { joinParts } from './join-parts.ts'

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** More than any picture that this program writes has in text. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024

type Chunk = { readonly type: string; readonly start: number; readonly end: number }

export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

/** Where each chunk's data lies; ends where the file ends or makes no sense any more. */
function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = signature.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    const start = at + 8
    if (start + length + 4 > bytes.length) return
    const type = String.fromCharCode(...bytes.subarray(at + 4, start))
    yield { type, start, end: start + length }
    if (type === 'IEND') return
    at = start + length + 4
  }
}

/**
 * @param texts keyword (1 to 79 characters of Latin-1) to text
 * @returns the same picture with the texts behind its header
 * @throws TypeError when `png` is no PNG
 */
export function withPngTexts(png: Uint8Array, texts: ReadonlyMap<string, string>): Uint8Array {
  const [header] = chunksOf(png)
  if (!isPng(png) || header?.type !== 'IHDR') throw new TypeError('these bytes are no PNG')
  const behind = header.end + 4
  const chunks = [...texts].map(([keyword, text]) => textChunk(keyword, text))
  return joinParts([png.subarray(0, behind), ...chunks, png.subarray(behind)])
}

function textChunk(keyword: string, text: string): Uint8Array {
  const encoder = new TextEncoder()
  // Keyword, then: not compressed, method 0, no language, no translated keyword.
  const data = encoder.encode(`${keyword}\0\0\0\0\0${text}`)
  const chunk = new Uint8Array(data.length + 12)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, data.length)
  chunk.set(encoder.encode('iTXt'), 4)
  chunk.set(data, 8)
  view.setUint32(8 + data.length, crc32(0, chunk.subarray(4, 8 + data.length)))
  return chunk
}

/** Uncompressed iTXt texts by keyword; none where the file is no PNG. A chunk whose checksum is wrong is left out. */
export function readPngTexts(bytes: Uint8Array): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  if (!isPng(bytes)) return texts
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const { type, start, end } of chunksOf(bytes)) {
    if (type !== 'iTXt' || end - start > MAX_TEXT_BYTES) continue
    if (view.getUint32(end) !== crc32(0, bytes.subarray(start - 4, end))) continue
    const data = bytes.subarray(start, end)
    const keywordEnd = data.indexOf(0)
    if (keywordEnd < 1 || keywordEnd > 79 || data[keywordEnd + 1] !== 0) continue
    const languageEnd = data.indexOf(0, keywordEnd + 3)
    const translatedEnd = languageEnd < 0 ? -1 : data.indexOf(0, languageEnd + 1)
    if (translatedEnd < 0) continue
    const keyword = String.fromCharCode(...data.subarray(0, keywordEnd))
    texts.set(keyword, new TextDecoder().decode(data.subarray(translatedEnd + 1)))
  }
  return texts
}
