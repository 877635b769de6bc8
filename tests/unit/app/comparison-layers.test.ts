import { describe, expect, it } from 'vitest'
import { comparisonLayers } from '#app/compare/comparison-layers.ts'
import type { Colouring } from '#colormap/colouring.ts'

const colouring = (maximum: number): Colouring => ({
  threshold: 2,
  maximum,
  showPositive: true,
  showNegative: true,
  fade: 0,
  opacity: 1,
  positiveLut: new Uint8Array(1024),
  negativeLut: new Uint8Array(1024),
})
const colourings = { a: colouring(8), b: colouring(4) }
const sides = (values: number[]) => ({
  left: Float32Array.from(values),
  right: Float32Array.from(values),
})
const values = { a: sides([3, 3, 1, -3, Number.NaN]), b: sides([3, 1, 3, 3, 3]) }
const options = { thresholds: { a: 2, b: 2 }, twoSided: true, showing: 'b' } as const
const left = (layers: ReturnType<typeof comparisonLayers>) =>
  layers.map((layer) => [...(layer.values?.left ?? [])])

describe('a comparison on the brain', () => {
  it('has the combined values in the colours of A', () => {
    const layers = comparisonLayers('difference', values, colourings, options)
    expect(left(layers)).toEqual([[0, 2, -2, -6, Number.NaN]])
    expect(layers[0]?.colouring).toBe(colourings.a)
  })

  it('draws two classes a layer, apart by sign, so that no colour between two classes comes up', () => {
    const layers = comparisonLayers('agreement', values, colourings, options)
    expect(left(layers)).toEqual([
      [1, 0, 0, -1, Number.NaN],
      [0, 1, -1, 0, Number.NaN],
    ])
    const [, only] = layers
    expect([...only!.colouring.positiveLut.slice(1020)]).toEqual([0xe0, 0x82, 0x14, 255])
    expect([...only!.colouring.negativeLut.slice(1020)]).toEqual([0x45, 0x75, 0xb4, 255])
    expect(only!.colouring.showNegative).toBe(true)
  })

  it('shows the map whose turn it is, in its own colours', () => {
    const layers = comparisonLayers('flicker', values, colourings, options)
    expect(left(layers)).toEqual([[3, 1, 3, 3, 3]])
    expect(layers[0]?.colouring).toBe(colourings.b)
  })

  it('in two colours puts every vertex in one layer at most: only A, only B, both', () => {
    const layers = left(comparisonLayers('two-colours', values, colourings, options))
    expect(layers.map((layer) => layer.map((value) => value > 0))).toEqual([
      [false, true, false, false, false],
      [false, false, true, true, false],
      [true, false, false, false, false],
    ])
  })
})
