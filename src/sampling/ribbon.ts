/**
 * Ribbon-constrained sampling as Workbench's `-volume-to-surface-mapping -ribbon-constrained` defines it: around each vertex
 * the faces of white and pial, joined along their rims, close a polyhedron; a voxel counts by the share of it that lies
 * inside, estimated at 3x3x3 points. Glasser & Van Essen 2011, J Neurosci 31:11597.
 */

import { facesAround } from '#mesh/adjacency.ts'
import { vertexCount } from '#mesh/mesh.ts'
import type { Volume } from '#volume/volume.ts'
import { placesInVoxels } from '#volume/voxel-place.ts'
import { feedsOf, type Weights } from './feeds.ts'
import { mapOf } from './grid-walk.ts'
import { needBoth, type SamplingRule, type SamplingSurfaces, type SurfaceMap } from './rule.ts'

/** Points along each edge of a voxel. */
const divisions = 3
/**
 * The most points of one polyhedron: a cubic centimetre of half-millimetre voxels. Where voxels are so small that there would be
 * more, points are left out evenly, and the mean hardly notices.
 */
const mostPoints = 2 ** 15

export const ribbon: SamplingRule = {
  label: 'Ribbon-constrained (Workbench)',
  short: 'by their share in the cortex',
  describe:
    'Each vertex took the mean of the voxels that its part of the cortical ribbon meets, weighted by the share of each voxel inside (ribbon-constrained mapping as in Connectome Workbench).',
  needsBothSurfaces: true,
  sample: (volume, surfaces) => mapOverRibbon(volume, surfaces, 'mean'),
  feeds: (volume, surfaces, vertex) =>
    feedsOf([polyhedraOn(volume, surfaces).at(vertex).weights()]),
  largest: (volume, surfaces) => mapOverRibbon(volume, surfaces, 'largest'),
}

function mapOverRibbon(
  volume: Volume,
  surfaces: SamplingSurfaces,
  what: 'mean' | 'largest',
): SurfaceMap {
  const polyhedra = polyhedraOn(volume, surfaces)
  return mapOf(polyhedra.count, (vertex) => polyhedra.at(vertex).summary()[what])
}

/** One vertex's polyhedron after the other, in the same place. */
function polyhedraOn(volume: Volume, surfaces: SamplingSurfaces) {
  const { pial, white } = needBoth(surfaces, 'ribbon-constrained')
  const inner = placesInVoxels(volume, white.positionsWorld)
  const outer = placesInVoxels(volume, pial.positionsWorld)
  const { start, list } = facesAround(pial.faces, vertexCount(pial))
  const polyhedron = polyhedronOn(volume)
  const at = (vertex: number) => {
    polyhedron.begin()
    const last = start[vertex + 1]!
    for (let i = start[vertex]!; i < last; i++) {
      const face = 3 * list[i]!
      const corner = [pial.faces[face]!, pial.faces[face + 1]!, pial.faces[face + 2]!]
      const turn = corner.indexOf(vertex)
      const b = 3 * corner[(turn + 1) % 3]!
      const c = 3 * corner[(turn + 2) % 3]!
      polyhedron.addFace(inner, 3 * vertex, b, c)
      polyhedron.addFace(outer, 3 * vertex, b, c)
      polyhedron.addRim(inner, outer, b, c)
    }
    return polyhedron
  }
  return { count: vertexCount(pial), at }
}

/** Growing scratch: cleared, never freed, because a vertex's polyhedron is small and there are many. */
function cleared(grid: Uint8Array, length: number): Uint8Array {
  if (grid.length < length) return new Uint8Array(2 * length)
  grid.fill(0, 0, length)
  return grid
}

/**
 * One vertex's polyhedron against the points of the grid. A point is inside when a ray from it along k leaves the polyhedron an
 * odd number of times. A rim is a quadrilateral that need not be flat: it is split along either diagonal, and a point between
 * the two splits counts half. Each triangle is laid over the columns of points that it can meet, and all points of a column
 * below it change sides.
 */
