/** How a hemisphere of one view is painted: its uniforms, and the materials that read them. */
import { CustomBlending, DoubleSide, GLSL3, type IUniform, RawShaderMaterial } from 'three'
import type { LayerSlot } from './layer-slots.ts'
import {
  fades,
  type LayerTextures,
  layerCount,
  layerUniforms,
  setLayerUniforms,
} from './layer-uniforms.ts'
import { lightness, parseColour } from './parse-colour.ts'
import { cortexShader, depthOnlyShader } from './shaders.ts'
import type { RegionDrawing, StageTheme } from './stage-basis.ts'

/** Bare cortex, as it is on the screen where the light is 1: a warm light grey. */
export const baseTone = [0.845, 0.825, 0.8] as const

/** Regions that one hemisphere shows at most: as many as the vertex attributes that every graphics card has. */
export const mostRegions = 20

/** LAYERS and REGIONS: so many; else 1 where the program can do it. */
export type Defines = Record<
  'LAYERS' | 'FADES' | 'REGIONS' | 'DISCRETE' | 'VOLUMES' | 'EDGE',
  number
>

/**
 * What a program has to be able to do; at first what the first picture needs. What is left out is neither compiled nor carried
 * from vertex to pixel, which is most of a frame where no graphics card draws it: a processor runs all of a program for each
 * pixel, both ways of a branch and a loop once more than it is asked to.
 */
const usual: Defines = { LAYERS: 1, FADES: 0, REGIONS: 2, DISCRETE: 0, VOLUMES: 0, EDGE: 0 }

type Uniforms = ReturnType<typeof cortexUniforms>

function cortexUniforms() {
  const number = (value: number): IUniform<number> => ({ value })
  const colour = (value: readonly number[]): IUniform<readonly number[]> => ({ value })
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
    ...layerUniforms(),
    regionTone: { value: new Float32Array(mostRegions * 3) } as IUniform<Float32Array>,
    regionCasing: { value: Array.from({ length: mostRegions }, () => 0) } as IUniform<number[]>,
    regionStrength: { value: Array.from({ length: mostRegions }, () => 0) } as IUniform<number[]>,
  }
}

export type CortexMaterials = {
  readonly uniforms: Uniforms
  /** For a brain that stands on one surface, and for one between two. */
  readonly still: RawShaderMaterial
  readonly moving: RawShaderMaterial
  readonly depthStill: RawShaderMaterial
  readonly depthMoving: RawShaderMaterial
  /** Borders of regions on the far side of a brain of glass. */
  readonly borders: RawShaderMaterial
  readonly dispose: () => void
}

export function createCortexMaterials(): CortexMaterials {
  const uniforms = cortexUniforms()
  const material = (shader: typeof cortexShader, moving: boolean) =>
    new RawShaderMaterial({
      ...shader,
      uniforms,
      glslVersion: GLSL3,
      defines: { ...usual, ...(moving ? { MOVING: '' } : {}) },
    })
  const all = {
    still: material(cortexShader, false),
    moving: material(cortexShader, true),
    depthStill: material(depthOnlyShader, false),
    depthMoving: material(depthOnlyShader, true),
  }
  const borders = material(cortexShader, false)
  borders.defines['BORDERS_ONLY'] = ''
  borders.side = DoubleSide
  borders.depthWrite = false
  // Blended among the solid bodies, before glass lays down its depth.
  borders.blending = CustomBlending
  for (const depth of [all.depthStill, all.depthMoving]) depth.colorWrite = false
  return {
    uniforms,
    ...all,
    borders,
    dispose: () => {
      for (const made of [...Object.values(all), borders]) made.dispose()
    },
  }
}

/** Takes another program where what is drawn needs one. */
function setDefine(materials: CortexMaterials, name: keyof Defines, value: number) {
  for (const material of [
    materials.still,
    materials.moving,
    materials.depthStill,
    materials.depthMoving,
    materials.borders,
  ]) {
    if (material.defines[name] === value) continue
    material.defines[name] = value
    material.needsUpdate = true
  }
}

export function setLayers(
  materials: CortexMaterials,
  slots: readonly LayerSlot[],
  edge: number,
  textures: LayerTextures,
): void {
  setDefine(materials, 'LAYERS', layerCount(slots))
  setDefine(materials, 'DISCRETE', slots.some(({ map }) => map.colouring.discrete) ? 1 : 0)
  setDefine(materials, 'FADES', slots.some(({ map }) => fades(map.colouring)) ? 1 : 0)
  setDefine(materials, 'EDGE', slots.some(({ beside }) => beside !== null) ? 1 : 0)
  const { uniforms } = materials
  setLayerUniforms(uniforms, slots, edge, textures, ({ reads = null }) => reads)
  // Where there is no map it stays as it is: one is on its way.
  if (slots.some(({ map }) => map.values || map.reads))
    setDefine(materials, 'VOLUMES', slots.some((_, i) => uniforms.reads.value[i]! > 0) ? 1 : 0)
}

/** The regions of one hemisphere, in the order of the members in its attributes. */
export function setRegions(materials: CortexMaterials, regions: readonly RegionDrawing[]): void {
  const drawn = regions.slice(0, mostRegions)
  setDefine(materials, 'REGIONS', drawn.length > 2 ? 4 * Math.ceil(drawn.length / 4) : 2)
  const { uniforms } = materials
  uniforms.regionStrength.value.fill(0)
  drawn.forEach(({ colour, strength = 1 }, i) => {
    const tone = parseColour(colour)
    uniforms.regionTone.value.set(tone, i * 3)
    uniforms.regionStrength.value[i] = strength
    // A light line is cased in dark and a dark line in light, so that it shows on every colour of a map.
    uniforms.regionCasing.value[i] = lightness(tone) > 0.4 ? 0 : 1
  })
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
