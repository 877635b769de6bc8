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

/** The sides where their views are; halves of the stage where only one is shown or their views lie between each other. */
function sidesOn(stage: Rect, panes: PageRects['panes']): { readonly [side in SideId]: Rect } {
  const [a, b] = [around(panes.a, stage), around(panes.b, stage)]
  return a && b && isEmpty(clipped(a, b)) ? { a, b } : halves(stage)
}

export function dropZones({ stage, panes, tray }: PageRects): readonly DropZone[] {
  const own = tray ?? { ...stage, top: stage.bottom - Math.min(trayHeight, stage.bottom / 4) }
  const above = { ...stage, bottom: Math.min(stage.bottom, own.top) }
  const sides = sidesOn(above, panes)
  const ofSide = (side: SideId): readonly DropZone[] => {
    const rect = sides[side]
    const edge = rect.bottom - (rect.bottom - rect.top) * overShare
    return [
      { target: { to: 'side', side }, rect: { ...rect, bottom: edge } },
      { target: { to: 'over', side }, rect: { ...rect, top: edge } },
    ]
  }
  return [...ofSide('a'), ...ofSide('b'), { target: { to: 'tray' }, rect: own }]
}

/** The zone that is hit; null beside them. */
export function zoneAt(zones: readonly DropZone[], x: number, y: number): DropZone | null {
  return (
    zones.find(
      ({ rect: { left, top, right, bottom } }) => x >= left && x < right && y >= top && y < bottom,
    ) ?? null
  )
}
