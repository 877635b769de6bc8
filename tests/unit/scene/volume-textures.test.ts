import { FloatType, HalfFloatType, LinearFilter } from 'three'
import { describe, expect, it } from 'vitest'
import { createVolumeTextures, packVoxels } from '#scene/volume-textures.ts'
import { affineFromRows } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'

const toWorld = affineFromRows<'voxel', 'world'>([
  [2, 0, 0, -10],
  [0, 2, 0, -20],
  [0, 0, 4, -30],
])
const volume = (values: ArrayLike<number>): Volume => ({
  shape: [2, 2, 1],
  toWorld,
  values: Float32Array.from(values),
})

describe('packVoxels', () => {
  it('sends the numbers as they are where all are there', () => {
    const whole = volume([1, 2, 3, 4])
    expect(packVoxels(whole)).toEqual({ data: whole.values, gaps: false })
  })

  it('tells which voxels have a value where some have none', () => {
    const { data, gaps } = packVoxels(volume([1, Number.NaN, Number.POSITIVE_INFINITY, -4]))
    expect(gaps).toBe(true)
    expect([...data]).toEqual([1, 1, 0, 0, 0, 0, -4, 1])
  })
})

describe('createVolumeTextures', () => {
  it('makes one texture a volume, and a new one after it was given back', () => {
    const textures = createVolumeTextures()
    const [one, other] = [volume([1, 2, 3, 4]), volume([5, 6, 7, 8])]
    const made = textures.of(one)
    expect(textures.of(one)).toBe(made)
    let freed = 0
    made!.texture.addEventListener('dispose', () => freed++)
    textures.of(other)
    textures.keep(new Set([other]))
    expect(freed).toBe(1)
    expect(textures.of(one)).not.toBe(made)
  })

  it('hands the shader the inverse, column by column', () => {
    const { toVoxel, shape } = createVolumeTextures().of(volume([1, 2, 3, 4]))!
    expect(toVoxel).toEqual([0.5, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0.25, 0, 5, 10, 7.5, 1])
    expect(shape).toEqual([2, 2, 1])
  })

  it('is mixed between its voxels, as half floats until the card is known to mix exact ones', () => {
    const textures = createVolumeTextures()
    const largest = volume([1, 2, 3, -65504])
    const { texture } = textures.of(largest)!
    expect([texture.minFilter, texture.magFilter]).toEqual([LinearFilter, LinearFilter])
    expect([texture.type, texture.image.data]).toEqual([HalfFloatType, expect.any(Uint16Array)])
    textures.setPrecision(true, 64)
    textures.keep(new Set())
    const exact = textures.of(largest)!.texture
    expect([exact.type, exact.image.data]).toEqual([FloatType, largest.values])
  })

  it('leaves out what no texture can hold, and does not throw', () => {
    const textures = createVolumeTextures()
    textures.setPrecision(true, 1)
    expect(textures.of(volume([1, 2, 3, 4]))).toBeNull()
    const wide = createVolumeTextures()
    wide.setPrecision(true, 2)
    expect(wide.of(volume([1, 2, 3, 4]))).not.toBeNull()
    textures.setPrecision(false, 64)
    expect(textures.of(volume([1, 2, 3, 1e6]))).toBeNull()
    const flat = affineFromRows<'voxel', 'world'>([
      [0, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
    ])
    expect(textures.of({ ...volume([1, 2, 3, 4]), toWorld: flat })).toBeNull()
  })
})
