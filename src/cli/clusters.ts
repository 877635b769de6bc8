/** `ostrakon clusters`: the table of clusters and peaks of a map. */
import { voxelNamer } from '#atlas/region-rows.ts'
import { clusterTable } from '#comparison/cluster-table.ts'
import { CONNECTIVITIES } from '#statistic/connect-voxels.ts'
import { onlyFile, parseArguments, positiveNumber, wholeNumber } from './arguments.ts'
import { atlasFor } from './bundled-brain.ts'
import { type Command, UsageError } from './command.ts'
import { volumeAt } from './open.ts'

export const clusters: Command = {
  usage:
    'A --threshold z [--two-sided] [--extent mm3] [--connectivity 26|18|6] [--peak-distance mm] [--volume k]',
  summary: 'Prints the clusters beyond a threshold: extent, peaks, centre of mass, regions.',
  async run(args) {
    const parsed = parseArguments(
      args,
      ['threshold', 'extent', 'connectivity', 'peak-distance', 'volume'],
      ['two-sided'],
    )
    const file = onlyFile(parsed)
    const { options, flags } = parsed
    const threshold = positiveNumber('threshold', options['threshold'])
    if (threshold === undefined) throw new UsageError('--threshold z is needed')
    const connectivity = CONNECTIVITIES.find(
      (known) => String(known) === (options['connectivity'] ?? '26'),
    )
    if (!connectivity) {
      throw new UsageError(`--connectivity takes ${CONNECTIVITIES.join(', ')}`)
    }
    const volumeIndex = wholeNumber('volume', options['volume'])
    const { volume } = await volumeAt(file, volumeIndex)
    const table = clusterTable(
      volume,
      {
        threshold,
        twoSided: flags.has('two-sided'),
        connectivity,
        minSizeMm3: positiveNumber('extent', options['extent']) ?? 0,
        peakDistanceMm: positiveNumber('peak-distance', options['peak-distance']),
      },
      voxelNamer(await atlasFor(volume)),
    )
    return table.map(({ row }) => row)
  },
}
