/** The same studies with their peaks put anywhere in the brain: what a map looks like when there is nothing to find. */
import { seededRandom } from '#statistic/random.ts'
import { worldOfVoxel } from '#volume/voxel-place.ts'
import type { Grid } from './grid.ts'
import type { Study } from './study.ts'

/** Every study keeps its number of peaks and of subjects. Same seed, same places. */
export function scatterPeaks(
  studies: readonly Study[],
  mask: Int32Array,
  grid: Grid,
  seed: number,
): Study[] {
  return studies.map((study, index) => {
    const random = seededRandom(seed, index)
    return {
      ...study,
      foci: study.foci.map(() => worldOfVoxel(grid, mask[Math.floor(random() * mask.length)]!)),
    }
  })
}
