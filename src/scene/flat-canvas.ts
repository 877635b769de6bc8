/** Pictures where the browser gives no WebGL 2: each view is painted by the processor onto a 2D canvas of its own. */
import type { StageCore } from './stage-core.ts'

export type FlatCanvas = {
  readonly unmount: () => void
}

/** Draws on demand, a frame's time after it was asked for; a picture takes some tenths of a second. */
export function mountFlatCanvas(container: HTMLElement, core: StageCore): FlatCanvas {
  const canvases = new Map<string, HTMLCanvasElement>()
  let asked: number | null = null
  const paint = () => {
    asked = null
    const origin = container.getBoundingClientRect()
    const again = core.paint((id, image, box) => {
      const canvas = canvases.get(id) ?? document.createElement('canvas')
      if (!canvas.isConnected) container.append(canvas)
      canvases.set(id, canvas)
      canvas.width = image.width
      canvas.height = image.height
      canvas.style.translate = `${box.left - origin.left}px ${box.top - origin.top}px`
      canvas.getContext('2d')?.putImageData(image, 0, 0)
    })
    for (const [id, canvas] of canvases)
      if (!core.partOf(id)) {
        canvas.remove()
        canvases.delete(id)
      }
    if (again) invalidate()
  }
  const invalidate = () => {
    asked ??= requestAnimationFrame(paint)
  }
  const resized = new ResizeObserver(invalidate)
  resized.observe(container)
  core.setCanvas({
    element: container,
    invalidate,
    isCompiling: () => false,
    compileNext: () => Promise.resolve(),
  })
  invalidate()
  return {
    unmount: () => {
      if (asked !== null) cancelAnimationFrame(asked)
      resized.disconnect()
      core.setCanvas(null)
      for (const canvas of canvases.values()) canvas.remove()
    },
  }
}
