/** What every view is given, whatever its kind. */
import type { HemisphereId } from '#atlas/cortex.ts'
import type { Colouring } from '#colormap/colouring.ts'
import type { PaneInsets } from '#scene/pane-projection.ts'
import type { Interpolation } from '#volume/interpolate.ts'
import type { Volume } from '#volume/volume.ts'

export type ViewId = string

/** One map as a view draws it; of several the first lies lowest. */
export type LayerDrawing = {
  /** One value a vertex of each hemisphere, NaN = not sampled; null while there is no map. */
  readonly values: { readonly [side in HemisphereId]: Float32Array } | null
  readonly colouring: Colouring
  /** The map as it is in space, where it came as a volume. */
  readonly volume?: Volume | null
  /**
   * How the sampling rule reads the volume where it reads one place half-way through the cortex: the cortex is then painted
   * from the volume at each pixel, and the values at vertices serve numbers only. Else edges are as coarse as the mesh.
   */
  readonly reads?: Interpolation | null
  /** Another map that is read at the same places and has a say in this one's colours; it takes a layer's room. */
  readonly second?: SecondDrawing
  /** Drawn only on this side of the view's edge. */
  readonly beside?: 'left' | 'right'
}

/**
 * 'opacity': colours are as opaque as the second map is large, up to its maximum. 'colour': both maps in one square of colours, along
 * the first table by the first map and from there to the second table by the second one.
 */
export type SecondDrawing = Pick<LayerDrawing, 'values' | 'volume' | 'reads' | 'colouring'> & {
  readonly as: 'opacity' | 'colour'
}

export type ViewBasis = {
  readonly id: ViewId
  /** Element whose rectangle is the view; the canvas lies behind all of them. */
  readonly element: HTMLElement | null
  /** What titles and bars cover, CSS px: the picture and its labels are fitted into the rest. */
  readonly insets?: PaneInsets
  readonly layers: readonly LayerDrawing[]
  /** Where the edge stands between layers that keep to one side of it, as a share of the view's width; 0.5 unless told. */
  readonly edge?: number
}
