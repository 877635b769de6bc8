/** A copy of what a renderer draws, at any number of pixels. */
import { Vector2, type WebGLRenderer } from 'three'

/**
 * Draws at `scale` device pixels a CSS pixel, copies the picture in the same task (later the browser may have emptied the
 * buffer), and leaves the screen as it was.
 */
export function captureCanvas(
  gl: WebGLRenderer,
  scale: number | undefined,
  { draw, restore }: { readonly draw: () => void; readonly restore: () => void },
): HTMLCanvasElement {
  const usual = gl.getPixelRatio()
  const { width, height } = gl.getSize(new Vector2())
  const resize = (ratio: number) => {
    gl.setPixelRatio(ratio)
    gl.setSize(width, height, false)
  }
  const most = gl.capabilities.maxTextureSize / Math.max(1, width, height)
  const wanted = Math.min(scale ?? usual, most)
  if (wanted !== usual) resize(wanted)
  draw()
  const copy = document.createElement('canvas')
  copy.width = gl.domElement.width
  copy.height = gl.domElement.height
  copy.getContext('2d')?.drawImage(gl.domElement, 0, 0)
  if (wanted !== usual) resize(usual)
  restore()
  return copy
}
