/** Where the bundled files are. Literal strings, so that the bundler emits the files and Node reads them in place. */

export const assetUrls = {
  /** Both hemispheres: faces, pial, white, sulcal depth, curvature, medial wall, labels. For `decodeCortex`. */
  cortex: new URL('../../atlases/colin27/cortex.ostk', import.meta.url),
  /** Inflated, very inflated and sphere of the same meshes. For `decodeInflated`. */
  inflated: new URL('../../atlases/colin27/inflated.ostk', import.meta.url),
  /** The brain on the 2 mm MNI grid, 1 inside: where meta-analyses are computed and whole-brain checks are made. */
  brainMask: new URL('../../atlases/colin27/brainmask_2mm.nii.gz', import.meta.url),
} as const

export type AssetName = keyof typeof assetUrls
