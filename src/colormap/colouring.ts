/** How a map's values become colours: plain numbers and two tables, all of them uniforms of the shader. */
export type Colouring = {
  /** Values with |value| below are drawn as brain. */
  readonly threshold: number
  /** For values below 0, where that is another number. */
  readonly negativeThreshold?: number
  /** |value| that takes the colormap's end. */
  readonly maximum: number
  readonly showPositive: boolean
  readonly showNegative: boolean
  /** 0 hides values below the threshold; 1 fades them with (|value| / threshold) to the power `fadePower`. */
  readonly fade: number
  /** 1 unless told: the opacity below the threshold falls in a straight line. 2 falls faster. */
  readonly fadePower?: number
  /** A line along the threshold; where nothing is said, there is one where values fade. */
  readonly contour?: boolean
  /** Opacity of the overlay at and above the threshold. */
  readonly opacity: number
  /** 256 RGBA bytes for positive values from 0 to maximum, and the same for negative ones. */
  readonly positiveLut: Uint8Array
  readonly negativeLut: Uint8Array
  /** Values are rows of the table, such as labels: they are never mixed, neither in a volume nor between vertices. */
  readonly discrete?: boolean
}

/** The threshold that counts for a value. */
export function thresholdFor(value: number, colouring: Colouring): number {
  const { threshold, negativeThreshold = threshold } = colouring
  return value >= 0 ? threshold : negativeThreshold
}
