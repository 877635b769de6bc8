/** Where the bundled files are. Literal strings, so that the bundler emits the files and Node reads them in place. */

export const assetUrls = {
  /** Both hemispheres: faces, pial, white, sulcal depth, curvature, medial wall, labels. For `decodeCortex`. */
  cortex: new URL('../../atlases/colin27/cortex.ostk', import.meta.url),
  /** Inflated, very inflated and sphere of the same meshes. For `decodeInflated`. */
  inflated: new URL('../../atlases/colin27/inflated.ostk', import.meta.url),
  /** All of both with 10,000 vertices a hemisphere, for phones. For `decodeCortex`, which finds the inflated ones too. */
  cortexSmall: new URL('../../atlases/colin27/cortex-10k.ostk', import.meta.url),
  /** Thalamus, amygdala, ventral striatum, PAG. For `decodeDeep`. */
  deep: new URL('../../atlases/colin27/deep.ostk', import.meta.url),
  /** The T1 of Colin27 without skull, 1 mm, as a gzipped NIfTI file. */
  t1: new URL('../../atlases/colin27/t1_1mm.nii.gz', import.meta.url),
  /** 1 in the voxels of the brain on the 2 mm MNI grid, as a gzipped NIfTI file. */
  brainMask: new URL('../../atlases/colin27/brainmask_2mm.nii.gz', import.meta.url),
  /** 1 where a voxel of the 2 mm MNI grid is half grey matter or more, as a gzipped NIfTI file. */
  greyMask: new URL('../../atlases/colin27/greymask_2mm.nii.gz', import.meta.url),
} as const

export type AssetName = keyof typeof assetUrls
