/** Talairach coordinates of older papers, taken to MNI152 (Lancaster et al. 2007, doi:10.1002/hbm.20345). */
import { type Affine, affineFromRows, apply, invert } from '#space/affine.ts'
import type { Point } from '#space/point.ts'

/** `icbm2tal`, the variant for templates other than SPM's and FSL's ("other"), which NiMARE and BrainMap take where the program is unknown. */
const MNI_TO_TALAIRACH: Affine<'world', 'talairach'> = affineFromRows([
  [0.9357, 0.0029, -0.0072, -1.0423],
  [-0.0065, 0.9396, -0.0726, -1.394],
  [0.0103, 0.0752, 0.8967, 3.6475],
])

const TALAIRACH_TO_MNI = invert(MNI_TO_TALAIRACH)

export const TALAIRACH_TRANSFORM = 'inverse of icbm2tal, variant other (Lancaster 2007)'

export function talairachToMni(p: Point<'talairach'>): Point<'world'> {
  return apply(TALAIRACH_TO_MNI, p)
}