function polyhedronOn(volume: Volume) {
  const { values, shape } = volume
  /** Triangles of white and pial: 9 numbers each, voxel coordinates. */
  const faces: number[] = []
  /** Rims: 12 numbers each, the four corners in order. */
  const rims: number[] = []
  const low = three()
  const high = three()
  /** Points along a voxel's edge, `divisions` unless the voxels are tiny. */
  const density = three()
  /** First point along each axis, and how many: points are numbered through the whole grid. */
  const first = three()
  const counts = three()
  let odd: Uint8Array = new Uint8Array(4096)
  let half: Uint8Array = new Uint8Array(4096)

  function push(list: number[], p: Float64Array, at: number): void {
    for (let axis = 0; axis < 3; axis++) {
      const value = p[at + axis]!
      list.push(value)
      if (value < low[axis]!) low[axis] = value
      if (value > high[axis]!) high[axis] = value
    }
  }

  /** How many points of a column lie below `height`. */
  function pointsBelow(height: number): number {
    if (Number.isNaN(height)) return 0
    const count = firstPoint(height, density[2]) - first[2]
    return count < 0 ? 0 : count > counts[2] ? counts[2] : count
  }

  function addFaceToGrid(t: number): void {
    const [x0, x1, y0, y1] = columnsUnder(faces, t, 3)
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        const px = placeOf(x, density[0])
        const py = placeOf(y, density[1])
        const height = heightOf(faces, t, t + 3, t + 6, px, py)
        const below = pointsBelow(height)
        const column = ((y - first[1]) * counts[0] + (x - first[0])) * counts[2]
        for (let k = 0; k < below; k++) odd[column + k]! ^= 1
      }
    }
  }

  function addRimToGrid(q: number): void {
    const [x0, x1, y0, y1] = columnsUnder(rims, q, 4)
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        const px = placeOf(x, density[0])
        const py = placeOf(y, density[1])
        const a = pointsBelow(heightOf(rims, q, q + 3, q + 6, px, py))
        const b = pointsBelow(heightOf(rims, q, q + 6, q + 9, px, py))
        const c = pointsBelow(heightOf(rims, q, q + 3, q + 9, px, py))
        const d = pointsBelow(heightOf(rims, q + 3, q + 6, q + 9, px, py))
        const top = Math.max(a, b, c, d)
        const column = ((y - first[1]) * counts[0] + (x - first[0])) * counts[2]
        for (let k = 0; k < top; k++) {
          const one = k < a !== k < b
          if (one !== (k < c !== k < d)) half[column + k] = 1
          else if (one) odd[column + k]! ^= 1
        }
      }
    }
  }

  /** First and last column along x and y that the corners' box covers, within this polyhedron's points. */
  function columnsUnder(p: readonly number[], at: number, corners: number): Four {
    let xLow = p[at]!
    let xHigh = xLow
    let yLow = p[at + 1]!
    let yHigh = yLow
    for (let c = 1; c < corners; c++) {
      const x = p[at + 3 * c]!
      const y = p[at + 3 * c + 1]!
      if (x < xLow) xLow = x
      if (x > xHigh) xHigh = x
      if (y < yLow) yLow = y
      if (y > yHigh) yHigh = y
    }
    return [
      Math.max(first[0], firstPoint(xLow, density[0])),
      Math.min(first[0] + counts[0] - 1, lastPoint(xHigh, density[0])),
      Math.max(first[1], firstPoint(yLow, density[1])),
      Math.min(first[1] + counts[1] - 1, lastPoint(yHigh, density[1])),
    ]
  }

  /** Each point inside: its voxel where that has a value, and 2, or 1 where it is half inside. */
  function visitInside(visit: (voxel: number, weight: number) => void): void {
    const points = countPoints()
    odd = cleared(odd, points)
    half = cleared(half, points)
    for (let t = 0; t < faces.length; t += 9) addFaceToGrid(t)
    for (let q = 0; q < rims.length; q += 12) addRimToGrid(q)
    let point = 0
    for (let y = 0; y < counts[1]; y++) {
      const j = voxelOf(first[1] + y, 1)
      for (let x = 0; x < counts[0]; x++) {
        const i = voxelOf(first[0] + x, 0)
        for (let z = 0; z < counts[2]; z++, point++) {
          const weight = half[point] ? 1 : 2 * odd[point]!
          if (weight === 0) continue
          const k = voxelOf(first[2] + z, 2)
          const voxel = i + shape[0] * (j + shape[1] * k)
          if (!Number.isNaN(values[voxel]!)) visit(voxel, weight)
        }
      }
    }
  }

  /** The voxel in which point number `n` lies. */
  function voxelOf(n: number, axis: 0 | 1 | 2): number {
    return Math.min(shape[axis] - 1, Math.floor((n + 0.5) / density[axis]))
  }

  function countAlong(axis: 0 | 1 | 2): void {
    first[axis] = Math.max(0, firstPoint(low[axis], density[axis]))
    const end = Math.ceil(shape[axis] * density[axis])
    const count = Math.min(end - 1, lastPoint(high[axis], density[axis])) - first[axis] + 1
    counts[axis] = count > 0 ? count : 0
  }

  /** How many points the polyhedron's box holds: `mostPoints` and no more. */
  function countPoints(): number {
    density.fill(divisions)
    for (const axis of axes) countAlong(axis)
    for (;;) {
      const points = counts[0] * counts[1] * counts[2]
      if (points <= mostPoints) return points
      const longest = axes.reduce((a, b) => (counts[b] > counts[a] ? b : a))
      density[longest] /= 2
      countAlong(longest)
    }
  }

  return {
    begin(): void {
      faces.length = 0
      rims.length = 0
      low.fill(Number.POSITIVE_INFINITY)
      high.fill(Number.NEGATIVE_INFINITY)
    },

    addFace(p: Float64Array, a: number, b: number, c: number): void {
      push(faces, p, a)
      push(faces, p, b)
      push(faces, p, c)
    },

    addRim(inner: Float64Array, outer: Float64Array, b: number, c: number): void {
      push(rims, inner, b)
      push(rims, inner, c)
      push(rims, outer, c)
      push(rims, outer, b)
    },

    /**
     * Of the voxels inside the weighted mean and the value of largest magnitude; NaN where no point of the grid is inside, or
     * only voxels without a value.
     */
    summary(): { readonly mean: number; readonly largest: number } {
      let sum = 0
      let total = 0
      let largest = Number.NaN
      visitInside((voxel, weight) => {
        const value = values[voxel]!
        sum += weight * value
        total += weight
        if (!(Math.abs(value) <= Math.abs(largest))) largest = value
      })
      return { mean: total > 0 ? sum / total : Number.NaN, largest }
    },

    /** By voxel, of those with a value. */
    weights(): Weights {
      const found = new Map<number, number>()
      visitInside((voxel, weight) => found.set(voxel, (found.get(voxel) ?? 0) + weight))
      return found
    },
  }
}

