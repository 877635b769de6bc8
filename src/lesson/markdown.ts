/**
 * The text of a slide: a small part of Markdown, read to a tree that the page draws element by element. There is no HTML in
 * it: `<b>` is four characters. One pass over the text, so that no text however odd takes long.
 *
 * Blocks: paragraphs, `# heading` and `## heading`, `- item`, `1. item`, `> quotation`.
 * Within: `*emphasis*`, `**strong**`, `[words](https://…)`, `[@woo2014]` cites, `{peak of pain in ai}` is worked out,
 * a backslash keeps the next sign as it is.
 */
import { type LiveExpression, parseLiveExpression } from './live-expression.ts'

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emphasis' | 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'cite'; readonly ids: readonly string[] }
  | { readonly kind: 'live'; readonly text: string; readonly expression: LiveExpression }
  /** Braces that cannot be understood: shown as they were written, with what is wrong. */
  | { readonly kind: 'mistake'; readonly text: string; readonly error: string }

export type Block =
  | { readonly kind: 'paragraph' | 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly children: readonly Inline[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly items: readonly (readonly Inline[])[]
    }

export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = []
  /** The paragraph or quotation that is being read. */
  let open: { readonly kind: 'paragraph' | 'quote'; readonly lines: string[] } | undefined
  let list: { readonly ordered: boolean; readonly items: string[] } | undefined
  const close = () => {
    if (open) blocks.push({ kind: open.kind, children: parseInline(open.lines.join(' ')) })
    if (list)
      blocks.push({ kind: 'list', ordered: list.ordered, items: list.items.map(parseInline) })
    open = undefined
    list = undefined
  }
  for (const raw of source.split('\n')) {
    const line = raw.trim()
    const heading = /^(##?) (.*)$/.exec(line)
    const item = /^(-|\d{1,3}\.) (.*)$/.exec(line)
    if (line === '') {
      close()
    } else if (item) {
      const ordered = item[1] !== '-'
      if (list?.ordered !== ordered) close()
      list ??= { ordered, items: [] }
      list.items.push(item[2]!)
    } else if (list && /^\s/.test(raw)) {
      // An indented line goes on with the item above it.
      list.items.push(`${list.items.pop()} ${line}`)
    } else if (heading) {
      close()
      const level = heading[1] === '#' ? 1 : 2
      blocks.push({ kind: 'heading', level, children: parseInline(heading[2]!) })
    } else {
      const quoted = line.startsWith('> ')
      const kind = quoted ? 'quote' : 'paragraph'
      if (open?.kind !== kind) close()
      open ??= { kind, lines: [] }
      open.lines.push(quoted ? line.slice(2) : line)
    }
  }
  close()
  return blocks
}

/** Deeper than anybody writes; a text of brackets only must not grow a tree without end. */
const MAX_DEPTH = 8

type Open = { mark: '*' | '**' | '['; children: Inline[] }

export function parseInline(text: string): Inline[] {
  const root: Inline[] = []
  const stack: Open[] = []
  let plain = ''
  const here = () => stack.at(-1)?.children ?? root
  const flush = () => {
    if (plain !== '') here().push({ kind: 'text', text: plain })
    plain = ''
  }
  /** What was opened and never closed is text after all. */
  const unwind = (to: number) => {
    flush()
    while (stack.length > to) {
      const { mark, children } = stack.pop()!
      here().push({ kind: 'text', text: mark }, ...children)
    }
  }
  // Once none follows, none follows later either: looked for once, not from each opening sign on.
  const lastBrace = text.lastIndexOf('}')
  const lastBracket = text.lastIndexOf(']')
  for (let at = 0; at < text.length; ) {
    const sign = text[at]!
    if (sign === '\\' && at + 1 < text.length) {
      plain += text[at + 1]
      at += 2
    } else if (sign === '{' && lastBrace > at) {
      const end = text.indexOf('}', at)
      flush()
      here().push(liveOf(text.slice(at + 1, end)))
      at = end + 1
    } else if (sign === '[' && text[at + 1] === '@' && lastBracket > at) {
      const end = text.indexOf(']', at)
      const ids = text.slice(at + 1, end).split(';')
      flush()
      here().push({ kind: 'cite', ids: ids.map((id) => id.trim().replace(/^@/, '')) })
      at = end + 1
    } else if (sign === '[' && stack.length < MAX_DEPTH && !stack.some((o) => o.mark === '[')) {
      flush()
      stack.push({ mark: '[', children: [] })
      at++
    } else if (sign === ']' && stack.some((open) => open.mark === '[')) {
      const link = /^\]\((https:\/\/[^\s()]{1,2000})\)/.exec(text.slice(at, at + 2012))
      unwind(stack.findIndex((open) => open.mark === '[') + 1)
      const { children } = stack.pop()!
      if (link) here().push({ kind: 'link', href: link[1]!, children })
      else here().push({ kind: 'text', text: '[' }, ...children, { kind: 'text', text: ']' })
      at += link ? link[0].length : 1
    } else if (sign === '*') {
      const mark = text[at + 1] === '*' ? '**' : '*'
      const opened = stack.findIndex((open) => open.mark === mark)
      if (opened >= 0) {
        unwind(opened + 1)
        const { children } = stack.pop()!
        here().push({ kind: mark === '*' ? 'emphasis' : 'strong', children })
      } else if (stack.length < MAX_DEPTH && /\S/.test(text[at + mark.length] ?? ' ')) {
        flush()
        stack.push({ mark, children: [] })
      } else {
        plain += mark
      }
      at += mark.length
    } else {
      plain += sign
      at++
    }
  }
  unwind(0)
  return root
}

function liveOf(text: string): Inline {
  const parsed = parseLiveExpression(text)
  return parsed.ok
    ? { kind: 'live', text, expression: parsed.expression }
    : { kind: 'mistake', text: `{${text}}`, error: parsed.error }
}

/** Every part of a text in the order of reading, the parts within parts after the part itself. */
export function* partsOf(blocks: readonly Block[]): Generator<Inline> {
  for (const block of blocks) {
    if (block.kind === 'list') for (const item of block.items) yield* inlineParts(item)
    else yield* inlineParts(block.children)
  }
}

function* inlineParts(parts: readonly Inline[]): Generator<Inline> {
  for (const part of parts) {
    yield part
    if ('children' in part) yield* inlineParts(part.children)
  }
}

/** The words alone; `live` says what stands where something is worked out. */
export function plainText(
  blocks: readonly Block[],
  live: (expression: LiveExpression) => string,
): string {
  const words = (parts: readonly Inline[]): string =>
    parts
      .map((part) => {
        if ('children' in part) return words(part.children)
        if (part.kind === 'live') return live(part.expression)
        return part.kind === 'cite' ? '' : part.text
      })
      .join('')
  return blocks
    .map((block) =>
      block.kind === 'list' ? block.items.map(words).join('\n') : words(block.children),
    )
    .join('\n')
}
