/**
 * What the page shows over the brains (titles, labels, leaders, letters, colour bars), read off the page as simple items, so
 * that a figure draws the same things at any size, as pixels or as vectors. Lengths are CSS px from the stage's corner.
 */
export type DisplayItem = {
  /** Of the item and all that it stands in, 0 to 1. */
  readonly opacity: number
} & (
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly fill: string
      readonly radius: number
      /** A line round it, outside. */
      readonly frame: { readonly stroke: string; readonly width: number } | null
    }
  | {
      readonly kind: 'text'
      /** Left end of the baseline. */
      readonly x: number
      readonly y: number
      readonly text: string
      readonly font: string
      readonly sizePx: number
      readonly weight: string
      readonly family: string
      readonly fill: string
      /** Round the letters, under them. */
      readonly halo: { readonly stroke: string; readonly width: number } | null
    }
  | {
      readonly kind: 'line'
      readonly points: readonly (readonly [number, number])[]
      readonly stroke: string
      readonly width: number
      readonly cap: CanvasLineCap
    }
  | {
      readonly kind: 'area'
      readonly points: readonly (readonly [number, number])[]
      readonly fill: string
    }
  | {
      readonly kind: 'disc'
      readonly x: number
      readonly y: number
      readonly radius: number
      readonly fill: string
      readonly stroke: string
      readonly width: number
    }
  /** Colours that go over into each other from the top down. */
  | {
      readonly kind: 'fade'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly top: string
      readonly bottom: string
    }
  /** A canvas of the page, such as the colours of a bar. */
  | {
      readonly kind: 'picture'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly source: HTMLCanvasElement
    }
)

/** What belongs to handling the page and not to the picture. */
const leftOut =
  'button, select, input, .pane-tools, .pane-status, .drop-hint, .stage-message, .brain-stage, .visually-hidden, .splitter, .wipe-edge'

const isSeen = ({ visibility, display, opacity }: CSSStyleDeclaration) =>
  visibility !== 'hidden' && display !== 'none' && Number(opacity) > 0

const isClear = (colour: string) =>
  colour === 'none' || /^rgba\(.*, 0\)$/.test(colour) || colour === 'transparent'

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
    } else if (element instanceof HTMLElement && element !== root) {
      readBoxes(element, reading)
    }
    for (const child of element.childNodes) {
      if (child instanceof Element) walk(child, opacity)
      else if (child instanceof Text && element instanceof HTMLElement) readText(child, reading)
    }
  }
  walk(root, 1)
  return items
}

/** A ring of a shadow that is neither moved nor blurred, as plates have it. */
function ringOf(shadow: string): { readonly stroke: string; readonly width: number } | null {
  const [, stroke, width] = /^(.+\)) 0px 0px 0px ([\d.]+)px$/.exec(shadow) ?? []
  return stroke && Number(width) > 0 ? { stroke, width: Number(width) } : null
}

function readBoxes(element: HTMLElement, { style, origin, opacity, items }: Reading): void {
  const { left, top, width, height } = element.getBoundingClientRect()
  const [x, y] = [left - origin.left, top - origin.top]
  const box = (area: { x: number; y: number; width: number; height: number }, fill: string) =>
    items.push({ kind: 'box', ...area, fill, radius: 0, frame: null, opacity })
  const [onTop, onRight, onBottom, onLeft] = (['Top', 'Right', 'Bottom', 'Left'] as const).map(
    (side) => {
      const [line, fill] = [style[`border${side}Style`], style[`border${side}Color`]]
      const thick = Number.parseFloat(style[`border${side}Width`])
      return line === 'none' || isClear(fill) ? { thick: 0, fill } : { thick, fill }
    },
  ) as [Edge, Edge, Edge, Edge]
  if (width > 0 && height > 0 && !isClear(style.backgroundColor))
    items.push({
      kind: 'box',
      x,
      y,
      width,
      height,
      fill: style.backgroundColor,
      radius: Number.parseFloat(style.borderTopLeftRadius) || 0,
      frame: ringOf(style.boxShadow),
      opacity,
    })
  const inner = {
    x: x + onLeft.thick,
    y: y + onTop.thick,
    width: width - onLeft.thick - onRight.thick,
    height: height - onTop.thick - onBottom.thick,
  }
  const bands = bandsOf(style.backgroundImage)
  // To the end, and painted over by the next: edges that share a pixel would let the ground through.
  for (const { from, fill } of bands)
    box({ ...inner, x: inner.x + from * inner.width, width: (1 - from) * inner.width }, fill)
  const [, first, last] =
    /^linear-gradient\((rgba?\(.*?\)), (rgba?\(.*?\))\)$/.exec(style.backgroundImage) ?? []
  if (first && last) items.push({ kind: 'fade', ...inner, top: first, bottom: last, opacity })
  if (onLeft.thick > 0) box({ x, y, width: onLeft.thick, height }, onLeft.fill)
  if (onRight.thick > 0)
    box({ x: x + width - onRight.thick, y, width: onRight.thick, height }, onRight.fill)
  if (onTop.thick > 0) box({ x, y, width, height: onTop.thick }, onTop.fill)
  if (onBottom.thick > 0)
    box({ x, y: y + height - onBottom.thick, width, height: onBottom.thick }, onBottom.fill)
}

type Edge = { readonly thick: number; readonly fill: string }

type Band = { readonly fill: string; readonly from: number; readonly to: number }

/** Bands of one colour each of a gradient that runs to the right, as the colour bars have; shares of the width. */
export function bandsOf(image: string): readonly Band[] {
  if (!image.startsWith('linear-gradient(to right')) return []
  const bands: Band[] = []
  for (const [, fill = '', start, , end] of image.matchAll(
    /(rgb\([^)]*\)) ([\d.]+)%(, \1)? ([\d.]+)%/g,
  )) {
    const [from, to] = [Number(start) / 100, Number(end) / 100]
    const last = bands.at(-1)
    if (last?.fill === fill) bands[bands.length - 1] = { ...last, to }
    else bands.push({ fill, from, to })
  }
  return bands
}

let measure: CanvasRenderingContext2D | null = null

function measured(text: string, font: string): TextMetrics | null {
  measure ??= document.createElement('canvas').getContext('2d')
  if (!measure) return null
  measure.font = font
  return measure.measureText(text)
}

/** How far under the middle of a line's box its letters stand, CSS px: the browser puts the font's own ascent and descent round it. */
function baselineUnderMiddle(font: string): number {
  const metrics = measured('x', font)
  if (!metrics) return 0
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = metrics
  return (Math.round(fontBoundingBoxAscent) - Math.round(fontBoundingBoxDescent)) / 2
}

/** As much of a line as its room holds, and an ellipsis where the page puts one: the text of the page itself stays whole. */
function cutShort(text: string, font: string, roomPx: number): string {
  const fits = (part: string) => (measured(part, font)?.width ?? 0) <= roomPx + 0.5
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
    if (!line || line.text.trim() === '') return
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
  const number = (name: string) => Number(element.getAttribute(name) ?? 0)
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
    else if (command === 'l') points.push([x + first, y + second])
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
