/** Bakes a ramp into the 256 colours that a shader or a colour bar looks up. */
import type { Ramp } from './ramp.ts'

/**
 * 256 RGBA pixels for |value| from 0 to `range[1]`: colours run over `range[0]..range[1]`, below the range the first one.
 */
export function bakeLut(ramp: Ramp, range: readonly [number, number]): Uint8Array {
  const [low, high] = range
  const lut = new Uint8Array(256 * 4)
  for (let i = 0; i < 256; i++) {
    const value = (i / 255) * high
    const position = high > low ? (value - low) / (high - low) : 1
    lut.set([...ramp(position), 255], i * 4)
  }
  return lut
}
