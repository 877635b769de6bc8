/** The few vertices that reach farthest out: enough to fit a brain into a picture without asking every vertex. */
import type { Cortex, Hemisphere, HemisphereId } from '#atlas/cortex.ts'
import { point, type Space } from '#space/point.ts'
import type { HemisphereBox } from './hemisphere-placement.ts'
import { surfaceMix } from './inflate-surface.ts'

const directions = fibonacciSphere(160)

/** Directions spread evenly over the sphere, 3 numbers each. */
function fibonacciSphere(count: number): Float64Array {
  const out = new Float64Array(count * 3)
  const golden = Math.PI * (3 - Math.sqrt(5))
  for (let i = 0; i < count; i++) {
    const z = 1 - (2 * i + 1) / count
    const ring = Math.sqrt(1 - z * z)
    out[i * 3] = ring * Math.cos(golden * i)
    out[i * 3 + 1] = ring * Math.sin(golden * i)
    out[i * 3 + 2] = z
  }
  return out
}

const extremesKnown = new WeakMap<Float32Array, Uint32Array>()

/** Vertices of `positions` that reach farthest in each of the directions; worked out once an array. */
function extremes(positions: Float32Array): Uint32Array {
  const known = extremesKnown.get(positions)
  if (known) return known
  const found = new Set<number>()
  // Neighbours reach about as far: of a fine mesh some vertices are enough, and the first picture waits for this.
  const step = 3 * Math.max(1, Math.floor(positions.length / 3 / 10_000))
  for (let d = 0; d < directions.length; d += 3)
    found.add(farthest(positions, step, directions[d]!, directions[d + 1]!, directions[d + 2]!) / 3)
  const list = Uint32Array.from(found)
  extremesKnown.set(positions, list)
  return list
}

/** Where in `positions` the vertex begins that reaches farthest along (x, y, z). */
function farthest(positions: Float32Array, step: number, x: number, y: number, z: number): number {
  let best = 0
  let reach = Number.NEGATIVE_INFINITY
  for (let v = 0; v < positions.length; v += step) {
    const along = positions[v]! * x + positions[v + 1]! * y + positions[v + 2]! * z
    if (along <= reach) continue
    best = v
    reach = along
  }
  return best
}

/** Hull points of a hemisphere at `inflation`, world mm, 3 numbers each. */
export function hemisphereHull(hemisphere: Hemisphere, inflation: number): Float64Array {
  const { from, to, t } = surfaceMix(hemisphere, inflation)
  const vertices = from === to ? extremes(from) : new Set([...extremes(from), ...extremes(to)])
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
