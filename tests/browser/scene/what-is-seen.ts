/** What a pane of the tests' stage shows at each pixel, worked out without the graphics card. */
import { type Cortex, middlePositions } from '#atlas/cortex.ts'
import { wallField } from '#atlas/wall-field.ts'
import { layOutStill } from '#scene/brain-layout.ts'
import { inflatedPositions } from '#scene/inflate-surface.ts'
import { frameBrain, paneProjection } from '#scene/pane-projection.ts'
import { rasterise } from '#scene/rasterise.ts'
import type { Camera } from '#view/camera.ts'
import type { BrainLayout } from '#view/layout.ts'

export function whatIsSeen(
  cortex: Cortex,
  layout: BrainLayout,
  camera: Camera,
  size: { readonly width: number; readonly height: number },
) {
  const brain = layOutStill(cortex, layout, camera, size)
  const { standing } = brain
  const framing = frameBrain(brain, camera, size)
  const surfaces = standing.map(({ side, toScene }) => ({
    positions: inflatedPositions(cortex[side], layout.inflation),
    faces: cortex[side].faces,
    placement: toScene,
  }))
  const pixels = rasterise(surfaces, paneProjection(framing, camera, size))
  const middles = middlePositions(cortex)
  const walls = { left: wallField(cortex.left), right: wallField(cortex.right) }
  const isInside = (x: number, y: number) => {
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const [i, j] = [x + dx, y + dy]
      if (i < 0 || j < 0 || i >= pixels.width || j >= pixels.height) return false
      if (pixels.surface[j * pixels.width + i]! < 0) return false
    }
    return true
  }
  /** A number of the vertices, mixed at a pixel; null beside the brain. */
  const mixed = (x: number, y: number, of: (side: 'left' | 'right', vertex: number) => number) => {
    const at = y * pixels.width + x
    const side = standing[pixels.surface[at]!]?.side
    if (!side) return null
    const [u, v] = [pixels.weights[at * 2]!, pixels.weights[at * 2 + 1]!]
    return [u, v, 1 - u - v].reduce(
      (sum, weight, corner) =>
        sum + weight * of(side, cortex[side].faces[pixels.face[at]! * 3 + corner]!),
      0,
    )
  }
  return {
    /** Whether the pixel and its four neighbours show the brain. */
    isInside,
    mixed,
    isCortex: (x: number, y: number) =>
      (mixed(x, y, (side, vertex) => walls[side][vertex]!) ?? 1) < 0.5,
    /** Where a sampling rule reads at mid-depth, world mm. */
    middle: (x: number, y: number) =>
      [0, 1, 2].map((axis) => mixed(x, y, (side, vertex) => middles[side][vertex * 3 + axis]!)) as [
        number | null,
        number | null,
        number | null,
      ],
  }
}
