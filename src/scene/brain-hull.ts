/** The few vertices that reach farthest out: enough to fit a brain into a picture without asking every vertex. */
import type { Cortex, Hemisphere, HemisphereId } from '#atlas/cortex.ts'
import { farthestVertices } from '#mesh/surface-shape.ts'
import { point, type Space } from '#space/point.ts'
import type { HemisphereBox } from './hemisphere-placement.ts'
import { surfaceMix } from './inflate-surface.ts'

/** Hull points of a hemisphere at `inflation`, world mm, 3 numbers each. */
export function hemisphereHull(hemisphere: Hemisphere, inflation: number): Float64Array {
  const { from, to, t } = surfaceMix(hemisphere, inflation)
  const vertices =
    from === to
      ? farthestVertices(from)
      : new Set([...farthestVertices(from), ...farthestVertices(to)])
  const hull: number[] = []
  for (const vertex of vertices)
    for (let i = vertex * 3; i < vertex * 3 + 3; i++) hull.push(from[i]! + t * (to[i]! - from[i]!))
  return Float64Array.from(hull)
}

export type BrainHull = { readonly [side in HemisphereId]: Float64Array }

/** Hull points of both hemispheres at `inflation`, world mm, 3 numbers each. */
export function brainHull(cortex: Cortex, inflation: number): BrainHull {
  return {
    left: hemisphereHull(cortex.left, inflation),
    right: hemisphereHull(cortex.right, inflation),
  }
}

function hullBox(hull: Float64Array): HemisphereBox {
  const min: [number, number, number] = [Infinity, Infinity, Infinity]
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity]
  for (let i = 0; i < hull.length; i++) {
    const axis = (i % 3) as 0 | 1 | 2
    min[axis] = Math.min(min[axis], hull[i]!)
    max[axis] = Math.max(max[axis], hull[i]!)
  }
  return { min, max }
}

export const hullBoxes = ({ left, right }: BrainHull) => ({
  left: hullBox(left),
  right: hullBox(right),
})

/** The middle of the box around `points`, mm: what a camera without a target of its own looks at. */
export function hullCentre<S extends Space = 'scene'>(points: Float64Array) {
  const { min, max } = hullBox(points)
  return point<S>((min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2)
}
