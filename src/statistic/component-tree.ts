/**
 * The clusters of every threshold at once: voxels are taken in order, strongest first, and each joins what is there of its
 * neighbours (a max-tree; Salembier, Oliveras & Garrido 1998, doi:10.1109/83.663500).
 */
import { type Connectivity, neighbourSteps } from './connect-voxels.ts'

export type ComponentTree = {
  /** Cluster n came to be with voxel n of the order; this is the cluster that it becomes part of next, -1 where none. */
  readonly parent: Int32Array
  /** Voxels of cluster n. */
  readonly size: Int32Array
}

/** So many voxels are joined between two words of progress. */
const stride = 1 << 16

/**
 * A cluster comes after all that it holds, so one pass from the end meets each before its parts.
 *
 * @param order voxel indices (`i + nx * (j + ny * k)`), strongest first, each once
 */
export function componentTree(
  order: Int32Array,
  shape: readonly [number, number, number],
  connectivity: Connectivity,
  onProgress?: (fraction: number) => void,
): ComponentTree {
  const [nx, ny, nz] = shape
  const m = order.length
  /** Which cluster begins at a voxel, 1 more than its number; 0 where none does yet. */
  const nodeAt = new Int32Array(nx * ny * nz)
  const parent = new Int32Array(m).fill(-1)
  const size = new Int32Array(m).fill(1)
  // Root of each node's cluster so far, with halved paths.
  const root = Int32Array.from({ length: m }, (_, n) => n)
  const steps = neighbourSteps(connectivity)
  const jumps = Int32Array.from(steps, ([di, dj, dk]) => di + nx * (dj + ny * dk))
  for (let n = 0; n < m; n++) {
    if (n % stride === 0) onProgress?.(n / m)
    const voxel = order[n]!
    const i = voxel % nx
    const j = ((voxel - i) / nx) % ny
    const k = Math.floor(voxel / (nx * ny))
    const inner = i > 0 && j > 0 && k > 0 && i < nx - 1 && j < ny - 1 && k < nz - 1
    nodeAt[voxel] = n + 1
    for (let s = 0; s < jumps.length; s++) {
      if (!inner) {
        const [di, dj, dk] = steps[s]!
        const [x, y, z] = [i + di, j + dj, k + dk]
        if (x < 0 || y < 0 || z < 0 || x >= nx || y >= ny || z >= nz) continue
      }
      const other = nodeAt[voxel + jumps[s]!]!
      if (other === 0) continue
      let top = other - 1
      while (root[top] !== top) {
        root[top] = root[root[top]!]!
        top = root[top]!
      }
      if (top === n) continue
      parent[top] = n
      root[top] = n
      size[n] = size[n]! + size[top]!
    }
  }
  return { parent, size }
}
