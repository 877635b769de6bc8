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
import { compareMaps } from '#comparison/compare-maps.ts'
import { jointOf } from '#comparison/joint.ts'
import { matchMaps } from '#comparison/matching.ts'
import { minimumStatistic } from '#comparison/mode/conjunction.ts'
import { combineMaps, modes } from '#comparison/mode/index.ts'
import { prepareNull } from '#comparison/null-test.ts'
import { overlapByExtent } from '#comparison/overlap.ts'
import { onGridOf, pairForOverlap, pairValues, sameGrid } from '#comparison/pair.ts'
import { summariseRegion } from '#comparison/region-summary.ts'
import { openFile } from '#format/index.ts'
import { gzipSame, INTENT, writeNifti } from '#format/write-nifti.ts'
import { clustersOfShare, clusterTree } from '#statistic/adaptive-clusters.ts'
import { clustersOf, describeCluster } from '#statistic/cluster.ts'
import { leastTrueShare, trueDiscoveries } from '#statistic/true-discoveries.ts'
import type { Volume } from '#volume/volume.ts'
import type { CompareTasks } from './compare-tasks.ts'

/** The atlas of the grid that was asked for last: making it is most of a table's cost. */
let known: { readonly key: string; readonly atlas: VoxelAtlas } | undefined

function atlasOf(places: RegionPlaces, { shape, toWorld }: Volume): VoxelAtlas {
  const { left } = places.cortex
  const key = JSON.stringify([shape, toWorld, left.facesId, left.faces.length, places.deep.length])
  if (known?.key !== key) known = { key, atlas: voxelAtlas(places, { shape, toWorld }) }
  return known.atlas
}

export const compareImplementations: {
  readonly [name in keyof CompareTasks]: (
    request: CompareTasks[name]['request'],
  ) => CompareTasks[name]['result'] | Promise<CompareTasks[name]['result']>
} = {
  compareNumbers: ({ a, b, zeros, thresholds, twoSided }) => {
    const onA = onGridOf(a, b)
    return {
      comparison: compareMaps(a.values, onA.values, { zeros, thresholds, twoSided }),
      byExtent: overlapByExtent(pairForOverlap(a.values, onA.values), { twoSided }),
      joint: jointOf(pairValues(a.values, onA.values, zeros)),
      resampledB: !sameGrid(a, b),
    }
  },

  matchMaps: ({ a, b, matching, maps, marks }) =>
    matchMaps(matching, a, onGridOf(a, b), maps, marks),

  compareRegions: async (request) => {
    const {
      a,
      b,
      threshold,
      places,
      known: listed,
      labels,
      drawn,
      statistics,
      mask,
      ...how
    } = request
    const onA = onGridOf(a, b)
    const brain = await openFile([mask])
    const bounds = (map: Volume, statistic: MapStatistic) =>
      brain.kind === 'volume' ? trueDiscoveriesOf(map, brain.volume, statistic, how) : null
    const [inA, inB] = [bounds(a, statistics.a), bounds(onA, statistics.b)]
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
      ...summariseRegion(voxels, a, onA, threshold),
      leastActive: regionBounds(voxels, inA, inB),
      at: voxels,
    }))
  },

  compareClusters: async (request) => {
    const { a, b, of, rule, twoSided, connectivity, minimumMm3, alpha } = request
    const onA = onGridOf(a, b)
    const volume: Volume =
      of === 'a'
        ? a
        : of === 'b'
          ? onA
          : {
              ...a,
              values: Float64Array.from(a.values, (value, v) =>
                minimumStatistic(value, onA.values[v]!, twoSided),
              ),
            }
    const mask = await openFile([request.mask])
    const inBrain = mask.kind === 'volume' ? maskOnGrid(mask.volume, volume) : new Uint8Array(0)
    const p = pOfMap(volume.values, inBrain, request.statistic, twoSided)
    const ari = p && trueDiscoveries(p, alpha)
    const found =
      'threshold' in rule
        ? clustersOf(volume, {
            threshold: rule.threshold,
            twoSided,
            connectivity,
            minSizeMm3: minimumMm3,
            maxSubPeaks: subPeaksListed,
          })
        : p && ari
          ? clustersOfShare(clusterTree(p, volume.shape, connectivity, ari), p, rule.active)
              .map(({ voxels }) => describeCluster(volume, voxels, { maxSubPeaks: subPeaksListed }))
              .filter(({ sizeMm3 }) => sizeMm3 >= minimumMm3)
          : []
    const nameOf = voxelNamer(atlasOf(request.places, a))
    return found.map((cluster) => ({
      ...clusterRow(cluster, nameOf),
      leastActive: ari && leastTrueShare(ari, cluster.voxels),
      at: Int32Array.from(cluster.voxels).sort(),
    }))
  },

  nullDraws: ({ from, to, ...question }) => {
    const { observed, draw } = prepareNull(question)
    return { observed, ...draw(from, to) }
  },

  derivedMap: ({ a, b, mode, thresholds, twoSided, kind }) => {
    const values = combineMaps(mode, a.values, onGridOf(a, b).values, {
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
