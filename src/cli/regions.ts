/** `ostrakon regions`: what one or two maps hold in each region. */
import { assetUrls } from '#atlas/assets.ts'
import { labelRows, regionRows } from '#atlas/region-rows.ts'
import { defaultAlpha, regionBounds, trueDiscoveriesOf } from '#comparison/active-share.ts'
import { cutPair, onGridOfA } from '#comparison/cut-pair.ts'
import { sameGrid } from '#comparison/pair.ts'
import { summariseRegion } from '#comparison/region-summary.ts'
import { oneOf, oneOrTwoFiles, parseArguments, positiveNumber, wholeNumber } from './arguments.ts'
import { atlasFor } from './bundled-brain.ts'
import type { Command } from './command.ts'
import { extentOf, extentOptions, extentUsage } from './extent-option.ts'
import { volumeAt } from './open.ts'

/** What counts as above where nothing is said: the threshold with which the page opens. */
export const defaultThreshold = 3.1

export const regions: Command = {
  usage: `A [B] [--threshold z] [--two-sided] ${extentUsage} [--labels none|aal|aicha] [--volume k]`,
  summary:
    'Prints mean, median, peak and share above the threshold of each region, for A, B and A minus B.',
  async run(args) {
    const parsed = parseArguments(
      args,
      ['threshold', 'labels', 'volume', ...extentOptions],
      ['two-sided'],
    )
    const { a, b } = oneOrTwoFiles(parsed, 'optional')
    const threshold = positiveNumber('threshold', parsed.options['threshold']) ?? defaultThreshold
    const labels = oneOf('labels', parsed.options['labels'], ['none', 'aal', 'aicha'])
    const volumeIndex = wholeNumber('volume', parsed.options['volume'])
    const openedA = await volumeAt(a, volumeIndex)
    const openedB = b === undefined ? null : await volumeAt(b, volumeIndex)
    const mapA = openedA.volume
    const mapB = openedB?.volume ?? null
    const resampled = mapB !== null && !sameGrid(mapA, mapB)
    const extent = extentOf(parsed)
    const { onA, extents } = mapB
      ? onGridOfA(mapA, mapB, { a: extent, b: extent })
      : { onA: null, extents: { a: extent, b: null } }
    const thresholds = { a: threshold, b: threshold }
    const cut = cutPair({ a: mapA, b: onA ?? mapA }, thresholds, extents)
    const { volume: brain } = await volumeAt(decodeURIComponent(assetUrls.brainMask.pathname))
    const how = { twoSided: parsed.flags.has('two-sided'), alpha: defaultAlpha }
    const inA = trueDiscoveriesOf(mapA, brain, openedA.info.statistic, how)
    const inB = onA && openedB && trueDiscoveriesOf(onA, brain, openedB.info.statistic, how)
    const atlas = await atlasFor(mapA)
    const parts = [...regionRows(atlas), ...(labels === 'none' ? [] : labelRows(atlas, labels))]
    return parts.map(({ id, name, side, voxels }) => ({
      id,
      side,
      name,
      threshold,
      ...(extent && { extent }),
      ...summariseRegion(voxels, mapA, onA, thresholds, cut),
      leastActive: { ...regionBounds(voxels, inA, inB), alpha: defaultAlpha },
      ...(resampled ? { resampledB: 'trilinear, on the grid of A' } : {}),
    }))
  },
}
