/** `ostrakon clusters`: the table of clusters and peaks of a map. */
import { assetUrls } from '#atlas/assets.ts'
import { voxelNamer } from '#atlas/region-rows.ts'
import { defaultAlpha, maskOnGrid, pOfMap } from '#comparison/active-share.ts'
import { clusterRow, subPeaksListed } from '#comparison/cluster-table.ts'
import { clustersOfShare, clusterTree } from '#statistic/adaptive-clusters.ts'
import { type Cluster, clustersOf, describeCluster } from '#statistic/cluster.ts'
import { leastMm3 } from '#statistic/cluster-reach.ts'
import type { Connectivity } from '#statistic/connect-voxels.ts'
import {
  leastTrueShare,
  type TrueDiscoveries,
  trueDiscoveries,
} from '#statistic/true-discoveries.ts'
import type { Volume } from '#volume/volume.ts'
import { onlyFile, parseArguments, positiveNumber, wholeNumber } from './arguments.ts'
import { atlasFor } from './bundled-brain.ts'
import { type Command, UsageError } from './command.ts'
import { connectivityOf, extentOf, extentOptions, extentUsage } from './extent-option.ts'
import { volumeAt } from './open.ts'

export const clusters: Command = {
  usage: `A --threshold z | --active SHARE [--alpha 0.05] [--two-sided] ${extentUsage} [--peak-distance mm] [--volume k]`,
  summary:
    'Prints the clusters beyond a threshold, or the largest of which a share is surely active: extent, peaks, centre of mass, regions, least share of truly active voxels.',
  async run(args) {
    const parsed = parseArguments(
      args,
      ['threshold', 'active', 'alpha', ...extentOptions, 'peak-distance', 'volume'],
      ['two-sided'],
    )
    const file = onlyFile(parsed)
    const { options, flags } = parsed
    const threshold = positiveNumber('threshold', options['threshold'])
    const active = shareOf('active', options['active'])
    if ((threshold === undefined) === (active === undefined))
      throw new UsageError('either --threshold z or --active SHARE is needed')
    const alpha = shareOf('alpha', options['alpha']) ?? defaultAlpha
    const twoSided = flags.has('two-sided')
    const connectivity = connectivityOf(parsed)
    const extent = extentOf(parsed)
    const volumeIndex = wholeNumber('volume', options['volume'])
    const { volume, info } = await volumeAt(file, volumeIndex)
    const { volume: brain } = await volumeAt(decodeURIComponent(assetUrls.brainMask.pathname))
    const p = pOfMap(volume.values, maskOnGrid(brain, volume), info.statistic, twoSided)
    const ari = p && trueDiscoveries(p, alpha)
    const minSizeMm3 = extent ? leastMm3(extent, volume) : 0
    const peakDistanceMm = positiveNumber('peak-distance', options['peak-distance'])
    const found =
      active === undefined
        ? clustersOf(volume, {
            threshold: threshold ?? 0,
            twoSided,
            connectivity,
            minSizeMm3,
            peakDistanceMm,
            maxSubPeaks: subPeaksListed,
          })
        : activeClusters(volume, p, ari, active, connectivity, peakDistanceMm).filter(
            ({ sizeMm3 }) => sizeMm3 >= minSizeMm3,
          )
    const nameOf = voxelNamer(await atlasFor(volume))
    return found.map((cluster) => ({
      ...clusterRow(cluster, nameOf),
      leastActive: ari && { share: leastTrueShare(ari, cluster.voxels), alpha },
    }))
  },
}

function activeClusters(
  volume: Volume,
  p: Float64Array | null,
  ari: TrueDiscoveries | null,
  share: number,
  connectivity: Connectivity,
  peakDistanceMm: number | undefined,
): Cluster[] {
  if (!p || !ari)
    throw new UsageError('--active needs p values: a z map, or a t map with degrees of freedom')
  const tree = clusterTree(p, volume.shape, connectivity, ari)
  return clustersOfShare(tree, p, share).map(({ voxels }) =>
    describeCluster(volume, voxels, { peakDistanceMm, maxSubPeaks: subPeaksListed }),
  )
}

/** @throws UsageError unless above 0 and at most 1 */
function shareOf(name: string, text: string | undefined): number | undefined {
  const value = positiveNumber(name, text)
  if (value !== undefined && value > 1)
    throw new UsageError(`--${name} takes a share from 0 to 1, not "${text}"`)
  return value
}
