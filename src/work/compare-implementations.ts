/** Binds the tasks about two maps. */
import {
  drawnRows,
  labelRows,
  regionRows,
  type VoxelAtlas,
  voxelAtlas,
  voxelNamer,
} from '#atlas/region-rows.ts'
import type { RegionPlaces } from '#atlas/region-voxels.ts'
import {
  type MapStatistic,
  maskOnGrid,
  pOfMap,
  regionBounds,
  trueDiscoveriesOf,
} from '#comparison/active-share.ts'
import { clusterRow, subPeaksListed } from '#comparison/cluster-table.ts'
import { compareMaps, keptPairs } from '#comparison/compare-maps.ts'
import { cutPair, type Extents, onGridOfA, reachOf } from '#comparison/cut-pair.ts'
import { jointOf, placesWithin } from '#comparison/joint.ts'
import { matchMaps } from '#comparison/matching.ts'
import { minimumStatistic } from '#comparison/mode/conjunction.ts'
import { combineMaps, modes } from '#comparison/mode/index.ts'
import type { Mode } from '#comparison/mode/mode.ts'
import { prepareNull } from '#comparison/null-test.ts'
import { overlapByExtent } from '#comparison/overlap.ts'
import { overlapGrid } from '#comparison/overlap-grid.ts'
import { onGridOf, pairForOverlap, pairValues, sameGrid } from '#comparison/pair.ts'
import { summariseRegion } from '#comparison/region-summary.ts'
import { gzipSame, INTENT, writeNifti } from '#format/write-nifti.ts'
import { clustersOfShare, clusterTree } from '#statistic/adaptive-clusters.ts'
import { clustersOf, describeCluster } from '#statistic/cluster.ts'
import { inMm3, leastMm3 } from '#statistic/cluster-reach.ts'
import type { Connectivity } from '#statistic/connect-voxels.ts'
import {
  leastTrueShare,
  type TrueDiscoveries,
  trueDiscoveries,
} from '#statistic/true-discoveries.ts'
import type { Volume } from '#volume/volume.ts'
import type { CompareTasks } from './compare-tasks.ts'
import { openMask } from './open-mask.ts'

/** The atlas of the grid that was asked for last: making it is most of a table's cost. */
let known: { readonly key: string; readonly atlas: VoxelAtlas } | undefined

function atlasOf(places: RegionPlaces, { shape, toWorld }: Volume): VoxelAtlas {
  const { left } = places.cortex
  const key = JSON.stringify([shape, toWorld, left.facesId, left.faces.length, places.deep.length])
  if (known?.key !== key) known = { key, atlas: voxelAtlas(places, { shape, toWorld }) }
  return known.atlas
}

/** The weaker value of both, each as its threshold leaves it. */
function weakerOf(
  a: Volume,
  onA: Volume,
  { cut, twoSided }: CompareTasks['compareClusters']['request'],
  extents: Extents,
): Volume {
  const seen = cutPair({ a, b: onA }, cut.thresholds, extents)
  const values = Float64Array.from(seen.a.values, (value, v) =>
    minimumStatistic(value, seen.b.values[v]!, twoSided),
  )
  return { ...a, values }
}

/** The largest sets of joined voxels of which a share is surely active. */
function surelyActive(
  { p, ari }: { readonly p: Float64Array; readonly ari: TrueDiscoveries },
  { shape }: Volume,
  connectivity: Connectivity,
  share: number,
): Int32Array[] {
  return clustersOfShare(clusterTree(p, shape, connectivity, ari), p, share).map(
    ({ voxels }) => voxels,
  )
}

