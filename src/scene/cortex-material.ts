/** How a hemisphere of one pane is painted: its uniforms, and the materials that read them. */
import {
  ClampToEdgeWrapping,
  DataTexture,
  GLSL3,
  type IUniform,
  LinearFilter,
  RawShaderMaterial,
  RGBAFormat,
} from 'three'
import type { Colouring } from '#colormap/colouring.ts'
import { lightness, parseColour } from './parse-colour.ts'
import { cortexShader, depthOnlyShader } from './shaders.ts'
import type { StageTheme } from './stage-basis.ts'

/** Bare cortex, as it is on the screen where the light is 1: a warm light grey. */
export const baseTone = [0.845, 0.825, 0.8] as const

type Uniforms = ReturnType<typeof cortexUniforms>

function cortexUniforms() {
  const number = (value: number): IUniform<number> => ({ value })
  const colour = (value: readonly number[]): IUniform<readonly number[]> => ({ value })
  const texture = (): IUniform<DataTexture | null> => ({ value: null })
  return {
    surfaceMix: number(0),
    inflation: number(0),
    glass: number(0),
    presence: number(1),
    baseTone: colour(baseTone),
    rimTone: colour([0.5, 0.5, 0.5]),
    rimSign: number(1),
    lit: number(1),
    pixelRatio: number(1),
    hasValues: number(0),
    threshold: number(0),
    maximum: number(1),
    showPositive: number(1),
    showNegative: number(1),
    fade: number(0),
    opacity: number(1),
    positiveLut: texture(),
    negativeLut: texture(),
  }
}

export type CortexMaterials = {
  readonly uniforms: Uniforms
  /** For a brain that stands on one surface, and for one between two. */
  readonly still: RawShaderMaterial
  readonly moving: RawShaderMaterial
  readonly depthStill: RawShaderMaterial
  readonly depthMoving: RawShaderMaterial
  readonly dispose: () => void
}

export function createCortexMaterials(): CortexMaterials {
  const uniforms = cortexUniforms()
  const material = (shader: typeof cortexShader, moving: boolean) =>
    new RawShaderMaterial({
      ...shader,
      uniforms,
      glslVersion: GLSL3,
      defines: moving ? { MOVING: '' } : {},
    })
  const all = {
    still: material(cortexShader, false),
    moving: material(cortexShader, true),
    depthStill: material(depthOnlyShader, false),
    depthMoving: material(depthOnlyShader, true),
  }
  for (const depth of [all.depthStill, all.depthMoving]) depth.colorWrite = false
  return {
    uniforms,
    ...all,
    dispose: () => {
      for (const made of Object.values(all)) made.dispose()
    },
  }
}

/** Lookup tables as textures, one an array, shared by all panes. */
export type LutTextures = {
  readonly of: (lut: Uint8Array) => DataTexture
  readonly dispose: () => void
}

export function createLutTextures(): LutTextures {
  const known = new Map<Uint8Array, DataTexture>()
  /** More tables than anybody compares at once; a dragged editor of tables must not fill the GPU. */
  const most = 16
  return {
    of: (lut) => {
      const made = known.get(lut)
      if (made) return made
      // No colour space: the table's bytes are what shall arrive on the screen.
      const texture = new DataTexture(lut, lut.length / 4, 1, RGBAFormat)
      texture.minFilter = LinearFilter
      texture.magFilter = LinearFilter
      texture.wrapS = ClampToEdgeWrapping
      texture.wrapT = ClampToEdgeWrapping
      texture.needsUpdate = true
      known.set(lut, texture)
      if (known.size > most) {
        const [oldest, old] = known.entries().next().value as [Uint8Array, DataTexture]
        known.delete(oldest)
        old.dispose()
      }
      return texture
    },
    dispose: () => {
      for (const texture of known.values()) texture.dispose()
      known.clear()
    },
  }
}

export function setColouring(uniforms: Uniforms, colouring: Colouring, luts: LutTextures): void {
  uniforms.threshold.value = colouring.threshold
  uniforms.maximum.value = colouring.maximum
  uniforms.showPositive.value = colouring.showPositive ? 1 : 0
  uniforms.showNegative.value = colouring.showNegative ? 1 : 0
  uniforms.fade.value = colouring.fade
  uniforms.opacity.value = colouring.opacity
  uniforms.positiveLut.value = luts.of(colouring.positiveLut)
  uniforms.negativeLut.value = luts.of(colouring.negativeLut)
}

/** The silhouette is drawn lighter on a dark ground and darker on a light one: the brain stands off from both. */
export function setTheme(uniforms: Uniforms, theme: StageTheme): void {
  const dark = lightness(parseColour(theme.background)) < 0.5
  uniforms.rimSign.value = dark ? 1 : -1
  uniforms.rimTone.value = dark ? [0.78, 0.84, 0.92] : [0.36, 0.42, 0.5]
}

/** Solid, or blended over what was drawn before: of glass, or on its way in or out (`presence` 1 there .. 0 gone). */
export function setGlass(materials: CortexMaterials, glass: number, presence: number): boolean {
  const seeThrough = glass > 0 || presence < 1
  materials.uniforms.glass.value = glass
  materials.uniforms.presence.value = presence
  for (const material of [materials.still, materials.moving]) {
    material.transparent = seeThrough
    material.depthWrite = !seeThrough
  }
  return seeThrough
}
