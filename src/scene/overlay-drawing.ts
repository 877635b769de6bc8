/** What a pane's overlay shows in this frame, worked out from what the stage was given. */
import { surfaceNormals } from '#mesh/surface-shape.ts'
import { apply } from '#space/affine.ts'
import { worldPoint } from '#space/point.ts'
import type { BrainHull } from './brain-hull.ts'
import type { LiveLayout } from './brain-motion.ts'
import { type CoarseDepth, coarseDepth, isSeen } from './coarse-depth.ts'
import { inflatedPositions, surfaceMix } from './inflate-surface.ts'
import { meanEdge } from './mean-edge.ts'
import { cornerIds, orientationAxes, towardsCorner } from './orientation.ts'
import type { LabelDrawing, OverlayDrawing } from './pane-overlay.ts'
import { type PaneInsets, type PaneProjection, toPane } from './pane-projection.ts'
import { placeOnSurface } from './pick-place.ts'
import { type RegionAnchor, regionAnchor, regionMembers } from './region-anchor.ts'
import type { DeepMeshDrawing, RegionDrawing, StageBasis } from './stage-basis.ts'
import { type StandingHemisphere, turned } from './standing-hemisphere.ts'
import { facing, standingTowards } from './towards-viewer.ts'

type Moment = {
  readonly stage: StageBasis
  readonly projection: PaneProjection
  readonly insets: PaneInsets
  readonly live: LiveLayout
  readonly hull: BrainHull
  readonly standing: readonly StandingHemisphere[]
  /** Vertices that labels pointed at before, by region and face; brought up to date. */
  readonly anchors: Map<string, number>
}

/** Glass so clear that deep bodies are labelled. */
const glassShows = 0.3

export function overlayDrawing(whole: Moment): OverlayDrawing {
  // What is on its way out is told nothing of.
  const standing = whole.standing.filter(({ side }) => whole.live.shown[side] > 0.5)
  const moment = { ...whole, standing }
  const { stage, projection, insets } = moment
  const labelled = stage.showLabels ? stage.regions : []
  const depth = labelled.length > 0 || stage.cursor ? seenDepth(moment) : null
  return {
    projection,
    insets,
    labels: [
      ...labelled.map((region) => regionLabel(moment, region, depth)),
      ...(stage.showLabels && moment.live.glass > glassShows
        ? (stage.deepMeshes ?? [])
            .filter(({ name }) => name !== '')
            .map((mesh) => deepLabel(moment, mesh))
        : []),
    ],
    sides: sideBoxes(moment),
    poles: polesOf(moment),
    axes: orientationAxes(projection, standing),
    cursors: cursorsOf(moment, depth),
  }
}

function seenDepth({ stage, projection, live, standing }: Moment): CoarseDepth {
  const surfaces = standing.map(({ side, toScene }) => ({
    positions: inflatedPositions(stage.cortex[side], live.inflation),
    placement: toScene,
  }))
  const spacings = standing.map(({ side }, i) =>
    meanEdge(surfaces[i]!.positions, stage.cortex[side].faces),
  )
  return coarseDepth(surfaces, projection, Math.max(...spacings))
}

/** A label points at the face on which most of its region is seen. */
function regionLabel(
  { stage, live, standing, anchors, projection }: Moment,
  region: RegionDrawing,
  depth: CoarseDepth | null,
): LabelDrawing {
  const { key, label, colour, hemisphere: side, field } = region
  const id = `${key} ${side}`
  const hemisphere = stage.cortex[side]
  const { from, to, t } = surfaceMix(hemisphere, live.inflation)
  let best: RegionAnchor | null = null
  for (const one of standing) {
    if (!depth || one.side !== side) continue
    const known = `${id} ${one.face}`
    const found = regionAnchor(
      regionMembers(field),
      inflatedPositions(hemisphere, live.inflation),
      surfaceNormals(t < 0.5 ? from : to, hemisphere.faces),
      one.toScene,
      depth,
      anchors.get(known) ?? null,
    )
    if (found) anchors.set(known, found.vertex)
    else anchors.delete(known)
    if (found && found.seen > (best?.seen ?? 0)) best = found
  }
  const at = best && toPane(projection, best.place)
  return { key: id, text: label, colour, anchor: at && [at[0], at[1]] }
}

