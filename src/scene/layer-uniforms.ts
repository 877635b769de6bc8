/** The layers of a view as uniforms: the same for the cortex and for slices, so that both show one threshold. */
import type { Data3DTexture, DataTexture, IUniform } from 'three'
import type { Colouring } from '#colormap/colouring.ts'
import type { Interpolation } from '#volume/interpolate.ts'
import { type LayerSlot, mostSlots } from './layer-slots.ts'
import type { LutTextures } from './lut-textures.ts'
import type { VolumeTextures } from './volume-textures.ts'

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
  'role',
  'beside',
  'lowest',
] as const
const volumeNames = ['volume0', 'volume1', 'volume2', 'volume3'] as const

/** As the shader tells them apart. */
const roles = { alone: 0, opacity: 1, colour: 2, second: -1 } as const
const sides = { left: -1, right: 1 } as const

const perLayer = <T>(value: T): IUniform<T[]> => ({
  value: Array.from({ length: mostSlots }, () => value),
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
    toVoxel: { value: new Float32Array(mostSlots * 16) } as IUniform<Float32Array>,
    voxels: { value: new Float32Array(mostSlots * 3).fill(1) } as IUniform<Float32Array>,
    volume0: volume(),
    volume1: volume(),
    volume2: volume(),
    volume3: volume(),
    edge: { value: 0.5 } as IUniform<number>,
  }
}

/** What the shader's FADES is about: below its threshold a map is hinted at, or the threshold's line drawn. */
export const fades = ({ fade, contour }: Colouring) => fade > 0 || contour === true

/** What the shader's LAYERS is: it has at least one, which may show nothing. */
export const layerCount = (slots: readonly LayerSlot[]) => Math.max(1, slots.length)

/** `readsOf`: how a map's volume is read at each pixel, null for not at all. */
export function setLayerUniforms(
  uniforms: LayerUniforms,
  slots: readonly LayerSlot[],
  edge: number,
  { luts, volumes }: LayerTextures,
  readsOf: (map: LayerSlot['map']) => Interpolation | null,
): void {
  uniforms.edge.value = edge
  slots.forEach(({ map, role, beside, lowest }, i) => {
    const { colouring, volume } = map
    const wanted = readsOf(map)
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
      role: roles[role],
      beside: beside ? sides[beside] : 0,
      lowest: lowest ? 1 : 0,
    }
    for (const name of numberNames) uniforms[name].value[i] = numbers[name]
    uniforms[volumeNames[i]!].value = space?.texture ?? null
    if (!space) return
    uniforms.toVoxel.value.set(space.toVoxel, i * 16)
    uniforms.voxels.value.set(space.shape, i * 3)
  })
  if (slots.length > 0)
    uniforms.luts.value = luts.of(
      slots.flatMap(({ map: { colouring } }) => [colouring.positiveLut, colouring.negativeLut]),
    )
}
