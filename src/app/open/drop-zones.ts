/** Where on the page a drop goes, by geometry alone: it holds in every layout, also before anything of it is drawn. Pure. */
import type { SideId } from '#view/spec.ts'

export type DropTarget =
  | { readonly to: 'side'; readonly side: SideId }
  | { readonly to: 'over'; readonly side: SideId }
  | { readonly to: 'tray' }

/** CSS pixels of the window. */
export type Rect = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export type DropZone = { readonly target: DropTarget; readonly rect: Rect }

/** What is on the page: the stage, the panes of each side on it, and the tray where one is shown. */
export type PageRects = {
  readonly stage: Rect
  readonly panes: { readonly [side in SideId]: readonly Rect[] }
  readonly tray: Rect | null
}

/** Of a side's height, from below: a drop there lies over the side's map. */
const overShare = 0.3
const trayHeight = 64

const clipped = (rect: Rect, within: Rect): Rect => ({
  left: Math.max(rect.left, within.left),
  top: Math.max(rect.top, within.top),
  right: Math.min(rect.right, within.right),
  bottom: Math.min(rect.bottom, within.bottom),
})

const isEmpty = ({ left, top, right, bottom }: Rect) => right - left < 1 || bottom - top < 1

function around(rects: readonly Rect[], within: Rect): Rect | null {
  const seen = rects.map((rect) => clipped(rect, within)).filter((rect) => !isEmpty(rect))
  if (seen.length === 0) return null
  return {
    left: Math.min(...seen.map(({ left }) => left)),
    top: Math.min(...seen.map(({ top }) => top)),
    right: Math.max(...seen.map(({ right }) => right)),
    bottom: Math.max(...seen.map(({ bottom }) => bottom)),
  }
}

const halves = ({ left, top, right, bottom }: Rect) => {
  const isWide = right - left >= bottom - top
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  return {
    a: isWide ? { left, top, right: x, bottom } : { left, top, right, bottom: y },
    b: isWide ? { left: x, top, right, bottom } : { left, top: y, right, bottom },
  }
}

const area = ({ left, top, right, bottom }: Rect) => (right - left) * (bottom - top)

/** A place for a side's map, and below it one for what lies over that. */
function mapAndOver(side: SideId, rect: Rect): readonly DropZone[] {
  const edge = rect.bottom - (rect.bottom - rect.top) * overShare
  return [
    { target: { to: 'side', side }, rect: { ...rect, bottom: edge } },
    { target: { to: 'over', side }, rect: { ...rect, top: edge } },
  ]
}

/** Where views of both sides lie between each other: every view is a place for its side's map, the largest one for layers, too. */
function byView(side: SideId, panes: readonly Rect[], within: Rect): readonly DropZone[] {
  const seen = panes.map((rect) => clipped(rect, within)).filter((rect) => !isEmpty(rect))
  const largest = seen.reduce(
    (most, rect) => (area(rect) > area(most) ? rect : most),
    seen[0] ?? within,
  )
  return [
    ...mapAndOver(side, largest),
    ...seen
      .filter((rect) => rect !== largest)
      .map((rect): DropZone => ({ target: { to: 'side', side }, rect })),
  ]
}

/** Each side's places where its views are; halves of the stage where views of one side only, or of both together, are shown. */
function zonesOfSides(stage: Rect, panes: PageRects['panes']): readonly DropZone[] {
  const [a, b] = [around(panes.a, stage), around(panes.b, stage)]
  if (a && b && !isEmpty(clipped(a, b)))
    return [...byView('a', panes.a, stage), ...byView('b', panes.b, stage)]
  const sides = a && b ? { a, b } : halves(stage)
  return [...mapAndOver('a', sides.a), ...mapAndOver('b', sides.b)]
}

export function dropZones({ stage, panes, tray }: PageRects): readonly DropZone[] {
  const own = tray ?? { ...stage, top: stage.bottom - Math.min(trayHeight, stage.bottom / 4) }
  const above = { ...stage, bottom: Math.min(stage.bottom, own.top) }
  return [...zonesOfSides(above, panes), { target: { to: 'tray' }, rect: own }]
}

/** The zone that is hit; null beside them. */
export function zoneAt(zones: readonly DropZone[], x: number, y: number): DropZone | null {
  return (
    zones.find(
      ({ rect: { left, top, right, bottom } }) => x >= left && x < right && y >= top && y < bottom,
    ) ?? null
  )
}
