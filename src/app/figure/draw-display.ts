/** Display items on a canvas, and as SVG. */
import type { DisplayItem } from './display-item.ts'

/** @param context already scaled to CSS px; it keeps what the last item set */
export function drawOnCanvas(
  context: CanvasRenderingContext2D,
  items: readonly DisplayItem[],
): void {
  // Else letters stand as far apart as the screen at hand puts them, and a figure differs from machine to machine.
  context.textRendering = 'geometricPrecision'
  context.lineJoin = 'round'
  for (const item of items) {
    context.globalAlpha = item.opacity
    drawItem(context, item)
  }
}

function drawItem(context: CanvasRenderingContext2D, item: DisplayItem): void {
  if (item.kind === 'box') {
    const { x, y, width, height, radius, frame } = item
    if (frame) {
      const out = frame.width
      context.fillStyle = frame.stroke
      context.beginPath()
      context.roundRect(x - out, y - out, width + 2 * out, height + 2 * out, radius + out)
      context.roundRect(x, y, width, height, radius)
      context.fill('evenodd')
    }
    context.fillStyle = item.fill
    context.beginPath()
    context.roundRect(x, y, width, height, radius)
    context.fill()
  } else if (item.kind === 'fade') {
    const colours = context.createLinearGradient(0, item.y, 0, item.y + item.height)
    colours.addColorStop(0, item.top)
    colours.addColorStop(1, item.bottom)
    context.fillStyle = colours
    context.fillRect(item.x, item.y, item.width, item.height)
  } else if (item.kind === 'text') {
    context.font = item.font
    if (item.halo) {
      context.strokeStyle = item.halo.stroke
      context.lineWidth = item.halo.width
      context.strokeText(item.text, item.x, item.y)
    }
    context.fillStyle = item.fill
    context.fillText(item.text, item.x, item.y)
  } else if (item.kind === 'picture') {
    context.imageSmoothingEnabled = false
    context.drawImage(item.source, item.x, item.y, item.width, item.height)
  } else if (item.kind === 'line') {
    context.beginPath()
    for (const [x, y] of item.points) context.lineTo(x, y)
    context.lineCap = item.cap
    strokeBy(context, item)
  } else if (item.kind === 'area') {
    context.beginPath()
    for (const [x, y] of item.points) context.lineTo(x, y)
    context.fillStyle = item.fill
    context.fill()
  } else {
    context.beginPath()
    context.arc(item.x, item.y, item.radius, 0, 2 * Math.PI)
    if (item.fill !== 'none') {
      context.fillStyle = item.fill
      context.fill()
    }
    if (item.width > 0) strokeBy(context, item)
  }
}

function strokeBy(
  context: CanvasRenderingContext2D,
  { stroke, width }: { readonly stroke: string; readonly width: number },
): void {
  context.strokeStyle = stroke
  context.lineWidth = width
  context.stroke()
}

export const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const px = (value: number) => String(Math.round(value * 100) / 100)

/** @param pictureUrl the pixels of a canvas item, as an address that stands in the file */
export function svgOf(
  item: DisplayItem,
  pictureUrl: (source: HTMLCanvasElement) => string,
): string {
  const shape = shapeOf(item, pictureUrl)
  return item.opacity < 1 ? `<g opacity="${px(item.opacity)}">${shape}</g>` : shape
}

const cornersOf = (points: readonly (readonly [number, number])[]) =>
  points.map(([x, y]) => `${px(x)},${px(y)}`).join(' ')

const areaOf = ({
  x,
  y,
  width,
  height,
}: {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}) => `x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}"`

function shapeOf(item: DisplayItem, pictureUrl: (source: HTMLCanvasElement) => string): string {
  switch (item.kind) {
    case 'box': {
      // A line is drawn half to either side of its edge: twice as wide, under the box, its outer half is seen.
      const frame = item.frame
        ? ` stroke="${item.frame.stroke}" stroke-width="${px(2 * item.frame.width)}" paint-order="stroke"`
        : ''
      return `<rect ${areaOf(item)} rx="${px(item.radius)}" fill="${item.fill}"${frame}/>`
    }
    case 'fade': {
      const id = `fade-${px(item.x)}-${px(item.y)}`
      return `<linearGradient id="${id}" x2="0" y2="1"><stop stop-color="${item.top}"/><stop offset="1" stop-color="${item.bottom}"/></linearGradient><rect ${areaOf(item)} fill="url(#${id})"/>`
    }
    case 'text': {
      const halo = item.halo
        ? ` stroke="${item.halo.stroke}" stroke-width="${px(item.halo.width)}" paint-order="stroke"`
        : ''
      return `<text x="${px(item.x)}" y="${px(item.y)}" font-family="${escapeXml(item.family)}" font-size="${px(item.sizePx)}" font-weight="${item.weight}" fill="${item.fill}"${halo} xml:space="preserve">${escapeXml(item.text)}</text>`
    }
    case 'line':
      return `<polyline points="${cornersOf(item.points)}" fill="none" stroke="${item.stroke}" stroke-width="${px(item.width)}" stroke-linecap="${item.cap}" stroke-linejoin="round"/>`
    case 'area':
      return `<polygon points="${cornersOf(item.points)}" fill="${item.fill}"/>`
    case 'disc':
      return `<circle cx="${px(item.x)}" cy="${px(item.y)}" r="${px(item.radius)}" fill="${item.fill}" stroke="${item.stroke}" stroke-width="${px(item.width)}"/>`
    case 'picture':
      return `<image ${areaOf(item)} preserveAspectRatio="none" href="${pictureUrl(item.source)}"/>`
  }
}
