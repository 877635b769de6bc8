/** Takes home what is on screen: text, pictures and maps as files. */
import { saveBlob } from '#app/shell/save-blob.ts'
import { csvOf, flatRow } from '#comparison/csv.ts'

export function saveAs(name: string, content: string | Uint8Array, type: string): void {
  const part = typeof content === 'string' ? content : (content.slice() as Uint8Array<ArrayBuffer>)
  saveBlob(new Blob([part], { type }), name)
}

export function saveJson(name: string, value: unknown): void {
  const plain = (_key: string, item: unknown) =>
    ArrayBuffer.isView(item) ? Array.from(item as unknown as ArrayLike<number>) : item
  saveAs(`${name}.json`, `${JSON.stringify(value, plain, 2)}\n`, 'application/json')
}

export function saveCsv(name: string, rows: readonly object[]): void {
  saveAs(`${name}.csv`, csvOf(rows.map((row) => flatRow(row))), 'text/csv')
}

/** A drawing of the page with the colours that it has there. */
export function saveSvg(name: string, drawing: SVGSVGElement): void {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const from = [drawing, ...drawing.querySelectorAll<SVGElement>('*')]
  const to = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  for (const [n, element] of from.entries()) {
    const style = getComputedStyle(element)
    for (const property of [
      'fill',
      'stroke',
      'stroke-width',
      'opacity',
      'font-size',
      'font-family',
    ])
      to[n]?.setAttribute(property, style.getPropertyValue(property))
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  saveAs(`${name}.svg`, new XMLSerializer().serializeToString(copy), 'image/svg+xml')
}
