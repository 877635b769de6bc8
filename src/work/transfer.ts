/** Which buffers of a plain value can be handed to another thread without a copy. */

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
