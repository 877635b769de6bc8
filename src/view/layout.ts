/** How the brain is laid out in a pane: inflated, slid apart, opened like a book, one half hidden, of glass. */

export type BrainLayout = {
  /** 0 pial, 1 inflated, 2 very inflated; between them the surfaces are mixed. */
  readonly inflation: number
  /** How far the hemispheres are slid apart, mm. */
  readonly gapMm: number
  /** 0 closed .. 90 opened like a book: the medial faces turn to the viewer behind the brain. */
  readonly openDeg: number
  /** The left hemisphere stands this much higher than the right, mm, or in a wide pane beside it: both are in sight. */
  readonly liftMm: number
  readonly hidden: 'none' | 'left' | 'right'
  /** Each hemisphere stands there twice, seen from outside and from the midline; then it is neither opened nor lifted. */
  readonly fourFaces: boolean
  /** 0 solid .. 1 glass: the cortex fades to an outline and the deep regions show. */
  readonly glass: number
}

export const closedBrain: BrainLayout = {
  inflation: 0,
  gapMm: 0,
  openDeg: 0,
  liftMm: 0,
  hidden: 'none',
  fourFaces: false,
  glass: 0,
}
