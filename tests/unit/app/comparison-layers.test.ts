import { describe, expect, it } from 'vitest'
import { type ComparisonSource, comparisonLayers } from '#app/compare/comparison-layers.ts'
import type { Colouring } from '#colormap/colouring.ts'
import { affineFromRows } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'
import { plainColouring } from '../../fixtures/plain-colouring.ts'

const colouring = (maximum: number): Colouring => ({ ...plainColouring, threshold: 2, maximum })
const colourings = { a: colouring(8), b: colouring(4) }
const sides = (values: number[]) => ({
  left: Float32Array.from(values),
  right: Float32Array.from(values),
})
const volumeOf = (values: number[]): Volume => ({
  shape: [values.length, 1, 1],
  toWorld: affineFromRows([
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [0, 0, 1, 0],
  ]),
  values: Float32Array.from(values),
})
const [a, b] = [
  [3, 3, 1, -3, Number.NaN],
  [3, 1, 3, 3, 3],
]
const layerOf = (values: number[], side: 'a' | 'b') => ({
  values: sides(values),
  volume: volumeOf(values),
  colouring: colourings[side],
})
const upper = { values: sides([1, 1, 1, 1, 1]), colouring: colouring(1) }
const source: ComparisonSource = {
  values: { a: sides(a), b: sides(b) },
  volumes: { a: volumeOf(a), b: volumeOf(b) },
  colourings,
  drawn: { a: [layerOf(a, 'a'), upper], b: [layerOf(b, 'b')] },
}
const options = { thresholds: { a: 2, b: 2 }, twoSided: true, showing: 'b' } as const
const layers = (id: Parameters<typeof comparisonLayers>[0], from = source) =>
  comparisonLayers(id, from, options)
const left = (drawn: ReturnType<typeof comparisonLayers>) =>
  drawn.map((layer) => [...(layer.values?.left ?? [])])
const voxels = (drawn: ReturnType<typeof comparisonLayers>) =>
  drawn.map((layer) => [...(layer.volume?.values ?? [])])

describe('a comparison as one picture', () => {
  it('has the combined values in the colours of A, a vertex and a voxel', () => {
    const [difference] = layers('difference')
    expect(left([difference!])).toEqual([[0, 2, -2, -6, Number.NaN]])
    expect(voxels([difference!])).toEqual([[0, 2, -2, -6, Number.NaN]])
    expect(difference?.colouring).toBe(colourings.a)
  })

  it('works out no voxels where nothing cuts through them', () => {
    expect(layers('difference', { ...source, volumes: null })[0]?.volume).toBeNull()
  })

  it('draws two classes a layer, apart by sign, so that no colour between two classes comes up', () => {
    const drawn = layers('agreement')
    const classes = [
      [1, 0, 0, -1, Number.NaN],
      [0, 1, -1, 0, Number.NaN],
    ]
    expect(left(drawn)).toEqual(classes)
    expect(voxels(drawn)).toEqual(classes)
    const [, only] = drawn
    expect([...only!.colouring.positiveLut.slice(1020)]).toEqual([0xe0, 0x82, 0x14, 255])
    expect([...only!.colouring.negativeLut.slice(1020)]).toEqual([0x45, 0x75, 0xb4, 255])
    // A class ends half-way to where it is not, and is as clear up to there.
    expect(only!.colouring).toMatchObject({
      ...{ threshold: 0.5, maximum: 1, fade: 0, opacity: 1 },
      ...{ showPositive: true, showNegative: true },
    })
  })

  it('shows the map whose turn it is as its side draws it, with what lies over it', () => {
    expect(layers('flicker')).toBe(source.drawn.b)
    expect(layers('a')).toBe(source.drawn.a)
    expect(layers('a')).toHaveLength(2)
  })

  it('wipes A on the left of the edge and B on the right, the lowest of both first', () => {
    const drawn = layers('wipe')
    expect(drawn.map(({ beside }) => beside)).toEqual(['left', 'right', 'left'])
    expect(left(drawn)).toEqual([a, b, [1, 1, 1, 1, 1]])
    expect(drawn[1]?.colouring).toBe(colourings.b)
  })

  it('in two colours reads both maps at one place, of one sign each', () => {
    const [drawn, ...more] = layers('two-colours')
    expect(more).toEqual([])
    expect(left([drawn!])).toEqual([a])
    expect([...drawn!.second!.values!.left]).toEqual(b)
    expect(drawn!.second).toMatchObject({ as: 'colour', colouring: { showNegative: false } })
    expect(drawn!.colouring.showNegative).toBe(false)
    // Orange where only A is high, white where both are.
    expect([...drawn!.colouring.positiveLut.slice(1020, 1023)]).toEqual([230, 107, 13])
    expect([...drawn!.colouring.negativeLut.slice(1020, 1023)]).toEqual([255, 255, 247])
  })
})
