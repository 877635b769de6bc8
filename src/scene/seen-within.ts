/** What a line drawn on the picture goes round: the vertices that are seen within it, and none that lie behind. */
import type { Cortex, HemisphereId } from '#atlas/cortex.ts'
import { apply } from '#space/affine.ts'
import { worldPoint } from '#space/point.ts'
import { isWithinPath, type PlanePath } from '#space/within-path.ts'
import type { LaidOutBrain } from './brain-layout.ts'
import { inflatedPositions } from './inflate-surface.ts'
import { type PaneProjection, toPane } from './pane-projection.ts'
import { rasterise, type SurfacePixels } from './rasterise.ts'

/** CSS px */
export type PanePath = PlanePath

export type Caught = { readonly [side in HemisphereId]: Uint8Array }

/** A vertex lies on the surface that is seen where it is no farther behind it than this, mm: what the middle of a pixel is off. */
const behindMm = 0.6

/** 1 for each vertex of the hemispheres in sight that is seen within the path. */
export function seenWithin(
  cortex: Cortex,
  { live, standing }: Pick<LaidOutBrain, 'live' | 'standing'>,
  projection: PaneProjection,
  path: PanePath,
): Caught {
  const caught = {
    left: new Uint8Array(cortex.left.sulcalDepth.length),
    right: new Uint8Array(cortex.right.sulcalDepth.length),
  }
  if (path.length < 3) return caught
  const surfaces = standing
    .filter(({ side }) => live.shown[side] > 0.5)
    .map(({ side, toScene }) => ({
      side,
      positions: inflatedPositions(cortex[side], live.inflation),
      faces: cortex[side].faces,
      placement: toScene,
    }))
  const pixels = rasterise(surfaces, projection)
  const along = (axis: 0 | 1) => path.map((place) => place[axis])
  const [left, right] = [Math.min(...along(0)), Math.max(...along(0))]
  const [top, bottom] = [Math.min(...along(1)), Math.max(...along(1))]
  for (const { side, positions, placement: placed } of surfaces)
    for (let i = 0; i < positions.length; i += 3) {
      const world = worldPoint(positions[i]!, positions[i + 1]!, positions[i + 2]!)
      const [x, y, ahead] = toPane(projection, apply(placed, world))
      if (x < left || x > right || y < top || y > bottom || !isWithinPath(path, x, y)) continue
      if (ahead <= deepestAround(pixels, x, y) + behindMm) caught[side][i / 3] = 1
    }
  return caught
}

/** How far away the surface is at most that the pixels around a point show; 0 where they show none. */
function deepestAround({ width, height, ahead }: SurfacePixels, x: number, y: number): number {
  let deepest = 0
  const [column, row] = [Math.floor(x), Math.floor(y)]
  for (let v = Math.max(0, row - 1); v <= Math.min(height - 1, row + 1); v++)
    for (let u = Math.max(0, column - 1); u <= Math.min(width - 1, column + 1); u++) {
      const here = ahead[v * width + u]!
      if (Number.isFinite(here) && here > deepest) deepest = here
    }
  return deepest
}
