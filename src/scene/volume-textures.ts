/** Volumes as 3D textures, each on the GPU once however many views and layers read it. */
import {
  ClampToEdgeWrapping,
  Data3DTexture,
  DataUtils,
  FloatType,
  HalfFloatType,
  LinearFilter,
  RedFormat,
  RGFormat,
} from 'three'
import { invert } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'

export type VolumeTexture = {
  readonly texture: Data3DTexture
  /** Some voxels have no value: the second channel is 1 where one has. */
  readonly gaps: boolean
  readonly shape: number[]
  /** World mm to voxel indices, 16 numbers, column by column. */
  readonly toVoxel: number[]
}

export type VolumeTextures = {
  /** Null for a volume that no texture holds: an affine without inverse, or an axis longer than the graphics card takes. */
  readonly of: (volume: Volume) => VolumeTexture | null
  /** Frees what is not among these. */
  readonly keep: (inUse: ReadonlySet<Volume>) => void
  /** Whether the graphics card mixes between float32 numbers; else half floats are sent, whose 11 bits do for colours. */
  readonly setPrecision: (float32: boolean, longest: number) => void
}

export function createVolumeTextures(): VolumeTextures {
  const known = new Map<Volume, VolumeTexture | null>()
  let [float32, longest] = [false, 256]
  const make = (volume: Volume): VolumeTexture | null => {
    if (volume.shape.some((length) => length > longest)) return null
    try {
      const toVoxel = columns(invert(volume.toWorld))
      const { data, gaps } = packVoxels(volume)
      const texture = new Data3DTexture(float32 ? data : halved(data, volume), ...volume.shape)
      texture.format = gaps ? RGFormat : RedFormat
      texture.type = float32 ? FloatType : HalfFloatType
      texture.minFilter = LinearFilter
      texture.magFilter = LinearFilter
      for (const axis of ['wrapS', 'wrapT', 'wrapR'] as const) texture[axis] = ClampToEdgeWrapping
      texture.unpackAlignment = 1
      texture.needsUpdate = true
      return { texture, gaps, shape: [...volume.shape], toVoxel }
    } catch (error) {
      if (error instanceof RangeError) return null
      throw error
    }
  }
  return {
    of: (volume) => {
      const found = known.get(volume)
      if (found !== undefined) return found
      const made = make(volume)
      known.set(volume, made)
      return made
    },
    keep: (inUse) => {
      for (const [volume, made] of known)
        if (!inUse.has(volume)) {
          made?.texture.dispose()
          known.delete(volume)
        }
    },
    setPrecision: (exact, side) => {
      ;[float32, longest] = [exact, side]
    },
  }
}

/** The values as float32; where some are not finite, pairs of the value (else 0) and 1 (else 0). */
export function packVoxels({ values }: Volume): { readonly data: Float32Array; gaps: boolean } {
  let gaps = false
  // Only what is no number differs from itself less itself.
  for (let i = 0; i < values.length && !gaps; i++) gaps = values[i]! - values[i]! !== 0
  if (!gaps)
    return { data: values instanceof Float32Array ? values : Float32Array.from(values), gaps }
  const data = new Float32Array(values.length * 2)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (value - value !== 0) continue
    data[i * 2] = value
    data[i * 2 + 1] = 1
  }
  return { data, gaps }
}

/** @throws RangeError where half floats can't hold the numbers */
function halved(data: Float32Array, { shape }: Volume): Uint16Array {
  const out = new Uint16Array(data.length)
  for (let i = 0; i < data.length; i++) {
    if (Math.abs(data[i]!) > 65504)
      throw new RangeError(`a voxel of ${shape.join(' x ')} is too large for a half float`)
    out[i] = DataUtils.toHalfFloat(data[i]!)
  }
  return out
}

function columns(affine: readonly number[]): number[] {
  const m = (row: number, column: number) =>
    row === 3 ? (column === 3 ? 1 : 0) : affine[row * 4 + column]!
  return Array.from({ length: 16 }, (_, i) => m(i % 4, i >> 2))
}
