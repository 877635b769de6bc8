/** How plain values cross to another thread without being copied twice. */

/** Arrays from this size on are never copied two at a time, and given back as soon as they are spent. */
export const heavyBytes = 64 * 2 ** 20

/** Every distinct ArrayBuffer below `value`: arrays, objects and typed arrays are walked, all else is left. */
export function transferables(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer)
  } else if (value instanceof ArrayBuffer) {
    found.add(value)
  } else if (Array.isArray(value)) {
    if (typeof value[0] === 'object') for (const item of value) transferables(item, found)
  } else if (value !== null && typeof value === 'object' && !(value instanceof Blob)) {
    for (const item of Object.values(value)) transferables(item, found)
  }
  return [...found]
}

/** How many bytes of arrays are below `value`. */
export function bytesOf(value: unknown): number {
  return transferables(value).reduce((sum, { byteLength }) => sum + byteLength, 0)
}

/**
 * The same value with arrays of its own, which can be handed over: one copy in all. A message that is not handed over is
 * copied into the message and out of it again.
 */
export function ownCopy<T>(value: T): T {
  const copies = new Map<ArrayBufferLike, ArrayBuffer>()
  const copyOf = (buffer: ArrayBufferLike): ArrayBuffer => {
    const known = copies.get(buffer)
    if (known) return known
    const made = new Uint8Array(buffer).slice().buffer
    copies.set(buffer, made)
    return made
  }
  const walk = (part: unknown): unknown => {
    if (ArrayBuffer.isView(part)) {
      const { buffer, byteOffset } = part
      const { length } = part as Uint8Array
      return new (part.constructor as Uint8ArrayConstructor)(
        copyOf(buffer) as ArrayBuffer,
        byteOffset,
        length,
      )
    }
    if (part instanceof ArrayBuffer) return copyOf(part)
    if (Array.isArray(part)) return typeof part[0] === 'object' ? part.map(walk) : part
    if (part === null || typeof part !== 'object' || part instanceof Blob) return part
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, walk(item)]))
  }
  return walk(value) as T
}
