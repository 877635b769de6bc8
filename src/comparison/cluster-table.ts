/** Clusters as the rows of a table: what nilearn and FSL list, with the regions that each runs through. */
import type { Point } from '#space/point.ts'
import type { Cluster, Peak } from '#statistic/cluster.ts'

export type RegionShare = {
  readonly name: string
  /** Of the cluster's voxels. */
  readonly share: number
}

export type ClusterRow = {
  readonly sign: 1 | -1
  readonly voxels: number
  readonly mm3: number
  readonly peak: { readonly value: number; readonly world: Point<'world'> }
  readonly subPeaks: readonly { readonly value: number; readonly world: Point<'world'> }[]
  readonly centreOfMass: Point<'world'>
  /** Largest share first. */
  readonly regions: readonly RegionShare[]
}

/** Said of voxels that have no name: they are further from the cortex than an atlas of its surface reaches. */
export const namelessPlace = 'white matter or below the cortex'

/** Most clusters show a handful of sub-peaks; nilearn lists three. */
export const subPeaksListed = 3

/** @param nameOf region of a voxel of the volume, null where it has none */
export function clusterRow(cluster: Cluster, nameOf: (voxel: number) => string | null): ClusterRow {
  return {
    sign: cluster.sign,
    voxels: cluster.sizeVoxels,
    mm3: cluster.sizeMm3,
    peak: place(cluster.peak),
    subPeaks: cluster.subPeaks.map(place),
    centreOfMass: cluster.centreOfMass,
    regions: regionShares(cluster.voxels, nameOf),
  }
}

function place({ value, world }: Peak) {
  return { value, world }
}

export function regionShares(
  voxels: Int32Array,
  nameOf: (voxel: number) => string | null,
): RegionShare[] {
  const counts = new Map<string, number>()
  for (const voxel of voxels) {
    const name = nameOf(voxel) ?? namelessPlace
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .map(([name, count]) => ({ name, share: count / voxels.length }))
    .sort((p, q) => q.share - p.share || (p.name < q.name ? -1 : 1))
}