type Three = [number, number, number]
const three = (): Three => [0, 0, 0]
type Four = [number, number, number, number]

const axes = [0, 1, 2] as const

/** Where point number `n` of an axis lies, in voxel coordinates. */
function placeOf(n: number, density: number): number {
  return (n + 0.5) / density - 0.5
}

/** The first point at or above a voxel coordinate, and the last at or below it. */
function firstPoint(place: number, density: number): number {
  return Math.ceil((place + 0.5) * density - 0.5)
}
function lastPoint(place: number, density: number): number {
  return Math.floor((place + 0.5) * density - 0.5)
}

/** Height along k of the triangle with corners at `a`, `b`, `c` of `p` over (x, y); NaN where it is not over it. */
function heightOf(
  p: readonly number[],
  a: number,
  b: number,
  c: number,
  x: number,
  y: number,
): number {
  // Each edge decides by the same arithmetic in whichever triangle it is, so no ray slips between two that share it.
  let inside = false
  if (crosses(p, a, b, x, y)) inside = !inside
  if (crosses(p, b, c, x, y)) inside = !inside
  if (crosses(p, c, a, x, y)) inside = !inside
  if (!inside) return Number.NaN
  const ux = p[b]! - p[a]!
  const uy = p[b + 1]! - p[a + 1]!
  const vx = p[c]! - p[a]!
  const vy = p[c + 1]! - p[a + 1]!
  const area = ux * vy - uy * vx
  const dx = x - p[a]!
  const dy = y - p[a + 1]!
  const s = (dx * vy - dy * vx) / area
  const t = (ux * dy - uy * dx) / area
  return p[a + 2]! + s * (p[b + 2]! - p[a + 2]!) + t * (p[c + 2]! - p[a + 2]!)
}

/** Whether the edge passes above (x, y) in the plane of i and j. */
function crosses(p: readonly number[], a: number, b: number, x: number, y: number): boolean {
  if (p[a]! < x === p[b]! < x) return false
  const [low, high] = p[a]! < p[b]! ? [a, b] : [b, a]
  const slope = (p[high + 1]! - p[low + 1]!) / (p[high]! - p[low]!)
  return p[low + 1]! + slope * (x - p[low]!) > y
}
