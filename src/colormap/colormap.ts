/** What a colormap is. Positive and negative values have a ramp each, both from 0 outwards. */
import type { Ramp } from './ramp.ts'

export type Colormap = {
  readonly label: string
  /** 'signed': the two sides differ in hue. 'unsigned': both sides use one ramp, for maps that have one side only. */
  readonly kind: 'signed' | 'unsigned'
  readonly positive: Ramp
  readonly negative: Ramp
  /** Where the colours come from. */
  readonly source: string
}
