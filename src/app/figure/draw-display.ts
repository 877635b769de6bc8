/** Display items on a canvas, and as SVG. */
import type { DisplayItem } from './display-list.ts'

/** @param context already scaled to CSS px */
export function drawOnCanvas(
  context: CanvasRenderingContext2D,
  items: readonly DisplayItem[],
): void {
  for (const item of items) {
    if (item.kind === 'box') {
      context.fillStyle = item.fill
      context.fillRect(item.x, item.y, item.width, item.height)
    } else if (item.kind === 'text') {
      context.font = item.font
      context.fillStyle = item.fill
      context.fillText(item.text, item.x, item.y)
    } else if (item.kind === 'picture') {
      context.imageSmoothingEnabled = false
      context.drawImage(item.source, item.x, item.y, item.width, item.height)
    } else if (item.kind === 'line') {
      context.beginPath()
      for (const [x, y] of item.points) context.lineTo(x, y)
      context.strokeStyle = item.stroke
      context.lineWidth = item.width
      context.stroke()
    } else {
      context.beginPath()
      context.arc(item.x, item.y, item.radius, 0, 2 * Math.PI)
      if (item.fill !== 'none') {
        context.fillStyle = item.fill
        context.fill()
      }
      if (item.width > 0) {
        context.strokeStyle = item.stroke
        context.lineWidth = item.width
        context.stroke()
      }
    }
  }
}

const escapes: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

const px = (value: number) => String(Math.round(value * 100) / 100)

/** @param pictureUrl the pixels of a canvas item, as an address that stands in the file */
export function svgOf(
  item: DisplayItem,
  pictureUrl: (source: HTMLCanvasElement) => string,
): string {
  switch (item.kind) {
    case 'box':
      return `<rect x="${px(item.x)}" y="${px(item.y)}" width="${px(item.width)}" height="${px(item.height)}" fill="${item.fill}"/>`
    case 'text':
      return `<text x="${px(item.x)}" y="${px(item.y)}" font-family="${escapeXml(item.family)}" font-size="${px(item.sizePx)}" font-weight="${item.weight}" fill="${item.fill}" xml:space="preserve">${escapeXml(item.text)}</text>`
    case 'line':
      return `<polyline points="${item.points.map(([x, y]) => `${px(x)},${px(y)}`).join(' ')}" fill="none" stroke="${item.stroke}" stroke-width="${px(item.width)}"/>`
    case 'disc':
      return `<circle cx="${px(item.x)}" cy="${px(item.y)}" r="${px(item.radius)}" fill="${item.fill}" stroke="${item.stroke}" stroke-width="${px(item.width)}"/>`
    case 'picture':
      return `<image x="${px(item.x)}" y="${px(item.y)}" width="${px(item.width)}" height="${px(item.height)}" preserveAspectRatio="none" href="${pictureUrl(item.source)}"/>`
  }
}
