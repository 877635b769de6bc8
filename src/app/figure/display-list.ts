/** Reads what the page shows over the brains off the page, as items that a figure draws. */
import { boxItems, isClear } from './box-items.ts'
import type { DisplayItem } from './display-item.ts'
import { FigureError } from './figure-error.ts'

/** What belongs to handling the page and not to the picture. */
const leftOut =
  'button, select, input, .pane-tools, .pane-status, .drop-hint, .stage-message, .brain-stage, .visually-hidden, .splitter, .wipe-edge'

const isSeen = ({ visibility, display, opacity }: CSSStyleDeclaration) =>
  visibility !== 'hidden' && display !== 'none' && Number(opacity) > 0

type Reading = {
  readonly style: CSSStyleDeclaration
  readonly origin: DOMRect
  readonly opacity: number
  readonly items: DisplayItem[]
}

export function readDisplay(root: HTMLElement): DisplayItem[] {
  const origin = root.getBoundingClientRect()
  const items: DisplayItem[] = []
  const walk = (element: Element, above: number) => {
    if (element.matches(leftOut)) return
    const style = getComputedStyle(element)
    if (!isSeen(style)) return
    const opacity = above * Number(style.opacity)
    const reading = { style, origin, opacity, items }
    if (element instanceof SVGGraphicsElement && !(element instanceof SVGSVGElement)) {
      readShape(element, reading)
    } else if (element instanceof HTMLCanvasElement) {
      const { left, top, width, height } = element.getBoundingClientRect()
      const [x, y] = [left - origin.left, top - origin.top]
      items.push({ kind: 'picture', x, y, width, height, source: element, opacity })
    } else if (element !== root) {
      const { left, top, width, height } = element.getBoundingClientRect()
      const area = { x: left - origin.left, y: top - origin.top, width, height }
      items.push(...boxItems(area, style, opacity))
    }
    for (const child of element.childNodes) {
      if (child instanceof Element) walk(child, opacity)
      else if (child instanceof Text && element instanceof HTMLElement) readText(child, reading)
    }
  }
  walk(root, 1)
  return items
}

let measure: CanvasRenderingContext2D | null = null

/** @throws FigureError */
function measured(text: string, font: string): TextMetrics {
  measure ??= document.createElement('canvas').getContext('2d')
  if (!measure) throw new FigureError('The browser has no room for a picture.')
  measure.font = font
  return measure.measureText(text)
}

/** How far under the middle of a line's box its letters stand, CSS px: the browser puts the font's own ascent and descent round it. */
function baselineUnderMiddle(font: string): number {
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = measured('x', font)
  return (Math.round(fontBoundingBoxAscent) - Math.round(fontBoundingBoxDescent)) / 2
}

/** As much of a line as its room holds, and an ellipsis where the page puts one: the text of the page itself stays whole. */
function cutShort(text: string, font: string, roomPx: number): string {
  const fits = (part: string) => measured(part, font).width <= roomPx + 0.5
  if (fits(text)) return text
  const letters = [...text]
  while (letters.length > 0 && !fits(`${letters.join('')}…`)) letters.pop()
  return `${letters.join('')}…`
}

/** From the left end of a line to where its element cuts it short, CSS px; all the room there is where it does not. */
function roomOf(node: Text, line: DOMRect, style: CSSStyleDeclaration): number {
  const element = node.parentElement
  if (!element || style.textOverflow !== 'ellipsis' || style.overflowX === 'visible')
    return Number.POSITIVE_INFINITY
  const { right } = element.getBoundingClientRect()
  const rim = Number.parseFloat(style.paddingRight) + Number.parseFloat(style.borderRightWidth)
  return right - rim - line.left
}

function textItem(
  text: string,
  box: DOMRect,
  { style, origin, opacity }: Reading,
  roomPx = Number.POSITIVE_INFINITY,
): DisplayItem & { readonly kind: 'text' } {
  const sizePx = Number.parseFloat(style.fontSize)
  const font = `${style.fontWeight} ${sizePx}px ${style.fontFamily}`
  return {
    kind: 'text',
    x: box.left - origin.left,
    y: (box.top + box.bottom) / 2 - origin.top + baselineUnderMiddle(font),
    text: cutShort(text, font, roomPx),
    font,
    sizePx,
    weight: style.fontWeight,
    family: style.fontFamily,
    fill: style.color,
    halo: null,
    opacity,
  }
}

