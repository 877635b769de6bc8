/** Materials of the bodies in the brain: deep regions, blobs of a map, and foci as instanced spheres. */
import {
  CustomBlending,
  DoubleSide,
  GLSL3,
  type IUniform,
  OneMinusSrcAlphaFactor,
  RawShaderMaterial,
  SrcAlphaFactor,
} from 'three'
import type { HemisphereId } from '#atlas/cortex.ts'
import { parseColour } from './parse-colour.ts'
import { solidShader } from './shaders.ts'

export type SolidLook = {
  /** '#rrggbb', or red, green and blue 0..1. */
  readonly colour: string | readonly [number, number, number]
  /** The radius where the geometry is a unit sphere with one `centre` an instance. */
  readonly spheresMm?: number
  /** 1 unless told. */
  readonly opacity?: number
  /** Only the half of the body on this side of the midline is drawn. */
  readonly half?: HemisphereId
  /** Only what of it is on this side of the view's edge; see `setEdge`. */
  readonly beside?: 'left' | 'right'
}

export function createSolidMaterial({
  colour,
  spheresMm,
  opacity = 1,
  half,
  beside,
}: SolidLook): RawShaderMaterial {
  const material = new RawShaderMaterial({
    ...solidShader,
    uniforms: {
      colour: {
        value: typeof colour === 'string' ? parseColour(colour) : colour,
      } as IUniform<readonly number[]>,
      radiusMm: { value: spheresMm ?? 1 },
      opacity: { value: opacity },
      side: { value: half === undefined ? 0 : half === 'left' ? -1 : 1 },
      beside: { value: beside === undefined ? 0 : beside === 'left' ? -1 : 1 },
      edge: { value: 0.5 },
    },
    glslVersion: GLSL3,
    defines: spheresMm === undefined ? {} : { SPHERES: '' },
  })
  if (half !== undefined) material.side = DoubleSide
  if (opacity < 1) {
    // Blended among the solid bodies: the depth that glass lays down afterwards must not hide it.
    material.blending = CustomBlending
    material.blendSrc = SrcAlphaFactor
    material.blendDst = OneMinusSrcAlphaFactor
    material.depthWrite = false
  }
  return material
}

/** @param edge share of the view's width */
export function setEdge({ uniforms }: RawShaderMaterial, edge: number): void {
  const uniform = uniforms['edge']
  if (uniform) uniform.value = edge
}
