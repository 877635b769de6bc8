/** What a pane's overlay shows in this frame, worked out from what the stage was given. */
import { type HemisphereId, hemisphereIds } from '#atlas/cortex.ts'
import { apply } from '#space/affine.ts'
import { point, worldPoint } from '#space/point.ts'
import type { BrainHull } from './brain-hull.ts'
import type { LiveLayout } from './brain-motion.ts'
import { type CoarseDepth, coarseDepth, isSeen } from './coarse-depth.ts'
import type { HemispherePlacement } from './hemisphere-placement.ts'
import { inflatedPositions, surfaceMix } from './inflate-surface.ts'
import { meanEdge } from './mean-edge.ts'
import type { LabelDrawing, OverlayDrawing } from './pane-overlay.ts'
import { type PaneInsets, type PaneProjection, toPane } from './pane-projection.ts'
import { placeOnSurface } from './pick-place.ts'
import { regionAnchor, regionMembers } from './region-anchor.ts'
import type { DeepMeshDrawing, RegionDrawing, StageBasis } from './stage-basis.ts'
import { surfaceNormals } from './surface-normals.ts'

type Moment = {
  readonly stage: StageBasis
  readonly projection: PaneProjection
  readonly insets: PaneInsets
  readonly live: LiveLayout
  readonly hull: BrainHull
  readonly placement: HemispherePlacement
  /** Vertices that labels pointed at before, by region; brought up to date. */
  readonly anchors: Map<string, number>
}

/** Glass so clear that deep bodies are labelled. */
const glassShows = 0.3

export function overlayDrawing(moment: Moment): OverlayDrawing {
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
    cursor: cursorDrawing(moment, depth),
  }
}

function seenDepth({ stage, projection, live, placement }: Moment): CoarseDepth {
  const shown = hemisphereIds.filter((side) => live.shown[side] > 0)
  const surfaces = shown.map((side) => ({
    positions: inflatedPositions(stage.cortex[side], live.inflation),
    placement: placement[side],
  }))
  const spacings = shown.map((side, i) =>
    meanEdge(surfaces[i]!.positions, stage.cortex[side].faces),
  )
  return coarseDepth(surfaces, projection, Math.max(...spacings))
}

function regionLabel(
  { stage, live, placement, anchors, projection }: Moment,
  region: RegionDrawing,
  depth: CoarseDepth | null,
): LabelDrawing {
  const { key, label, colour, hemisphere: side, field } = region
  const id = `${key} ${side}`
  const anchor = () => {
    if (!depth || live.shown[side] < 0.5) return null
    const hemisphere = stage.cortex[side]
    const { from, to, t } = surfaceMix(hemisphere, live.inflation)
    return regionAnchor(
      regionMembers(field),
      inflatedPositions(hemisphere, live.inflation),
      surfaceNormals(t < 0.5 ? from : to, hemisphere.faces),
      placement[side],
      depth,
      anchors.get(id) ?? null,
    )
  }
  const found = anchor()
  if (found) anchors.set(id, found.vertex)
  else anchors.delete(id)
  const at = found && toPane(projection, found.place)
  return { key: id, text: label, colour, anchor: at && [at[0], at[1]] }
}

function deepLabel({ live, placement, projection }: Moment, mesh: DeepMeshDrawing): LabelDrawing {
  const { key, name, colour, side, positionsWorld } = mesh
  const middle: [number, number, number] = [0, 0, 0]
  for (let i = 0; i < positionsWorld.length; i++)
    middle[(i % 3) as 0 | 1 | 2] += (3 * positionsWorld[i]!) / positionsWorld.length
  const world = worldPoint(...middle)
  const at = toPane(
    projection,
    side === 'both' ? point<'scene'>(...middle) : apply(placement[side], world),
  )
  const gone = side !== 'both' && live.shown[side] < 0.5
  return { key, text: name, colour, anchor: gone ? null : [at[0], at[1]] }
}

/** Opened so far that front and back of the halves are told apart by a letter each. */
const openShows = 20

/** Where the frontal and the occipital pole of each half of an opened brain lie, a little beyond its rim. */
function polesOf({ live, hull, placement, projection }: Moment): OverlayDrawing['poles'] {
  if (live.openDeg < openShows) return []
  const shown = hemisphereIds.filter((side) => live.shown[side] > 0.5)
  return shown.flatMap((side) => {
    const points = hull[side]
    let [front, back] = [0, 0]
    for (let i = 0; i < points.length; i += 3) {
      if (points[i + 1]! > points[front + 1]!) front = i
      if (points[i + 1]! < points[back + 1]!) back = i
    }
    const at = (i: number) => {
      const world = worldPoint(points[i]!, points[i + 1]!, points[i + 2]!)
      const [x, y] = toPane(projection, apply(placement[side], world))
      return [x, y] as const
    }
    const [a, p] = [at(front), at(back)]
    const length = Math.hypot(a[0] - p[0], a[1] - p[1]) || 1
    const way = [(a[0] - p[0]) / length, (a[1] - p[1]) / length] as const
    // Beyond the back, and just within the front: in an open book the two frontal poles nearly touch.
    return [
      { key: `A ${side}`, letter: 'A', x: a[0] - way[0] * poleInPx, y: a[1] - way[1] * poleInPx },
      { key: `P ${side}`, letter: 'P', x: p[0] - way[0] * poleOutPx, y: p[1] - way[1] * poleOutPx },
    ]
  })
}

/** CSS px. */
const [poleInPx, poleOutPx] = [14, 14]

function sideBoxes({ live, hull, placement, projection }: Moment): OverlayDrawing['sides'] {
  const boxOf = (side: HemisphereId) => {
    const points = hull[side]
    let [left, right, top, bottom, ahead] = [Infinity, -Infinity, Infinity, -Infinity, 0]
    for (let i = 0; i < points.length; i += 3) {
      const world = worldPoint(points[i]!, points[i + 1]!, points[i + 2]!)
      const [x, y, away] = toPane(projection, apply(placement[side], world))
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
      ahead += (3 * away) / points.length
    }
    return { left, right, top, bottom, ahead }
  }
  return Object.fromEntries(
    hemisphereIds.filter((side) => live.shown[side] > 0.5).map((side) => [side, boxOf(side)]),
  )
}

function cursorDrawing(
  { stage, live, placement, projection }: Moment,
  depth: CoarseDepth | null,
): OverlayDrawing['cursor'] {
  const { cursor, cortex } = stage
  if (!cursor || !depth || live.shown[cursor.hemisphere] < 0.5) return null
  const world = placeOnSurface(cortex, cursor, live.inflation)
  const place = apply(placement[cursor.hemisphere], world)
  const [x, y] = toPane(projection, place)
  return { x, y, seen: isSeen(depth, place) }
}
