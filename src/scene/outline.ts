/** A region's border as bands of constant width on the screen, lying on whichever surface is drawn. */
import {
  Float32BufferAttribute,
  GLSL3,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  type IUniform,
  RawShaderMaterial,
} from 'three'
import type { Hemisphere } from '#atlas/cortex.ts'
import { isoLines } from '#mesh/contour.ts'
import { ribbonShader } from './shaders.ts'

/** Halves of the coloured band's width and of its casing's, CSS px. */
export const [coreHalfPx, casingHalfPx] = [1.3, 2.5] as const

const surfaceNames = ['Pial', 'Inflated', 'VeryInflated'] as const

/**
 * One instance a segment of the line on which `field` is 0.5. Segments that would be shorter than a hair are joined
 * with the next.
 */
export function createOutlineGeometry(
  { faces, surfaces }: Hemisphere,
  field: Float32Array,
  onUpload: () => void,
): InstancedBufferGeometry {
  const lines = isoLines(faces, field, 0.5)
  const starts: { from: number; to: number; t: number }[] = []
  const ends: { from: number; to: number; t: number }[] = []
  for (const { closed, crossings } of lines) {
    const last = closed ? crossings.length : crossings.length - 1
    for (let i = 0; i < last; i++) {
      starts.push(crossings[i]!)
      ends.push(crossings[(i + 1) % crossings.length]!)
    }
  }
  const inflated = surfaces.inflated ?? surfaces.pial
  const positions = [surfaces.pial, inflated, surfaces.veryInflated ?? inflated] as const
  const geometry = new InstancedBufferGeometry()
  geometry.instanceCount = starts.length
  geometry.setAttribute('corner', new Float32BufferAttribute([0, -1, 1, -1, 1, 1, 0, 1], 2))
  geometry.setIndex([0, 1, 2, 0, 2, 3])
  surfaceNames.forEach((name, surface) => {
    for (const [end, crossings] of [
      ['start', starts],
      ['end', ends],
    ] as const) {
      const array = new Float32Array(crossings.length * 3)
      crossings.forEach(({ from, to, t }, i) => {
        for (let axis = 0; axis < 3; axis++) {
          const a = positions[surface]![from * 3 + axis]!
          const b = positions[surface]![to * 3 + axis]!
          array[i * 3 + axis] = a + t * (b - a)
        }
      })
      geometry.setAttribute(
        `${end}${name}`,
        new InstancedBufferAttribute(array, 3).onUpload(onUpload),
      )
    }
  })
  return geometry
}

export type OutlineUniforms = ReturnType<typeof outlineUniforms>

function outlineUniforms(colour: readonly number[], halfWidth: number) {
  return {
    surfaceShares: { value: [1, 0, 0] } as IUniform<readonly number[]>,
    paneSize: { value: [1, 1] } as IUniform<readonly number[]>,
    halfWidth: { value: halfWidth },
    liftMm: { value: 1.2 },
    colour: { value: colour } as IUniform<readonly number[]>,
    strength: { value: 1 },
  }
}

export function createOutlineMaterial(colour: readonly number[], halfWidth: number) {
  const uniforms = outlineUniforms(colour, halfWidth)
  const material = new RawShaderMaterial({
    ...ribbonShader,
    uniforms,
    glslVersion: GLSL3,
    transparent: true,
    depthWrite: false,
  })
  return { material, uniforms }
}

/** Shares of the pial, inflated and very inflated surface at `inflation`. */
export function surfaceShares(inflation: number): [number, number, number] {
  const low = Math.min(1, Math.max(0, inflation))
  const high = Math.min(1, Math.max(0, inflation - 1))
  return [1 - low, low - high, high]
}
