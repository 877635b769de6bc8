/** Peaks put down at random: the same studies with as many peaks each, nothing of what they found. */
import type { Study } from '#evidence/study.ts'
import { seededRandom } from '#statistic/random.ts'
import type { Volume } from '#volume/volume.ts'
import { worldOfVoxel } from '#volume/voxel-place.ts'

/**
 * A table of peaks as text (CSV), one row a peak, drawn evenly from the voxels of the mask.
 *
 * @param mask above 0 where peaks may lie
 */
export function shuffledPeaks(studies: readonly Study[], mask: Volume, seed: number): string {
  const random = seededRandom(seed)
  const inside = [...mask.values.keys()].filter((voxel) => mask.values[voxel]! > 0)
  const rows = studies.flatMap(({ n, foci }, index) =>
    foci.map(() => {
      const voxel = inside[Math.floor(random() * inside.length)]!
      return [`Simulated ${index + 1}`, ...worldOfVoxel(mask, voxel), n ?? '', 'MNI'].join(',')
    }),
  )
  return ['study,x,y,z,n,space', ...rows].join('\n')
}
