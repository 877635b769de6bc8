import { describe, expect, it } from 'vitest'
import { backgroundLook } from '#scene/background.ts'
import { createLutTextures } from '#scene/lut-textures.ts'
import type { SliceDrawing } from '#scene/slice-drawing.ts'
import { frameSlice } from '#scene/slice-geometry.ts'
import { createSliceMaterials } from '#scene/slice-material.ts'
import { createVolumeTextures } from '#scene/volume-textures.ts'
import { affineFromRows } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'
import { plainColouring as colouring } from '../../fixtures/plain-colouring.ts'

const toWorld = affineFromRows<'voxel', 'world'>([
  [2, 0, 0, -10],
  [0, 2, 0, -20],
  [0, 0, 4, -30],
])
const volumeOf = (own: Partial<Volume> = {}): Volume => ({
  shape: [3, 2, 1],
  toWorld,
  values: Float32Array.of(1, 2, 3, 4, 5, 6),
  ...own,
})
const [map, anatomy] = [volumeOf(), volumeOf({ values: Float32Array.of(1, 1, 5, 9, 9, 9) })]
const drawingOf = (change: Partial<SliceDrawing> = {}): SliceDrawing => ({
  id: 'a',
  kind: 'slice',
  element: null,
  axis: 'axial',
  zoom: 1,
  panMm: [0, 0],
  interpolation: 'linear',
  background: null,
  atWorld: [0, 0, 0],
  layers: [],
  ...change,
})

function made() {
  const materials = createSliceMaterials()
  const textures = { luts: createLutTextures(), volumes: createVolumeTextures() }
  const { slice, lines } = materials
  const told = (name: string) => slice.uniforms[name]!.value
  const show = (change: Partial<SliceDrawing> = {}, ground = '#336699') =>
    materials.setDrawing(drawingOf(change), ground, textures)
  return { materials, textures, slice, lines, told, show }
}

describe('what a slice is painted with', () => {
  it('is the ground alone where there is neither anatomy nor map', () => {
    const { told, show, slice } = made()
    show()
    expect(told('ground')).toEqual([0.2, 0.4, 0.6])
    expect([told('hasBackground'), told('background'), slice.defines['LAYERS']]).toEqual([
      0,
      null,
      1,
    ])
  })

  it('is the anatomy from black to white, read as voxels are drawn, gaps told apart', () => {
    const { told, show, textures } = made()
    show({ background: anatomy, interpolation: 'nearest' })
    const { black, white } = backgroundLook(anatomy)
    const space = textures.volumes.of(anatomy)!
    expect(told('window')).toEqual([black, white])
    expect([told('hasBackground'), told('background')]).toEqual([1, space.texture])
    expect([told('backgroundToVoxel'), told('backgroundVoxels')]).toEqual([
      space.toVoxel,
      [3, 2, 1],
    ])
    expect([told('backgroundNearest'), told('backgroundGaps')]).toEqual([1, 0])
    const holed = volumeOf({ values: Float32Array.of(1, Number.NaN, 3, 4, 5, 6) })
    show({ background: holed })
    expect([told('backgroundNearest'), told('backgroundGaps')]).toEqual([0, 1])
    // One that no graphics card holds is left out, and so is what was there before.
    show({ background: volumeOf({ shape: [300, 1, 1] }) })
    expect([told('hasBackground'), told('background')]).toEqual([0, null])
  })

  it('is each map by the same reading, rows of a table by the nearest voxel', () => {
    const { told, show, slice } = made()
    const rows = { ...colouring, discrete: true }
    const layers = [
      { values: null, colouring, volume: map },
      { values: null, colouring: rows, volume: map },
    ]
    show({ layers })
    expect([...told('reads')].slice(0, 2)).toEqual([1, 2])
    show({ layers, interpolation: 'nearest', edge: 0.25 })
    expect([...told('reads')].slice(0, 2)).toEqual([2, 2])
    expect([told('edge'), slice.defines['LAYERS']]).toEqual([0.25, 2])
    show({ layers })
    expect(told('edge')).toBe(0.5)
  })

  it('is another program only for another number of maps', () => {
    const { show, slice } = made()
    const layer = { values: null, colouring, volume: map }
    show({ layers: [layer] })
    const { version } = slice
    show({ layers: [{ ...layer, colouring: { ...colouring, threshold: 1.5 } }] })
    expect(slice.version).toBe(version)
    show({ layers: [layer, layer] })
    expect([slice.version, slice.defines['LAYERS']]).toEqual([version + 1, 2])
  })

  it.each([
    ['axial', [1, 0, 0], [0, 1, 0], [0, 0, 1]],
    ['coronal', [1, 0, 0], [0, 0, 1], [0, 1, 0]],
    ['sagittal', [0, 1, 0], [0, 0, 1], [1, 0, 0]],
  ] as const)('lies along the %s plane, in a grid of the pane', (axis, right, up, across) => {
    const { materials, told, lines } = made()
    const size = { width: 300, height: 200 }
    const insets = { top: 0, right: 0, bottom: 0, left: 0 }
    const box = { min: [-70, -100, -60], max: [70, 70, 80] } as const
    const frame = frameSlice(axis, 12, box, size, insets, { zoom: 2, panMm: [5, 6] })
    const grid = { frame, stepMm: 4, count: 5, columns: 3, cell: [100, 90] as const }
    materials.setGrid(grid, size, 2)
    expect([told('rightAxis'), told('upAxis'), told('acrossAxis')]).toEqual([right, up, across])
    expect([told('firstMm'), told('stepMm'), told('count'), told('columns')]).toEqual([12, 4, 5, 3])
    expect(told('cell')).toEqual([100, 90])
    const pane = ['paneSize', 'pixelRatio', 'mmPerPx', 'centreMm', 'centrePx']
    expect(pane.map(told)).toEqual([[300, 200], 2, frame.mmPerPx, frame.centreMm, frame.centrePx])
    // What lies on the slice lies in the same pane.
    expect(pane.map((name) => lines.uniforms[name]!.value)).toEqual(pane.map(told))
  })

  it('lies flat, its lines blended over it, and both are given back', () => {
    const { materials, slice, lines } = made()
    for (const material of [slice, lines])
      expect([material.depthTest, material.depthWrite]).toEqual([false, false])
    expect([slice.transparent, lines.transparent]).toEqual([false, true])
    const gone: string[] = []
    slice.addEventListener('dispose', () => gone.push('slice'))
    lines.addEventListener('dispose', () => gone.push('lines'))
    materials.dispose()
    expect(gone).toEqual(['slice', 'lines'])
  })
})
