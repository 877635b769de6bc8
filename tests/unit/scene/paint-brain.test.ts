import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { layOutStill } from '#scene/brain-layout.ts'
import { colourPair, colourValue } from '#scene/colour-value.ts'
import { baseTone } from '#scene/cortex-material.ts'
import { type BrainPainting, paintBrain } from '#scene/paint-brain.ts'
import { frameBrain, paneProjection } from '#scene/pane-projection.ts'
import { pickPlace, placeOnSurface } from '#scene/pick-place.ts'
import type { LayerDrawing } from '#scene/stage-props.ts'
import { camera } from '#view/camera.ts'
import { type BrainLayout, closedBrain } from '#view/layout.ts'
import { roundField, syntheticCortex, valuesFrom } from '../../browser/scene/synthetic-cortex.ts'
import { rampColouring as colouring } from '../../fixtures/ramp-colouring.ts'

beforeEach(() => {
  vi.stubGlobal(
    'ImageData',
    class {
      readonly data: Uint8ClampedArray
      readonly width: number
      readonly height: number
      constructor(width: number, height: number) {
        this.width = width
        this.height = height
        this.data = new Uint8ClampedArray(4 * width * height)
      }
    },
  )
})
afterEach(() => vi.unstubAllGlobals())

const cortex = syntheticCortex({ levels: 3 })
const size = { width: 120, height: 100 }
const ground = [51, 102, 153]
const bare = baseTone.map((part) => Math.round(255 * part))

type Asked = {
  readonly layers?: readonly LayerDrawing[]
  readonly layout?: Partial<BrainLayout>
  readonly from?: number
  readonly shownLeft?: number
} & Partial<BrainPainting['stage']> &
  Pick<BrainPainting, 'edge'>

function painted({
  layers = [],
  layout = {},
  from = -90,
  shownLeft = 1,
  edge,
  ...stage
}: Asked = {}) {
  const look = camera(from, 0)
  const laid = layOutStill(cortex, { ...closedBrain, ...layout }, look, size)
  const projection = paneProjection(frameBrain(laid, look, size), look, size)
  const { live } = laid
  const laidOut = { ...laid, live: { ...live, shown: { ...live.shown, left: shownLeft } } }
  const whole = {
    cortex,
    regions: [],
    theme: { background: '#336699', ink: '#000000' },
    flat: true,
    ...stage,
  }
  const image = paintBrain({
    stage: whole,
    layers,
    laidOut,
    projection,
    ...(edge !== undefined && { edge }),
  })
  const at = (x: number, y: number) => {
    const first = (Math.floor(y) * size.width + Math.floor(x)) * 4
    return [...image.data.subarray(first, first + 4)]
  }
  const inflation = layout.inflation ?? 0
  const pickAt = (x: number, y: number) =>
    pickPlace(whole.cortex, inflation, laid.standing, projection, x + 0.5, y + 0.5)
  const worldAt = (x: number, y: number) => placeOnSurface(whole.cortex, pickAt(x, y)!, inflation)
  return { image, at, pickAt, worldAt }
}
const constant = (value: number) => valuesFrom(cortex, () => value)
const layer = (values: LayerDrawing['values'], change: Partial<LayerDrawing> = {}) => ({
  values,
  colouring,
  ...change,
})
const bytes = (colour: readonly number[]) => [...colour.slice(0, 3).map(Math.round), 255]
/** Every tenth pixel of the picture. */
const places = Array.from(
  { length: 12 * 10 },
  (_, n) => [(n % 12) * 10, Math.floor(n / 12) * 10] as const,
)
const near = (one: readonly number[], other: readonly number[], within = 1.01) =>
  one.every((part, i) => Math.abs(part - other[i]!) <= within)
const sum = (colour: readonly number[]) => colour[0]! + colour[1]! + colour[2]!
/** Without folds, so that flat colours are those of the bar. */
const smooth = Object.fromEntries(
  (['left', 'right'] as const).map((side) => {
    const none = new Float32Array(cortex[side].sulcalDepth.length)
    return [side, { ...cortex[side], sulcalDepth: none, curvature: none }]
  }),
) as typeof cortex

