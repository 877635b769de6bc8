/**
 * What the page shows over the brains (titles, labels, leaders, letters, colour bars), read off the page as simple items, so
 * that a figure draws the same things at any size, as pixels or as vectors. Lengths are CSS px from the stage's corner.
 */
export type DisplayItem =
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly fill: string
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
    }
  | {
      readonly kind: 'line'
      readonly points: readonly (readonly [number, number])[]
      readonly stroke: string
      readonly width: number
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
  /** A canvas of the page, such as the colours of a bar. */
  | {
      readonly kind: 'picture'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly source: HTMLCanvasElement
    }

/** What belongs to handling the page and not to the picture. */
const leftOut =
  'button, select, input, .pane-tools, .pane-status, .drop-hint, .stage-message, .brain-stage, .visually-hidden, .splitter, .wipe-edge'

const isSeen = ({ visibility, display, opacity }: CSSStyleDeclaration) =>
  visibility !== 'hidden' && display !== 'none' && Number(opacity) > 0

const isClear = (colour: string) =>
  colour === 'none' || /^rgba\(.*, 0\)$/.test(colour) || colour === 'transparent'

/** @param ink replaces the page's ink where the figure gets another ground than the page has */
export function readDisplay(root: HTMLElement): DisplayItem[] {
  const origin = root.getBoundingClientRect()
  const items: DisplayItem[] = []
  const walk = (element: Element) => {
    if (element.matches(leftOut)) return
    const style = getComputedStyle(element)
    if (!isSeen(style)) return
    if (element instanceof SVGGraphicsElement && !(element instanceof SVGSVGElement)) {
      readShape(element, style, origin, items)
    } else if (element instanceof HTMLCanvasElement) {
      const { left, top, width, height } = element.getBoundingClientRect()
      const [x, y] = [left - origin.left, top - origin.top]
      items.push({ kind: 'picture', x, y, width, height, source: element })
    } else if (element instanceof HTMLElement && element !== root) {
      readBoxes(element, style, origin, items)
    }
    for (const child of element.childNodes) {
      if (child instanceof Element) walk(child)
      else if (child instanceof Text && element instanceof HTMLElement)
        readText(child, style, origin, items)
    }
  }
  walk(root)
  return items
}

function readBoxes(
  element: HTMLElement,
  style: CSSStyleDeclaration,
  origin: DOMRect,
  items: DisplayItem[],
): void {
  const { left, top, width, height } = element.getBoundingClientRect()
  const [x, y] = [left - origin.left, top - origin.top]
  if (!isClear(style.backgroundColor) && width > 0 && height > 0)
    items.push({ kind: 'box', x, y, width, height, fill: style.backgroundColor })
  for (const band of bandsOf(style.backgroundImage))
    items.push({
      kind: 'box',
      x: x + band.from * width,
      y,
      width: (band.to - band.from) * width,
      height,
      fill: band.fill,
    })
  const edge = Number.parseFloat(style.borderLeftWidth)
  if (edge > 0 && style.borderLeftStyle !== 'none' && !isClear(style.borderLeftColor))
    items.push({ kind: 'box', x, y, width: edge, height, fill: style.borderLeftColor })
}

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

/** One item a line: where a line breaks, the page's layout says. */
function readText(
  node: Text,
  style: CSSStyleDeclaration,
  origin: DOMRect,
  items: DisplayItem[],
): void {
  const words = node.data.match(/\S+\s*/g)
  if (!words) return
  const range = document.createRange()
  const sizePx = Number.parseFloat(style.fontSize)
  let at = node.data.length - node.data.trimStart().length
  let line: { text: string; box: DOMRect } | null = null
  const close = () => {
    if (!line || line.text.trim() === '') return
    const { text, box } = line
    items.push({
      kind: 'text',
      x: box.left - origin.left,
      // The middle of the line's box is the middle of its letters, whose baseline lies a third of the size below.
      y: (box.top + box.bottom) / 2 - origin.top + 0.35 * sizePx,
      text: text.trimEnd(),
      font: `${style.fontWeight} ${sizePx}px ${style.fontFamily}`,
      sizePx,
      weight: style.fontWeight,
      family: style.fontFamily,
      fill: style.color,
    })
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

function readShape(
  element: SVGGraphicsElement,
  style: CSSStyleDeclaration,
  origin: DOMRect,
  items: DisplayItem[],
): void {
  const matrix = element.getScreenCTM()
  if (!matrix) return
  const place = (x: number, y: number) => {
    const point = new DOMPoint(x, y).matrixTransform(matrix)
    return [point.x - origin.left, point.y - origin.top] as const
  }
  const number = (name: string) => Number(element.getAttribute(name) ?? 0)
  const width = Number.parseFloat(style.strokeWidth)
  const { stroke, fill } = style
  if (element instanceof SVGLineElement) {
    const points = [place(number('x1'), number('y1')), place(number('x2'), number('y2'))]
    if (!isClear(stroke)) items.push({ kind: 'line', points, stroke, width })
  } else if (element instanceof SVGRectElement) {
    const [x, y] = place(number('x'), number('y'))
    const [right, bottom] = place(number('x') + number('width'), number('y') + number('height'))
    if (!isClear(fill))
      items.push({ kind: 'box', x, y, width: right - x, height: bottom - y, fill })
  } else if (element instanceof SVGCircleElement) {
    const [x, y] = place(number('cx'), number('cy'))
    items.push({
      kind: 'disc',
      x,
      y,
      radius: number('r'),
      fill,
      stroke,
      width: isClear(stroke) ? 0 : width,
    })
  } else if (element instanceof SVGPathElement && !isClear(stroke)) {
    // The overlay's paths are pieces of straight lines.
    for (const piece of (element.getAttribute('d') ?? '').split(/(?=[M])/)) {
      const points = straight(piece).map(([x, y]) => place(x, y))
      if (points.length > 1) items.push({ kind: 'line', points, stroke, width })
    }
  } else if (element instanceof SVGTextElement && element.textContent) {
    const box = element.getBoundingClientRect()
    const sizePx = Number.parseFloat(style.fontSize)
    items.push({
      kind: 'text',
      x: box.left - origin.left,
      y: (box.top + box.bottom) / 2 - origin.top + 0.35 * sizePx,
      text: element.textContent,
      font: `${style.fontWeight} ${sizePx}px ${style.fontFamily}`,
      sizePx,
      weight: style.fontWeight,
      family: style.fontFamily,
      fill,
    })
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
