/** What lies over a slice in the DOM: the crosshair, the directions at its edges, and where it cuts. */
import type { PaneInsets, PaneSize } from './pane-projection.ts'
import { wordsMiddlePx } from './slice-geometry.ts'
import type { StageTheme } from './stage-basis.ts'
import { setAttributes as set, svg } from './svg.ts'

export type SliceOverlayDrawing = {
  readonly size: PaneSize
  readonly insets: PaneInsets
  /** Left free for words at the edges, CSS px. */
  readonly roomPx: number
  /** CSS px; null while there is none. */
  readonly crosshair: readonly [x: number, y: number] | null
  /** At the left, right, bottom and top edge. */
  readonly letters: readonly [string, string, string, string]
  /** Marked voxels: their corners in CSS px, and their shares of the largest one. */
  readonly voxels: readonly {
    readonly corners: readonly (readonly [x: number, y: number])[]
    readonly share: number
    /** Such as '25 %'; empty where there is no room for it. */
    readonly text: string
  }[]
  /** Such as 'z = 12 mm', and where on the pane it stands. */
  readonly cuts: readonly { readonly text: string; readonly x: number; readonly y: number }[]
}

export type SliceOverlay = {
  readonly draw: (drawing: SliceOverlayDrawing) => void
  readonly setTheme: (theme: StageTheme) => void
  readonly remove: () => void
}

/** What stays free around the place that the crosshair marks, CSS px. */
const gapPx = 9

/**
 * Where the directions stand, at the edges of one slice. Rows of slices share left and right only, which stand below them:
 * elsewhere they would lie on the slices.
 */
export function letterPlaces(
  [left, right, bottom, top]: readonly [number, number, number, number],
  inRows: boolean,
  insetPx: number,
): readonly (readonly [x: number, y: number] | null)[] {
  const [midX, midY] = [(left + right) / 2, (top + bottom) / 2]
  const below = bottom - insetPx
  const across = inRows ? below : midY
  return [
    [left + insetPx, across],
    [right - insetPx, across],
    inRows ? null : [midX, below],
    inRows ? null : [midX, top + insetPx],
  ]
}

function drawVoxels(group: SVGGElement, marked: SliceOverlayDrawing['voxels']): void {
  const round = (part: number) => Math.round(part * 10) / 10
  while (group.childNodes.length > 2 * marked.length) group.lastChild?.remove()
  while (group.childNodes.length < 2 * marked.length) group.append(svg('polygon'), svg('text'))
  marked.forEach(({ corners, share, text }, n) => {
    const shape = group.childNodes[2 * n] as SVGPolygonElement
    const label = group.childNodes[2 * n + 1] as SVGTextElement
    const middle = [0, 1].map((axis) =>
      round(corners.reduce((sum, corner) => sum + corner[axis]!, 0) / corners.length),
    )
    set(shape, {
      points: corners.map(([x, y]) => `${round(x)},${round(y)}`).join(' '),
      'fill-opacity': round(0.1 + 0.75 * share),
      // Where voxels are small, a dark border would cover them.
      stroke: text === '' ? '#14ebff' : '#06262b',
    })
    set(label, { x: middle[0]!, y: middle[1]! })
    label.textContent = text
  })
}

/** Puts an overlay under `pane`'s own children. */
export function createSliceOverlay(pane: HTMLElement): SliceOverlay {
  const root = document.createElement('div')
  root.className = 'stage-overlay'
  root.setAttribute('aria-hidden', 'true')
  const drawing = svg('svg')
  const voxels = svg('g', { class: 'stage-voxels' })
  drawing.append(voxels)
  const crosshair = ['casing', 'core'].map((layer) => {
    const path = svg('path', { class: `stage-crosshair ${layer}` })
    drawing.append(path)
    return path
  })
  const letters = Array.from({ length: 4 }, () => {
    const text = svg('text', { class: 'stage-axis-letter stage-slice-letter' })
    drawing.append(text)
    return text
  })
  const cuts = svg('g')
  drawing.append(cuts)
  root.append(drawing)
  if (getComputedStyle(pane).position === 'static') pane.style.position = 'relative'
  pane.prepend(root)
  return {
    draw: ({
      size,
      insets,
      roomPx,
      crosshair: at,
      voxels: marked,
      letters: words,
      cuts: texts,
    }) => {
      drawVoxels(voxels, marked)
      const [left, right] = [insets.left, size.width - insets.right]
      const [top, bottom] = [insets.top, size.height - insets.bottom]
      for (const path of crosshair) {
        path.setAttribute('visibility', at ? 'visible' : 'hidden')
        if (!at) continue
        const [x, y] = at.map((part) => Math.round(part * 10) / 10) as [number, number]
        path.setAttribute(
          'd',
          `M${left} ${y}H${x - gapPx}M${x + gapPx} ${y}H${right}M${x} ${top}V${y - gapPx}M${x} ${y + gapPx}V${bottom}`,
        )
      }
      letterPlaces([left, right, bottom, top], texts.length > 1, wordsMiddlePx(roomPx)).forEach(
        (place, i) => {
          const text = letters[i]!
          text.textContent = place ? (words[i] ?? '') : ''
          if (place) set(text, { x: place[0], y: place[1] })
        },
      )
      while (cuts.childNodes.length > texts.length) cuts.lastChild?.remove()
      while (cuts.childNodes.length < texts.length)
        cuts.append(svg('text', { class: 'stage-axis-letter stage-slice-cut' }))
      texts.forEach(({ text, x, y }, i) => {
        const label = cuts.childNodes[i] as SVGTextElement
        label.textContent = text
        set(label, { x, y })
      })
    },
    setTheme: ({ background, ink }) => {
      root.style.setProperty('--stage-background', background)
      root.style.setProperty('--stage-ink', ink)
    },
    remove: () => root.remove(),
  }
}
