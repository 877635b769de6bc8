/**
 * Ribbon-constrained sampling as Workbench's `-volume-to-surface-mapping -ribbon-constrained` defines it: around each vertex
 * the faces of white and pial, joined along their rims, close a polyhedron; a voxel counts by the share of it that lies
 * inside, estimated at 3x3x3 points. Glasser & Van Essen 2011, J Neurosci 31:11597.
 */

import { faceCount, type Mesh, vertexCount } from '#mesh/mesh.ts'
import { invert } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'
import { mapOf } from './grid-walk.ts'
import { needBoth, type SamplingRule } from './rule.ts'

/** Points along each edge of a voxel. */
const divisions = 3

export const ribbon: SamplingRule = {
  label: 'Ribbon-constrained (Workbench)',
  describe:
    'Each vertex took the mean of the voxels that its part of the cortical ribbon meets, weighted by the share of each voxel inside (ribbon-constrained mapping as in Connectome Workbench).',
  needsBothSurfaces: true,
  sample: (volume, surfaces) => {
    const { pial, white } = needBoth(surfaces, 'ribbon-constrained')
    const inner = inVoxels(volume, white)
    const outer = inVoxels(volume, pial)
    const around = facesAround(pial)
    const polyhedron = polyhedronOn(volume)
    return mapOf(vertexCount(pial), (vertex) => {
      polyhedron.begin()
      const last = around.starts[vertex + 1]!
      for (let i = around.starts[vertex]!; i < last; i++) {
        const face = 3 * around.faces[i]!
        const corner = [pial.faces[face]!, pial.faces[face + 1]!, pial.faces[face + 2]!]
        const turn = corner.indexOf(vertex)
        const b = 3 * corner[(turn + 1) % 3]!
        const c = 3 * corner[(turn + 2) % 3]!
        polyhedron.addFace(inner, 3 * vertex, b, c)
        polyhedron.addFace(outer, 3 * vertex, b, c)
        polyhedron.addRim(inner, outer, b, c)
      }
      return polyhedron.weightedMean()
    })
  },
}

function inVoxels(volume: Volume, mesh: Mesh): Float64Array {
  const m = invert(volume.toWorld)
  const p = mesh.positionsWorld
  const out = new Float64Array(p.length)
  for (let v = 0; v < p.length; v += 3) {
    for (let row = 0; row < 3; row++) {
      out[v + row] =
        m[4 * row]! * p[v]! +
        m[4 * row + 1]! * p[v + 1]! +
        m[4 * row + 2]! * p[v + 2]! +
        m[4 * row + 3]!
    }
  }
  return out
}

/** The faces that touch each vertex: those of `vertex` are `faces[starts[vertex]]` up to `faces[starts[vertex + 1]]`. */
function facesAround(mesh: Mesh) {
  const starts = new Uint32Array(vertexCount(mesh) + 1)
  for (const vertex of mesh.faces) starts[vertex + 1]!++
  for (let v = 0; v < starts.length - 1; v++) starts[v + 1]! += starts[v]!
  const next = starts.slice()
  const faces = new Uint32Array(mesh.faces.length)
  for (let f = 0; f < faceCount(mesh); f++) {
    for (let corner = 0; corner < 3; corner++) faces[next[mesh.faces[3 * f + corner]!]!++] = f
  }
  return { starts, faces }
}

/**
 * One vertex's polyhedron against the grid. A point is inside when a ray along k leaves the polyhedron an odd number of times.
 * A rim is a quadrilateral that need not be flat: it is split along either diagonal, and a point between the two halves of
 * that choice counts half. All columns of points are parallel to k, so a triangle's height is worked out once a polyhedron.
 */
function polyhedronOn(volume: Volume) {
  const { values, shape } = volume
  /** Triangles of white and pial: 9 numbers each, voxel coordinates. */
  const faces: number[] = []
  /** Rims: 12 numbers each, the four corners in order. */
  const rims: number[] = []
  const low: Three = [0, 0, 0]
  const high: Three = [0, 0, 0]
  /** Heights at which the current column leaves white or pial. */
  const faceHeights: number[] = []
  /** For each rim that the column meets: heights of the one split, then of the other; NaN where it misses. */
  const rimHeights: number[] = []

  function push(list: number[], p: Float64Array, at: number): void {
    for (let axis = 0; axis < 3; axis++) {
      const value = p[at + axis]!
      list.push(value)
      if (value < low[axis]!) low[axis] = value
      if (value > high[axis]!) high[axis] = value
    }
  }

  /** Whether the column at (x, y) meets the polyhedron at all. */
  function cross(x: number, y: number): boolean {
    faceHeights.length = 0
    rimHeights.length = 0
    for (let t = 0; t < faces.length; t += 9) {
      const height = heightOf(faces, t, t + 3, t + 6, x, y)
      if (!Number.isNaN(height)) faceHeights.push(height)
    }
    for (let q = 0; q < rims.length; q += 12) {
      rimHeights.push(
        heightOf(rims, q, q + 3, q + 6, x, y),
        heightOf(rims, q, q + 6, q + 9, x, y),
        heightOf(rims, q, q + 3, q + 9, x, y),
        heightOf(rims, q + 3, q + 6, q + 9, x, y),
      )
      const from = rimHeights.length - 4
      if (rimHeights.slice(from).every(Number.isNaN)) rimHeights.length = from
    }
    return faceHeights.length > 0 || rimHeights.length > 0
  }

  /** 2 inside, 0 outside, 1 between the two splits of a rim. */
  function inside(z: number): 0 | 1 | 2 {
    let odd = false
    // Comparisons with NaN are false: a missed triangle is never above.
    for (let q = 0; q < rimHeights.length; q += 4) {
      const one = z < rimHeights[q]! !== z < rimHeights[q + 1]!
      const other = z < rimHeights[q + 2]! !== z < rimHeights[q + 3]!
      if (one !== other) return 1
      if (one) odd = !odd
    }
    for (const height of faceHeights) if (z < height) odd = !odd
    return odd ? 2 : 0
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

    /** NaN where no point of the grid is inside, or only voxels without a value. */
    weightedMean(): number {
      const [i0, j0, k0] = low.map((edge) => Math.max(0, Math.ceil(edge - 0.5))) as Three
      const [i1, j1, k1] = high.map((edge, axis) =>
        Math.min(shape[axis]! - 1, Math.floor(edge + 0.5)),
      ) as Three
      let sum = 0
      let total = 0
      for (let j = j0; j <= j1; j++) {
        for (let i = i0; i <= i1; i++) {
          for (let sub = 0; sub < divisions * divisions; sub++) {
            const x = i + ((sub % divisions) + 0.5) / divisions - 0.5
            const y = j + (Math.floor(sub / divisions) + 0.5) / divisions - 0.5
            if (!cross(x, y)) continue
            for (let k = k0; k <= k1; k++) {
              let halves = 0
              for (let s = 0; s < divisions; s++) halves += inside(k + (s + 0.5) / divisions - 0.5)
              if (halves === 0) continue
              const value = values[i + shape[0] * (j + shape[1] * k)]!
              if (Number.isNaN(value)) continue
              sum += halves * value
              total += halves
            }
          }
        }
      }
      return total > 0 ? sum / total : Number.NaN
    },
  }
}

type Three = [number, number, number]

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
  if (area === 0) return Number.NaN
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
