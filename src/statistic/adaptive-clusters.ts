/**
 * All-Resolutions Inference the other way round: the largest clusters, each at its own threshold, of which at least a
 * wanted share is truly active (adaptive thresholding, Chen, Goeman, Krebs, Meijer & Weeda).
 */
import { type ComponentTree, componentTree } from './component-tree.ts'
import type { Connectivity } from './connect-voxels.ts'
import type { TrueDiscoveries } from './true-discoveries.ts'

/** Every cluster that any threshold gives, as a tree in which the cluster of a lower threshold holds those of higher ones. */
export type ClusterTree = ComponentTree & {
  /** Voxels by ascending p: entry n is the voxel with which cluster n came to be. */
  readonly order: Int32Array
  /** Voxels of cluster n are `members[first[n]] ... members[first[n] + size[n] - 1]`. */
  readonly members: Int32Array
  readonly first: Int32Array
  /** At least so many of cluster n's voxels are truly active; -1 where equal p make n no cluster of any threshold. */
  readonly least: Int32Array
}

/**
 * @param p one a voxel of the grid, NaN outside the mask; the same that `ari` was made of
 * Each cluster's bound is found in O(log m) a voxel moved: of the parts that meet, only the smaller ones are counted anew.
 */
export function clusterTree(
  p: ArrayLike<number>,
  shape: readonly [number, number, number],
  connectivity: Connectivity,
  ari: TrueDiscoveries,
): ClusterTree {
  const voxels: number[] = []
  for (let v = 0; v < p.length; v++) if (p[v]! >= 0) voxels.push(v)
  const order = Int32Array.from(voxels).sort((a, b) => p[a]! - p[b]! || a - b)
  const m = order.length
  const { parent, size } = componentTree(order, shape, connectivity)

  // Children before parents, so a pass from the end gives every cluster its stretch of the list, parent first.
  const first = new Int32Array(m)
  const used = new Int32Array(m)
  let roots = 0
  for (let n = m - 1; n >= 0; n--) {
    const up = parent[n]!
    if (up < 0) {
      first[n] = roots
      roots += size[n]!
    } else {
      first[n] = first[up]! + 1 + used[up]!
      used[up] = used[up]! + size[n]!
    }
  }
  const members = new Int32Array(m)
  for (let n = 0; n < m; n++) members[first[n]!] = order[n]!

  const least = boundsOf({ order, parent, members, first, size }, ari)
  for (let n = 0; n < m; n++) {
    const up = parent[n]!
    if (up >= 0 && p[order[up]!] === p[order[n]!]) least[n] = -1
  }
  return { order, parent, members, first, size, least }
}

type Shape = Omit<ClusterTree, 'least'>

/** For each cluster the maximum over u of 1 - u + (voxels of category u or less). */
function boundsOf(
  { order, parent, members, first, size }: Shape,
  ari: TrueDiscoveries,
): Int32Array {
  const m = order.length
  const heavy = new Int32Array(m).fill(-1)
  for (let n = 0; n < m; n++) {
    const up = parent[n]!
    if (up >= 0 && (heavy[up]! < 0 || size[n]! > size[heavy[up]!]!)) heavy[up] = n
  }
  const sums = prefixMaximum(highestUseful(order, ari))
  const least = new Int32Array(m)
  for (let bottom = 0; bottom < m; bottom++) {
    if (heavy[bottom]! >= 0) continue
    // From a cluster that contains no other up to where its way joins a larger one.
    let n = bottom
    for (;;) {
      const inherited = heavy[n]!
      const from = first[n]!
      for (let at = from; at < from + size[n]!; at++) {
        if (inherited >= 0 && at === first[inherited]!) {
          at += size[inherited]! - 1
          continue
        }
        sums.add(ari.category[members[at]!]!, 1)
      }
      least[n] = Math.max(0, sums.maximum())
      const up = parent[n]!
      if (up < 0 || heavy[up] !== n) break
      n = up
    }
    const from = first[n]!
    for (let at = from; at < from + size[n]!; at++) sums.add(ari.category[members[at]!]!, -1)
  }
  return least
}

/** No set has anything to gain from a category beyond which even all voxels are fewer than the category. */
function highestUseful(order: Int32Array, { category }: TrueDiscoveries): number {
  const counts = new Int32Array(order.length + 2)
  for (const voxel of order) counts[Math.min(order.length + 1, category[voxel]!)]!++
  let within = 0
  let highest = 1
  for (let u = 1; u <= order.length; u++) {
    within += counts[u]!
    if (within >= u) highest = u
  }
  return highest
}

/** Counts by category, and the maximum of 1 - u + (counts up to u) over all u: a tree of sums and best prefixes. */
function prefixMaximum(highest: number) {
  let leaves = 1
  while (leaves < highest) leaves *= 2
  // Every category costs 1 but the first; those beyond the highest can never pay for themselves.
  const sum = new Int32Array(2 * leaves)
  for (let u = 1; u < leaves; u++) sum[leaves + u] = -1
  const best = sum.slice()
  const join = (at: number) => {
    const [left, right] = [2 * at, 2 * at + 1]
    sum[at] = sum[left]! + sum[right]!
    best[at] = Math.max(best[left]!, sum[left]! + best[right]!)
  }
  for (let at = leaves - 1; at > 0; at--) join(at)
  return {
    add: (category: number, count: number) => {
      if (category > leaves) return
      let at = leaves + category - 1
      sum[at] = sum[at]! + count
      best[at] = sum[at]!
      for (at >>= 1; at > 0; at >>= 1) join(at)
    },
    maximum: () => best[1]!,
  }
}

export type AdaptiveCluster = {
  /** Ascending voxel indices. */
  readonly voxels: Int32Array
  readonly leastTrue: number
  /** p of its weakest voxel: the threshold at which this cluster appears. */
  readonly thresholdP: number
}

/** The largest clusters of which at least `share` is truly active, with the same confidence for all; largest first. */
export function clustersOfShare(
  tree: ClusterTree,
  p: ArrayLike<number>,
  share: number,
): AdaptiveCluster[] {
  const { order, parent, members, first, size, least } = tree
  const covered = new Uint8Array(order.length)
  const found: AdaptiveCluster[] = []
  for (let n = order.length - 1; n >= 0; n--) {
    const up = parent[n]!
    if (up >= 0 && covered[up]) {
      covered[n] = 1
      continue
    }
    // A bound of 0 is no statement, whatever share was asked for.
    if (least[n]! < 1 || least[n]! < share * size[n]!) continue
    covered[n] = 1
    found.push({
      voxels: members.slice(first[n]!, first[n]! + size[n]!).sort(),
      leastTrue: least[n]!,
      thresholdP: p[order[n]!]!,
    })
  }
  return found.sort((a, b) => b.voxels.length - a.voxels.length || a.voxels[0]! - b.voxels[0]!)
}