/** A label points at a deep body where the midline looks at the viewer: nothing but glass may lie before it there. */
function deepLabel({ standing, projection }: Moment, mesh: DeepMeshDrawing): LabelDrawing {
  const { key, name, colour, side, positionsWorld } = mesh
  const middle: [number, number, number] = [0, 0, 0]
  for (let i = 0; i < positionsWorld.length; i++)
    middle[(i % 3) as 0 | 1 | 2] += (3 * positionsWorld[i]!) / positionsWorld.length
  const towards = (one: StandingHemisphere) =>
    facing(turned(one, [one.side === 'left' ? 1 : -1, 0, 0]), projection.toEye)
  const [nearest] = standing
    .filter((one) => side === 'both' || one.side === side)
    .toSorted((a, b) => towards(b) - towards(a))
  if (!nearest) return { key, text: name, colour, anchor: null }
  const [x, y] = toPane(projection, apply(nearest.toScene, worldPoint(...middle)))
  return { key, text: name, colour, anchor: [x, y] }
}

/** Front and back of a half are told by letters only where they lie so far apart, CSS px. */
const leastPolesPx = 50

/**
 * Where the frontal and the occipital pole of each hemisphere lie, where they are turned each their own way, so that one set
 * of axes could not say it.
 */
function polesOf({ standing, hull, projection }: Moment): OverlayDrawing['poles'] {
  const front = orientationAxes(projection, standing).find(({ letter }) => letter === 'A')
  if (front?.isShared !== false) return []
  return standing.flatMap(({ side, face, toScene }) => {
    const points = hull[side]
    let [front, back] = [0, 0]
    for (let i = 0; i < points.length; i += 3) {
      if (points[i + 1]! > points[front + 1]!) front = i
      if (points[i + 1]! < points[back + 1]!) back = i
    }
    const at = (i: number) => {
      const world = worldPoint(points[i]!, points[i + 1]!, points[i + 2]!)
      const [x, y] = toPane(projection, apply(toScene, world))
      return [x, y] as const
    }
    const [a, p] = [at(front), at(back)]
    const length = Math.hypot(a[0] - p[0], a[1] - p[1])
    if (length < leastPolesPx) return []
    const way = [(a[0] - p[0]) / length, (a[1] - p[1]) / length] as const
    // Just within the rim: in an open book and between four faces there is no room beyond it.
    const key = face === 'whole' ? side : `${side} ${face}`
    return [
      { key: `A ${key}`, letter: 'A', x: a[0] - way[0] * poleInPx, y: a[1] - way[1] * poleInPx },
      { key: `P ${key}`, letter: 'P', x: p[0] + way[0] * poleInPx, y: p[1] + way[1] * poleInPx },
    ]
  })
}

/** CSS px. */
const poleInPx = 14

function sideBoxes({ hull, standing, projection }: Moment): OverlayDrawing['sides'] {
  return standing.map(({ side, face, toScene }) => {
    const points = hull[side]
    let [left, right, top, bottom, ahead] = [Infinity, -Infinity, Infinity, -Infinity, 0]
    const reach = {
      lowerLeft: -Infinity,
      lowerRight: -Infinity,
      upperLeft: -Infinity,
      upperRight: -Infinity,
    }
    for (let i = 0; i < points.length; i += 3) {
      const world = worldPoint(points[i]!, points[i + 1]!, points[i + 2]!)
      const [x, y, away] = toPane(projection, apply(toScene, world))
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
      for (const corner of cornerIds)
        reach[corner] = Math.max(reach[corner], towardsCorner(corner, x, y))
      ahead += (3 * away) / points.length
    }
    return { side, face, left, right, top, bottom, ahead, reach }
  })
}

/** On every face that shows the place; where none does, faint on the one that would. */
function cursorsOf(
  { stage, live, standing, projection }: Moment,
  depth: CoarseDepth | null,
): OverlayDrawing['cursors'] {
  const { cursor, cortex } = stage
  if (!cursor || !depth) return []
  const world = placeOnSurface(cortex, cursor, live.inflation)
  const marks = standing
    .filter(({ side }) => side === cursor.hemisphere)
    .map((one) => {
      const place = apply(one.toScene, world)
      const [x, y] = toPane(projection, place)
      return { one, x, y, seen: isSeen(depth, place) }
    })
  if (marks.some(({ seen }) => seen)) return marks.filter(({ seen }) => seen)
  const towards = standingTowards(cortex, cursor, standing, live.inflation, projection.toEye)
  return marks.filter(({ one }) => one === towards)
}
