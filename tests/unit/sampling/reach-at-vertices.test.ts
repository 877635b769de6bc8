import fc from 'fast-check'
import { expect, test } from 'vitest'
import { samplingRules } from '#sampling/index.ts'
import { reachAtVertices } from '#sampling/reach-at-vertices.ts'
import { identityAffine } from '#space/affine.ts'
import { clusterReach, cutAt, cutValues, reachVolume } from '#statistic/cluster-reach.ts'
import type { Volume } from '#volume/volume.ts'

/** No value between voxels is within roundoff of a threshold. */
const place = fc.integer({ min: 0, max: 24 }).map((eighths) => eighths / 8)

test('between voxels of one sign and 26 neighbours passes exactly what passes in the cut volume', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10),
        { minLength: 64, maxLength: 64 },
      ),
      fc.array(fc.tuple(place, place, place), { minLength: 8, maxLength: 8 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 2, max: 30 }).map((tenths) => tenths / 10 + 0.0031),
      fc.constantFrom('trilinear' as const, 'nearest' as const),
      fc.constantFrom(1, -1),
      (list, places, least, threshold, rule, sign) => {
        const volume: Volume = {
          values: Float64Array.from(list, (value) => sign * value),
          shape: [4, 4, 4],
          toWorld: identityAffine<'voxel', 'world'>(),
        }
        const middle = {
          positionsWorld: Float32Array.from(places.flat()),
          faces: new Uint32Array(),
        }
        const { sample } = samplingRules[rule]
        const reach = clusterReach(volume, { least, unit: 'voxels', connectivity: 26 })
        const onCortex = reachAtVertices(volume, reachVolume(volume, reach), { middle }, rule)
        const beyond = (values: ArrayLike<number>) =>
          Array.from(values, (value) => Math.abs(value) >= threshold)
        const cut = cutValues(
          Float32Array.from(sample(volume, { middle }).values),
          onCortex,
          threshold,
        )
        const inVolume = Float32Array.from(
          sample(cutAt(volume, reach, threshold), { middle }).values,
        )
        expect(beyond(cut)).toEqual(beyond(inVolume))
      },
    ),
    { numRuns: 300 },
  )
})
