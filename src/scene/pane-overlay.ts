/**
 * What lies over a pane's picture in the DOM: labels with their leaders, L and R, the cursor, the axes. Sharp at any
 * zoom and text that a user's own size reaches. Written after each frame, past React; hidden from assistive technology
 * because the app says the same in words.
 */
import { axesReachPx, axisLengthsPx, axisLook } from './axis-look.ts'
import { axesPlace, axisLetters, type OrientationAxis, type Outline } from './orientation.ts'
import { freeOf, type PaneInsets, type PaneProjection } from './pane-projection.ts'
import { leaderStart, placeLabels } from './place-labels.ts'
import type { PanePath } from './seen-within.ts'
import type { StageTheme } from './stage-basis.ts'
import type { StandingHemisphere } from './standing-hemisphere.ts'
import { setAttributes as set, svg } from './svg.ts'

export type LabelDrawing = {
  readonly key: string
  readonly text: string
  readonly colour: string
  /** Where it points, CSS px; null while that is out of sight. */
  readonly anchor: readonly [x: number, y: number] | null
}

/** The picture of a hemisphere, CSS px, and the distance of its middle from the eye. */
export type SideBox = Pick<StandingHemisphere, 'side' | 'face'> &
  Outline & { readonly ahead: number }

export type OverlayDrawing = {
  readonly projection: PaneProjection
  readonly insets: PaneInsets
  readonly labels: readonly LabelDrawing[]
  readonly sides: readonly SideBox[]
  /** Letters at the front and back of hemispheres that are turned each their own way, CSS px. */
  readonly poles: readonly {
    readonly key: string
    readonly letter: string
    readonly x: number
    readonly y: number
  }[]
  readonly axes: readonly OrientationAxis[]
  /** The cursor, once on each face that shows it. */
  readonly cursors: readonly { readonly x: number; readonly y: number; readonly seen: boolean }[]
}

