import { describe, expect, it } from 'vitest'
import {
  createCortexMaterials,
  mostRegions,
  setGlass,
  setLayers,
  setRegions,
  setTheme,
} from '#scene/cortex-material.ts'
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
  const usual = { LAYERS: 1, FADES: 0, REGIONS: 2, DISCRETE: 0, VOLUMES: 0, EDGE: 0 }
  const values = { left: new Float32Array(3), right: new Float32Array(3) }

  it('stays the same from no map to one that follows its volume, until that has come after the first picture', () => {
    const follows: LayerDrawing = { ...plain, values, reads: 'trilinear' }
    expect(materials.still.defines).toEqual(usual)
    expect(definesOf()).toEqual(usual)
    expect(definesOf(plain)).toEqual(usual)
    expect(definesOf(follows)).toEqual(usual)
    const reads = { ...usual, VOLUMES: 1 }
    expect(definesOf({ ...follows, volume })).toEqual(reads)
    // No map is on its way to another.
    expect(definesOf()).toEqual(reads)
    expect(definesOf(follows)).toEqual(usual)
  })

  it('reads no volume where no rule does, and none that the graphics card can not hold', () => {
    expect(definesOf({ ...plain, values, volume })).toEqual(usual)
    const flat = volume.toWorld.map(() => 0) as unknown as Volume['toWorld']
    const follows = { ...plain, values, reads: 'trilinear' } as const
    expect(definesOf({ ...follows, volume: { ...volume, toWorld: flat } })).toEqual(usual)
  })

  it('keeps rows apart, knows the edge of even one map alone, and what is seen below a threshold', () => {
    const rows = {
      ...plain,
      reads: 'nearest',
      colouring: { ...colouring, discrete: true },
    } as const
    expect(definesOf(rows)).toEqual({ ...usual, DISCRETE: 1 })
    expect(definesOf({ ...plain, beside: 'right' })).toEqual({ ...usual, EDGE: 1 })
    expect(definesOf(plain, plain)).toEqual({ ...usual, LAYERS: 2 })
    const faded = { ...plain, colouring: { ...colouring, fade: 0.2 } }
    const lined = { ...plain, colouring: { ...colouring, contour: true } }
    expect(definesOf(faded)).toEqual({ ...usual, FADES: 1 })
    expect(definesOf(plain)).toEqual(usual)
    expect(definesOf(lined)).toEqual({ ...usual, FADES: 1 })
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

describe('what the cortex is painted with', () => {
  const region = (colour: string, strength?: number) => ({
    key: colour,
    hemisphere: 'left' as const,
    label: '',
    colour,
    field: new Float32Array(),
    ...(strength !== undefined && { strength }),
  })

  it('are the outlines of its regions, light ones cased in dark and dark ones in light, as many as there is room for', () => {
    const materials = createCortexMaterials()
    const { regionTone, regionCasing, regionStrength } = materials.uniforms
    setRegions(materials, [region('#ffffff'), region('#000033', 0.25)])
    expect([...regionTone.value.subarray(0, 6)].map((part) => Math.round(part * 255))).toEqual([
      ...[255, 255, 255],
      ...[0, 0, 51],
    ])
    expect(regionCasing.value.slice(0, 2)).toEqual([0, 1])
    // What is not there has no strength.
    expect(regionStrength.value.slice(0, 4)).toEqual([1, 0.25, 0, 0])
    setRegions(materials, [region('#ffffff')])
    expect(regionStrength.value.slice(0, 2)).toEqual([1, 0])
    const roomFor = (count: number) => {
      setRegions(
        materials,
        Array.from({ length: count }, () => region('#ffffff')),
      )
      return materials.moving.defines['REGIONS']
    }
    const counts = [0, 1, 2, 3, 4, 5, mostRegions, mostRegions + 1]
    expect(counts.map(roomFor)).toEqual([2, 2, 2, 4, 4, 8, 20, 20])
    expect(regionStrength.value).toEqual(Array.from({ length: mostRegions }, () => 1))
  })

  it('is a silhouette that stands off from the ground: lighter on dark, darker on light', () => {
    const { uniforms } = createCortexMaterials()
    const rimOn = (background: string) => {
      setTheme(uniforms, { background, ink: '#808080' })
      return [uniforms.rimSign.value, Math.min(...uniforms.rimTone.value) > 0.5]
    }
    expect([rimOn('#101418'), rimOn('#ffffff')]).toEqual([
      [1, true],
      [-1, false],
    ])
  })

  it('hides what is behind it unless it is of glass or on its way', () => {
    const materials = createCortexMaterials()
    const { still, moving, uniforms, borders, depthStill, depthMoving } = materials
    const hides = (glass: number, presence: number) => {
      const seeThrough = setGlass(materials, glass, presence)
      for (const body of [still, moving])
        expect([body.transparent, body.depthWrite]).toEqual([seeThrough, !seeThrough])
      expect([uniforms.glass.value, uniforms.presence.value]).toEqual([glass, presence])
      return !seeThrough
    }
    expect([hides(0.4, 1), hides(0, 0.6), hides(0, 1)]).toEqual([false, false, true])
    // Lines on the far side cover nothing; a depth alone has no colour.
    expect(borders.depthWrite).toBe(false)
    expect([depthStill, depthMoving].map(({ colorWrite }) => colorWrite)).toEqual([false, false])
    expect([still, moving].map(({ defines }) => 'MOVING' in defines)).toEqual([false, true])
    expect([depthStill, depthMoving].map(({ defines }) => 'MOVING' in defines)).toEqual([
      false,
      true,
    ])
  })

  it('is given back whole', () => {
    const materials = createCortexMaterials()
    const { still, moving, depthStill, depthMoving, borders } = materials
    let gone = 0
    for (const one of [still, moving, depthStill, depthMoving, borders])
      one.addEventListener('dispose', () => gone++)
    materials.dispose()
    expect(gone).toBe(5)
  })
})
