/** Bakes a ramp into the 256 colours that a shader or a colour bar looks up. */
import type { Ramp } from './ramp.ts'

/** More ranges than anybody goes back to; a dragged end of a range must not fill the memory. */
const mostKept = 8

const kept = new WeakMap<Ramp, Map<string, Uint8Array>>()

/**
 * 256 RGBA pixels for |value| from 0 to `range[1]`: colours run over `range[0]..range[1]`, below the range the first one.
 * The same array for the same ramp and range, as long as it is among the last few that were asked for: don't write into it.
 */
export function bakeLut(ramp: Ramp, range: readonly [number, number]): Uint8Array {
  const tables = kept.get(ramp) ?? new Map<string, Uint8Array>()
  kept.set(ramp, tables)
  const key = range.join(' ')
  const lut = tables.get(key) ?? bake(ramp, range)
  tables.delete(key)
  tables.set(key, lut)
  for (const oldest of tables.keys()) if (tables.size > mostKept) tables.delete(oldest)
  return lut
}

function bake(ramp: Ramp, [low, high]: readonly [number, number]): Uint8Array {
  const lut = new Uint8Array(256 * 4)
  for (let i = 0; i < 256; i++) {
    const value = (i / 255) * high
    const position = high > low ? (value - low) / (high - low) : 1
    lut.set([...ramp(position), 255], i * 4)
  }
  return lut
}
