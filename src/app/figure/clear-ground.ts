/** A picture without a ground, from a renderer that always paints one: drawn on black and on white, compared. */
import { stagePicture } from '#app/shell/stage-pictures.ts'

/**
 * What differs between the two is how much of the ground is seen: alpha = 1 - (white - black) / 255, and black's colour over
 * alpha is the colour itself (Smith & Blinn's triangulation with two grounds).
 *
 * @param onBlack RGBA, drawn on black; changed to the result
 * @param onWhite RGBA, the same drawn on white
 */
export function alphaOfTwoGrounds(onBlack: Uint8ClampedArray, onWhite: Uint8ClampedArray): void {
  for (let at = 0; at < onBlack.length; at += 4) {
    let seen = 0
    for (let c = 0; c < 3; c++)
      seen = Math.max(seen, (onWhite[at + c] ?? 0) - (onBlack[at + c] ?? 0))
    const alpha = 255 - seen
    for (let c = 0; c < 3; c++)
      onBlack[at + c] = alpha === 0 ? 0 : Math.round(((onBlack[at + c] ?? 0) * 255) / alpha)
    onBlack[at + 3] = alpha
  }
}

export function withClearGround(scale: number): HTMLCanvasElement | null {
  const [black, white] = [stagePicture(scale, '#000000'), stagePicture(scale, '#ffffff')]
  const [to, from] = [black?.getContext('2d'), white?.getContext('2d')]
  if (!black || !white || !to || !from) return null
  const picture = to.getImageData(0, 0, black.width, black.height)
  alphaOfTwoGrounds(picture.data, from.getImageData(0, 0, white.width, white.height).data)
  to.putImageData(picture, 0, 0)
  return black
}
