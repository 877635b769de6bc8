/** What of a page somebody who listens to it could not tell from others. */

type Open = { readonly name: string; readonly attributes: string; words: string }

/** Elements of markup that a listener could not tell from others: controls and parts of the page without a name, pictures that are neither named nor passed over. */
export function namelessIn(markup: string): readonly string[] {
  const voids = new Set(['input', 'img', 'br', 'hr'])
  const open: Open[] = []
  const checks: (() => string | null)[] = []
  const ids = new Set([...markup.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))
  const tokens = markup.matchAll(
    /<(\/?)([a-z][\w-]*)((?:\s[^\s=>"/]+(?:="[^"]*")?)*)\s*\/?>|([^<]+)/gi,
  )
  for (const [, end, name = '', attributes = '', text] of tokens) {
    if (text !== undefined) {
      // What is chosen or stands in a field is its value, and no part of its name.
      const isValue = open.some((one) => /^(select|output|textarea|svg)$/.test(one.name))
      for (const one of open) if (!isValue || one.name === 'svg') one.words += text.trim()
      continue
    }
    if (end) {
      open.pop()
      continue
    }
    const element: Open = { name, attributes, words: '' }
    const has = (attribute: string) => attributes.includes(` ${attribute}="`)
    const labelled = /aria-labelledby="([^"]*)"/.exec(attributes)?.[1]
    const isNamed =
      /aria-label="[^"]/.test(attributes) ||
      (labelled?.split(' ').every((id) => ids.has(id)) ?? false)
    const label = open.findLast((one) => one.name === 'label')
    const passed = open.some((one) => one.attributes.includes('aria-hidden="true"'))
    const says = `<${name}${attributes}>`
    if (/^(input|select|textarea)$/.test(name)) {
      checks.push(() => (isNamed || (label?.words ?? '') !== '' ? null : says))
    } else if (
      /^(meter|progress|nav)$/.test(name) ||
      / role="(dialog|radiogroup|application|slider|img)"/.test(attributes)
    ) {
      checks.push(() => (isNamed || passed || has('aria-hidden') ? null : says))
    } else if (name === 'button') checks.push(() => (isNamed || element.words !== '' ? null : says))
    else if (name === 'section') checks.push(() => (isNamed ? null : says))
    else if (name === 'svg' && !passed && !has('aria-hidden')) {
      checks.push(() => (isNamed ? null : says))
    }
    if (!voids.has(name) && !/\/>$/.test(says)) open.push(element)
  }
  return checks.flatMap((check) => check() ?? [])
}
