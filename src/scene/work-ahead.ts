/** What the first frame of a cortex needs is worked out before it, a piece at a time: in one go it would hold up the page. */
import { type Cortex, hemisphereIds } from '#atlas/cortex.ts'
import { hemisphereHull } from './brain-hull.ts'
import type { CortexAttributes } from './cortex-attributes.ts'

/**
 * Begins with the next task; the returned function ends it. What is not done by then is done when it is asked for.
 *
 * @param done told once all of it is there
 */
export function workAhead(
  cortex: Cortex,
  attributes: CortexAttributes,
  done: () => void,
): () => void {
  const pieces = hemisphereIds.flatMap((side) => {
    const { surfaces, faces } = cortex[side]
    return [
      () => attributes.normals(surfaces.pial, faces),
      () => attributes.relief(cortex[side]),
      () => attributes.coarseFaces(faces, surfaces.pial.length / 3),
      // The surface's outermost vertices are known from then on.
      () => hemisphereHull(cortex[side], 0),
    ]
  })
  let timer: ReturnType<typeof setTimeout>
  const next = () => {
    const piece = pieces.shift()
    if (!piece) {
      done()
      return
    }
    timer = setTimeout(() => {
      piece()
      next()
    })
  }
  next()
  return () => clearTimeout(timer)
}
