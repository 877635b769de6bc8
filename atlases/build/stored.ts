/** Positions as the files store them: multiples of a step. Checks are made on these, for these are what is drawn. */

/** Steps in mm: of the anatomical surfaces, and of those that are shown inflated. */
export const anatomyStepMm = 0.0125
export const shapeStepMm = 0.02
/** Step of the occlusion, of 255: 24 shades are more than the light of a picture tells apart. */
export const occlusionStep = 255 / 24

/** Each number at the nearest multiple of `step`, as the reader computes it. */
export function stored(positions: Float32Array, step: number): Float32Array {
  return positions.map((value) => Math.round(value / step) * step)
}
