/** Two maps of one grid as their thresholds leave them, where these ask for clusters of some extent. */
import { type ClusterExtent, clusterReach, inMm3, reachVolume } from '#statistic/cluster-reach.ts'
import { withoutSmallClusters } from '#statistic/without-small-clusters.ts'
import type { Volume } from '#volume/volume.ts'
import { onGridOf, sameGrid } from './pair.ts'

export type Extents = { readonly a: ClusterExtent | null; readonly b: ClusterExtent | null }

/** What a map is cut with when nothing is asked of its clusters. */
export const noExtents: Extents = { a: null, b: null }

type Pair = { readonly a: Volume; readonly b: Volume }

/** B on A's grid, where its clusters are counted then: an extent in voxels of its own keeps its size in mm³. */
export function onGridOfA(
  a: Volume,
  b: Volume,
  extents: Extents,
): { readonly onA: Volume; readonly extents: Extents } {
  const inB = extents.b && !sameGrid(a, b) ? inMm3(extents.b, b) : extents.b
  return { onA: onGridOf(a, b), extents: { a: extents.a, b: inB } }
}

/** Both with their small clusters brought just below the threshold; all else keeps its value. */
export function cutPair(
  { a, b }: Pair,
  thresholds: { readonly a: number; readonly b: number },
  extents: Extents,
): Pair {
  return {
    a: withoutSmallClusters(a, thresholds.a, extents.a),
    b: withoutSmallClusters(b, thresholds.b, extents.b),
  }
}

/** For every threshold at once: at or beyond it is exactly what it keeps. */
export function reachOf(volume: Volume, extent: ClusterExtent | null): Volume {
  return extent ? reachVolume(volume, clusterReach(volume, extent)) : volume
}
