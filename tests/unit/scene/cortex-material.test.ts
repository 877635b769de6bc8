import { describe, expect, it } from 'vitest'
import { createCortexMaterials, setLayers } from '#scene/cortex-material.ts'
import { layerSlots } from '#scene/layer-slots.ts'
import { createLutTextures } from '#scene/lut-textures.ts'
import type { LayerDrawing } from '#scene/stage-props.ts'
import { createVolumeTextures } from '#scene/volume-textures.ts'
import type { Volume } from '#volume/volume.ts'
import { plainColouring as colouring } from '../../fixtures/plain-colouring.ts'

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
  const usual = { LAYERS: 1, REGION_GROUPS: 1, DISCRETE: 0, VOLUMES: 1, EDGE: 0 }
  const values = { left: new Float32Array(3), right: new Float32Array(3) }

  it('stays the same from no map to one that follows its volume, which comes after the first picture', () => {
    const follows: LayerDrawing = { ...plain, values, reads: 'trilinear' }
    expect(materials.still.defines).toEqual(usual)
    expect(definesOf()).toEqual(usual)
    expect(definesOf(plain)).toEqual(usual)
    expect(definesOf(follows)).toEqual(usual)
    expect(definesOf({ ...follows, volume })).toEqual(usual)
  })

  it('reads no volume where no rule does, keeps rows apart, and knows the edge of even one map alone', () => {
    expect(definesOf({ ...plain, values, volume })).toEqual({ ...usual, VOLUMES: 0 })
    const rows = {
      ...plain,
      reads: 'nearest',
      colouring: { ...colouring, discrete: true },
    } as const
    expect(definesOf(rows)).toEqual({ ...usual, DISCRETE: 1 })
    expect(definesOf({ ...plain, beside: 'right' })).toEqual({ ...usual, EDGE: 1 })
    expect(definesOf(plain, plain)).toEqual({ ...usual, LAYERS: 2 })
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
