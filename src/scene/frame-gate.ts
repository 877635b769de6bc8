/**
 * Holds frames back while a slow graphics card still works on the last one. Drawn all the same, they would queue up, and what
 * is shown would lag behind by all of them; held back, the next frame shows the newest state.
 */
import { slowMs } from './frame-detail.ts'

export type FrameGate = {
  /** Whether the next frame should wait. */
  readonly isBusy: (gl: WebGL2RenderingContext, nowMs: number) => boolean
  /** To be told after each frame. */
  readonly drew: (gl: WebGL2RenderingContext, nowMs: number) => void
  /** Resolves once the last frame is done, or its context is gone. */
  readonly done: (gl: WebGL2RenderingContext) => Promise<void>
}

/** For so long it is waited before a fence is looked at again, ms. */
const lookAgainMs = 10

/** Resolves once the graphics card has come to a fence, without waiting for it; or once its context is gone. */
async function reached(gl: WebGL2RenderingContext, fence: WebGLSync): Promise<void> {
  const isAhead = () =>
    gl.isSync(fence) && gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.UNSIGNALED
  while (isAhead()) await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
}

/** Resolves once the graphics card has come to what it was given so far. */
export async function comeTo(gl: WebGL2RenderingContext): Promise<void> {
  const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
  gl.flush()
  if (!fence) return
  await reached(gl, fence)
  gl.deleteSync(fence)
}

export function createFrameGate(): FrameGate {
  let last: { readonly fence: WebGLSync | null; readonly drawnMs: number } | null = null
  // Until the first frame has been timed. A fast card's fence may be reported a beat late: it must not be held back by that.
  let slow = true
  return {
    isBusy: (gl, nowMs) => {
      // A context that was lost and restored does not know the fence any more.
      if (!last?.fence || !gl.isSync(last.fence)) return false
      const ageMs = nowMs - last.drawnMs
      const busy = gl.getSyncParameter(last.fence, gl.SYNC_STATUS) === gl.UNSIGNALED
      if (busy === ageMs > slowMs) slow = busy
      return slow && busy
    },
    drew: (gl, nowMs) => {
      if (last?.fence && gl.isSync(last.fence)) gl.deleteSync(last.fence)
      last = { fence: gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0), drawnMs: nowMs }
      gl.flush()
    },
    done: async (gl) => {
      if (last?.fence) await reached(gl, last.fence)
    },
  }
}
