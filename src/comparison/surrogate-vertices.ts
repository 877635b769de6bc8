/** Vertices as places of surrogate maps: some thousands spread evenly over the spheres, with distances along them. */
import { type NearestOnSphere, nearestVertex } from '#mesh/nearest-on-sphere.ts'
import { type SurrogateDomain, samplePairs } from './surrogate.ts'

const perHemisphere = 3000
/** Radius at which a sphere has about the area of a hemisphere's cortex, mm. */
const radiusMm = 90
const sigmasMm = [4, 6.5, 10, 15, 22] as const

export type VertexDomain = SurrogateDomain & {
  /** Vertex of each place; those of the right hemisphere come after those of the left. */
  readonly vertices: { readonly left: Int32Array; readonly right: Int32Array }
}

/**
 * @param counts whether a vertex counts: has a value in both maps
 * @throws RangeError with fewer than 100 places
 */
export function vertexDomain(
  spheres: { readonly left: NearestOnSphere; readonly right: NearestOnSphere },
  counts: (side: 'left' | 'right', vertex: number) => boolean,
): VertexDomain {
  const chosen = (side: 'left' | 'right') => {
    const found = new Set<number>()
    for (let n = 0; n < perHemisphere; n++) {
      const [x, y, z] = fibonacci(n, perHemisphere)
      const vertex = nearestVertex(spheres[side], x, y, z)
      if (counts(side, vertex)) found.add(vertex)
    }
    return Int32Array.from(found)
  }
  const vertices = { left: chosen('left'), right: chosen('right') }
  const inLeft = vertices.left.length
  const count = inLeft + vertices.right.length
  if (count < 100)
    throw new RangeError(`surrogate maps need 100 places at least, and ${count} are there`)
  const unit = new Float64Array(3 * count)
  for (let n = 0; n < count; n++) {
    const side = n < inLeft ? 'left' : 'right'
    const vertex = n < inLeft ? vertices.left[n]! : vertices.right[n - inLeft]!
    for (let axis = 0; axis < 3; axis++) unit[3 * n + axis] = spheres[side].unit[3 * vertex + axis]!
  }
  const distance = (a: number, b: number) => {
    if (a < inLeft !== b < inLeft) return Number.POSITIVE_INFINITY
    const dot =
      unit[3 * a]! * unit[3 * b]! +
      unit[3 * a + 1]! * unit[3 * b + 1]! +
      unit[3 * a + 2]! * unit[3 * b + 2]!
    return radiusMm * Math.acos(Math.max(-1, Math.min(1, dot)))
  }
  const kernels = kernelsOf(count, unit, inLeft)
  // Any place of the same side will do: pairs are binned by the distance that they turn out to have.
  const near = (from: number, mm: number, random: () => number) => {
    const [first, length] = from < inLeft ? [0, inLeft] : [inLeft, count - inLeft]
    for (let n = 0; n < 400; n++) {
      const other = first + Math.floor(random() * length)
      if (Math.abs(distance(from, other) - mm) < 1 + 0.05 * mm) return other
    }
    return -1
  }
  return {
    ...samplePairs(count, distance, near),
    count,
    vertices,
    sigmasMm,
    smooth: (values, level) => {
      const { start, list, weight } = kernels[level]!
      const out = new Float64Array(count)
      for (let n = 0; n < count; n++) {
        let sum = 0
        for (let at = start[n]!; at < start[n + 1]!; at++) sum += weight[at]! * values[list[at]!]!
        out[n] = sum
      }
      return out
    },
  }
}

function fibonacci(n: number, count: number): readonly [number, number, number] {
  const z = 1 - (2 * n + 1) / count
  const angle = n * Math.PI * (3 - Math.sqrt(5))
  const r = Math.sqrt(1 - z * z)
  return [r * Math.cos(angle), r * Math.sin(angle), z]
}

type Kernel = {
  readonly start: Uint32Array
  readonly list: Uint32Array
  readonly weight: Float32Array
}

/** Weights of the places within 2.5 standard deviations of each, every row's sum 1; one kernel a standard deviation. */
function kernelsOf(count: number, unit: Float64Array, inLeft: number): Kernel[] {
  const made = sigmasMm.map((sigma) => ({
    sigma,
    reach: 2.5 * sigma,
    start: new Uint32Array(count + 1),
    list: [] as number[],
    weight: [] as number[],
  }))
  const nearest = Math.cos(Math.max(...made.map(({ reach }) => reach)) / radiusMm)
  for (let n = 0; n < count; n++) {
    const [first, end] = n < inLeft ? [0, inLeft] : [inLeft, count]
    for (let other = first; other < end; other++) {
      const dot =
        unit[3 * n]! * unit[3 * other]! +
        unit[3 * n + 1]! * unit[3 * other + 1]! +
        unit[3 * n + 2]! * unit[3 * other + 2]!
      if (dot < nearest) continue
      const mm = radiusMm * Math.acos(Math.min(1, dot))
      for (const { sigma, reach, list, weight } of made) {
        if (mm > reach) continue
        list.push(other)
        weight.push(Math.exp(-0.5 * (mm / sigma) ** 2))
      }
    }
    for (const { start, list, weight } of made) {
      let sum = 0
      for (let at = start[n]!; at < list.length; at++) sum += weight[at]!
      for (let at = start[n]!; at < list.length; at++) weight[at] = weight[at]! / sum
      start[n + 1] = list.length
    }
  }
  return made.map(({ start, list, weight }) => ({
    start,
    list: Uint32Array.from(list),
    weight: Float32Array.from(weight),
  }))
}
