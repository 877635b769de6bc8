/** How much of the sky each vertex of the pial surface sees past its own hemisphere: what makes sulci dark on an overcast day. */
import type { Adjacency } from '#mesh/adjacency.ts'
import { vertexNormals } from '#mesh/normals.ts'
import { smoothValues } from '#mesh/smooth.ts'
import { type Grid, nearestVoxel } from './grid.ts'
import { insideOf } from './sulcal-depth.ts'
import { tangents } from './tangents.ts'

const rays = 64
/** Where rays start, beyond the voxels that the surface itself passes through, and where they count as free. Millimetres. */
const startMm = 1.4
const reachMm = 24
const stepMm = 0.8
const smoothingRounds = 2

/** Unit vectors over the half-space z > 0, as dense as the light that falls in from there: a spiral (Vogel 1979) on the disc below. */
const directions = Array.from({ length: rays }, (_, n) => {
  const radius = Math.sqrt((n + 0.5) / rays)
  const angle = n * Math.PI * (3 - Math.sqrt(5))
  return [
    radius * Math.cos(angle),
    radius * Math.sin(angle),
    Math.sqrt(1 - radius * radius),
  ] as const
})

/** @returns 0 where no ray gets out, 255 where all do. */
export function occlusion(
  pial: Float32Array,
  faces: Uint32Array,
  adjacent: Adjacency,
  grid: Grid,
): Uint8Array {
  const inside = insideOf(pial, faces, grid)
  const normals = vertexNormals(pial, faces)
  const open = new Float32Array(pial.length / 3)
  for (let v = 0; v < open.length; v++) {
    const o = 3 * v
    const size = Math.hypot(normals[o]!, normals[o + 1]!, normals[o + 2]!) || 1
    const n = [normals[o]! / size, normals[o + 1]! / size, normals[o + 2]! / size] as const
    const [e1, e2] = tangents(n)
    const from = [0, 1, 2].map((axis) => pial[o + axis]! + startMm * n[axis]!)
    let free = 0
    for (const [a, b, c] of directions) {
      const ray = [0, 1, 2].map((axis) => a * e1[axis]! + b * e2[axis]! + c * n[axis]!)
      if (!blocked(inside, grid, from, ray)) free++
    }
    open[v] = free / rays
  }
  const smooth = smoothValues(open, adjacent, smoothingRounds, 0.5)
  return Uint8Array.from(smooth, (value) => Math.round(255 * value))
}

function blocked(
  inside: Uint8Array,
  grid: Grid,
  from: readonly number[],
  ray: readonly number[],
): boolean {
  const [x, y, z] = from as [number, number, number]
  const [dx, dy, dz] = ray as [number, number, number]
  for (let t = 0; t <= reachMm; t += stepMm) {
    const voxel = nearestVoxel(grid, x + t * dx, y + t * dy, z + t * dz)
    if (voxel < 0) return false
    if (inside[voxel] === 1) return true
  }
  return false
}
