import { expect, test } from 'vitest'
import { isOver, type Move, movedTo, standing, valueAt } from '#app/lecture/easing.ts'
import { layerEasing } from '#app/lecture/layer-easing.ts'
import { regionEasing } from '#app/lecture/region-easing.ts'
import { moveMs } from '#scene/brain-motion.ts'
import type { LayerDrawing } from '#scene/views/view-basis.ts'

const layersAt = (move: Move<readonly LayerDrawing[]>, nowMs: number) =>
  valueAt(layerEasing, move, nowMs)

const valuesOf = () => ({ left: new Float32Array(1), right: new Float32Array(1) })
const one = valuesOf()
const lut = new Uint8Array(1024)

const layer = (threshold: number, more: Partial<LayerDrawing['colouring']> = {}, values = one) => ({
  values,
  colouring: {
    threshold,
    maximum: 8,
    showPositive: true,
    showNegative: false,
    fade: 0,
    opacity: 1,
    positiveLut: lut,
    negativeLut: lut,
    ...more,
  },
})

test('a threshold, fading and opacity go over, and end exactly where they are asked to', () => {
  const to = [layer(6, { fade: 1, opacity: 0.5 })]
  const move = movedTo(layerEasing, standing([layer(2)]), to, 1000)
  const seen = [0, 0.25, 0.5, 0.75].map(
    (part) => layersAt(move, 1000 + part * moveMs)[0]?.colouring.threshold ?? Number.NaN,
  )
  expect(seen[0]).toBe(2)
  expect(seen[2]).toBeCloseTo(4, 6)
  expect([...seen].sort((a, b) => a - b)).toEqual(seen)
  expect(layersAt(move, 1000 + moveMs / 2)[0]?.colouring).toMatchObject({
    fade: 0.5,
    opacity: 0.75,
  })
  expect(isOver(move, 1000 + moveMs)).toBe(true)
  expect(layersAt(move, 1000 + moveMs)).toBe(to)
})

test('another map comes in from nothing; the same one does not', () => {
  const other = [layer(2, { opacity: 0.5 }, valuesOf()), layer(3)]
  const move = movedTo(layerEasing, standing([layer(2)]), other, 0)
  expect(layersAt(move, 0).map(({ colouring }) => colouring.opacity)).toEqual([0, 0])
  expect(layersAt(move, moveMs / 2)[0]?.colouring).toMatchObject({ threshold: 2, opacity: 0.25 })
})

test('a jump during a move sets off from where the first one has got to', () => {
  const first = movedTo(layerEasing, standing([layer(2)]), [layer(6)], 0)
  const back = movedTo(layerEasing, first, [layer(1)], moveMs / 2)
  expect(layersAt(back, moveMs / 2)[0]?.colouring.threshold).toBeCloseTo(4, 6)
  expect(layersAt(back, 2 * moveMs)[0]?.colouring.threshold).toBe(1)
})

test('the steps of a slider are shown at once', () => {
  const to = [layer(2.3, { opacity: 0.85 })]
  const move = movedTo(layerEasing, standing([layer(2)]), to, 0)
  expect(isOver(move, 0)).toBe(true)
  expect(layersAt(move, 0)).toBe(to)
})

test('an outline that comes or goes does so by degrees, and one that stays is left alone', () => {
  const region = (key: string) => ({
    key,
    hemisphere: 'left' as const,
    label: key,
    colour: '#ffffff',
    field: new Float32Array(1),
  })
  const to = [region('ai'), region('s2')]
  const move = movedTo(regionEasing, standing([region('dacc'), region('ai')]), to, 0)
  const half = valueAt(regionEasing, move, moveMs / 2)
  expect(half.map(({ key, strength }) => [key, strength])).toEqual([
    ['ai', 1],
    ['s2', 0.5],
    ['dacc', 0.5],
  ])
  expect(valueAt(regionEasing, move, moveMs)).toBe(to)
  expect(isOver(movedTo(regionEasing, standing(to), [...to], 0), 0)).toBe(true)
})

test('a threshold of its own below 0 goes over, too; without one it is that above 0', () => {
  const from = layer(2, { negativeThreshold: 1 })
  const move = movedTo(layerEasing, standing([from]), [layer(6, { negativeThreshold: 5 })], 0)
  expect(layersAt(move, moveMs / 2)[0]?.colouring.negativeThreshold).toBeCloseTo(3, 6)
  const without = movedTo(layerEasing, standing([from]), [layer(6)], 0)
  expect(layersAt(without, moveMs / 2)[0]?.colouring.negativeThreshold).toBeCloseTo(3.5, 6)
  const fresh = movedTo(layerEasing, standing([layer(2)]), [layer(6, { negativeThreshold: 4 })], 0)
  expect(layersAt(fresh, moveMs / 2)[0]?.colouring.negativeThreshold).toBeCloseTo(3, 6)
})

test('each of the numbers that a slider moves has steps of its own size', () => {
  const isShownAtOnce = (to: readonly LayerDrawing[]) =>
    isOver(movedTo(layerEasing, standing([layer(2, { fade: 0.5, opacity: 0.5 })]), to, 0), 0)
  for (const more of [{ threshold: 2.3 }, { fade: 0.7 }, { opacity: 0.3 }])
    expect([more, isShownAtOnce([layer(2, { fade: 0.5, opacity: 0.5, ...more })])]).toEqual([
      more,
      true,
    ])
  for (const more of [{ threshold: 2.4 }, { fade: 0.8 }, { opacity: 0.2 }])
    expect([more, isShownAtOnce([layer(2, { fade: 0.5, opacity: 0.5, ...more })])]).toEqual([
      more,
      false,
    ])
  expect(isShownAtOnce([])).toBe(false)
})

test('a map that was read anew by the same volume is the same map', () => {
  const volume = { values: new Float32Array(1) } as unknown as LayerDrawing['volume']
  const from = { ...layer(2, {}, valuesOf()), volume } as LayerDrawing
  const to = { ...layer(6, {}, valuesOf()), volume } as LayerDrawing
  const move = movedTo(layerEasing, standing([from]), [to], 0)
  expect(layersAt(move, 0)[0]?.colouring).toMatchObject({ threshold: 2, opacity: 1 })
})

test('an outline that is half there goes on from there, and its strength counts where it stays', () => {
  const region = (key: string, strength?: number) => ({
    key,
    hemisphere: 'left' as const,
    label: key,
    colour: '#ffffff',
    field: new Float32Array(1),
    ...(strength !== undefined && { strength }),
  })
  const strengths = (from: number, to: number) => {
    const move = movedTo(regionEasing, standing([region('ai', from)]), [region('ai', to)], 0)
    return valueAt(regionEasing, move, moveMs / 2).map(({ strength }) => strength)
  }
  expect(strengths(0.2, 1)).toEqual([expect.closeTo(0.6, 6)])
  expect(strengths(1, 0.5)).toEqual([expect.closeTo(0.75, 6)])
  const gone = movedTo(regionEasing, standing([region('ai', 0.5)]), [], 0)
  expect(valueAt(regionEasing, gone, moveMs / 2)).toMatchObject([{ key: 'ai', strength: 0.25 }])
})
