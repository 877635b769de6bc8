import { describe, expect, it } from 'vitest'
import type { Colouring } from '#colormap/colouring.ts'
import { createCortexMaterials, setLayers } from '#scene/cortex-material.ts'
import { layerSlots } from '#scene/layer-slots.ts'
import { createLutTextures } from '#scene/lut-textures.ts'
import type { LayerDrawing } from '#scene/stage-props.ts'
import { createVolumeTextures } from '#scene/volume-textures.ts'
import type { Volume } from '#volume/volume.ts'

const colouring: Colouring = {
  threshold: 1,
  maximum: 2,
  showPositive: true,
  showNegative: true,
  fade: 0,
  opacity: 1,
  positiveLut: new Uint8Array(1024),
  negativeLut: new Uint8Array(1024),
}
const plain: LayerDrawing = { values: null, colouring }
const volume: Volume = {
  values: new Float32Array(8),
  shape: [2, 2, 2],
  toWorld: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0] as unknown as Volume['toWorld'],
}

describe('the program of the cortex', () => {
  const materials = createCortexMaterials()
  const textures = { luts: createLutTextures(), volumes: createVolumeTextures() }
  const definesOf = (...layers: readonly LayerDrawing[]) => {
    setLayers(materials, layerSlots(layers), 0.5, textures)
    return materials.still.defines
  }
  const plainest = { LAYERS: 1, REGION_GROUPS: 1, DISCRETE: 0, VOLUMES: 0, EDGE: 0 }

  it('is the plainest for one map read at the vertices, or none', () => {
    expect(definesOf()).toEqual(plainest)
    expect(definesOf(plain)).toEqual(plainest)
    expect(definesOf({ ...plain, volume })).toEqual(plainest)
  })

  it('reads volumes, keeps rows apart and knows an edge where a map needs it, even the only one', () => {
    expect(definesOf({ ...plain, volume, reads: 'trilinear' })).toEqual({ ...plainest, VOLUMES: 1 })
    const rows = { ...plain, colouring: { ...colouring, discrete: true } }
    expect(definesOf(rows)).toEqual({ ...plainest, DISCRETE: 1 })
    expect(definesOf({ ...plain, beside: 'right' })).toEqual({ ...plainest, EDGE: 1 })
    expect(definesOf(plain, plain)).toEqual({ ...plainest, LAYERS: 2 })
  })

  it('is another one only when it has to be', () => {
    definesOf(plain)
    const { version } = materials.still
    definesOf({ ...plain, colouring: { ...colouring, threshold: 1.5 } })
    expect(materials.still.version).toBe(version)
    definesOf({ ...plain, beside: 'left' })
    expect(materials.still.version).toBe(version + 1)
  })
})
