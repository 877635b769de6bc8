/** What of a map is above its threshold, as bodies that a brain of glass shows. */
import { type Colouring, thresholdFor } from '#colormap/colouring.ts'
import { isosurface } from '#mesh/isosurface.ts'
import { vertexNormals } from '#mesh/normals.ts'
import { affineFromRows, affineRows, apply, determinant } from '#space/affine.ts'
import { point } from '#space/point.ts'
import type { Volume } from '#volume/volume.ts'
import { lookUpColour } from './colour-value.ts'

export type Blob = {
  readonly positionsWorld: Float32Array
  readonly faces: Uint32Array
  readonly normals: Float32Array
  /** Red, green and blue 0..1: what the bar has for the value along which the surface runs. */
  readonly tone: readonly [number, number, number]
  readonly opacity: number
}

/** Of the shell at the threshold, and of the core half-way from there to the scale's end. */
const [shellOpacity, coreOpacity] = [0.4, 1]

/** Voxels that are walked through at most; finer volumes are walked in steps of two. */
const mostVoxels = 2_500_000

/** Cores first: shells are seen through. Empty where the threshold is 0, which everything is above. */
export function mapBlobs(volume: Volume, colouring: Colouring): readonly Blob[] {
  // Between the numbers of labels there is no body.
  if (colouring.discrete) return []
  const coarse = thinned(volume)
  return ([1, -1] as const).flatMap((sign) => {
    if (sign > 0 ? !colouring.showPositive : !colouring.showNegative) return []
    const threshold = thresholdFor(sign, colouring)
    if (!(threshold > 0)) return []
    const middle = (threshold + colouring.maximum) / 2
    const levels = middle > threshold ? [middle, threshold] : [threshold]
    return levels.flatMap((level) => {
      const { positionsWorld: voxels, faces } = isosurface(coarse, level, sign)
      if (faces.length === 0) return []
      const positionsWorld = placed(voxels, coarse)
      const lut = sign > 0 ? colouring.positiveLut : colouring.negativeLut
      const [red, green, blue] = lookUpColour(lut, level / colouring.maximum)
      const turned = outwards(faces, coarse)
      return {
        positionsWorld,
        faces: turned,
        normals: vertexNormals(positionsWorld, turned),
        tone: [red / 255, green / 255, blue / 255] as const,
        opacity: level === threshold && levels.length > 1 ? shellOpacity : coreOpacity,
      }
    })
  })
}

function placed(voxels: Float32Array, { toWorld }: Volume): Float32Array {
  const out = new Float32Array(voxels.length)
  for (let i = 0; i < voxels.length; i += 3)
    out.set(apply(toWorld, point<'voxel'>(voxels[i]!, voxels[i + 1]!, voxels[i + 2]!)), i)
  return out
}

/** A grid that is mirrored in the world turns its surfaces inside out. */
function outwards(faces: Uint32Array, { toWorld }: Volume): Uint32Array {
  if (determinant(toWorld) >= 0) return faces
  const out = faces.slice()
  for (let f = 0; f < out.length; f += 3) [out[f + 1], out[f + 2]] = [out[f + 2]!, out[f + 1]!]
  return out
}

/** Every second voxel along each axis of a fine volume. */
function thinned(volume: Volume): Volume {
  const { values, shape, toWorld } = volume
  if (values.length <= mostVoxels) return volume
  const [nx, ny, nz] = shape.map((length) => Math.ceil(length / 2)) as [number, number, number]
  const out = new Float32Array(nx * ny * nz)
  let n = 0
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++) out[n++] = values[2 * i + shape[0] * (2 * j + shape[1] * 2 * k)]!
  const wider = affineFromRows<'voxel', 'world'>(
    affineRows(toWorld).map(([a = 0, b = 0, c = 0, shift = 0]) => [2 * a, 2 * b, 2 * c, shift]),
  )
  return { values: out, shape: [nx, ny, nz], toWorld: wider }
}
