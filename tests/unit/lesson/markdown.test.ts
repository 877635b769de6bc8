import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Block,
  type Inline,
  parseInline,
  parseMarkdown,
  partsOf,
  plainText,
} from '#lesson/markdown.ts'

const text = (value: string): Inline => ({ kind: 'text', text: value })
const words = (blocks: readonly Block[]) => plainText(blocks, () => '#')

describe('blocks', () => {
  test('paragraphs are parted by empty lines, and their lines joined', () => {
    expect(parseMarkdown('one\ntwo\n\nthree')).toEqual([
      { kind: 'paragraph', children: [text('one two')] },
      { kind: 'paragraph', children: [text('three')] },
    ])
  })

  test('headings, lists of both kinds and quotations', () => {
    const kinds = parseMarkdown('# A\n## B\n- one\n- two\n1. first\n2. second\n> said\nplain').map(
      (block) =>
        block.kind === 'heading'
          ? `heading ${block.level}`
          : block.kind === 'list'
            ? `list ${block.ordered} ${block.items.length}`
            : block.kind,
    )
    expect(kinds).toEqual([
      'heading 1',
      'heading 2',
      'list false 2',
      'list true 2',
      'quote',
      'paragraph',
    ])
  })

  test('an indented line goes on with its item', () => {
    const [list] = parseMarkdown('- one\n  and more\n- two')
    expect(list?.kind === 'list' && list.items).toEqual([[text('one and more')], [text('two')]])
  })
})

describe('within a line', () => {
  test('emphasis within strong', () => {
    expect(parseInline('a **b *c* d** e')).toEqual([
      text('a '),
      {
        kind: 'strong',
        children: [text('b '), { kind: 'emphasis', children: [text('c')] }, text(' d')],
      },
      text(' e'),
    ])
  })

  test('what is opened and never closed stays text', () => {
    expect(words(parseMarkdown('a *b and **c [d {e'))).toBe('a *b and **c [d {e')
  })

  test('a multiplication sign between spaces is no emphasis', () => {
    expect(parseInline('2 * 3 * 4')).toEqual([text('2 * 3 * 4')])
  })

  test('HTML is text', () => {
    const source = '<img src=x onerror=alert(1)><script>alert(1)</script>'
    expect(parseInline(source)).toEqual([text(source)])
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'http://example.org',
    '//example.org',
    ' https://x',
  ])('a link to %s stays text', (href) => {
    const parts = [...partsOf(parseMarkdown(`[words](${href})`))]
    expect(parts.filter((part) => part.kind === 'link')).toEqual([])
  })

  test('a link to https, with emphasis in its words', () => {
    expect(parseInline('[a *b*](https://example.org/x)')).toEqual([
      {
        kind: 'link',
        href: 'https://example.org/x',
        children: [text('a '), { kind: 'emphasis', children: [text('b')] }],
      },
    ])
  })

  test('a link closes what was left open in its words', () => {
    expect(parseInline('[a *b](https://example.org/x) c')).toEqual([
      {
        kind: 'link',
        href: 'https://example.org/x',
        children: [text('a '), text('*'), text('b')],
      },
      text(' c'),
    ])
  })

  test('citations, one or several', () => {
    expect(parseInline('so [@woo2014; @kross2011].')).toEqual([
      text('so '),
      { kind: 'cite', ids: ['woo2014', 'kross2011'] },
      text('.'),
    ])
  })

  test('a backslash keeps the next sign', () => {
    expect(parseInline('\\*a\\* \\{peak\\}')).toEqual([text('*a* {peak}')])
  })

  test('live values, and braces that cannot be understood', () => {
    const [live, , mistake] = parseInline('{peak of pain} {peek of pain}')
    expect(live).toMatchObject({ kind: 'live', expression: { measure: 'peak', of: 'pain' } })
    expect(mistake).toMatchObject({ kind: 'mistake', text: '{peek of pain}' })
  })
})

describe('signs at the edge of a text', () => {
  test('a backslash or a brace at the end is text, and nothing follows it', () => {
    expect(words(parseMarkdown('a\\'))).toBe('a\\')
    expect(words(parseMarkdown('} {'))).toBe('} {')
    expect(words(parseMarkdown('] [@x'))).toBe('] [@x')
    expect(words(parseMarkdown('a] *'))).toBe('a] *')
    expect(parseInline('{')).toEqual([text('{')])
  })

  test('strong and emphasis end where their own mark does', () => {
    expect(parseInline('**a *b** c*')).toEqual([
      { kind: 'strong', children: [text('a '), text('*'), text('b')] },
      text(' c*'),
    ])
    expect(parseInline('*a*b')).toEqual([{ kind: 'emphasis', children: [text('a')] }, text('b')])
    expect(parseInline('** a')).toEqual([text('** a')])
  })

  test('a bracket within a link’s words is a bracket', () => {
    expect(words(parseMarkdown('[a [b](https://example.org)'))).toBe('a [b')
    expect(parseInline('[a] b')).toEqual([text('['), text('a'), text(']'), text(' b')])
  })

  test('a list ends at a line that is not indented, and another kind begins another list', () => {
    expect(parseMarkdown('1. a\nb\n\n- c\n\n  d').map(({ kind }) => kind)).toEqual([
      'list',
      'paragraph',
      'list',
      'paragraph',
    ])
    expect(parseMarkdown('> a\n> b\n\n> c')).toEqual([
      { kind: 'quote', children: [text('a b')] },
      { kind: 'quote', children: [text('c')] },
    ])
    expect(parseMarkdown('a\n- b')[1]).toMatchObject({ kind: 'list', ordered: false })
    expect(parseMarkdown('### x\n1234. y')).toEqual([
      { kind: 'paragraph', children: [text('### x 1234. y')] },
    ])
  })
})

test('the words of a text are those that are read: live parts by what they say, citations left out', () => {
  const blocks = parseMarkdown(
    '# A *b*\n- c [@woo2014]d\n- {peak of pain} of {peek}\n\n[e **f**](https://example.org)',
  )
  expect(words(blocks)).toBe('A b\nc d\n# of {peek}\ne f')
  expect([...partsOf(blocks)].map(({ kind }) => kind)).toEqual([
    'text',
    'emphasis',
    'text',
    'text',
    'cite',
    'text',
    'live',
    'text',
    'mistake',
    'link',
    'text',
    'strong',
    'text',
  ])
})

test('any text is read, and no word of a text without marks is lost', () => {
  fc.assert(fc.property(fc.string({ maxLength: 400 }), (source) => void parseMarkdown(source)))
  const plain = fc.stringMatching(/^[a-z ]{0,60}$/)
  fc.assert(
    fc.property(plain, (source) => {
      expect(words(parseMarkdown(source))).toBe(source.trim())
    }),
  )
})

test('signs that open something without end make no deep tree', () => {
  for (const sign of ['*', '[', '{', '**a', '*a', '[@', '](', '> ']) {
    const depth = (parts: readonly Inline[]): number =>
      1 + Math.max(0, ...parts.map((part) => ('children' in part ? depth(part.children) : 0)))
    expect(depth(parseInline(sign.repeat(50_000)))).toBeLessThan(12)
  }
})
