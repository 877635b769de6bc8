/** What a comparison mode is: how two maps become one picture. */

export type ModeOptions = {
  /** At or beyond which a value counts, for modes that ask; above 0. */
  readonly thresholds: { readonly a: number; readonly b: number }
  readonly twoSided: boolean
  /** Which map a mode shows that shows one at a time. */
  readonly showing: 'a' | 'b'
}

/** A class of places, for modes whose values are numbers of classes. */
export type ModeClass = {
  readonly value: number
  readonly label: string
  /** `#rrggbb` */
  readonly colour: string
}

export type Mode = {
  readonly label: string
  /** What is seen: one sentence that can stand in a figure's legend. */
  readonly describe: string
  /** When it means nothing. */
  readonly meansNothing: string
  readonly citation?: string
  /**
   * How it is drawn: `values` on the colormap of a statistic, `signed` on one around 0, `classes` in the colours of its classes,
   * `one` as the map that is shown, `pair` by both values at once.
   */
  readonly drawn: 'values' | 'signed' | 'classes' | 'one' | 'pair'
  readonly classes?: readonly ModeClass[]
  /** Whether values of both maps are held against each other, so that their scales must agree. */
  readonly needsOneScale: boolean
  /** Goes by both maps whole, whatever their thresholds keep; others see only what these keep. */
  readonly ofWholeMaps?: boolean
  /** Value of a place; NaN where either map has none and the mode needs both. */
  readonly combine: (a: number, b: number, options: ModeOptions) => number
}
