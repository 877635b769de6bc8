import { expect, it, vi } from 'vitest'
import { oneSign, squareColouring } from '#colormap/colour-square.ts'
import { colourLayer, colourValue } from '#scene/colour-value.ts'
import { baseTone } from '#scene/cortex-material.ts'
import type { SurfacePlace } from '#scene/stage-props.ts'
import { camera } from '#view/camera.ts'
import { colouring, constantValues, cortex, mountStage, pane, readPicture } from './mount-stage.tsx'
import { pointer } from './pointer.ts'
import { valuesFrom } from './synthetic-cortex.ts'

const base = baseTone.map((channel) => channel * 255)

/** The colour that the CPU's twin gives, laid over bare cortex. */
function expected(value: number, change: Partial<typeof colouring> = {}): number[] {
  const [red, green, blue, opacity] = colourValue(value, { ...colouring, ...change })
  return [red, green, blue].map((channel, i) => base[i]! * (1 - opacity) + channel * opacity)
}

const expectNear = (pixel: readonly number[], wanted: readonly number[], tolerance = 2) => {
  for (const [i, channel] of wanted.entries())
    expect(Math.abs(pixel[i]! - channel), `${pixel} is not ${wanted}`).toBeLessThanOrEqual(
      tolerance,
    )
}

it('never shows in one pane what belongs to the other', async () => {
  const { handle, canvas } = await mountStage({
    flat: true,
    panes: [
      pane('a', { values: constantValues(7) }),
      pane('b', { values: constantValues(-3), camera: camera(90, 0) }),
    ],
  })
  const at = await readPicture(handle, canvas())
  for (const [dx, dy] of [
    [0, 0],
    [60, 10],
    [-60, -10],
    [0, 40],
  ] as const) {
    expectNear(at(150 + dx, 150 + dy), expected(7))
    expectNear(at(450 + dx, 150 + dy), expected(-3))
  }
  expect(at(3, 3)).toEqual([255, 255, 255])
  expect(at(303, 297)).toEqual([255, 255, 255])
})

it('never shows a label between two others: each triangle has that of one corner', async () => {
  // Rows 1 and 3 are red and blue; what mixes them passes row 2, which is green.
  const rows = new Uint8Array(1024)
  rows.set([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255], 4)
  const labels: typeof colouring = {
    ...colouring,
    threshold: 0.5,
    maximum: 255,
    fade: 0,
    contour: false,
    opacity: 1,
    showNegative: false,
    positiveLut: rows,
    negativeLut: rows,
  }
  const byHeight = valuesFrom(cortex, (_x, _y, z) => (Math.floor(z / 8) % 2 === 0 ? 1 : 3))
  const greens = async (discrete: boolean) => {
    const { handle, canvas } = await mountStage({
      flat: true,
      panes: [pane('a', { values: byHeight, colouring: { ...labels, discrete } })],
    })
    const at = await readPicture(handle, canvas())
    let [green, painted] = [0, 0]
    for (let y = 40; y < 260; y++)
      for (let x = 40; x < 260; x++) {
        const [r, g, b] = at(x, y) as [number, number, number]
        if (g > 1.5 * Math.max(r, b)) green++
        if (Math.max(r, b) > 2 * g) painted++
      }
    return { green, painted }
  }
  const mixed = await greens(false)
  expect(mixed.green).toBeGreaterThan(50)
  const kept = await greens(true)
  expect(kept.green).toBe(0)
  expect(kept.painted).toBeGreaterThan(5000)
})

it('colours constant values as the CPU does, whatever the settings', async () => {
  const stage = await mountStage({ flat: true })
  const settings = [
    {},
    { threshold: 0 },
    { fade: 1 },
    { opacity: 0.6, fade: 0.5 },
    { showNegative: false },
    { maximum: 2, threshold: 1 },
  ]
  for (const change of settings)
    for (const [a, b] of [
      [0.4, 9],
      [-5, 1.9],
      [3.3, -1.2],
    ] as const) {
      const panes = [
        pane('a', { values: constantValues(a), colouring: { ...colouring, ...change } }),
        pane('b', { values: constantValues(b), colouring: { ...colouring, ...change } }),
      ]
      await stage.set({ panes })
      const at = await readPicture(stage.handle, stage.canvas())
      expectNear(at(150, 150), expected(a, change))
      expectNear(at(450, 150), expected(b, change))
    }
})

it('colours two maps in one, and one by the certainty of another, as the CPU does', async () => {
  const stage = await mountStage({ flat: true })
  const square = squareColouring({ ...colouring, fade: 0.5 })
  for (const as of ['opacity', 'colour'] as const)
    for (const [value, other] of [
      [7, 3],
      [1.5, 5],
      [6, Number.NaN],
    ] as const) {
      const layer = { colouring: as === 'colour' ? square : colouring }
      const second = { values: constantValues(other), colouring: oneSign(colouring), as }
      await stage.set({
        panes: [pane('a', { ...layer, values: constantValues(value), second })],
      })
      const at = await readPicture(stage.handle, stage.canvas())
      const [red, green, blue, opacity] = colourLayer({ ...layer, second }, value, other)
      const wanted = [red, green, blue].map((part, i) => base[i]! * (1 - opacity) + part * opacity)
      // Where one of both was not measured, strokes say so.
      if (Number.isNaN(other)) expect(at(300, 150)[0]).toBeLessThan(0.85 * base[0]!)
      else expectNear(at(300, 150), wanted)
    }
})

