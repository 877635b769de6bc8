/** `ostrakon regions`: what one or two maps hold in each region. */
import { labelRows, regionRows } from '#atlas/region-rows.ts'
import { onGridOf, sameGrid } from '#comparison/pair.ts'
import { summariseRegion } from '#comparison/region-summary.ts'
import { oneOf, oneOrTwoFiles, parseArguments, positiveNumber, wholeNumber } from './arguments.ts'
import { atlasFor } from './bundled-brain.ts'
import type { Command } from './command.ts'
import { volumeAt } from './open.ts'

/** What counts as above where nothing is said: the threshold with which the page opens. */
export const defaultThreshold = 3.1

export const regions: Command = {
  usage: 'A [B] [--threshold z] [--labels none|aal|aicha] [--volume k]',
  summary:
    'Prints mean, median, peak and share above the threshold of each region, for A, B and A minus B.',
  async run(args) {
    const parsed = parseArguments(args, ['threshold', 'labels', 'volume'])
    const { a, b } = oneOrTwoFiles(parsed, 'optional')
    const threshold = positiveNumber('threshold', parsed.options['threshold']) ?? defaultThreshold
    const labels = oneOf('labels', parsed.options['labels'], ['none', 'aal', 'aicha'])
    const volumeIndex = wholeNumber('volume', parsed.options['volume'])
    const mapA = (await volumeAt(a, volumeIndex)).volume
    const mapB = b === undefined ? null : (await volumeAt(b, volumeIndex)).volume
    const resampled = mapB !== null && !sameGrid(mapA, mapB)
    const onA = mapB && onGridOf(mapA, mapB)
    const atlas = await atlasFor(mapA)
    const parts = [...regionRows(atlas), ...(labels === 'none' ? [] : labelRows(atlas, labels))]
    return parts.map(({ id, name, side, voxels }) => ({
      id,
      side,
      name,
      threshold,
      ...summariseRegion(voxels, mapA, onA, threshold),
      ...(resampled ? { resampledB: 'trilinear, on the grid of A' } : {}),
    }))
  },
}
