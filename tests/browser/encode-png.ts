/** Small pictures as PNG, for what a test keeps or shows. https://www.w3.org/TR/png-3/ */
import { deflateSync } from 'node:zlib'
import { crc32 } from '#format/crc32.ts'

function chunk(kind: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(body.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(0, named), named.length + 4)
  return framed
}

/** @param rgb 3 bytes a pixel, row by row from the top left */
export function encodePng(width: number, height: number, rgb: Uint8Array): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // 8 bits a channel, red, green and blue.
  header.set([8, 2], 8)
  const lines = Buffer.alloc(height * (width * 3 + 1))
  for (let y = 0; y < height; y++) {
    const line = y * (width * 3 + 1)
    // Each byte less its left neighbour.
    lines[line] = 1
    for (let i = 0; i < width * 3; i++)
      lines[line + 1 + i] = rgb[y * width * 3 + i]! - (i < 3 ? 0 : rgb[y * width * 3 + i - 3]!)
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
