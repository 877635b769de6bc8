/** Positions as the files store them: multiples of a step. Checks are made on these, for these are what is drawn. */

/** Steps in mm: of the anatomical surfaces, and of those that are shown inflated. */
export const anatomyStepMm = 0.0125
export const shapeStepMm = 0.02

/** Each number at the nearest multiple of `step`, as the reader computes it. */
export function stored(positions: Float32Array, step: number): Float32Array {
  return positions.map((value) => Math.round(value / step) * step)
}
