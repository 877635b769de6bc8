/** The canvas's context and shaders, made while the cortex is still on its way: the first picture would wait for both. */
import { BufferGeometry, Float32BufferAttribute, Mesh, PerspectiveCamera, Scene } from 'three'
import { createCortexMaterials } from './cortex-material.ts'
import { type CanvasWithRenderer, createCanvas } from './create-canvas.ts'
import { createOutlineMaterial } from './outline.ts'

let prepared: CanvasWithRenderer | null = null

/** For the next canvas that is mounted; harmless where there is no WebGL 2. */
export function prepareCanvas(): void {
  prepared ??= createCanvas()
  if (!prepared) return
  const scene = new Scene()
  // Which attributes there are decides which variant of a program is made; what is in them does not.
  const surface = new BufferGeometry()
  const band = new BufferGeometry()
  surface.setAttribute('position', new Float32BufferAttribute([], 3))
  surface.setAttribute('normal', new Float32BufferAttribute([], 3))
  scene.add(new Mesh(surface, createCortexMaterials().still))
  scene.add(new Mesh(band, createOutlineMaterial([0, 0, 0], 1).material))
  // The driver works on them by itself. Asked about them when they are ready and no picture is in the works, it answers
  // at once. The materials are not disposed of, or their programs would go.
  const { gl } = prepared
  const camera = new PerspectiveCamera()
  void gl.compileAsync(scene, camera).then(() => {
    if (prepared?.gl === gl) gl.render(scene, camera)
  })
}

/** The prepared canvas, once; else a new one. Null where the browser gives no WebGL 2. */
export function takeCanvas(): CanvasWithRenderer | null {
  const taken = prepared
  prepared = null
  return taken && !taken.gl.getContext().isContextLost() ? taken : createCanvas()
}
