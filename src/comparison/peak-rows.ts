/** A table of clusters as a flat list with a row a peak, numbered as nilearn does it: cluster 1, its sub-peaks 1a, 1b, … */
import type { ClusterRow } from './cluster-table.ts'
import type { Cell } from './csv.ts'

/** 'a' to 'z', then 'aa'. */
function letterOf(n: number): string {
  const last = String.fromCharCode(97 + (n % 26))
  return n < 26 ? last : `${letterOf(Math.floor(n / 26) - 1)}${last}`
}

/** @param at place among the sub-peaks of a cluster; null for the cluster itself */
export function peakName(cluster: number, at: number | null): string {
  return `${cluster + 1}${at === null ? '' : letterOf(at)}`
}

/** Sub-peaks have no size of their own: these columns are empty in their rows. */
export function peakRows(
  rows: readonly (ClusterRow & { readonly leastActive: number | null })[],
): readonly { readonly [column: string]: Cell }[] {
  return rows.flatMap((row, cluster) => [
    {
      cluster: peakName(cluster, null),
      ...coordinates(row.peak),
      sign: row.sign,
      voxels: row.voxels,
      mm3: row.mm3,
      ...Object.fromEntries(
        (['x', 'y', 'z'] as const).map((axis, n) => [`centreOfMass.${axis}`, row.centreOfMass[n]]),
      ),
      leastActive: row.leastActive,
      regions: row.regions
        .map(({ name, share }) => `${name} ${Math.round(100 * share)} %`)
        .join('; '),
    },
    ...row.subPeaks.map((peak, at) => ({
      cluster: peakName(cluster, at),
      ...coordinates(peak),
      sign: row.sign,
    })),
  ])
}

function coordinates({ value, world: [x, y, z] }: ClusterRow['peak']) {
  return { x, y, z, value }
}
