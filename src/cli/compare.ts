/** `ostrakon compare`: how alike two maps are, and whether two random maps as smooth would be. */
import { promises } from 'node:fs'
import { assetUrls } from '#atlas/assets.ts'
import { type Cortex, type HemisphereId, hemisphereIds, middleSurface } from '#atlas/cortex.ts'
import { decodeInflated, unpackAsset } from '#atlas/decode.ts'
import { compareMaps } from '#comparison/compare-maps.ts'
import { onGridOfA, reachOf } from '#comparison/cut-pair.ts'
import { type NullMaps, nullOutcome, prepareNull } from '#comparison/null-test.ts'
import { sameGrid } from '#comparison/pair.ts'
import { samplingRules } from '#sampling/index.ts'
import { reachAtVertices } from '#sampling/reach-at-vertices.ts'
import type { ClusterExtent } from '#statistic/cluster-reach.ts'
import type { Volume } from '#volume/volume.ts'
import { oneOf, oneOrTwoFiles, parseArguments, positiveNumber, wholeNumber } from './arguments.ts'
import { bundledCortex } from './bundled-brain.ts'
import { type Command, UsageError } from './command.ts'
import { extentOf, extentOptions, extentUsage } from './extent-option.ts'
import { volumeAt } from './open.ts'
import { defaultThreshold } from './regions.ts'

const defaultDraws = 1000

export const compare: Command = {
  usage: `A B [--threshold z] [--two-sided] ${extentUsage} [--zeros drop|keep] [--on voxels|surface] [--null spin|variogram --n N --seed S] [--volume k]`,
  summary:
    'Prints correlation and overlap of two maps, and p against maps as smooth that know nothing of B.',
  async run(args) {
    const parsed = parseArguments(
      args,
      ['threshold', 'zeros', 'on', 'volume', 'null', 'n', 'seed', ...extentOptions],
      ['two-sided'],
    )
    const { options, flags } = parsed
    const { a, b = a } = oneOrTwoFiles(parsed, 'needed')
    const threshold = positiveNumber('threshold', options['threshold']) ?? defaultThreshold
    const zeros = oneOf('zeros', options['zeros'], ['drop', 'keep'])
    const kind = oneOf('null', options['null'], ['none', 'spin', 'variogram'])
    // A map can be turned only on the cortex, so there that is where both are compared.
    const on = oneOf('on', options['on'] ?? (kind === 'spin' ? 'surface' : undefined), [
      'voxels',
      'surface',
    ])
    if (kind === 'spin' && on === 'voxels')
      throw new UsageError('--null spin needs --on surface; voxels take --null variogram')
    const n = wholeNumber('n', options['n']) ?? defaultDraws
    if (n < 1) throw new UsageError('--n takes a whole number from 1 on')
    const seed = wholeNumber('seed', options['seed']) ?? 1
    const twoSided = flags.has('two-sided')
    const volumeIndex = wholeNumber('volume', options['volume'])
    const mapA = (await volumeAt(a, volumeIndex)).volume
    const mapB = (await volumeAt(b, volumeIndex)).volume
    const extent = extentOf(parsed)
    const { onA, extents } = onGridOfA(mapA, mapB, { a: extent, b: extent })
    const { maps, kept } =
      on === 'voxels'
        ? {
            maps: { on, a: mapA, b: onA },
            kept: { a: reachOf(mapA, extents.a).values, b: reachOf(onA, extents.b).values },
          }
        : await atVertices(mapA, mapB, extent)
    const how = { zeros, thresholds: { a: threshold, b: threshold }, twoSided }
    const numbers = compareMaps(flat(maps.a), flat(maps.b), how, kept)
    return {
      on,
      threshold,
      twoSided,
      zeros,
      ...(extent && { extent }),
      ...(on === 'voxels' && !sameGrid(mapA, mapB)
        ? { resampledB: 'trilinear, on the grid of A' }
        : {}),
      ...numbers,
      ...(kind === 'none' ? {} : { null: nullOf({ kind, maps, zeros, seed }, n) }),
    }
  },
}

function nullOf(question: Parameters<typeof prepareNull>[0], n: number) {
  const prepared = prepareNull(question)
  const outcome = nullOutcome(question, prepared.observed, prepared.draw(0, n))
  const { kind, seed, permuted, observed, pearson, spearman } = outcome
  return { kind, seed, permuted, ...pearson, observed, spearman }
}

/** Both maps at the vertices of the bundled cortex, NaN on the medial wall. */
async function atVertices(mapA: Volume, mapB: Volume, extent: ClusterExtent | null) {
  const bytes = await unpackAsset(await promises.readFile(assetUrls.inflated))
  const cortex = decodeInflated(bytes, await bundledCortex())
  const sphereOf = (side: HemisphereId) => {
    const { sphere } = cortex[side].surfaces
    if (!sphere) throw new TypeError('the bundled cortex has no sphere')
    return sphere
  }
  const sample = (volume: Volume) => ({
    left: sampleSide(cortex, 'left', volume),
    right: sampleSide(cortex, 'right', volume),
  })
  /** Where a threshold keeps a vertex: its value passes, and a voxel that it is made of is in a cluster that is kept. */
  const keptAt = (volume: Volume) => {
    const values = flat(sample(volume))
    if (!extent) return values
    const reach = reachOf(volume, extent)
    const far = hemisphereIds.flatMap((side) => [
      ...reachAtVertices(volume, reach, { middle: middleSurface(cortex[side]) }, 'trilinear'),
    ])
    return Float64Array.from(
      values,
      (value, at) => Math.sign(value) * Math.min(Math.abs(value), Math.abs(far[at] ?? 0)),
    )
  }
  const maps: NullMaps = {
    on: 'surface',
    spheres: { left: sphereOf('left'), right: sphereOf('right') },
    a: sample(mapA),
    b: sample(mapB),
  }
  return { maps, kept: { a: keptAt(mapA), b: keptAt(mapB) } }
}

function sampleSide(cortex: Cortex, side: HemisphereId, volume: Volume): Float64Array {
  const { values } = samplingRules.trilinear.sample(volume, { middle: middleSurface(cortex[side]) })
  return Float64Array.from(values, (value, v) => (cortex[side].medialWall[v] ? Number.NaN : value))
}

/** Left, then right; or voxel by voxel. */
function flat(map: NullMaps['a']): ArrayLike<number> {
  return 'left' in map
    ? Float64Array.from(hemisphereIds.flatMap((side) => [...map[side]]))
    : map.values
}
