/**
 * What is put into every measured page before its own scripts: it watches WebGL and the main thread in the same way on
 * each, so that the app, the peer and the floor are judged by one rule and need no code for it.
 */

/** Times in ms since navigation. */
export type Probe = {
  /** A frame with as many mesh-sized draws as the page needs for its panes has been finished by the renderer. */
  cortexAt: number
  /** The same with the maps' values on it. */
  mapsAt: number
  /** The same by all faces of each hemisphere. */
  wholeAt: number
  /** Numbers of the index in the last frame's mesh-sized draws. */
  indices: number
  /** What went wrong in the page. */
  readonly faults: string[]
  readonly longTasks: { readonly startMs: number; readonly ms: number }[]
  /** Frames drawn since navigation: bursts of draw calls within one task. */
  frames: number
  /** Bytes handed to vertex buffers since navigation. */
  bufferBytes: number
  /** What the page, or the bench for it, can do. Each leads to a frame. */
  turn: () => unknown
  moveThreshold: (value: number) => unknown
  /** The page's own word that its maps are uploaded: the next frame shows them. */
  mapsAreIn: () => void
  /**
   * Milliseconds of each of `count` steps: the page's own handler, the frames that it asks for, and the renderer's work
   * until pixels can be read. Frames come at once and not with the screen's beat, which would hide what they cost.
   * A threshold counts as shown once a frame with its number in a uniform, or of a page without one, is finished.
   */
  readonly time: (
    act: (step: number) => unknown,
    count: number,
    shown?: (step: number) => boolean,
  ) => Promise<{ readonly stepMs: number[]; readonly frames: number; readonly bytes: number }>
  readonly sawUniform: (value: number) => boolean
}

export type ProbeOptions = {
  /** Mesh-sized draws of a whole picture. */
  readonly drawsNeeded: number
  /** Draws of fewer indices are labels, outlines and bars. */
  readonly leastIndices: number
  /** Of all mesh-sized draws of a picture together, where none is made coarser. */
  readonly allIndices: number
  /** Lengths of the float arrays that carry a map's values, and how many of them make both maps; none: the page tells. */
  readonly valueLengths: readonly number[]
  readonly valueUploads: number
}

declare global {
  var probe: Probe
}

