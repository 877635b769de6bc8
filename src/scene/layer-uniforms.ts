/** The layers of a view as uniforms: the same for the cortex and for slices, so that both show one threshold. */
import type { Data3DTexture, DataTexture, IUniform } from 'three'
import type { Interpolation } from '#volume/interpolate.ts'
import type { LutTextures } from './lut-textures.ts'
import type { LayerDrawing } from './views/view-basis.ts'
import type { VolumeTextures } from './volume-textures.ts'

/** Layers that one view shows at most. */
export const mostLayers = 3

export type LayerTextures = { readonly luts: LutTextures; readonly volumes: VolumeTextures }

export type LayerUniforms = ReturnType<typeof layerUniforms>

const numberNames = [
  'threshold',
  'negativeThreshold',
  'maximum',
  'showPositive',
  'showNegative',
  'fade',
  'fadePower',
  'contour',
  'opacity',
  'reads',
  'gaps',
  'discrete',
] as const
const volumeNames = ['volume0', 'volume1', 'volume2'] as const

const perLayer = <T>(value: T): IUniform<T[]> => ({
  value: Array.from({ length: mostLayers }, () => value),
})

export function layerUniforms() {
  const numbers = Object.fromEntries(numberNames.map((name) => [name, perLayer(0)])) as {
    readonly [name in (typeof numberNames)[number]]: IUniform<number[]>
  }
  const volume = (): IUniform<Data3DTexture | null> => ({ value: null })
  return {
    ...numbers,
    luts: { value: null } as IUniform<DataTexture | null>,
    // Matrices and vectors one after the other, as WebGL takes arrays of them.
    toVoxel: { value: new Float32Array(mostLayers * 16) } as IUniform<Float32Array>,
    voxels: { value: new Float32Array(mostLayers * 3).fill(1) } as IUniform<Float32Array>,
    volume0: volume(),
    volume1: volume(),
    volume2: volume(),
  }
}

/** What the shader's LAYERS is: it has at least one, which may show nothing. */
export const layerCount = (layers: readonly LayerDrawing[]) =>
  Math.min(mostLayers, Math.max(1, layers.length))

/** Layers beyond the most are left out. `readsOf`: how a layer's volume is read at each pixel, null for not at all. */
export function setLayerUniforms(
  uniforms: LayerUniforms,
  layers: readonly LayerDrawing[],
  { luts, volumes }: LayerTextures,
  readsOf: (layer: LayerDrawing) => Interpolation | null,
): void {
  const drawn = layers.slice(0, mostLayers)
  drawn.forEach((layer, i) => {
    const { colouring, volume } = layer
    const wanted = readsOf(layer)
    const reads = wanted && colouring.discrete ? 'nearest' : wanted
    const space = volume && reads ? volumes.of(volume) : null
    const numbers: { readonly [name in (typeof numberNames)[number]]: number } = {
      threshold: colouring.threshold,
      negativeThreshold: colouring.negativeThreshold ?? colouring.threshold,
      maximum: colouring.maximum,
      showPositive: colouring.showPositive ? 1 : 0,
      showNegative: colouring.showNegative ? 1 : 0,
      fade: colouring.fade,
      fadePower: colouring.fadePower ?? 1,
      contour: (colouring.contour ?? colouring.fade > 0) ? 1 : 0,
      opacity: colouring.opacity,
      reads: !space ? 0 : reads === 'nearest' ? 2 : 1,
      gaps: space?.gaps ? 1 : 0,
      discrete: colouring.discrete ? 1 : 0,
    }
    for (const name of numberNames) uniforms[name].value[i] = numbers[name]
    uniforms[volumeNames[i]!].value = space?.texture ?? null
    if (!space) return
    uniforms.toVoxel.value.set(space.toVoxel, i * 16)
    uniforms.voxels.value.set(space.shape, i * 3)
  })
  if (drawn.length > 0)
    uniforms.luts.value = luts.of(
      drawn.flatMap(({ colouring }) => [colouring.positiveLut, colouring.negativeLut]),
    )
}