it('draws one map on either side of the edge, and moves with it', async () => {
  const layer = (value: number, beside: 'left' | 'right') => ({
    values: constantValues(value),
    colouring,
    beside,
  })
  const wiped = (edge: number) => [
    pane('a', { ...layer(7, 'left'), over: [layer(-3, 'right')], edge }),
    pane('b', { values: constantValues(4) }),
  ]
  const stage = await mountStage({ flat: true, panes: wiped(0.5) })
  const middle = await readPicture(stage.handle, stage.canvas())
  expectNear(middle(146, 150), expected(7))
  expectNear(middle(154, 150), expected(-3))
  expectNear(middle(450, 150), expected(4))
  await stage.set({ panes: wiped(0.6) })
  const moved = await readPicture(stage.handle, stage.canvas())
  expectNear(moved(176, 150), expected(7))
  expectNear(moved(184, 150), expected(-3))
})

it('paints each place with the value that a pick of that place reads', async () => {
  const values = valuesFrom(cortex, (x, y, z) => y / 12 + z / 20 + x / 90)
  const onPick = vi.fn<(pane: string, place: SurfacePlace) => void>()
  const { handle, canvas, paneElement } = await mountStage({
    flat: true,
    onPick,
    panes: [
      pane('a', { values, camera: camera(-60, 25), colouring: { ...colouring, threshold: 0 } }),
    ],
  })
  const at = await readPicture(handle, canvas())
  const element = paneElement('a')
  for (const [x, y] of [
    [300, 150],
    [250, 120],
    [350, 170],
    [300, 90],
    [280, 210],
    [390, 140],
    [220, 160],
  ] as const) {
    // The middle of a device pixel.
    pointer(element, 'pointerdown', x + 0.5, y + 0.5)
    pointer(element, 'pointerup', x + 0.5, y + 0.5)
    const place = onPick.mock.lastCall![1]
    const { faces } = cortex[place.hemisphere]
    const value = place.barycentric.reduce(
      (sum, weight, i) => sum + weight * values[place.hemisphere][faces[place.face * 3 + i]!]!,
      0,
    )
    expectNear(at(x, y), expected(value, { threshold: 0 }), 4)
  }
  expect(onPick).toHaveBeenCalledTimes(7)
})

it('tells places without data from places below the threshold', async () => {
  const { handle, canvas } = await mountStage({
    flat: true,
    panes: [
      pane('a', { values: constantValues(Number.NaN) }),
      pane('b', { values: constantValues(0.1) }),
    ],
  })
  const at = await readPicture(handle, canvas())
  const greens = (from: number) => Array.from({ length: 40 }, (_, i) => at(from + i, 150)[1])
  // Below the threshold: bare cortex. Without data: darker, in strokes.
  for (const green of greens(430)) expect(Math.abs(green - base[1]!)).toBeLessThanOrEqual(1)
  expect(Math.max(...greens(130))).toBeLessThan(base[1]! - 25)
  expect(Math.max(...greens(130)) - Math.min(...greens(130))).toBeGreaterThan(25)
})

it('does not let a neighbour without data pull a value towards 0', async () => {
  const values = valuesFrom(cortex, (_, y) => (y > -18 ? 6 : Number.NaN))
  const { handle, canvas } = await mountStage({ flat: true, panes: [pane('a', { values })] })
  const at = await readPicture(handle, canvas())
  const wanted = expected(6)
  for (let x = 200; x < 400; x++) {
    const pixel = at(x, 150)
    const painted = Math.abs(pixel[2] - wanted[2]!) <= 2
    // Everything is either the value's own colour or grey hatch; nothing is in between.
    if (!painted) expect(Math.abs(pixel[0] - pixel[2])).toBeLessThan(15)
  }
})

it('keeps colours recognisable under the light', async () => {
  const stage = await mountStage({ panes: [pane('a', { values: constantValues(5) })] })
  const at = await readPicture(stage.handle, stage.canvas())
  const wanted = expected(5)
  for (const [x, y] of [
    [300, 150],
    [240, 120],
    [360, 180],
    [300, 220],
  ] as const) {
    const pixel = at(x, y)
    const share = pixel[0] / wanted[0]!
    expect(share).toBeGreaterThan(0.6)
    expect(share).toBeLessThan(1.06)
    expect(Math.abs(pixel[1] - wanted[1]! * share)).toBeLessThan(4)
  }
})
