/** A comparison mode as layers of a view: values a vertex and a voxel, and the colours of the mode. */
import type { HemisphereId } from '#atlas/cortex.ts'
import { oneSign, squareColouring } from '#colormap/colour-square.ts'
import type { Colouring } from '#colormap/colouring.ts'
import { combineMaps, type ModeId, modes } from '#comparison/mode/index.ts'
import type { Mode, ModeClass, ModeOptions } from '#comparison/mode/mode.ts'
import type { LayerDrawing } from '#scene/views/view-basis.ts'
import type { Volume } from '#volume/volume.ts'

type Values = { readonly [side in HemisphereId]: Float32Array }
export type Sides<T> = { readonly a: T; readonly b: T }

/** Both maps as they are compared, and all that the sides draw. */
export type ComparisonSource = {
  /** One a vertex, NaN where a map was not sampled. */
  readonly values: Sides<Values>
  /** On one grid; null where no view cuts through them. */
  readonly volumes: Sides<Volume> | null
  /** Of both sides, for modes that show values on a map's own colours. */
  readonly colourings: Sides<Colouring>
  /** What modes draw that show a map as its side does. */
  readonly drawn: Sides<readonly LayerDrawing[]>
}

export function comparisonLayers(
  id: ModeId,
  source: ComparisonSource,
  options: ModeOptions,
): readonly LayerDrawing[] {
  const { drawn, colourings } = source
  const mode: Mode = modes[id]
  if (id === 'wipe') return wipeLayers(drawn)
  if (mode.drawn === 'one') return drawn[id === 'a' || id === 'b' ? id : options.showing]
  if (mode.drawn === 'pair') return pairLayers(source)
  const combined = combine(id, source, options)
  if (mode.drawn === 'classes') return classLayers(mode.classes ?? [], combined)
  return [{ ...combined, colouring: colourings.a }]
}

/** A left of the edge, B right of it. By turns from below, so that where room is short both lose their highest maps. */
function wipeLayers({ a, b }: Sides<readonly LayerDrawing[]>): readonly LayerDrawing[] {
  const count = Math.max(a.length, b.length)
  return Array.from({ length: count }, (_, i) => i).flatMap((i) => [
    ...a.slice(i, i + 1).map((layer): LayerDrawing => ({ ...layer, beside: 'left' })),
    ...b.slice(i, i + 1).map((layer): LayerDrawing => ({ ...layer, beside: 'right' })),
  ])
}

/** Both maps' own first layers in one square of colours, read wherever each is. */
function pairLayers({ drawn, colourings }: ComparisonSource): readonly LayerDrawing[] {
  const [a, b] = [drawn.a[0], drawn.b[0]]
  if (!a || !b) return []
  const colouring = squareColouring(colourings.a)
  const second = { ...b, colouring: oneSign(colourings.b), as: 'colour' as const }
  return [{ ...a, colouring, second }]
}

type Combined = { readonly values: Values; readonly volume: Volume | null }

function combine(
  id: ModeId,
  { values: { a, b }, volumes }: ComparisonSource,
  options: ModeOptions,
): Combined {
  const of = (side: HemisphereId) => combineMaps(id, a[side], b[side], options)
  return {
    values: { left: of('left'), right: of('right') },
    volume: volumes && {
      ...volumes.a,
      values: combineMaps(id, volumes.a.values, volumes.b.values, options),
    },
  }
}

function mapped({ values, volume }: Combined, change: (value: number) => number): Combined {
  return {
    values: { left: values.left.map(change), right: values.right.map(change) },
    volume: volume && { ...volume, values: Float32Array.from(volume.values, change) },
  }
}

/**
 * Two classes a layer, one as 1 and one as -1: no colour between two classes comes up at a border, and the layers stay few,
 * as a view has room for few.
 */
function classLayers(classes: readonly ModeClass[], combined: Combined): readonly LayerDrawing[] {
  const layers: LayerDrawing[] = []
  for (let n = 0; n < classes.length; n += 2) {
    const [first, second] = [classes[n], classes[n + 1]]
    if (!first) continue
    const sign = (found: number) =>
      found === first.value ? 1 : found === second?.value ? -1 : found * 0
    layers.push({
      ...mapped(combined, sign),
      colouring: classColouring(first.colour, second?.colour ?? null),
    })
  }
  return layers
}

/** A class as 1, and another one as -1. */
function classColouring(first: string, second: string | null): Colouring {
  return {
    threshold: 0.5,
    maximum: 1,
    showPositive: true,
    showNegative: second !== null,
    fade: 0,
    opacity: 1,
    positiveLut: flat(first),
    negativeLut: flat(second ?? first),
  }
}

/** @param colour `#rrggbb` */
function flat(colour: string): Uint8Array {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  const lut = new Uint8Array(4 * 256)
  for (let i = 0; i < 256; i++) lut.set([...channels, 255], 4 * i)
  return lut
}
