/** What a colormap is. Positive and negative values have a ramp each, both from 0 outwards. */
import type { Ramp } from './ramp.ts'

export type Colormap = {
  readonly label: string
  /**
   * 'signed': the two sides differ in hue. 'diverging': they differ in hue and meet in one colour, that of 0. 'unsigned': both sides
   * use one ramp, for maps that have one side only.
   */
  readonly kind: 'signed' | 'diverging' | 'unsigned'
  /** Equal steps of value look about equal. Not so for the field's habits, which people know all the same. */
  readonly uniform: boolean
  readonly positive: Ramp
  readonly negative: Ramp
  /** Where the colours come from, and what is to be known of them. */
  readonly source: string
}
