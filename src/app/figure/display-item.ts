/**
 * What the page shows over the brains (titles, labels, leaders, letters, colour bars), read off the page as simple items, so
 * that a figure draws the same things at any size, as pixels or as vectors. Lengths are CSS px from the stage's corner.
 */
export type DisplayItem = {
  /** Of the item and all that it stands in, 0 to 1. */
  readonly opacity: number
} & (
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly fill: string
      readonly radius: number
      /** A line round it, outside. */
      readonly frame: { readonly stroke: string; readonly width: number } | null
    }
  | {
      readonly kind: 'text'
      /** Left end of the baseline. */
      readonly x: number
      readonly y: number
      readonly text: string
      readonly font: string
      readonly sizePx: number
      readonly weight: string
      readonly family: string
      readonly fill: string
      /** Round the letters, under them. */
      readonly halo: { readonly stroke: string; readonly width: number } | null
    }
  | {
      readonly kind: 'line'
      readonly points: readonly (readonly [number, number])[]
      readonly stroke: string
      readonly width: number
      readonly cap: CanvasLineCap
    }
  | {
      readonly kind: 'area'
      readonly points: readonly (readonly [number, number])[]
      readonly fill: string
    }
  | {
      readonly kind: 'disc'
      readonly x: number
      readonly y: number
      readonly radius: number
      readonly fill: string
      readonly stroke: string
      readonly width: number
    }
  /** Colours that go over into each other from the top down. */
  | {
      readonly kind: 'fade'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly top: string
      readonly bottom: string
    }
  /** A canvas of the page, such as the colours of a bar. */
  | {
      readonly kind: 'picture'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly source: HTMLCanvasElement
    }
)