describe('a brain painted by the processor', () => {
  it('stands on the ground of the theme, opaque, with the colours of the bar where it is flat', () => {
    const { image, at, pickAt } = painted({ layers: [layer(constant(7))], cortex: smooth })
    expect([image.width, image.height]).toEqual([120, 100])
    let brain = 0
    for (const [x, y] of places) {
      const place = pickAt(x, y)
      if (place) brain++
      expect(at(x, y)).toEqual(place ? bytes(colourValue(7, colouring)) : [...ground, 255])
    }
    expect(brain).toBeGreaterThan(30)
  })

  it('mixes values between the corners of a face, and labels not at all', () => {
    const values = valuesFrom(cortex, (_x, y, z) => 5 + y / 40 + z / 60)
    const mixed = painted({ layers: [layer(values)], cortex: smooth })
    let seen = 0
    for (const [x, y] of places) {
      if (!mixed.pickAt(x, y)) continue
      const [, wy, wz] = mixed.worldAt(x, y)
      const wanted = bytes(colourValue(5 + wy / 40 + wz / 60, colouring))
      if (near(mixed.at(x, y), wanted, 2)) seen++
    }
    expect(seen).toBeGreaterThan(30)
    const labels = valuesFrom(cortex, (_x, y) => (y > -18 ? 3 : 7))
    const discrete = { ...colouring, discrete: true }
    const two = [3, 7].map((value) => bytes(colourValue(value, discrete)).join(' '))
    const found = new Set<string>()
    const { at, pickAt } = painted({
      layers: [layer(labels, { colouring: discrete })],
      cortex: smooth,
    })
    for (let x = 0; x < 120; x += 3) if (pickAt(x, 50)) found.add(at(x, 50).join(' '))
    expect([...found].sort()).toEqual(two.sort())
  })

  it('is bare where nothing was sampled, where values are of another mesh, and on the medial wall', () => {
    const short = { left: new Float32Array(9).fill(7), right: new Float32Array(9).fill(7) }
    for (const layers of [[layer(null)], [layer(short)], [layer(constant(Number.NaN))]]) {
      const { at } = painted({ layers, cortex: smooth })
      expect(at(60, 50)).toEqual([...bare, 255])
    }
    const walled = painted({
      layers: [layer(constant(7))],
      cortex: smooth,
      layout: { hidden: 'right' },
      from: 90,
    })
    expect(walled.at(60, 50)).toEqual([...bare, 255])
    expect(walled.at(30, 50)).toEqual(bytes(colourValue(7, colouring)))
  })

  it('lays maps one over the other, and each beside the edge where both have a side', () => {
    const half = { ...colouring, opacity: 0.25 }
    const { at } = painted({
      layers: [layer(constant(7)), layer(constant(-6), { colouring: half })],
      cortex: smooth,
    })
    const [under, over] = [colourValue(7, colouring), colourValue(-6, colouring)]
    const mixed = [0, 1, 2].map((i) => 0.75 * under[i]! + 0.25 * over[i]!)
    expect(near(at(60, 50), bytes(mixed))).toBe(true)
    const sides = [
      layer(constant(7), { beside: 'left' as const }),
      layer(constant(-6), { beside: 'right' as const }),
    ]
    const edges = [undefined, 0.4].map((edge) => {
      const wiped = painted({ layers: sides, cortex: smooth, ...(edge && { edge }) })
      const row = Array.from({ length: 60 }, (_, n) => wiped.at(30 + n, 50))
      expect(row[0]).toEqual(bytes(under))
      expect(row.at(-1)).toEqual(bytes(over))
      return 30 + row.findIndex((colour) => near(colour, bytes(over)))
    })
    expect(edges).toEqual([60, 48])
  })

  it('takes a second map for how opaque the first one is, or both for one colour', () => {
    const opaque = (value: number) =>
      painted({
        layers: [
          layer(constant(7), { second: { ...layer(constant(value)), as: 'opacity' as const } }),
        ],
        cortex: smooth,
      }).at(60, 50)
    expect(opaque(8)).toEqual(bytes(colourValue(7, colouring)))
    expect(opaque(0)).toEqual([...bare, 255])
    const short = { left: new Float32Array(9), right: new Float32Array(9) }
    for (const values of [null, short]) {
      const second = { ...layer(values), as: 'opacity' as const }
      const { at } = painted({ layers: [layer(constant(7), { second })], cortex: smooth })
      expect(at(60, 50)).toEqual([...bare, 255])
    }
    const labels = { ...colouring, discrete: true }
    const second = { ...layer(constant(3), { colouring: labels }), as: 'colour' as const }
    const { at } = painted({ layers: [layer(constant(7), { second })], cortex: smooth })
    expect(near(at(60, 50), bytes(colourPair(7, colouring, 3, labels)))).toBe(true)
  })

  it('has thin borders round the regions of its own side', () => {
    const centre = [-68, -18, 10] as const
    const region = (hemisphere: 'left' | 'right') => ({
      key: 'patch',
      hemisphere,
      label: 'Patch',
      colour: '#12fc09',
      field: roundField(cortex.left, centre, 25),
    })
    const { at, worldAt } = painted({ regions: [region('left')], cortex: smooth })
    const green = (x: number, y: number) => near(at(x, y), [0x12, 0xfc, 0x09, 255])
    const row = Array.from({ length: 120 }, (_, x) => x).filter((x) => green(x, 50))
    const column = Array.from({ length: 100 }, (_, y) => y).filter((y) => green(60, y))
    // A line on either side, and nothing between them.
    for (const line of [row, column]) {
      expect(line.length).toBeLessThanOrEqual(4)
      expect(line.at(-1)! - line[0]!).toBeGreaterThan(15)
    }
    expect(green(60, 50)).toBe(false)
    for (const [x, y] of [...row.map((x) => [x, 50]), ...column.map((y) => [60, y])]) {
      const [wx, wy, wz] = worldAt(x!, y!)
      const away = Math.hypot(wx - centre[0], wy - centre[1], wz - centre[2])
      expect(Math.abs(away - 25)).toBeLessThan(5)
    }
    const other = painted({ regions: [region('right')], cortex: smooth })
    for (const [x, y] of places) expect(near(other.at(x, y), [0x12, 0xfc, 0x09, 255])).toBe(false)
  })

  it('shows only the half that is there, more than half of it', () => {
    const across = (shownLeft: number) =>
      painted({ from: 180, shownLeft, cortex: smooth, layers: [layer(constant(7))] })
    const shares = [1, 0.5].map((shown) => {
      const { at } = across(shown)
      return [30, 90].map((x) => near(at(x, 50), [...ground, 255]))
    })
    // From behind, left is on the left.
    expect(shares).toEqual([
      [false, false],
      [true, false],
    ])
  })
})

