/** Both hemispheres from outside and from the midline in one picture, as journals print them: four faces in a grid. */
import { hemisphereIds } from '#atlas/cortex.ts'
import { affineFromRows, apply } from '#space/affine.ts'
import { worldPoint } from '#space/point.ts'
import { type Camera, cameraFrame } from '#view/camera.ts'
import { type BrainHull, type hullBoxes, hullCentre } from './brain-hull.ts'
import type { LiveLayout } from './brain-motion.ts'
import type { HemispherePlacement } from './hemisphere-placement.ts'
import { distanceRadii, type PaneSize } from './pane-projection.ts'
import type { StandingHemisphere } from './standing-hemisphere.ts'

type Face = Pick<StandingHemisphere, 'side'> & { readonly face: 'lateral' | 'medial' }

/** Air between two faces on the screen, mm. */
const airMm = 9

/** In the order in which a row of them is read. */
const inARow: readonly Face[] = [
  { side: 'left', face: 'lateral' },
  { side: 'left', face: 'medial' },
  { side: 'right', face: 'medial' },
  { side: 'right', face: 'lateral' },
]

/** Two by two: outer faces above inner ones, left on the left. */
const inASquare: readonly Face[] = [
  { side: 'left', face: 'lateral' },
  { side: 'right', face: 'lateral' },
  { side: 'left', face: 'medial' },
  { side: 'right', face: 'medial' },
]

const sameFace = (a: Face, b: Face) => a.side === b.side && a.face === b.face

/** The faces in as many columns as show them largest in `pane`; `width` and `height` are those of one of them. */
function gridOf(
  faces: readonly Face[],
  [width, height]: readonly [number, number],
  pane: PaneSize,
) {
  const scale = (columns: number) =>
    Math.min(pane.width / (columns * width), (pane.height * columns) / (faces.length * height))
  const [columns = 1] = [4, 2, 1]
    .filter((count) => count <= faces.length)
    .toSorted((a, b) => scale(b) - scale(a))
  const square = faces.length === 4 && columns === 2
  const order = square ? inASquare : faces
  return { order, columns, rows: order.length / columns }
}

/** A half turn about the upright axis shows the viewer at the left what the viewer at the right would see. */
const isTurned = ({ side, face }: Face) => (side === 'left') === (face === 'medial')

/**
 * Where the faces stand. They lie in a grid that always looks at the viewer, and each turns with the camera about its own
 * middle: so that none covers another whichever way the brain is turned. With the camera at the left each shows what its
 * name says. Each is sheared so that the eye, which stands before the middle of all, sees it as if it stood before this one.
 * A part below 1 is on the way there from the whole brain.
 *
 * @param whole where the hemispheres stand in one piece
 * @param pane what the picture may take
 */
export function placeFaces(
  hull: BrainHull,
  boxes: ReturnType<typeof hullBoxes>,
  whole: HemispherePlacement,
  { faces: part, gapMm, shown }: Pick<LiveLayout, 'faces' | 'gapMm' | 'shown'>,
  camera: Camera,
  pane: PaneSize,
): StandingHemisphere[] {
  const { right, up, toEye } = cameraFrame(camera)
  const middles = { left: hullCentre(hull.left), right: hullCentre(hull.right) }
  /** How far a face reaches from its hemisphere's middle along the picture's right and up. */
  const reachOf = ({ side, ...face }: Face) => {
    const sign = isTurned({ side, ...face }) ? -1 : 1
    const [points, middle] = [hull[side], middles[side]]
    let [left, above, below, beyond] = [Infinity, -Infinity, Infinity, -Infinity]
    for (let i = 0; i < points.length; i += 3) {
      const x = sign * (points[i]! - middle[0])
      const y = sign * (points[i + 1]! - middle[1])
      const z = points[i + 2]! - middle[2]
      const across = x * right[0] + y * right[1] + z * right[2]
      const upwards = x * up[0] + y * up[1] + z * up[2]
      left = Math.min(left, across)
      beyond = Math.max(beyond, across)
      below = Math.min(below, upwards)
      above = Math.max(above, upwards)
    }
    return { left, right: beyond, below, above }
  }
  const reaches = inARow.map((face) => ({ face, reach: reachOf(face) }))
  const air = airMm + gapMm
  const width = Math.max(...reaches.map(({ reach }) => reach.right - reach.left)) + air
  const height = Math.max(...reaches.map(({ reach }) => reach.above - reach.below)) + air
  // As seen from the side, whichever way it is turned now: a grid must not jump under a hand that turns it.
  const still = [
    air + Math.max(...hemisphereIds.map((side) => boxes[side].max[1] - boxes[side].min[1])),
    air + Math.max(...hemisphereIds.map((side) => boxes[side].max[2] - boxes[side].min[2])),
  ] as const
  const grids = {
    both: gridOf(inARow, still, pane),
    left: gridOf(inARow.slice(0, 2), still, pane),
    right: gridOf(inARow.slice(2).toReversed(), still, pane),
  }
  const { columns: most, rows: deepest } = grids.both
  const distance = distanceRadii * Math.hypot((most * width) / 2, (deepest * height) / 2)
  const inPicture = (way: readonly [number, number, number], p: readonly number[]) =>
    way[0] * p[0]! + way[1] * p[1]! + way[2] * p[2]!
  const looked = [inPicture(right, camera.targetScene), inPicture(up, camera.targetScene)] as const
  /** A cell's middle in the picture, mm right of and above the middle of all. */
  const cellOf = ({ order, columns, rows }: (typeof grids)['both'], face: Face) => {
    const at = order.findIndex((one) => sameFace(one, face))
    return [
      ((at % columns) - (columns - 1) / 2) * width,
      ((rows - 1) / 2 - Math.floor(at / columns)) * height,
    ] as const
  }
  return reaches
    .filter(({ face }) => shown[face.side] > 0)
    .map(({ face, reach }) => {
      const { side } = face
      const middle = middles[side]
      // While the other hemisphere goes, these faces take the room.
      const alone = 1 - shown[side === 'left' ? 'right' : 'left']
      const [a, b] = [cellOf(grids.both, face), cellOf(grids[side], face)]
      const cell = [a[0] + alone * (b[0] - a[0]), a[1] + alone * (b[1] - a[1])] as const
      const across = cell[0] - (reach.left + reach.right) / 2
      const upwards = cell[1] - (reach.below + reach.above) / 2
      const from = apply(whole[side], worldPoint(middle[0], middle[1], middle[2]))
      const to = ([0, 1, 2] as const).map((i) => across * right[i] + upwards * up[i])
      const angle = isTurned(face) ? part * Math.PI : 0
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
      const m = whole[side]
      const shear = [0, 1].map((i) => (part * (looked[i]! - cell[i]!)) / distance)
      const linear = [0, 1, 2].map((column) => {
        const way = [
          cos * m[column]! - sin * m[4 + column]!,
          sin * m[column]! + cos * m[4 + column]!,
          m[8 + column]!,
        ]
        const near = inPicture(toEye, way)
        return way.map((each, i) => each + near * (shear[0]! * right[i]! + shear[1]! * up[i]!))
      })
      const rows = ([0, 1, 2] as const).map((row) => {
        const line = linear.map((column) => column[row]!)
        const moved = line.reduce((sum, each, column) => sum + each * middle[column]!, 0)
        return [...line, from[row] + part * (to[row]! - from[row]) - moved]
      })
      return { ...face, toScene: affineFromRows<'world', 'scene'>(rows) }
    })
}
