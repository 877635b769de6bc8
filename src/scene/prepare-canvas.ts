/** The canvas's context and shaders, made while the cortex is still on its way: the first picture would wait for both. */
import { BufferGeometry, Float32BufferAttribute, Mesh, PerspectiveCamera, Scene } from 'three'
import { createCortexMaterials } from './cortex-material.ts'
import { type CanvasWithRenderer, createCanvas } from './create-canvas.ts'

type Prepared = CanvasWithRenderer & { readonly scene: Scene }

let prepared: Prepared | null = null
let tooLate = false

/** For the first canvas that is mounted; does nothing once that is there, nor where there is no WebGL 2. */
export function prepareCanvas(): void {
  if (prepared || tooLate) return
  const canvas = createCanvas()
  if (!canvas) return
  const scene = new Scene()
  // Which attributes there are decides which variant of a program is made; what is in them does not.
  const surface = new BufferGeometry()
  surface.setAttribute('position', new Float32BufferAttribute([], 3))
  surface.setAttribute('normal', new Float32BufferAttribute([], 3))
  // Nobody disposes of the material: its program would go with it.
  const body = new Mesh(surface, createCortexMaterials().still)
  body.frustumCulled = false
  scene.add(body)
  // The driver works on them by itself: nothing is asked yet.
  canvas.gl.compile(scene, new PerspectiveCamera())
  prepared = { ...canvas, scene }
}

/** By a picture of nothing. Once real pictures are in the works, the driver would answer only after them. */
function askForPrograms({ gl, scene }: Prepared): void {
  gl.render(scene, new PerspectiveCamera())
}

/** The prepared canvas, once; else a new one. Null where the browser gives no WebGL 2. */
export function takeCanvas(): CanvasWithRenderer | null {
  const taken = prepared
  prepared = null
  tooLate = true
  if (!taken || taken.gl.getContext().isContextLost()) return createCanvas()
  askForPrograms(taken)
  return taken
}
