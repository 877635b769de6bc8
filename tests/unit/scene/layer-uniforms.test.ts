import { expect, it } from 'vitest'
import { layerSlots } from '#scene/layer-slots.ts'
import { layerCount, layerUniforms, setLayerUniforms } from '#scene/layer-uniforms.ts'
import { createLutTextures } from '#scene/lut-textures.ts'
import type { LayerDrawing } from '#scene/stage-props.ts'
import { createVolumeTextures } from '#scene/volume-textures.ts'
import { affineFromRows } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'
import { plainColouring as colouring } from '../../fixtures/plain-colouring.ts'

const volumeOf = (values: readonly number[], mm: number): Volume => ({
  shape: [values.length, 1, 1],
  toWorld: affineFromRows<'voxel', 'world'>([
    [mm, 0, 0, 0],
    [0, mm, 0, 0],
    [0, 0, mm, 0],
  ]),
  values: Float32Array.from(values),
})
const [whole, holed] = [volumeOf([1, 2], 2), volumeOf([1, Number.NaN, 3], 4)]

function told(
  layers: readonly LayerDrawing[],
  reads: 'nearest' | 'trilinear' | null = 'trilinear',
) {
  const uniforms = layerUniforms()
  const textures = { luts: createLutTextures(), volumes: createVolumeTextures() }
  const slots = layerSlots(layers)
  setLayerUniforms(uniforms, slots, 0.3, textures, () => reads)
  /** Of the map in each slot that has one. */
  const of = (name: keyof typeof uniforms) =>
    (uniforms[name].value as number[]).slice(0, slots.length)
  return { uniforms, textures, of, count: layerCount(slots) }
}

it('tells a program how each map is coloured, with what it has left out filled in', () => {
  const { uniforms, textures, of } = told([
    { values: null, colouring },
    {
      values: null,
      colouring: {
        ...colouring,
        threshold: 3,
        negativeThreshold: 4,
        maximum: 9,
        showPositive: false,
        showNegative: false,
        fade: 0.5,
        fadePower: 2,
        opacity: 0.7,
      },
    },
    {
      values: null,
      colouring: { ...colouring, fade: 0.5, contour: false, discrete: true, negativeThreshold: 0 },
    },
  ])
  const numbers = {
    threshold: [1, 3, 1],
    negativeThreshold: [1, 4, 0],
    maximum: [2, 9, 2],
    showPositive: [1, 0, 1],
    showNegative: [1, 0, 1],
    fade: [0, 0.5, 0.5],
    fadePower: [1, 2, 1],
    // Where maps fade below the threshold, a line shows where that is.
    contour: [0, 1, 0],
    opacity: [1, 0.7, 1],
    discrete: [0, 0, 1],
    role: [0, 0, 0],
    beside: [0, 0, 0],
    lowest: [1, 0, 0],
    reads: [0, 0, 0],
    gaps: [0, 0, 0],
  }
  const found = Object.keys(numbers).map((name) => [name, of(name as keyof typeof numbers)])
  expect(Object.fromEntries(found)).toEqual(numbers)
  expect(uniforms.edge.value).toBe(0.3)
  const tables = [colouring.positiveLut, colouring.negativeLut]
  expect(uniforms.luts.value).toBe(textures.luts.of([...tables, ...tables, ...tables]))
})

it('tells which side of the edge a map keeps to and what a second one is for', () => {
  const plain = { values: null, colouring }
  const beside = told([
    { ...plain, beside: 'left', second: { ...plain, as: 'opacity' } },
    { ...plain, beside: 'right', second: { ...plain, as: 'colour' } },
  ])
  expect(beside.of('beside')).toEqual([-1, -1, 1, 1])
  expect(beside.of('role')).toEqual([1, -1, 2, -1])
  expect(beside.of('lowest')).toEqual([1, 0, 1, 0])
  expect(beside.count).toBe(4)
})

it('tells where volumes lie and how they are read, labels never between voxels', () => {
  const rows = { ...colouring, discrete: true }
  const layers = [
    { values: null, colouring, volume: whole },
    { values: null, colouring: rows, volume: holed },
    { values: null, colouring },
  ]
  const { uniforms, textures, of } = told(layers)
  expect([of('reads'), of('gaps')]).toEqual([
    [1, 2, 0],
    [0, 1, 0],
  ])
  const [first, second] = [textures.volumes.of(whole)!, textures.volumes.of(holed)!]
  const { volume0, volume1, volume2, toVoxel, voxels } = uniforms
  expect([volume0.value, volume1.value, volume2.value]).toEqual([
    first.texture,
    second.texture,
    null,
  ])
  expect([...toVoxel.value.slice(0, 32)]).toEqual([...first.toVoxel, ...second.toVoxel])
  expect([...voxels.value.slice(0, 6)]).toEqual([2, 1, 1, 3, 1, 1])
  expect(told(layers, 'nearest').of('reads')).toEqual([2, 2, 0])
  const unread = told(layers, null)
  expect([unread.of('reads'), unread.uniforms.volume0.value]).toEqual([[0, 0, 0], null])
})

it('has room for a map where there is none, and no tables of colours for it', () => {
  const { uniforms, count } = told([])
  expect([count, uniforms.luts.value]).toEqual([1, null])
})
