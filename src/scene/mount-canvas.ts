/**
 * The stage's canvas and its one React Three Fiber root: made, kept in step with its container's size, and carried over a
 * lost WebGL context. Fiber's own `createRoot`, which is what its `<Canvas>` calls, takes a catalogue of elements; `<Canvas>`
 * would bring along all of three, 60 kB packed.
 */
import { createRoot } from '@react-three/fiber'
import type { ReactNode } from 'react'
import { pixelRatios } from './create-canvas.ts'
import { takeCanvas } from './prepare-canvas.ts'
import type { StageCore } from './stage-core.ts'

export type MountedCanvas = {
  readonly render: (scene: ReactNode) => void
  readonly unmount: () => void
}

/** Null, and 'unavailable' told, where the browser gives no WebGL 2. */
export function mountCanvas(
  container: HTMLElement,
  core: StageCore,
  onContext: (state: 'lost' | 'restored' | 'unavailable') => void,
): MountedCanvas | null {
  // A canvas of its own each time: React's strict mode mounts twice, and a context that was given up can't come back.
  const canvas = takeCanvas()
  if (!canvas) {
    onContext('unavailable')
    return null
  }
  const { element, gl } = canvas
  core.parts.volumes.setPrecision(
    gl.extensions.has('OES_texture_float_linear'),
    gl.getContext().getParameter(WebGL2RenderingContext.MAX_3D_TEXTURE_SIZE),
  )
  container.append(element)
  const root = createRoot(element)
  let store: ReturnType<typeof root.render> | undefined
  let [width, height, ratio] = [-1, -1, 0]
  const takeSize = () => {
    const { clientWidth, clientHeight } = container
    if (clientWidth === width && clientHeight === height && devicePixelRatio === ratio) return
    ;[width, height, ratio] = [clientWidth, clientHeight, devicePixelRatio]
    // A rejection would be a fault of these settings, which are always the same.
    void root.configure({
      // Given as a factory, so that the root owns it and frees it.
      gl: () => gl,
      frameloop: 'demand',
      dpr: pixelRatios,
      flat: true,
      size: { width, height, top: 0, left: 0 },
    })
    // A new size empties the canvas; drawn only with the next frame, it would flash black.
    if (store) core.draw(gl, true)
  }
  const resized = new ResizeObserver(takeSize)
  // A window that is dragged to a sharper screen keeps its size, and the picture would stay coarse.
  const stopScreen = onOtherScreen(takeSize)

  const lost = (event: Event) => {
    event.preventDefault()
    onContext('lost')
  }
  // three uploads everything again with the next frame; the view lives in the core and is the same.
  const restored = () => {
    core.parts.invalidate()
    onContext('restored')
  }
  element.addEventListener('webglcontextlost', lost)
  element.addEventListener('webglcontextrestored', restored)

  let compiling = true
  void canvas.ready.then(() => {
    compiling = false
    core.parts.invalidate()
  })
  core.setCanvas({
    element,
    invalidate: () => store?.getState().invalidate(),
    isCompiling: () => compiling,
    compileNext: canvas.compileNext,
  })
  takeSize()
  resized.observe(container)
  return {
    render: (scene) => {
      store = root.render(scene)
      core.parts.invalidate()
    },
    unmount: () => {
      resized.disconnect()
      stopScreen()
      element.removeEventListener('webglcontextlost', lost)
      element.removeEventListener('webglcontextrestored', restored)
      core.setCanvas(null)
      root.unmount()
      element.remove()
    },
  }
}

/** Calls back whenever a CSS pixel takes another number of the screen's; returns what ends that. */
function onOtherScreen(changed: () => void): () => void {
  let query: MediaQueryList
  const watch = () => {
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
    query.addEventListener('change', moved, { once: true })
  }
  const moved = () => {
    watch()
    changed()
  }
  watch()
  return () => query.removeEventListener('change', moved)
}
