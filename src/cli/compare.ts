/** `ostrakon compare`: how alike two maps are. */
import { hemisphereIds, middleSurface } from '#atlas/cortex.ts'
import { compareMaps } from '#comparison/compare-maps.ts'
import { onGridOf, sameGrid } from '#comparison/pair.ts'
import { samplingRules } from '#sampling/index.ts'
import type { Volume } from '#volume/volume.ts'
import { oneOf, oneOrTwoFiles, parseArguments, positiveNumber, wholeNumber } from './arguments.ts'
import { bundledCortex } from './bundled-brain.ts'
import type { Command } from './command.ts'
import { volumeAt } from './open.ts'
import { defaultThreshold } from './regions.ts'

export const compare: Command = {
  usage: 'A B [--threshold z] [--two-sided] [--zeros drop|keep] [--on voxels|surface] [--volume k]',
  summary: 'Prints correlation and overlap of two maps.',
  async run(args) {
    const parsed = parseArguments(args, ['threshold', 'zeros', 'on', 'volume'], ['two-sided'])
    const { a, b = a } = oneOrTwoFiles(parsed, 'needed')
    const threshold = positiveNumber('threshold', parsed.options['threshold']) ?? defaultThreshold
    const zeros = oneOf('zeros', parsed.options['zeros'], ['drop', 'keep'])
    const on = oneOf('on', parsed.options['on'], ['voxels', 'surface'])
    const twoSided = parsed.flags.has('two-sided')
    const volumeIndex = wholeNumber('volume', parsed.options['volume'])
    const mapA = (await volumeAt(a, volumeIndex)).volume
    const mapB = (await volumeAt(b, volumeIndex)).volume
    const resampled = on === 'voxels' && !sameGrid(mapA, mapB)
    const values =
      on === 'voxels'
        ? { a: mapA.values, b: onGridOf(mapA, mapB).values }
        : await atVertices(mapA, mapB)
    return {
      on,
      threshold,
      twoSided,
      zeros,
      ...(resampled ? { resampledB: 'trilinear, on the grid of A' } : {}),
      ...compareMaps(values.a, values.b, {
        zeros,
        thresholds: { a: threshold, b: threshold },
        twoSided,
      }),
    }
  },
}

/** Both maps at the vertices of the bundled cortex, left then right, NaN on the medial wall. */
async function atVertices(mapA: Volume, mapB: Volume) {
  const cortex = await bundledCortex()
  const sample = (volume: Volume) => {
    const parts = hemisphereIds.map((side) => {
      const { values } = samplingRules.trilinear.sample(volume, {
        middle: middleSurface(cortex[side]),
      })
      return Float64Array.from(values, (value, v) =>
        cortex[side].medialWall[v] ? Number.NaN : value,
      )
    })
    return Float64Array.from(parts.flatMap((part) => [...part]))
  }
  return { a: sample(mapA), b: sample(mapB) }
}
