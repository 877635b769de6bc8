/** A comparison mode as layers of the brain: values a vertex, and the colours of the mode. */
import type { HemisphereId } from '#atlas/cortex.ts'
import type { Colouring } from '#colormap/colouring.ts'
import { combineMaps, type ModeId, modes } from '#comparison/mode/index.ts'
import type { Mode, ModeClass, ModeOptions } from '#comparison/mode/mode.ts'
import { pairColour } from '#comparison/mode/two-colours.ts'
import type { LayerDrawing } from '#scene/views/view-basis.ts'

type Values = { readonly [side in HemisphereId]: Float32Array }
type Sides<T> = { readonly a: T; readonly b: T }

const perHemisphere = (make: (side: HemisphereId) => Float32Array): Values => ({
  left: make('left'),
  right: make('right'),
})

/**
 * @param values one a vertex, NaN where a map was not sampled
 * @param colourings of both sides, for modes that show values on a map's own colours
 */
export function comparisonLayers(
  id: ModeId,
  values: Sides<Values>,
  colourings: Sides<Colouring>,
  options: ModeOptions,
): LayerDrawing[] {
  const mode: Mode = modes[id]
  const combined = perHemisphere((side) => combineMaps(id, values.a[side], values.b[side], options))
  if (mode.drawn === 'classes') return classLayers(mode.classes ?? [], combined)
  if (mode.drawn === 'pair') return pairLayers(values, colourings, options)
  const shown = mode.drawn === 'one' && combinesB(id, options) ? colourings.b : colourings.a
  return [{ values: combined, colouring: shown }]
}

/**
 * Two classes a layer, one as 1 and one as -1: no colour between two classes comes up at a border, and the layers stay few,
 * as a brain draws three at most.
 */
function classLayers(classes: readonly ModeClass[], combined: Values): LayerDrawing[] {
  const layers: LayerDrawing[] = []
  for (let n = 0; n < classes.length; n += 2) {
    const [first, second] = [classes[n], classes[n + 1]]
    if (!first) continue
    layers.push({
      values: perHemisphere((side) =>
        combined[side].map((found) =>
          found === first.value ? 1 : found === second?.value ? -1 : found * 0,
        ),
      ),
      colouring: {
        ...ramp(0.5, 1, () => hex(first.colour)),
        ...(second && { showNegative: true, negativeLut: flat(hex(second.colour)) }),
      },
    })
  }
  return layers
}

function combinesB(id: ModeId, { showing }: ModeOptions): boolean {
  return id === 'b' || (id !== 'a' && showing === 'b')
}

/** Where only A is beyond its threshold, where only B is, and where both are: each on its own side of the square of colours. */
function pairLayers(
  { a, b }: Sides<Values>,
  colourings: Sides<Colouring>,
  { thresholds }: ModeOptions,
): LayerDrawing[] {
  const share = (value: number, side: 'a' | 'b') => value / colourings[side].maximum
  const where = (take: (x: number, y: number) => number) =>
    perHemisphere((side) =>
      Float32Array.from(a[side], (x, v) => {
        const y = b[side][v] ?? Number.NaN
        return Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : take(x, y)
      }),
    )
  const inA = (x: number) => x >= thresholds.a
  const inB = (y: number) => y >= thresholds.b
  return [
    {
      values: where((x, y) => (inA(x) && !inB(y) ? share(x, 'a') : 0)),
      colouring: ramp(1e-3, 1, (at) => bytes(pairColour(at, 0))),
    },
    {
      values: where((x, y) => (inB(y) && !inA(x) ? share(y, 'b') : 0)),
      colouring: ramp(1e-3, 1, (at) => bytes(pairColour(0, at))),
    },
    {
      values: where((x, y) => (inA(x) && inB(y) ? Math.min(share(x, 'a'), share(y, 'b')) : 0)),
      colouring: ramp(1e-3, 1, (at) => bytes(pairColour(0.5 + at / 2, 0.5 + at / 2))),
    },
  ]
}

type Bytes = readonly [number, number, number]

const bytes = ([r, g, b]: readonly [number, number, number]): Bytes => [
  Math.round(255 * r),
  Math.round(255 * g),
  Math.round(255 * b),
]

/** `#rrggbb` */
const hex = (colour: string): Bytes => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
]

/** Positive values from the threshold on, in the colours of a function of value / maximum. */
function ramp(threshold: number, maximum: number, colourAt: (share: number) => Bytes): Colouring {
  const lut = lutOf(colourAt)
  return {
    threshold,
    maximum,
    showPositive: true,
    showNegative: false,
    fade: 0,
    opacity: 1,
    positiveLut: lut,
    negativeLut: lut,
  }
}

function lutOf(colourAt: (share: number) => Bytes): Uint8Array {
  const lut = new Uint8Array(4 * 256)
  for (let i = 0; i < 256; i++) lut.set([...colourAt(i / 255), 255], 4 * i)
  return lut
}

const flat = (colour: Bytes) => lutOf(() => colour)
