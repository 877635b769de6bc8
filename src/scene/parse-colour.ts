/** '#rrggbb' as the numbers that shaders take. */

/** Red, green and blue 0..1, as they are on the screen (sRGB, not linear). Anything else than '#rrggbb' is mid grey. */
export function parseColour(hex: string): [red: number, green: number, blue: number] {
  const digits = /^#([0-9a-f]{6})$/i.exec(hex.trim())?.[1]
  if (digits === undefined) return [0.5, 0.5, 0.5]
  const number = Number.parseInt(digits, 16)
  return [((number >> 16) & 255) / 255, ((number >> 8) & 255) / 255, (number & 255) / 255]
}

/** Perceived lightness of a screen colour, 0 black .. 1 white (Rec. 709 weights on the coded values). */
export function lightness([red, green, blue]: readonly [number, number, number]): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