export type PaneOverlay = {
  readonly draw: (drawing: OverlayDrawing) => void
  /** The line that somebody draws on the picture; null for none. */
  readonly drawPath: (path: PanePath | null) => void
  readonly setTheme: (theme: StageTheme) => void
  readonly remove: () => void
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/** Whether two boxes share part of their width. */
const overlap = (a: SideBox, b: SideBox) => Math.min(a.right, b.right) > Math.max(a.left, b.left)

const px = (value: number) => Math.round(value * 10) / 10

function moveTo(element: HTMLElement, x: number, y: number): void {
  element.style.transform = `translate(${px(x)}px, ${px(y)}px)`
  element.style.visibility = 'visible'
}

type LabelParts = {
  readonly plate: HTMLDivElement
  readonly leader: SVGGElement
  readonly lines: readonly SVGLineElement[]
  readonly end: SVGCircleElement
  width: number
  height: number
}

/** Least distance of labels from the pane's edge, CSS px. */
const edgePx = 8
/** Least width of a pane that has room for labels of full size beside four faces or hemispheres in a row, CSS px. */
const tightPx = 480
/** Least width and height of a pane in which the axes are drawn in full size, CSS px. */
const axesFromPx = 240
/** Half of what A or P takes, CSS px. */
const polePx = 7
/** What L or R takes, with air and without, CSS px. */
const [sideMarkPx, markPx] = [24, 16]

function makeCursor(): SVGGElement {
  const cursor = svg('g', { class: 'stage-cursor', visibility: 'hidden' })
  for (const layer of ['casing', 'core'])
    cursor.append(
      svg('path', { class: layer, d: 'M-14 0h-6M14 0h6M0-14v-6M0 14v6' }),
      svg('circle', { class: layer, r: 10 }),
      svg('circle', { class: `${layer} dot`, r: 2 }),
    )
  return cursor
}

type MarkPlace = { readonly x: number; readonly y: number }

/** Where a hemisphere's L or R may stand, the best place first, CSS px; none where the other one covers it. */
function sideMarkPlaces(box: SideBox, boxes: readonly SideBox[]): readonly MarkPlace[] {
  // Faces stand close together: in the corner that a brain's outline leaves free.
  if (box.face !== 'whole') return [{ x: box.left, y: box.top }]
  const other = boxes.find(({ side }) => side !== box.side)
  const middle = (box.left + box.right) / 2
  /** The corners of its box that its outline leaves free, the one away from the other hemisphere first. */
  const cornersAt = (y: number): readonly MarkPlace[] => {
    const [left, right] = [
      { x: box.left - markPx / 2, y },
      { x: box.right - markPx / 2, y },
    ]
    return other && other.left + other.right < box.left + box.right ? [right, left] : [left, right]
  }
  const below = [{ x: middle - 5, y: box.bottom + edgePx }, ...cornersAt(box.bottom - markPx)]
  if (!other) return below
  const isCovered =
    box.ahead > other.ahead &&
    Math.abs(middle - (other.left + other.right) / 2) < 0.25 * (other.right - other.left) &&
    Math.abs(box.top + box.bottom - other.top - other.bottom) / 2 <
      0.25 * (other.bottom - other.top)
  if (isCovered) return []
  // Of two hemispheres one over the other, the upper one's letter would stand on the lower one.
  const isAbove = other.bottom > box.bottom + sideMarkPx && overlap(box, other)
  return isAbove ? [{ x: middle - 5, y: box.top - sideMarkPx }, ...cornersAt(box.top)] : below
}

/** Whether hemispheres stand beside one another. */
function areInRow(boxes: readonly SideBox[]): boolean {
  return boxes.some((one) =>
    boxes.some(({ left, right }) => left > one.right - 0.2 * (right - left)),
  )
}

/** Puts an overlay under `pane`'s own children. */
export function createPaneOverlay(pane: HTMLElement): PaneOverlay {
  const root = document.createElement('div')
  root.className = 'stage-overlay'
  root.setAttribute('aria-hidden', 'true')
  const drawing = svg('svg')
  const leaders = svg('g')
  // A place at a fold's rim may be in sight on both faces of its hemisphere.
  const cursors = [makeCursor(), makeCursor()]
  // Its letters stand on one another until the first frame says where they belong.
  const axes = svg('g', { visibility: 'hidden' })
  const axisParts = axisLetters.map(([letter]) => {
    const line = svg('line', { class: 'stage-axis', x1: 0, y1: 0 })
    const text = svg('text', { class: 'stage-axis-letter' })
    text.textContent = letter
    axes.append(line, text)
    return { line, text }
  })
  const poles = svg('g', { class: 'stage-poles' })
  const lasso = ['casing', 'core'].map((layer) =>
    svg('path', { class: `stage-lasso ${layer}`, visibility: 'hidden' }),
  )
  drawing.append(leaders, poles, ...cursors, axes, ...lasso)
  root.append(drawing)
  if (getComputedStyle(pane).position === 'static') pane.style.position = 'relative'
  pane.prepend(root)

  const labels = new Map<string, LabelParts>()
  /** L and R, one a hemisphere that stands in the picture. */
  const marks = new Map<string, HTMLDivElement>()
  const markOf = ({ side, face }: SideBox) => {
    const key = `${side} ${face}`
    const known = marks.get(key)
    if (known) return known
    const mark = document.createElement('div')
    mark.className = 'stage-side'
    mark.textContent = side === 'left' ? 'L' : 'R'
    mark.dataset['side'] = side
    mark.dataset['face'] = face
    root.append(mark)
    marks.set(key, mark)
    return mark
  }

  const makeLabel = ({ key, text, colour }: LabelDrawing): LabelParts => {
    const plate = document.createElement('div')
    plate.className = 'stage-label'
    plate.textContent = text
    plate.dataset['region'] = key
    plate.style.setProperty('--stage-label-colour', colour)
    root.append(plate)
    const leader = svg('g')
    leader.style.setProperty('--stage-label-colour', colour)
    const lines = [
      svg('line', { class: 'stage-leader-casing' }),
      svg('line', { class: 'stage-leader' }),
    ]
    const end = svg('circle', { class: 'stage-leader-end', r: 3.5 })
    leader.append(...lines, end)
    leaders.append(leader)
    return { plate, leader, lines, end, width: plate.offsetWidth, height: plate.offsetHeight }
  }

  const removeLabel = (key: string) => {
    const parts = labels.get(key)
    parts?.plate.remove()
    parts?.leader.remove()
    labels.delete(key)
  }

  // A text size that the user changes, or a font that arrives late, changes what a label takes.
  const measure = () => {
    for (const parts of labels.values()) {
      parts.width = parts.plate.offsetWidth
      parts.height = parts.plate.offsetHeight
    }
  }
  const measured = new ResizeObserver(measure)

  /** Beside four faces, and beside hemispheres in a row, a narrow pane has no room for labels as large as elsewhere. */
  const fitLabels = ({ sides: boxes, projection, insets }: OverlayDrawing) => {
    const roomPx = projection.width - insets.left - insets.right
    const isMany = boxes.some(({ face }) => face !== 'whole') || areInRow(boxes)
    const isTight = roomPx < tightPx && isMany
    if (isTight === root.hasAttribute('data-tight')) return
    root.toggleAttribute('data-tight', isTight)
    measure()
  }

  const drawLabels = ({ labels: wanted, projection, insets, sides: boxes }: OverlayDrawing) => {
    const keys = new Set(wanted.map(({ key, text, colour }) => `${key}|${text}|${colour}`))
    for (const key of labels.keys()) if (!keys.has(key)) removeLabel(key)
    const requests = []
    for (const label of wanted) {
      const id = `${label.key}|${label.text}|${label.colour}`
      let parts = labels.get(id)
      if (!parts) {
        parts = makeLabel(label)
        labels.set(id, parts)
        measured.observe(parts.plate)
      }
      if (label.anchor)
        requests.push({
          key: id,
          anchorX: label.anchor[0],
          anchorY: label.anchor[1],
          width: parts.width,
          height: parts.height,
        })
    }
    const places = placeLabels(requests, {
      field: {
        left: insets.left + edgePx,
        right: projection.width - insets.right - edgePx,
        top: insets.top + edgePx,
        bottom: projection.height - insets.bottom - edgePx,
      },
      // Under a whole brain stand L and R.
      brain: {
        left: Math.min(...boxes.map(({ left }) => left)),
        right: Math.max(...boxes.map(({ right }) => right)),
        top: Math.min(...boxes.map(({ top }) => top)),
        bottom: Math.max(
          ...boxes.map(({ bottom, face }) => bottom + (face === 'whole' ? sideMarkPx : 0)),
        ),
      },
    })
    const placed = new Map(places.map((place) => [place.key, place]))
    const boxesOfLabels = []
    for (const request of requests) {
      const place = placed.get(request.key)!
      const { plate, leader, lines, end, width, height } = labels.get(request.key)!
      boxesOfLabels.push({
        left: place.x,
        right: place.x + width,
        top: place.y,
        bottom: place.y + height,
      })
      moveTo(plate, place.x, place.y)
      const from = leaderStart(place, { width, height })
      for (const line of lines)
        set(line, {
          x1: px(from.x),
          y1: px(from.y),
          x2: px(request.anchorX),
          y2: px(request.anchorY),
        })
      set(end, { cx: px(request.anchorX), cy: px(request.anchorY) })
      leader.setAttribute('visibility', 'visible')
    }
    for (const [key, { plate, leader }] of labels)
      if (!placed.has(key)) {
        plate.style.visibility = 'hidden'
        leader.setAttribute('visibility', 'hidden')
      }
    return boxesOfLabels
  }

  const drawSides = (
    { sides: boxes, projection, insets }: OverlayDrawing,
    axes: { readonly at: ReturnType<typeof axesPlace>; readonly reachPx: number },
    labelled: ReturnType<typeof drawLabels>,
  ) => {
    for (const mark of marks.values()) mark.style.visibility = 'hidden'
    const within = ({ x, y }: MarkPlace): MarkPlace => ({
      x: clamp(x, insets.left + edgePx, projection.width - insets.right - sideMarkPx),
      y: clamp(y, insets.top + edgePx, projection.height - insets.bottom - sideMarkPx),
    })
    const isOnAxes = ({ x, y }: MarkPlace) =>
      axes.at !== null &&
      x + markPx > axes.at.x - axes.reachPx &&
      x < axes.at.x + axes.reachPx &&
      y + sideMarkPx > axes.at.y - axes.reachPx &&
      y < axes.at.y + axes.reachPx
    const isOnLabel = ({ x, y }: MarkPlace) =>
      labelled.some(
        ({ left, right, top, bottom }) =>
          x + markPx > left && x < right && y + markPx > top && y < bottom,
      )
    for (const box of boxes) {
      const places = sideMarkPlaces(box, boxes)
      const [first] = places
      if (!first) continue
      const isFree = (place: MarkPlace) => {
        const { x, y } = within(place)
        const moved = Math.max(Math.abs(x - place.x), Math.abs(y - place.y))
        return moved <= sideMarkPx - markPx && !isOnAxes({ x, y }) && !isOnLabel({ x, y })
      }
      const at = within(places.find(isFree) ?? first)
      // Of a brain that reaches beyond the pane the letter comes to its edge, where the axes may stand.
      const { reachPx } = axes
      const beside = axes.at && axes.at.x < projection.width / 2 ? reachPx : -reachPx - sideMarkPx
      moveTo(markOf(box), axes.at && isOnAxes(at) ? axes.at.x + beside : at.x, at.y)
    }
  }

  const drawPoles = (wanted: OverlayDrawing['poles']) => {
    while (poles.childNodes.length > wanted.length) poles.lastChild?.remove()
    while (poles.childNodes.length < wanted.length)
      poles.append(svg('text', { class: 'stage-axis-letter' }))
    wanted.forEach(({ key, letter, x, y }, i) => {
      const text = poles.childNodes[i] as SVGTextElement
      text.textContent = letter
      text.dataset['pole'] = key
      set(text, { x: px(x), y: px(y) })
    })
  }

  return {
    draw: (next) => {
      const { projection, insets } = next
      fitLabels(next)
      const labelled = drawLabels(next)
      // Half a letter beside a label would be read as dirt.
      const isFree = ({ x, y }: OverlayDrawing['poles'][number]) =>
        labelled.every(
          ({ left, right, top, bottom }) =>
            x < left - polePx || x > right + polePx || y < top - polePx || y > bottom + polePx,
        )
      drawPoles(next.poles.filter(isFree))
      const free = freeOf(projection, insets)
      const isSmall =
        Math.min(free.width, free.height) < axesFromPx || root.hasAttribute('data-tight')
      const axisPx = axisLengthsPx[isSmall ? 'small' : 'usual']
      const reachPx = axesReachPx(axisPx)
      const axesAt = axesPlace(projection, insets, reachPx, labelled, next.sides)
      drawSides(next, { at: axesAt, reachPx }, labelled)
      cursors.forEach((cursor, i) => {
        const at = next.cursors[i]
        cursor.setAttribute('visibility', at ? 'visible' : 'hidden')
        if (!at) return
        cursor.setAttribute('transform', `translate(${px(at.x)} ${px(at.y)})`)
        cursor.setAttribute('opacity', at.seen ? '1' : '0.3')
        cursor.dataset['seen'] = String(at.seen)
      })
      axes.setAttribute('visibility', axesAt ? 'visible' : 'hidden')
      if (axesAt) axes.setAttribute('transform', `translate(${axesAt.x} ${axesAt.y})`)
      next.axes.forEach((axis, i) => {
        const { line, text } = axisParts[i]!
        const { end, strength, letter } = axisLook(axis, axisPx)
        set(line, { x2: px(end[0]), y2: px(end[1]), opacity: px(strength) })
        set(text, { x: px(letter.at[0]), y: px(letter.at[1]), opacity: px(letter.opacity) })
      })
    },
    drawPath: (path) => {
      for (const line of lasso) {
        line.setAttribute('visibility', path ? 'visible' : 'hidden')
        if (path) line.setAttribute('d', `M${path.map(([x, y]) => `${px(x)} ${px(y)}`).join('L')}Z`)
      }
    },
    setTheme: ({ background, ink }) => {
      root.style.setProperty('--stage-background', background)
      root.style.setProperty('--stage-ink', ink)
    },
    remove: () => {
      measured.disconnect()
      root.remove()
    },
  }
}
