import { expect, test } from 'vitest'
import { parseJsonWithLines } from '#evidence/json-lines.ts'

test('every object and list knows the line on which it begins', () => {
  const { value, lineOf } = parseJsonWithLines('\n{"a": [1,\n 2, {"b":\n\n[ ]}],\r\n "c": {}\n}')
  const top = value as { a: [number, number, { b: number[] }]; c: object }
  expect(JSON.parse(JSON.stringify(value))).toEqual({ a: [1, 2, { b: [] }], c: {} })
  expect([top, top.a, top.a[2], top.a[2].b, top.c].map(lineOf)).toEqual([2, 2, 3, 5, 6])
  expect(lineOf({})).toBeNull()
})

test.each([
  ['', 1, 'a value is expected'],
  ['\n\n[1, ]', 3, 'a value is expected'],
  ['[1\n2]', 2, '"," or "]" is expected'],
  ['{"a": 1\n\n"b": 2}', 3, '"," or "}" is expected'],
  ['{"a" 1}', 1, '":" is expected after a name'],
  ['{\na: 1}', 2, 'a text in double quotes is expected'],
  ['{"a": 1,}', 1, 'a text in double quotes is expected'],
  ['["a\\"]', 1, 'does not end'],
  ['["\\x"]', 1, 'an escape that JSON does not allow'],
  ['[1]\n[2]', 2, 'there is more after the end'],
  ['[01]', 1, '"," or "]" is expected'],
  ['nul', 1, 'a value is expected'],
])('%j breaks off on its line, in words', (text, line, words) => {
  expect(() => parseJsonWithLines(text)).toThrow(SyntaxError)
  expect(() => parseJsonWithLines(text)).toThrow(`line ${line}: `)
  expect(() => parseJsonWithLines(text)).toThrow(words)
})

test('lists go as deep as is said, and no name reaches a prototype', () => {
  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
  expect(() => parseJsonWithLines(deep(65))).not.toThrow()
  expect(() => parseJsonWithLines(deep(66))).toThrow('nested too deeply')
  const { value } = parseJsonWithLines('{"__proto__": {"x": 1}, "\\u0061": "\\"\\\\"}')
  expect(Object.entries(value as object)).toEqual([
    ['__proto__', { x: 1 }],
    ['a', '"\\'],
  ])
  expect(({} as { x?: number }).x).toBeUndefined()
})
