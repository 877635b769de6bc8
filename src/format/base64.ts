/** Base64 (RFC 4648) between text and bytes, whitespace passed over: atob goes through a string of twice the size. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const sextet = new Int8Array(128).fill(-1)
for (let i = 0; i < 64; i++) sextet[alphabet.charCodeAt(i)] = i
for (const space of ' \t\r\n') sextet[space.charCodeAt(0)] = -2
const padding = '='.charCodeAt(0)

/** Undefined where `text` is no base64. */
export function base64ToBytes(text: string): Uint8Array<ArrayBuffer> | undefined {
  const out = new Uint8Array(Math.ceil((text.length * 3) / 4))
  let length = 0
  let bits = 0
  let held = 0
  let i = 0
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const value = code < 128 ? sextet[code]! : -1
    if (value === -2) continue
    if (value < 0) break
    bits = ((bits << 6) | value) & 0xffffff
    held += 6
    if (held >= 8) {
      held -= 8
      out[length++] = (bits >> held) & 255
    }
  }
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code !== padding && !(code < 128 && sextet[code] === -2)) return undefined
  }
  return out.subarray(0, length)
}

export function bytesToBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  // Multiples of 3, so that no padding falls in between.
  const step = 3 * 8192
  for (let start = 0; start < bytes.length; start += step) {
    let text = ''
    const end = Math.min(start + step, bytes.length)
    for (let i = start; i < end; i += 3) {
      const left = end - i
      const triple = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
      text += alphabet[triple >> 18]! + alphabet[(triple >> 12) & 63]!
      text += left > 1 ? alphabet[(triple >> 6) & 63]! : '='
      text += left > 2 ? alphabet[triple & 63]! : '='
    }
    parts.push(text)
  }
  return parts.join('')
}
