/** Screenshots as pixels: reads the one kind of PNG that Chromium writes. https://www.w3.org/TR/png-3/ */
import { inflateSync } from 'node:zlib'

export type Rgb = readonly [red: number, green: number, blue: number]

export type Pixels = {
  readonly width: number
  readonly height: number
  /** 0 to 255 a channel; (0, 0) is the top left. */
  readonly at: (x: number, y: number) => Rgb
  /** How many pixels fit. */
  readonly count: (fits: (colour: Rgb) => boolean) => number
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft
  const [a, b, c] = [left, up, upLeft].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ]
  if (a <= b && a <= c) return left
  return b <= c ? up : upLeft
}

/** Undoes the filter of each line (PNG 9.2); `stride` in bytes. */
function unfilter(lines: Uint8Array, height: number, stride: number, channels: number): Uint8Array {
  const out = new Uint8Array(height * stride)
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (stride + 1)]!
    for (let i = 0; i < stride; i++) {
      const left = i >= channels ? out[y * stride + i - channels]! : 0
      const up = y > 0 ? out[(y - 1) * stride + i]! : 0
      const upLeft = y > 0 && i >= channels ? out[(y - 1) * stride + i - channels]! : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter]!
      out[y * stride + i] = lines[y * (stride + 1) + 1 + i]! + guess
    }
  }
  return out
}

/** @throws RangeError for a PNG that is not 8-bit RGB or RGBA, or is interlaced */
export function decodePng(png: Uint8Array): Pixels {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const data: Uint8Array[] = []
  let [width, height, channels] = [0, 0, 0]
  for (let offset = 8; offset < png.length; ) {
    const length = view.getUint32(offset)
    const kind = String.fromCharCode(...png.subarray(offset + 4, offset + 8))
    const body = offset + 8
    if (kind === 'IHDR') {
      width = view.getUint32(body)
      height = view.getUint32(body + 4)
      const [depth, colour, , , interlace] = png.subarray(body + 8, body + 13)
      channels = colour === 6 ? 4 : 3
      if (depth !== 8 || (colour !== 2 && colour !== 6) || interlace !== 0) {
        throw new RangeError('only 8-bit RGB or RGBA without interlacing is read')
      }
    }
    if (kind === 'IDAT') data.push(png.subarray(body, body + length))
    offset = body + length + 4
  }
  const stride = width * channels
  const bytes = unfilter(inflateSync(Buffer.concat(data)), height, stride, channels)
  const at = (x: number, y: number): Rgb => {
    const start = y * stride + x * channels
    return [bytes[start] ?? 0, bytes[start + 1] ?? 0, bytes[start + 2] ?? 0]
  }
  const count = (fits: (colour: Rgb) => boolean) => {
    let n = 0
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (fits(at(x, y))) n++
    return n
  }
  return { width, height, at, count }
}
