/**
 * A small XML tokenizer for GIFTI and CIFTI: elements, attributes, text, CDATA. No entities but the five of XML and character
 * references, no internal DTD, bounded depth: there is nothing to expand, so nothing can explode. Workers have no DOMParser.
 */

export type XmlHandler = {
  readonly open?: (name: string, attributes: ReadonlyMap<string, string>) => void
  /** Called once or more for an element's text. */
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

const maxDepth = 64
const maxAttributes = 64
const maxNameLength = 256

/** What is wrong and where; readers turn it into their own refusal. */
export class XmlError extends Error {
  readonly tag = 'xml'
  readonly offset: number
  constructor(reason: string, offset: number) {
    super(`${reason} at character ${offset}`)
    this.name = 'XmlError'
    this.offset = offset
  }
}

const named: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

function decodeText(text: string, at: number): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;&\s]{0,12});?/g, (whole, name: string) => {
    const known = named[name]
    if (known !== undefined && whole.endsWith(';')) return known
    const code = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name)
    const point = code ? Number.parseInt(code[1] ?? code[2] ?? '', code[1] ? 16 : 10) : Number.NaN
    if (!(point > 0 && point <= 0x10ffff)) throw new XmlError(`unknown entity "${whole}"`, at)
    return String.fromCodePoint(point)
  })
}

const nameAt = /[A-Za-z_:][-A-Za-z0-9_:.]*/y
const attributeAt = /\s+([A-Za-z_:][-A-Za-z0-9_:.]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const tagEndAt = /\s*(\/?)>/y

/** Goes through `xml` once. @throws XmlError where it is not well-formed or asks for more than this reads. */
export function parseXml(xml: string, handler: XmlHandler): void {
  const openNames: string[] = []
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0
  let sawRoot = false

  const past = (ending: string, from: number) => {
    const end = xml.indexOf(ending, from)
    if (end < 0) throw new XmlError(`no "${ending}" to what begins`, at)
    return end
  }

  while (at < xml.length) {
    const tag = xml.indexOf('<', at)
    const textEnd = tag < 0 ? xml.length : tag
    if (textEnd > at) {
      const text = xml.slice(at, textEnd)
      if (openNames.length > 0) handler.text?.(decodeText(text, at))
      else if (/\S/.test(text)) throw new XmlError('text outside of the elements', at)
    }
    if (tag < 0) break
    at = tag
    if (xml.startsWith('<!--', at)) at = past('-->', at + 4) + 3
    else if (xml.startsWith('<![CDATA[', at)) {
      const end = past(']]>', at + 9)
      if (openNames.length === 0) throw new XmlError('text outside of the elements', at)
      handler.text?.(xml.slice(at + 9, end))
      at = end + 3
    } else if (xml.startsWith('<?', at)) at = past('?>', at + 2) + 2
    else if (xml.startsWith('<!DOCTYPE', at)) {
      const end = past('>', at)
      // An internal subset is where entities are declared.
      if (xml.slice(at, end).includes('['))
        throw new XmlError('entity declarations are refused', at)
      at = end + 1
    } else if (xml.startsWith('</', at)) {
      const end = past('>', at)
      const name = xml.slice(at + 2, Math.min(end, at + 2 + maxNameLength)).trim()
      if (openNames.pop() !== name) throw new XmlError(`"</${name}>" closes nothing`, at)
      handler.close?.(name)
      at = end + 1
    } else {
      at = openTag(at)
    }
  }
  if (openNames.length > 0) throw new XmlError(`"${openNames.at(-1)}" is not closed`, xml.length)
  if (!sawRoot) throw new XmlError('there is no element', 0)

  function openTag(start: number): number {
    nameAt.lastIndex = start + 1
    const name = nameAt.exec(xml)?.[0]
    if (!name || name.length > maxNameLength) throw new XmlError('a "<" that begins no tag', start)
    if (openNames.length === 0 && sawRoot) throw new XmlError('a second root element', start)
    sawRoot = true
    const attributes = new Map<string, string>()
    let position = nameAt.lastIndex
    for (;;) {
      attributeAt.lastIndex = position
      const found = attributeAt.exec(xml)
      if (!found) break
      if (attributes.size >= maxAttributes) throw new XmlError('too many attributes', start)
      attributes.set(found[1] ?? '', decodeText(found[2] ?? found[3] ?? '', position))
      position = attributeAt.lastIndex
    }
    tagEndAt.lastIndex = position
    const end = tagEndAt.exec(xml)
    if (!end) throw new XmlError(`the tag "${name}" does not end`, start)
    if (openNames.length >= maxDepth) throw new XmlError('elements are nested too deeply', start)
    handler.open?.(name, attributes)
    if (end[1] === '/') handler.close?.(name)
    else openNames.push(name)
    return tagEndAt.lastIndex
  }
}
