/** Materials of the small bodies: deep regions, and foci as instanced spheres. */
import { GLSL3, type IUniform, RawShaderMaterial } from 'three'
import { parseColour } from './parse-colour.ts'
import { solidShader } from './shaders.ts'

/** `spheresMm`: the radius where the geometry is a unit sphere with one `centre` an instance. */
export function createSolidMaterial(colour: string, spheresMm?: number): RawShaderMaterial {
  return new RawShaderMaterial({
    ...solidShader,
    uniforms: {
      colour: { value: parseColour(colour) } as IUniform<readonly number[]>,
      radiusMm: { value: spheresMm ?? 1 },
    },
    glslVersion: GLSL3,
    defines: spheresMm === undefined ? {} : { SPHERES: '' },
  })
}
