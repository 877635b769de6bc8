/** What the first picture asks of both pial surfaces: worked out beside the page, by the worker that reads the cortex. */
import { knowShape, type SurfaceShape, shapeOf } from '#mesh/surface-shape.ts'
import { type Cortex, type Hemisphere, type HemisphereId, hemisphereIds } from './cortex.ts'

export type CortexShapes = { readonly [side in HemisphereId]: SurfaceShape }

export function shapesOf({ left, right }: Cortex): CortexShapes {
  const shape = ({ surfaces, faces }: Hemisphere) => shapeOf(surfaces.pial, faces)
  return { left: shape(left), right: shape(right) }
}

/** From now on none of it is worked out for this cortex again. */
export function knowShapes(cortex: Cortex, shapes: CortexShapes): void {
  for (const side of hemisphereIds) {
    const { surfaces, faces } = cortex[side]
    knowShape(surfaces.pial, faces, shapes[side])
  }
}