/** Runs in the page: it can use nothing from outside but `options`. */
export function installProbe(options: ProbeOptions): void {
  type Drawer = WebGL2RenderingContext
  const contexts = new Set<Drawer>()
  const uniforms = new Set<number>()
  let [inBurst, bigDraws, bigIndices, valueUploads, mapsIn] = [false, 0, 0, 0, false]
  let onFrame: (() => void) | undefined
  let ownDraws = 0

  /** Calls back when the renderer has done everything so far; blocks nothing. */
  const whenFinished = (then: (nowMs: number) => void) => {
    const fences = [...contexts].map((gl) => ({
      gl,
      fence: gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0),
    }))
    for (const { gl } of fences) gl.flush()
    const look = () => {
      const waiting = fences.some(
        ({ gl, fence }) => fence && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED,
      )
      if (waiting) setTimeout(look, 2)
      else then(performance.now())
    }
    setTimeout(look, 0)
  }

  const endBurst = () => {
    inBurst = false
    made.frames++
    const whole = bigDraws >= options.drawsNeeded
    const fine = bigIndices >= options.allIndices
    made.indices = bigIndices
    bigDraws = 0
    bigIndices = 0
    ownDraws++
    if (whole && made.cortexAt === 0) {
      made.cortexAt = -1
      whenFinished((now) => {
        made.cortexAt = now
      })
    }
    if (whole && mapsIn && made.mapsAt === 0) {
      made.mapsAt = -1
      whenFinished((now) => {
        made.mapsAt = now
      })
    }
    if (whole && fine && mapsIn && made.wholeAt === 0) {
      made.wholeAt = -1
      whenFinished((now) => {
        made.wholeAt = now
      })
    }
    onFrame?.()
  }

  const noteDraw = (gl: Drawer, indices: number) => {
    contexts.add(gl)
    if (indices >= options.leastIndices) {
      bigDraws++
      bigIndices += indices
    }
    if (inBurst) return
    inBurst = true
    queueMicrotask(endBurst)
  }

  const prototype = WebGL2RenderingContext.prototype
  const after = <Name extends keyof Drawer>(
    name: Name,
    note: (gl: Drawer, args: readonly unknown[]) => void,
  ) => {
    const original = prototype[name] as (...args: unknown[]) => unknown
    Object.assign(prototype, {
      [name](this: Drawer, ...args: unknown[]) {
        note(this, args)
        return original.apply(this, args)
      },
    })
  }
  after('drawElements', (gl, [, count]) => noteDraw(gl, Number(count)))
  after('drawArrays', (gl, [, , count]) => noteDraw(gl, Number(count)))
  after('drawElementsInstanced', (gl) => noteDraw(gl, 0))
  after('drawArraysInstanced', (gl) => noteDraw(gl, 0))
  after('uniform1f', (_gl, [, value]) => uniforms.add(Math.fround(Number(value))))
  // One number a layer.
  after('uniform1fv', (_gl, [, values]) => {
    for (const value of values as Iterable<number>) uniforms.add(Math.fround(value))
  })
  const noteData = (data: unknown) => {
    if (!ArrayBuffer.isView(data)) return
    made.bufferBytes += data.byteLength
    if (data instanceof Float32Array && options.valueLengths.includes(data.length)) {
      valueUploads++
      if (valueUploads >= options.valueUploads) mapsIn = true
    }
  }
  after('bufferData', (_gl, [, data]) => noteData(data))
  after('bufferSubData', (_gl, [, , data]) => noteData(data))

  const readPixels = () => {
    const pixel = new Uint8Array(4)
    for (const gl of contexts) gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel)
  }

  const made: Probe = {
    cortexAt: 0,
    mapsAt: 0,
    wholeAt: 0,
    indices: 0,
    faults: [],
    longTasks: [],
    frames: 0,
    bufferBytes: 0,
    turn: () => undefined,
    moveThreshold: () => undefined,
    mapsAreIn: () => {
      mapsIn = true
    },
    time: async (act, count, shown) => {
      const beat = window.requestAnimationFrame
      const queue: FrameRequestCallback[] = []
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        for (const callback of queue.splice(0)) callback(performance.now())
      }
      window.requestAnimationFrame = (callback) => {
        if (queue.push(callback) === 1) channel.port2.postMessage(null)
        return -queue.length
      }
      const stepMs: number[] = []
      const before = { frames: made.frames, bytes: made.bufferBytes }
      // The first two steps warm up.
      for (let step = -2; step < count; step++) {
        if (step === 0) Object.assign(before, { frames: made.frames, bytes: made.bufferBytes })
        uniforms.clear()
        const drawn = ownDraws
        const started = performance.now()
        await new Promise<void>((resolve, reject) => {
          const giveUp = setTimeout(() => reject(new Error('no frame came')), 10_000)
          let handled = false
          const look = () => {
            if (!handled || ownDraws === drawn || (shown && !shown(step))) return
            clearTimeout(giveUp)
            resolve()
          }
          onFrame = look
          Promise.resolve(act(step)).then(() => {
            handled = true
            look()
          }, reject)
        })
        readPixels()
        if (step >= 0) stepMs.push(performance.now() - started)
        // What the page still does of its own for this step belongs to no other.
        onFrame = undefined
        await new Promise((resolve) => setTimeout(resolve, 40))
      }
      const result = {
        stepMs,
        frames: made.frames - before.frames,
        bytes: made.bufferBytes - before.bytes,
      }
      window.requestAnimationFrame = beat
      return result
    },
    sawUniform: (value) => uniforms.has(Math.fround(value)),
  }
  globalThis.probe = made

  for (const kind of ['error', 'unhandledrejection'] as const)
    addEventListener(kind, (event) => {
      made.faults.push(String('reason' in event ? event.reason : (event as ErrorEvent).message))
    })

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      made.longTasks.push({ startMs: startTime, ms: duration })
  }).observe({ type: 'longtask', buffered: true })
}
