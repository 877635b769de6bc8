/**
 * Which place of the cortex each pixel of a picture shows, worked out without a graphics card: the nearest face is kept, as
 * a depth buffer would, and places within a face are mixed in perspective.
 */
import type { Affine } from '#space/affine.ts'
import { apply } from '#space/affine.ts'
import { worldPoint } from '#space/point.ts'
import { type PaneProjection, toPane } from './pane-projection.ts'

export type RasterSurface = {
  /** World mm, 3 numbers a vertex. */
  readonly positions: Float32Array
  readonly faces: Uint32Array
  readonly placement: Affine<'world', 'scene'>
}

/** One entry a pixel, row by row from the top left. */
export type SurfacePixels = {
  readonly width: number
  readonly height: number
  /** Number of the surface in the list, -1 where there is none. */
  readonly surface: Int8Array
  readonly face: Int32Array
  /** Weights of the face's first and second corner; the third has the rest. */
  readonly weights: Float32Array
  /** Distance from the eye along the line of sight, mm. */
  readonly ahead: Float32Array
}

/** Each pixel shows what lies behind its middle. `width` and `height` are those of the projection's pane, whole px. */
export function rasterise(
  surfaces: readonly RasterSurface[],
  projection: PaneProjection,
): SurfacePixels {
  const [width, height] = [Math.floor(projection.width), Math.floor(projection.height)]
  const pixels: SurfacePixels = {
    width,
    height,
    surface: new Int8Array(width * height).fill(-1),
    face: new Int32Array(width * height).fill(-1),
    weights: new Float32Array(width * height * 2),
    ahead: new Float32Array(width * height).fill(Number.POSITIVE_INFINITY),
  }
  surfaces.forEach((surface, number) => {
    const corners = projected(surface, projection)
    const { faces } = surface
    for (let face = 0; face * 3 < faces.length; face++)
      drawFace(pixels, corners, faces, face, number)
  })
  return pixels
}

/** x and y in px and 1 / distance from the eye, 3 numbers a vertex: what is straight on the screen. */
function projected({ positions, placement }: RasterSurface, projection: PaneProjection) {
  const corners = new Float64Array(positions.length)
  for (let i = 0; i < positions.length; i += 3) {
    const world = worldPoint(positions[i]!, positions[i + 1]!, positions[i + 2]!)
    const [x, y, ahead] = toPane(projection, apply(placement, world))
    corners[i] = x
    corners[i + 1] = y
    corners[i + 2] = 1 / ahead
  }
  return corners
}

function drawFace(
  { width, height, surface, face: faceOf, weights, ahead }: SurfacePixels,
  corners: Float64Array,
  faces: Uint32Array,
  face: number,
  number: number,
): void {
  const [a, b, c] = [faces[face * 3]! * 3, faces[face * 3 + 1]! * 3, faces[face * 3 + 2]! * 3]
  const [ax, ay, az] = [corners[a]!, corners[a + 1]!, corners[a + 2]!]
  const [bx, by, bz] = [corners[b]!, corners[b + 1]!, corners[b + 2]!]
  const [cx, cy, cz] = [corners[c]!, corners[c + 1]!, corners[c + 2]!]
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
  if (area === 0) return
  const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5))
  const right = Math.min(width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5))
  const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5))
  const bottom = Math.min(height - 1, Math.floor(Math.max(ay, by, cy) - 0.5))
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) {
      const [px, py] = [x + 0.5, y + 0.5]
      const u = ((bx - px) * (cy - py) - (by - py) * (cx - px)) / area
      const v = ((cx - px) * (ay - py) - (cy - py) * (ax - px)) / area
      const w = 1 - u - v
      if (u < 0 || v < 0 || w < 0) continue
      const near = u * az + v * bz + w * cz
      const distance = 1 / near
      const at = y * width + x
      if (distance >= ahead[at]!) continue
      ahead[at] = distance
      surface[at] = number
      faceOf[at] = face
      weights[at * 2] = (u * az) / near
      weights[at * 2 + 1] = (v * bz) / near
    }
}
