/** SVG elements by name, for what lies over a picture. */

const namespace = 'http://www.w3.org/2000/svg'

type Attributes = { readonly [name: string]: string | number }

export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(namespace, name)
  setAttributes(element, attributes)
  return element
}

export function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
}
