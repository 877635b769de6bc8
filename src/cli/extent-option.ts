/** `--extent 200` (mm³) or `--extent 25voxels`, with `--connectivity 26|18|6`: what a threshold asks of clusters. */
import type { ClusterExtent } from '#statistic/cluster-reach.ts'
import { CONNECTIVITIES, type Connectivity } from '#statistic/connect-voxels.ts'
import type { Parsed } from './arguments.ts'
import { UsageError } from './command.ts'

export const extentUsage = '[--extent mm3|Nvoxels] [--connectivity 26|18|6]'
export const extentOptions = ['extent', 'connectivity'] as const

/** 26 unless told. @throws UsageError */
export function connectivityOf({ options }: Parsed): Connectivity {
  const text = options['connectivity'] ?? '26'
  const found = CONNECTIVITIES.find((known) => String(known) === text)
  if (!found) throw new UsageError(`--connectivity takes ${CONNECTIVITIES.join(', ')}`)
  return found
}

/** Null where no extent is asked for. @throws UsageError */
export function extentOf(parsed: Parsed): ClusterExtent | null {
  const text = parsed.options['extent']
  const connectivity = connectivityOf(parsed)
  if (text === undefined) return null
  const [, number, unit] = /^(\d+(?:\.\d+)?)(mm3|voxels)?$/.exec(text.trim()) ?? []
  if (!number)
    throw new UsageError(
      `--extent takes cubic millimetres or voxels, such as 200 or 25voxels, not "${text}"`,
    )
  return { least: Number(number), unit: unit === 'voxels' ? 'voxels' : 'mm3', connectivity }
}