/** One item a line: where a line breaks, the page's layout says. */
function readText(node: Text, reading: Reading): void {
  const words = node.data.match(/\S+\s*/g)
  if (!words) return
  const range = document.createRange()
  const sizePx = Number.parseFloat(reading.style.fontSize)
  let at = node.data.length - node.data.trimStart().length
  let line: { text: string; box: DOMRect } | null = null
  const close = () => {
    if (!line) return
    const room = roomOf(node, line.box, reading.style)
    reading.items.push(textItem(line.text.trimEnd(), line.box, reading, room))
  }
  for (const word of words) {
    range.setStart(node, at)
    range.setEnd(node, at + word.trimEnd().length)
    const box = range.getBoundingClientRect()
    if (line && Math.abs(line.box.top - box.top) < sizePx / 2) line.text += word
    else {
      close()
      line = { text: word, box }
    }
    at += word.length
  }
  close()
}

const caps: readonly string[] = ['butt', 'round', 'square'] satisfies readonly CanvasLineCap[]

function readShape(element: SVGGraphicsElement, reading: Reading): void {
  const { style, origin, opacity, items } = reading
  const matrix = element.getScreenCTM()
  if (!matrix) return
  const place = (x: number, y: number) => {
    const point = new DOMPoint(x, y).matrixTransform(matrix)
    return [point.x - origin.left, point.y - origin.top] as const
  }
  const number = (name: string) => Number(element.getAttribute(name))
  const width = Number.parseFloat(style.strokeWidth)
  const { stroke, fill } = style
  const cap = (caps.includes(style.strokeLinecap) ? style.strokeLinecap : 'butt') as CanvasLineCap
  const line = (points: readonly (readonly [number, number])[]) =>
    items.push({ kind: 'line', points, stroke, width, cap, opacity })
  if (element instanceof SVGLineElement) {
    if (!isClear(stroke))
      line([place(number('x1'), number('y1')), place(number('x2'), number('y2'))])
  } else if (element instanceof SVGPolygonElement) {
    const points = [...element.points].map(({ x, y }) => place(x, y))
    if (!isClear(fill)) items.push({ kind: 'area', points, fill, opacity })
  } else if (element instanceof SVGRectElement) {
    const [x, y] = place(number('x'), number('y'))
    const [right, bottom] = place(number('x') + number('width'), number('y') + number('height'))
    const area = { x, y, width: right - x, height: bottom - y }
    if (!isClear(fill)) items.push({ kind: 'box', ...area, fill, radius: 0, frame: null, opacity })
  } else if (element instanceof SVGCircleElement) {
    const [x, y] = place(number('cx'), number('cy'))
    const thick = isClear(stroke) ? 0 : width
    items.push({ kind: 'disc', x, y, radius: number('r'), fill, stroke, width: thick, opacity })
  } else if (element instanceof SVGPathElement && !isClear(stroke)) {
    // The overlay's paths are pieces of straight lines.
    for (const piece of (element.getAttribute('d') ?? '').split(/(?=[M])/)) {
      const points = straight(piece).map(([x, y]) => place(x, y))
      if (points.length > 1) line(points)
    }
  } else if (element instanceof SVGTextElement && element.textContent) {
    const box = element.getBoundingClientRect()
    const halo = isClear(stroke) ? null : { stroke, width }
    items.push({ ...textItem(element.textContent, box, reading), fill, halo })
  }
}

/** Corners of a path of M, L, h and v. */
function straight(path: string): readonly (readonly [number, number])[] {
  const points: [number, number][] = []
  for (const [, command = '', rest = ''] of path.matchAll(/([MLHVhvl])([^A-Za-z]*)/g)) {
    const numbers = (rest.match(/-?\d*\.?\d+/g) ?? []).map(Number)
    const [x, y] = points.at(-1) ?? [0, 0]
    const [first = 0, second = 0] = numbers
    if (command === 'M' || command === 'L') points.push([first, second])
    else if (command === 'h') points.push([x + first, y])
    else if (command === 'v') points.push([x, y + first])
    else if (command === 'H') points.push([first, y])
    else if (command === 'V') points.push([x, first])
    else points.push([x + first, y + second])
  }
  return points
}

export type Tones = { readonly ink: string; readonly ground: string }

/**
 * An item for another ground than the page has: its ink and its ground change everywhere, plates and the casings of lines
 * with them, or dark letters stand on dark plates. What has a colour of its own keeps it.
 */
export function recoloured<Item extends DisplayItem>(item: Item, from: Tones, to: Tones): Item {
  const tone = (colour: string) =>
    colour === from.ink ? to.ink : colour === from.ground ? to.ground : colour
  const halo =
    'halo' in item && item.halo ? { halo: { ...item.halo, stroke: tone(item.halo.stroke) } } : {}
  return {
    ...item,
    ...('fill' in item ? { fill: tone(item.fill) } : {}),
    ...('stroke' in item ? { stroke: tone(item.stroke) } : {}),
    ...halo,
  }
}
