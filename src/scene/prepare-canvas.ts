/** The canvas's context and shaders, made while the cortex is still on its way: the first picture would wait for both. */
import {
  BufferAttribute,
  BufferGeometry,
  Mesh,
  PerspectiveCamera,
  Scene,
  type WebGLRenderer,
} from 'three'
import { createCortexMaterials, type Defines } from './cortex-material.ts'
import { type CanvasWithRenderer, createCanvas, pixelRatios } from './create-canvas.ts'
import { comeTo } from './frame-gate.ts'
import { madeAhead } from './made-ahead.ts'
import { firstContextAnswers } from './open-context.ts'

export type PreparedCanvas = CanvasWithRenderer & {
  /** What the first picture needs is compiled, or took too long to be waited for. */
  readonly ready: Promise<void>
  /** The same for what most pictures need that follow it. */
  readonly compileNext: () => Promise<void>
}

type Prepared = PreparedCanvas & { readonly scene: Scene }

/** A map is drawn from the values at the vertices first, from its volume once that has come, and may be made to fade. */
const following = [{ VOLUMES: 1 }, { VOLUMES: 1, FADES: 1 }]

/** For so long the first picture waits for the driver instead of holding up the page with it, ms. */
const patienceMs = 3000

const first = madeAhead(prepare, ({ gl }) => gl.getContext().isContextLost())

/**
 * For the first canvas that is mounted; does nothing once that is there, nor where there is no WebGL 2. Not before the
 * context that was opened ahead can be asked without holding the page up.
 *
 * @param area what the canvas is going to fill
 */
export async function prepareCanvas(area: Element): Promise<void> {
  await firstContextAnswers()
  // The answers have taken a task already.
  await new Promise((resolve) => setTimeout(resolve))
  if (area.isConnected) first.make(area)
}

function prepare({ clientWidth, clientHeight }: Element): Prepared | null {
  const canvas = createCanvas()
  if (!canvas) return null
  // As React Three Fiber will have it. Asked for behind the shaders, another size would hold up the page until those are there.
  const [least, most] = pixelRatios
  canvas.gl.setPixelRatio(Math.min(most, Math.max(least, devicePixelRatio)))
  canvas.gl.setSize(clientWidth, clientHeight, false)
  const scene = facesOf([{}])
  return {
    ...canvas,
    scene,
    ready: compiledSoon(canvas.gl, scene),
    compileNext: () => compiledSoon(canvas.gl, facesOf(following)),
  }
}

/**
 * One face for each of these programs, which differ from that of the first picture by what is named.
 * Nobody disposes of the materials: the programs would go with them.
 */
function facesOf(programs: readonly Partial<Defines>[]): Scene {
  const surface = oneFace()
  const bodies = programs.map((own) => {
    const { still } = createCortexMaterials()
    Object.assign(still.defines, own)
    const body = new Mesh(surface, still)
    body.frustumCulled = false
    return body
  })
  return new Scene().add(...bodies)
}

/** The driver works on them by itself: asked for them now, it would hold up the page until they are there. */
function compiledSoon(gl: WebGLRenderer, scene: Scene): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, patienceMs))
  return Promise.race([compiled(gl, scene), late])
}

/** Of the same attributes as a hemisphere with a map has at first: from them the driver makes the pipeline that draws it. */
function oneFace(): BufferGeometry {
  const face = new BufferGeometry()
  face.setIndex(new BufferAttribute(new Uint32Array(3), 1))
  const floats = (numbers: number) => new BufferAttribute(new Float32Array(3 * numbers), numbers)
  face.setAttribute('position', floats(3))
  face.setAttribute('reading0', floats(2))
  face.setAttribute('normal', new BufferAttribute(new Int16Array(12), 4, true))
  face.setAttribute('relief', new BufferAttribute(new Uint8Array(12), 4, true))
  face.setAttribute('members0', new BufferAttribute(new Uint16Array(12), 4, true))
  return face
}

/** Resolves once the driver has compiled what a scene needs, without waiting for it. */
async function compiled(gl: WebGLRenderer, scene: Scene): Promise<void> {
  if (gl.extensions.has('KHR_parallel_shader_compile')) {
    await gl.compileAsync(scene, new PerspectiveCamera())
    return
  }
  // Without a way to ask for that: when the driver has come to what stands behind it in the queue.
  gl.compile(scene, new PerspectiveCamera())
  await comeTo(gl.getContext() as WebGL2RenderingContext)
}

/** By a picture of one face without area, once they are there: it is drawn by the same pipeline as a hemisphere. */
function askForPrograms({ gl, scene }: Prepared): void {
  if (gl.getContext().isContextLost()) return
  gl.render(scene, new PerspectiveCamera())
  // Else the graphics process would hear of it with the first picture only.
  gl.getContext().flush()
}

/** The prepared canvas, once; else a new one. Null where the browser gives no WebGL 2. */
export function takeCanvas(): PreparedCanvas | null {
  const taken = first.take()
  if (!taken) {
    const canvas = createCanvas()
    const atOnce = Promise.resolve()
    return canvas && { ...canvas, ready: atOnce, compileNext: () => atOnce }
  }
  return { ...taken, ready: taken.ready.then(() => askForPrograms(taken)) }
}
