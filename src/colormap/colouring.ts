/** How a map's values become colours: plain numbers and two tables, all of them uniforms of the shader. */
export type Colouring = {
  /** Values with |value| below are drawn as brain. */
  readonly threshold: number
  /** |value| that takes the colormap's end. */
  readonly maximum: number
  readonly showPositive: boolean
  readonly showNegative: boolean
  /** 0 hides values below the threshold; 1 fades them with |value| / threshold. */
  readonly fade: number
  /** Opacity of the overlay at and above the threshold. */
  readonly opacity: number
  /** 256 RGBA bytes for positive values from threshold 0 to maximum, and the same for negative ones. */
  readonly positiveLut: Uint8Array
  readonly negativeLut: Uint8Array
}
