/** JSON that remembers on which line each object and array began, so that a bad record can be pointed at. */

export type LinedJson = {
  readonly value: unknown
  /** Line (from 1) on which an object or array of `value` begins. */
  readonly lineOf: (container: object) => number | null
}

/** Deeper nesting than any table of foci has; keeps a hostile file from exhausting the stack. */
const MAX_DEPTH = 64

const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const SPACE = /[ \t\r\n]*/y

/** @throws SyntaxError that names the line */
export function parseJsonWithLines(text: string): LinedJson {
  const lines = new WeakMap<object, number>()
  let at = 0
  let line = 1
  let counted = 0

  const lineHere = () => {
    for (; counted < at; counted++) if (text.charCodeAt(counted) === 10) line++
    return line
  }
  const fail = (what: string): never => {
    throw new SyntaxError(`line ${lineHere()}: ${what}`)
  }
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) at += found.length
    return found
  }
  const skip = () => {
    match(SPACE)
    return text[at]
  }
  const string = (): string => {
    if (text[at] !== '"') fail('a text in double quotes is expected')
    let end = at + 1
    for (; end < text.length && text[end] !== '"'; end++) if (text[end] === '\\') end++
    if (end >= text.length) fail('a text in double quotes does not end')
    const found = text.slice(at, end + 1)
    at = end + 1
    try {
      return JSON.parse(found) as string
    } catch {
      return fail('this text has a character or an escape that JSON does not allow')
    }
  }
  /** Reads `item`s separated by commas up to `end`. */
  const list = (end: string, item: () => void) => {
    at++
    if (skip() === end) {
      at++
      return
    }
    for (;;) {
      item()
      const next = skip()
      at++
      if (next === end) return
      if (next !== ',') {
        at--
        fail(`"," or "${end}" is expected`)
      }
    }
  }
  const value = (depth: number): unknown => {
    if (depth > MAX_DEPTH) fail('nested too deeply')
    const first = skip()
    if (first === '{') {
      const object: Record<string, unknown> = Object.create(null) as Record<string, unknown>
      lines.set(object, lineHere())
      list('}', () => {
        skip()
        const key = string()
        if (skip() !== ':') fail('":" is expected after a name')
        at++
        object[key] = value(depth + 1)
      })
      return object
    }
    if (first === '[') {
      const array: unknown[] = []
      lines.set(array, lineHere())
      list(']', () => {
        array.push(value(depth + 1))
      })
      return array
    }
    if (first === '"') return string()
    const plain = match(PLAIN) ?? fail('a value is expected')
    return JSON.parse(plain)
  }

  const result = value(0)
  if (skip() !== undefined) fail('there is more after the end')
  return { value: result, lineOf: (container) => lines.get(container) ?? null }
}
