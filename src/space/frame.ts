/** From the frames of other templates to the world, MNI152 millimetres. */
import { type Affine, affineFromRows, invert } from './affine.ts'

/**
 * MNI305 (the space of fsaverage) to MNI152, as FreeSurfer publishes it: `mni152.register.dat`, CoordinateSystems page of
 * its wiki, section 8a. Moves points by up to about 4 mm within the brain.
 */
export const mni305ToWorld: Affine<'mni305', 'world'> = affineFromRows([
  [0.9975, -0.0073, 0.0176, -0.0429],
  [0.0146, 1.0009, -0.0024, 1.5496],
  [-0.013, -0.0093, 0.9971, 1.184],
])

/**
 * Talairach to MNI152: the inverse of icbm2tal, the variant for neither SPM nor FSL data, as published tables seldom say
 * which program aligned them. Lancaster et al. 2007, Human Brain Mapping 28:1194.
 */
export const talairachToWorld: Affine<'talairach', 'world'> = invert(
  affineFromRows<'world', 'talairach'>([
    [0.9357, 0.0029, -0.0072, -1.0423],
    [-0.0065, 0.9396, -0.0726, -1.394],
    [0.0103, 0.0752, 0.8967, 3.6475],
  ]),
)