describe('the light on a painted brain', () => {
  it('comes from the upper left, leaves the ground alone, and is none where it is flat', () => {
    const lit = painted({ flat: false, cortex: smooth })
    const [upperLeft, lowerRight] = [lit.at(40, 30), lit.at(80, 72)]
    expect(sum(upperLeft)).toBeGreaterThan(sum(lowerRight) + 60)
    expect(sum(lit.at(40, 72))).toBeGreaterThan(0.4 * sum([...bare]))
    expect(lit.at(1, 1)).toEqual([...ground, 255])
    // Turned round, the same light falls on the other half.
    const other = painted({ flat: false, cortex: smooth, from: 90 })
    expect(sum(other.at(40, 30))).toBeGreaterThan(sum(other.at(80, 72)) + 60)
    const flat = painted({ cortex: smooth })
    for (const [x, y] of [
      [40, 30],
      [80, 72],
    ] as const)
      expect(flat.at(x, y)).toEqual([...bare, 255])
  })

  it('is weaker in folds: by their depth on the folded brain, by their curve on the inflated one', () => {
    const only = (depthMm: number, curve: number) => ({
      ...cortex,
      left: {
        ...cortex.left,
        sulcalDepth: new Float32Array(cortex.left.sulcalDepth.length).fill(depthMm),
        curvature: new Float32Array(cortex.left.sulcalDepth.length).fill(curve),
      },
    })
    const tone = (depthMm: number, curve: number, inflation: number) =>
      painted({ cortex: only(depthMm, curve), layout: { inflation } }).at(60, 50)[0]! / bare[0]!
    const tones = [
      ...[tone(0, 1, 0), tone(8.25, 1, 0), tone(16.5, 1, 0), tone(40, 1, 0), tone(-5, 1, 0)],
      ...[tone(40, 1, 1), tone(40, -1, 1), tone(40, 0, 1)],
      // Half inflated it is a folded brain still.
      ...[tone(8.25, -1, 0.5), tone(8.25, 1, 0.6), tone(8.25, -1, 0.6)],
    ]
    const wanted = [...[1, 0.75, 0.5, 0.5, 1], ...[0.74, 1, 1], ...[0.75, 0.74, 1]]
    for (const [i, one] of tones.entries()) expect(one).toBeCloseTo(wanted[i]!, 1)
  })
})
