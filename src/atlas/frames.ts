/** In which space each bundled file is, how far that is from MNI152, and the words in which the app says so. */

export type Frame = {
  readonly label: string
  /** Shown where a user asks about the space. */
  readonly describe: string
}

export const frames = {
  colin27: {
    label: 'Colin27 (MNI frame)',
    describe:
      'One person’s brain, averaged over 27 scans and brought to MNI305 by an affine transform. Surfaces, sulcal ' +
      'depth, AAL labels, deep regions and the T1 slices are in this frame.',
  },
  mni152: {
    label: 'MNI152',
    describe:
      'The average of 152 people to which SPM and FSL normalise. Most statistical maps, AICHA and the spheres of ' +
      'the region list are in this frame.',
  },
} as const satisfies Record<string, Frame>

export type FrameId = keyof typeof frames

/** Which frame each kind of bundled data is in. */
export const framesOf = {
  surfaces: 'colin27',
  aal: 'colin27',
  t1: 'colin27',
  brainMask: 'colin27',
  deepLabels: 'colin27',
  aicha: 'mni152',
  spheres: 'mni152',
} as const satisfies Record<string, FrameId>

/**
 * For the place where the app shows a map on the cortex. No warp between the frames is applied: a coordinate means the
 * same millimetres in both. The distance is a rule of thumb for the cortex, not a measurement of this program.
 */
export const frameNotice =
  'The cortex is one person’s (Colin27). A map in MNI152 is drawn at the same millimetres; its gyri and sulci may lie ' +
  'several millimetres away, up to about a centimetre in places. Read positions by region, not by gyrus.'
