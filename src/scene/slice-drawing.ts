/** What the views that cut through the volume are given. */
import type { SliceAxis } from '#view/kind/slice.ts'
import type { Interpolation } from '#volume/interpolate.ts'
import type { Volume } from '#volume/volume.ts'
import { backgroundLook } from './background.ts'
import { type SliceZoom, type WorldBox, worldBox } from './slice-geometry.ts'
import type { ViewBasis } from './views/view-basis.ts'

export type CutDrawing = ViewBasis & {
  readonly axis: SliceAxis
  /** How voxels are drawn, which changes no value. */
  readonly interpolation: 'nearest' | 'linear'
  /** The anatomy behind the maps. */
  readonly background: Volume | null
  /** Voxels that are marked with their shares, such as those of which a value on the cortex was made. */
  readonly fed?: FedVoxels | null
}

export type FedVoxels = {
  readonly grid: Pick<Volume, 'shape' | 'toWorld'>
  readonly feeds: readonly { readonly voxel: number; readonly weight: number }[]
}

export type SliceDrawing = CutDrawing &
  SliceZoom & {
    readonly kind: 'slice'
    /** Where the crosshair is, world mm; the slice goes through it. */
    readonly atWorld: readonly [number, number, number]
  }

export type MosaicDrawing = CutDrawing & {
  readonly kind: 'mosaic'
  /** World mm along the axis of the first cut, and from each cut to the next. */
  readonly firstMm: number
  readonly stepMm: number
  readonly count: number
}

/** The sampler's name for what the document calls an interpolation. */
export const readsOf = ({ interpolation }: CutDrawing): Interpolation =>
  interpolation === 'nearest' ? 'nearest' : 'trilinear'

/** Around an adult's brain in MNI space, mm: for views without a volume. */
const mniBox: WorldBox = { min: [-75, -110, -62], max: [75, 77, 84] }

/** What a view without zoom fits into its pane. */
export function cutBox({ background, layers }: CutDrawing): WorldBox {
  if (background) return backgroundLook(background).box
  const volume = layers.find((layer) => layer.volume)?.volume
  return volume ? worldBox(volume) : mniBox
}
