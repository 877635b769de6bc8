/** The reach of what a vertex's value is made of. */
import type { Volume } from '#volume/volume.ts'
import { type SamplingRuleId, samplingRules } from './index.ts'
import type { SamplingSurfaces } from './rule.ts'

/**
 * Beside a strong place of the other sign a vertex takes the reach of its own sign.
 *
 * @param reach of each voxel of `volume`, with its sign
 */
export function reachAtVertices(
  volume: Volume,
  reach: Volume,
  surfaces: SamplingSurfaces,
  rule: SamplingRuleId,
): Float32Array {
  const { sample, largest } = samplingRules[rule]
  const of = (sign: 1 | -1) =>
    largest({ ...reach, values: reach.values.map((v) => (sign * v < 0 ? 0 : v)) }, surfaces).values
  if (!reach.values.some((value) => value < 0)) return Float32Array.from(of(1))
  const [positive, negative] = [of(1), of(-1)]
  const { values } = sample(volume, surfaces)
  return Float32Array.from(values, (value, at) => (value < 0 ? negative[at]! : positive[at]!))
}
