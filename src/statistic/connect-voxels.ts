/** Which voxels of a sparse set hang together, by union-find over faces (6), edges (18) or corners (26). */

/** Faces: nilearn, NiMARE; faces and edges: SPM; faces, edges and corners: FSL's default. */
export type Connectivity = 6 | 18 | 26

export const CONNECTIVITIES: readonly Connectivity[] = [6, 18, 26]

type Step = readonly [di: number, dj: number, dk: number]

/** Neighbours that come before a voxel in index order; the other half is the same pairs seen from the other side. */
function stepsBack(connectivity: Connectivity): Step[] {
  const most = connectivity === 6 ? 1 : connectivity === 18 ? 2 : 3
  const steps: Step[] = []
  for (let dk = -1; dk <= 0; dk++) {
    for (let dj = -1; dj <= 1; dj++) {
      for (let di = -1; di <= 1; di++) {
        const before = dk < 0 || dj < 0 || (dj === 0 && di < 0)
        const apart = Math.abs(di) + Math.abs(dj) + Math.abs(dk)
        if (before && apart <= most) steps.push([di, dj, dk])
      }
    }
  }
  return steps
}

/** All neighbours of a voxel. */
export function neighbourSteps(connectivity: Connectivity): Step[] {
  const back = stepsBack(connectivity)
  return [...back, ...back.map(([di, dj, dk]): Step => [-di, -dj, -dk])]
}

export type Components = {
  /** Component of each voxel passed in, 0 to `sizes.length - 1`, numbered by first voxel. */
  readonly componentOf: Int32Array
  /** Number of voxels of each component. */
  readonly sizes: Int32Array
}

/**
 * @param indices ascending voxel indices (`i + nx * (j + ny * k)`); only the first `count` are read
 * @param scratch one entry a voxel of the grid, all 0; left all 0. Pass it again to save its allocation.
 */
export function connectVoxels(
  indices: Int32Array,
  shape: readonly [number, number, number],
  connectivity: Connectivity,
  count = indices.length,
  scratch = new Int32Array(shape[0] * shape[1] * shape[2]),
): Components {
  const [nx, ny] = shape
  const steps = stepsBack(connectivity)
  const parent = new Int32Array(count)
  const rootOf = (start: number): number => {
    let at = start
    while (parent[at]! !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  for (let n = 0; n < count; n++) {
    const index = indices[n]!
    parent[n] = n
    const i = index % nx
    const j = ((index - i) / nx) % ny
    for (const [di, dj, dk] of steps) {
      if (i + di < 0 || i + di >= nx || j + dj < 0 || j + dj >= ny) continue
      const neighbour = index + di + nx * (dj + ny * dk)
      if (neighbour < 0) continue
      const other = scratch[neighbour]!
      if (other === 0) continue
      const a = rootOf(n)
      const b = rootOf(other - 1)
      // The smaller position becomes the root, so that components are numbered by their first voxel.
      if (a < b) parent[b] = a
      else parent[a] = b
    }
    scratch[index] = n + 1
  }
  const componentOf = new Int32Array(count)
  const sizes: number[] = []
  for (let n = 0; n < count; n++) {
    scratch[indices[n]!] = 0
    const root = rootOf(n)
    if (root === n) componentOf[n] = sizes.push(0) - 1
    else componentOf[n] = componentOf[root]!
    const component = componentOf[n]!
    sizes[component] = sizes[component]! + 1
  }
  return { componentOf, sizes: Int32Array.from(sizes) }
}

/** The entries of each component, in the order in which `connectVoxels` was given them. */
export function voxelsOfComponents(
  indices: Int32Array,
  componentOf: Int32Array,
  sizes: Int32Array,
): Int32Array[] {
  const lists = Array.from(sizes, (size) => new Int32Array(size))
  const filled = new Int32Array(sizes.length)
  for (let n = 0; n < componentOf.length; n++) {
    const component = componentOf[n]!
    lists[component]![filled[component]!] = indices[n]!
    filled[component] = filled[component]! + 1
  }
  return lists
}