export const compareImplementations: {
  readonly [name in keyof CompareTasks]: (
    request: CompareTasks[name]['request'],
  ) => CompareTasks[name]['result'] | Promise<CompareTasks[name]['result']>
} = {
  compareNumbers: ({ a, b, zeros, thresholds, twoSided, extents: asked }) => {
    const { onA, extents } = onGridOfA(a, b, asked)
    const kept = { a: reachOf(a, extents.a).values, b: reachOf(onA, extents.b).values }
    return {
      comparison: compareMaps(a.values, onA.values, { zeros, thresholds, twoSided }, kept),
      byExtent: overlapByExtent(pairForOverlap(a.values, onA.values), { twoSided }),
      grid: overlapGrid(keptPairs(a.values, onA.values, kept), { twoSided }),
      joint: jointOf(pairValues(a.values, onA.values, zeros)),
      resampledB: !sameGrid(a, b),
    }
  },

  voxelsWithin: ({ a, b, zeros, path, apart }) =>
    placesWithin(pairValues(a.values, onGridOf(a, b).values, zeros), path, apart),

  matchMaps: ({ a, b, matching, maps, marks, extents: asked }) => {
    const { onA, extents } = onGridOfA(a, b, asked)
    const matched = matchMaps(matching, a, onA, maps, marks)
    const thresholds = { a: matched.marks.a[0] ?? 0, b: matched.marks.b[0] ?? 0 }
    return { ...matched, cut: cutPair(matched, thresholds, extents), extents }
  },

  compareRegions: async (request) => {
    const {
      a,
      b,
      thresholds,
      places,
      known: listed,
      labels,
      drawn,
      statistics,
      mask,
      extents: asked,
      ...how
    } = request
    const { onA, extents } = onGridOfA(a, b, asked)
    const brain = await openMask(mask)
    const bounds = (map: Volume, statistic: MapStatistic) =>
      trueDiscoveriesOf(map, brain, statistic, how)
    const [inA, inB] = [bounds(a, statistics.a), bounds(onA, statistics.b)]
    const cut = cutPair({ a, b: onA }, thresholds, extents)
    const { shape, toWorld } = a
    const own = drawn.flatMap(({ id, name, fields }) =>
      drawnRows({ places, grid: { shape, toWorld } }, id, name, fields),
    )
    const atlas = listed ? atlasOf(places, a) : null
    const rows = [
      ...own,
      ...(atlas ? regionRows(atlas) : []),
      ...(atlas && labels ? labelRows(atlas, labels) : []),
    ]
    return rows.map(({ id, name, side, voxels }) => ({
      id,
      name,
      side,
      ...summariseRegion(voxels, a, onA, thresholds, cut),
      leastActive: regionBounds(voxels, inA, inB),
      at: voxels,
    }))
  },

  compareClusters: async (request) => {
    const { a, b, of, rule, twoSided, extent, alpha } = request
    const { onA, extents } = onGridOfA(a, b, request.cut.extents)
    const volume = of === 'a' ? a : of === 'b' ? onA : weakerOf(a, onA, request, extents)
    const inBrain = maskOnGrid(await openMask(request.mask), volume)
    const p = pOfMap(volume.values, inBrain, request.statistic, twoSided)
    const family = p && { p, ari: trueDiscoveries(p, alpha) }
    const { connectivity } = extent
    const minSizeMm3 = leastMm3(of === 'b' && !sameGrid(a, b) ? inMm3(extent, b) : extent, volume)
    const found =
      'threshold' in rule
        ? clustersOf(volume, {
            threshold: rule.threshold,
            twoSided,
            connectivity,
            minSizeMm3,
            maxSubPeaks: subPeaksListed,
          })
        : family
          ? surelyActive(family, volume, connectivity, rule.active)
              .map((voxels) => describeCluster(volume, voxels, { maxSubPeaks: subPeaksListed }))
              .filter(({ sizeMm3 }) => sizeMm3 >= minSizeMm3)
          : []
    const nameOf = voxelNamer(atlasOf(request.places, a))
    return found.map((cluster) => ({
      ...clusterRow(cluster, nameOf),
      leastActive: family && leastTrueShare(family.ari, cluster.voxels),
      at: Int32Array.from(cluster.voxels).sort(),
    }))
  },

  nullDraws: ({ from, to, ...question }) => {
    const { observed, draw } = prepareNull(question)
    return { observed, ...draw(from, to) }
  },

  derivedMap: ({ a, b, mode, thresholds, twoSided, kind, extents: asked }) => {
    const { onA, extents } = onGridOfA(a, b, asked)
    const { ofWholeMaps = false }: Mode = modes[mode]
    const seen = ofWholeMaps ? { a, b: onA } : cutPair({ a, b: onA }, thresholds, extents)
    const values = combineMaps(mode, seen.a.values, seen.b.values, {
      thresholds,
      twoSided,
      showing: 'a',
    })
    // Only what keeps a statistic's meaning keeps its intent: a difference of two z is no z.
    const keeps = modes[mode].drawn === 'values' && kind === 'z'
    return gzipSame(
      writeNifti(
        { ...a, values },
        { intent: keeps ? INTENT.z : INTENT.none, descrip: `Ostrakon: ${modes[mode].label}` },
      ),
    )
  },
}
