/** The cortex painted without a graphics card: values mixed between vertices, a plain light, borders of regions. */
import type { Cortex } from '#atlas/cortex.ts'
import { wallField } from '#atlas/wall-field.ts'
import type { Colouring } from '#colormap/colouring.ts'
import { surfaceNormals } from '#mesh/surface-shape.ts'
import type { LaidOutBrain } from './brain-layout.ts'
import { colourLayer, isBeside, layOver } from './colour-value.ts'
import { baseTone } from './cortex-material.ts'
import { inflatedPositions, surfaceMix } from './inflate-surface.ts'
import type { PaneProjection } from './pane-projection.ts'
import { parseColour } from './parse-colour.ts'
import { rasterise, type SurfacePixels } from './rasterise.ts'
import type { RegionDrawing, StageBasis } from './stage-basis.ts'
import { type StandingHemisphere, turned } from './standing-hemisphere.ts'
import type { LayerDrawing } from './views/view-basis.ts'

export type BrainPainting = {
  readonly stage: Pick<StageBasis, 'cortex' | 'regions' | 'theme' | 'flat'>
  readonly layers: readonly LayerDrawing[]
  /** Share of the picture's width. */
  readonly edge?: number
  readonly laidOut: LaidOutBrain
  readonly projection: PaneProjection
}

/** One px a CSS px. */
export function paintBrain({
  stage,
  layers,
  edge = 0.5,
  laidOut,
  projection,
}: BrainPainting): ImageData {
  const { cortex, regions, theme } = stage
  const { live } = laidOut
  const standing = laidOut.standing.filter(({ side }) => live.shown[side] > 0.5)
  const pixels = rasterise(
    standing.map(({ side, toScene }) => ({
      positions: inflatedPositions(cortex[side], live.inflation),
      faces: cortex[side].faces,
      placement: toScene,
    })),
    projection,
  )
  const image = new ImageData(pixels.width, pixels.height)
  const ground = parseColour(theme.background).map((part) => part * 255)
  const painters = standing.map((one) =>
    painterOf(
      { cortex, side: one.side, layers, edge, regions, pixels, inflation: live.inflation },
      (normal) => (stage.flat ? 1 : lightOn(turned(one, normal), projection)),
    ),
  )
  for (let at = 0; at < pixels.surface.length; at++) {
    const colour = painters[pixels.surface[at]!]?.(at) ?? ground
    for (let channel = 0; channel < 3; channel++) image.data[at * 4 + channel] = colour[channel]!
    image.data[at * 4 + 3] = 255
  }
  return image
}

type Normal = readonly [number, number, number]

/** A lamp above and beside the viewer, about as the shader's. */
function lightOn(scene: Normal, projection: PaneProjection): number {
  const along = (way: readonly number[]) =>
    way[0]! * scene[0] + way[1]! * scene[1] + way[2]! * scene[2]
  const [x, y, z] = [along(projection.right), along(projection.up), along(projection.toEye)]
  const key = Math.max(0, -0.389 * x + 0.574 * y + 0.722 * z)
  const fill = Math.max(0, 0.757 * x - 0.053 * y + 0.652 * z)
  return 0.42 + 0.56 * key + 0.2 * fill
}

function painterOf(
  {
    cortex,
    side,
    layers,
    edge,
    regions,
    pixels,
    inflation,
  }: {
    readonly cortex: Cortex
    readonly side: StandingHemisphere['side']
    readonly layers: readonly LayerDrawing[]
    readonly edge: number
    readonly regions: readonly RegionDrawing[]
    readonly pixels: SurfacePixels
    readonly inflation: number
  },
  light: (normal: Normal) => number,
): (at: number) => readonly number[] {
  const hemisphere = cortex[side]
  const { faces, sulcalDepth, curvature } = hemisphere
  const wall = wallField(hemisphere)
  const { from, to, t } = surfaceMix(hemisphere, inflation)
  const normals = surfaceNormals(t < 0.5 ? from : to, faces)
  const count = sulcalDepth.length
  const valuesOf = ({ values }: Pick<LayerDrawing, 'values'>) =>
    values && values[side].length === count ? values[side] : null
  const maps = layers.flatMap((layer) => {
    const values = valuesOf(layer)
    return values ? [{ layer, values, second: layer.second ? valuesOf(layer.second) : null }] : []
  })
  const marked = regions
    .filter((region) => region.hemisphere === side)
    .map(({ field, colour }) => ({ field, tone: parseColour(colour).map((part) => part * 255) }))
  const mix = (at: number, of: (vertex: number) => number) => {
    const face = pixels.face[at]! * 3
    const [u, v] = [pixels.weights[at * 2]!, pixels.weights[at * 2 + 1]!]
    return u * of(faces[face]!) + v * of(faces[face + 1]!) + (1 - u - v) * of(faces[face + 2]!)
  }
  /** Whether a field's border runs between a pixel and the one to its right or below it. */
  const onBorder = (at: number, field: Float32Array) => {
    const inside = mix(at, (vertex) => field[vertex]!) >= 0.5
    return [at + 1, at + pixels.width].some(
      (next) =>
        pixels.surface[next] === pixels.surface[at] &&
        mix(next, (vertex) => field[vertex]!) >= 0.5 !== inside,
    )
  }
  return (at) => {
    for (const { field, tone } of marked) if (onBorder(at, field)) return tone
    const normal = [0, 1, 2].map((axis) => mix(at, (vertex) => normals[vertex * 3 + axis]!))
    const length = Math.hypot(...normal) || 1
    const lit = light([normal[0]! / length, normal[1]! / length, normal[2]! / length])
    const depth = mix(at, (vertex) => sulcalDepth[vertex]!) / 22
    const fold = inflation > 0.5 && mix(at, (vertex) => curvature[vertex]!) > 0 ? 0.74 : 1
    const relief = inflation > 0.5 ? fold : 1 - 0.5 * Math.min(1, Math.max(0, depth / 0.75))
    const shade = 255 * lit * relief
    let colour: [number, number, number] = [
      baseTone[0] * shade,
      baseTone[1] * shade,
      baseTone[2] * shade,
    ]
    if (mix(at, (vertex) => wall[vertex]!) >= 0.5) return colour
    // The corner that gives the whole triangle its label, as on the graphics card.
    const corner = faces[pixels.face[at]! * 3 + 2]!
    const across = ((at % pixels.width) + 0.5) / pixels.width
    const read = (values: Float32Array | null, { discrete }: Colouring) => {
      if (!values) return Number.NaN
      return discrete ? values[corner]! : mix(at, (vertex) => values[vertex]!)
    }
    for (const { layer, values, second } of maps) {
      if (!isBeside(layer, across, edge)) continue
      const value = read(values, layer.colouring)
      const other = layer.second ? read(second, layer.second.colouring) : Number.NaN
      colour = layOver(colour, colourLayer(layer, value, other))
    }
    return colour
  }
}
