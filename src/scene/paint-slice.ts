/** Slices painted without a graphics card, one pixel after the other: the fragment shader's twin. */
import { type Affine, invert } from '#space/affine.ts'
import { type Interpolation, interpolations } from '#volume/interpolate.ts'
import type { Volume } from '#volume/volume.ts'
import { backgroundLook } from './background.ts'
import { colourLayer, isBeside, layOver } from './colour-value.ts'
import { type SliceFrame, toSliceWorld } from './slice-geometry.ts'
import type { LayerDrawing } from './views/view-basis.ts'

/** 0..255 */
type Rgb = [number, number, number]

export type PixelRect = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export type SlicePainting = {
  readonly frame: SliceFrame
  readonly background: Volume | null
  readonly layers: readonly LayerDrawing[]
  readonly reads: Interpolation
  /** Share of the picture's width. */
  readonly edge?: number
  /** Of the page, 0..255. */
  readonly ground: readonly [number, number, number]
}

/** Paints a rectangle of a picture of one px a CSS px. RGBA bytes, `width` px a row. */
export function paintSlice(
  bytes: Uint8ClampedArray,
  width: number,
  { left, top, width: across, height: down }: PixelRect,
  painting: SlicePainting,
): void {
  const { frame, background, layers, reads, ground, edge = 0.5 } = painting
  const behind = background && readerOf(background, reads)
  const look = background && backgroundLook(background)
  const mapOf = ({ volume, colouring }: Pick<LayerDrawing, 'volume' | 'colouring'>) =>
    volume ? readerOf(volume, colouring.discrete ? 'nearest' : reads) : null
  const maps = layers.flatMap((layer) => {
    const read = mapOf(layer)
    return read ? [{ read, layer, second: layer.second ? mapOf(layer.second) : null }] : []
  })
  for (let y = top; y < top + down; y++)
    for (let x = left; x < left + across; x++) {
      const place = toSliceWorld(frame, x + 0.5, y + 0.5)
      let colour: Rgb = [...ground]
      if (behind && look) colour = tissue(ground, behind(place), look)
      for (const { read, layer, second } of maps)
        if (isBeside(layer, (x + 0.5) / width, edge))
          colour = layOver(colour, colourLayer(layer, read(place), second?.(place) ?? Number.NaN))
      const at = (y * width + x) * 4
      bytes[at] = colour[0]
      bytes[at + 1] = colour[1]
      bytes[at + 2] = colour[2]
      bytes[at + 3] = 255
    }
}

function tissue(
  ground: readonly [number, number, number],
  value: number,
  { black, white }: { readonly black: number; readonly white: number },
): Rgb {
  if (Number.isNaN(value)) return [...ground]
  const grey = Math.min(1, Math.max(0, (value - black) / (white - black)))
  const t = Math.min(1, Math.max(0, (grey - 0.02) / 0.1))
  return layOver(ground, [grey * 255, grey * 255, grey * 255, t * t * (3 - 2 * t)])
}

/** The value at a place of the world, NaN where there is none. */
function readerOf(volume: Volume, reads: Interpolation) {
  const read = interpolations[reads]
  const m = inverseOf(volume)
  if (!m) return () => Number.NaN
  return ([x, y, z]: readonly number[]) =>
    read(
      volume,
      m[0]! * x! + m[1]! * y! + m[2]! * z! + m[3]!,
      m[4]! * x! + m[5]! * y! + m[6]! * z! + m[7]!,
      m[8]! * x! + m[9]! * y! + m[10]! * z! + m[11]!,
    )
}

function inverseOf({ toWorld }: Volume): Affine<'world', 'voxel'> | null {
  try {
    return invert(toWorld)
  } catch {
    // A volume that lies nowhere shows nothing; the reader's remarks say why.
    return null
  }
}
