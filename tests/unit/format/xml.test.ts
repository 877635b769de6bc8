import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseXml, XmlError } from '#format/xml.ts'

function events(xml: string): string[] {
  const out: string[] = []
  parseXml(xml, {
    open: (name, attributes) =>
      out.push(`<${name}${[...attributes].map(([k, v]) => ` ${k}=${v}`).join('')}>`),
    text: (text) => out.push(text),
    close: (name) => out.push(`</${name}>`),
  })
  return out
}

describe('parseXml', () => {
  it('gives elements, attributes and text in their order', () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE A SYSTEM "x.dtd"><!-- <no> --><A x="1" y='two &amp; 3'>t<B/>u</A>\n`
    expect(events(xml)).toEqual(['<A x=1 y=two & 3>', 't', '<B>', '</B>', 'u', '</A>'])
  })

  it('decodes the five entities and character references, and leaves CDATA alone', () => {
    expect(events('<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;</a>')).toEqual([
      '<a>',
      `<>&"'AB`,
      '</a>',
    ])
    expect(events('<a><![CDATA[<b>&amp;]]></a>')).toEqual(['<a>', '<b>&amp;', '</a>'])
  })

  it.each([
    ['an entity that was declared', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['an entity that was not', '<a>&x;</a>'],
    ['a bare ampersand', '<a>& b</a>'],
    ['a character that does not exist', '<a>&#x110000;</a>'],
    ['an element that does not end', '<a><b></b>'],
    ['elements that cross', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['text before the root', 'x<a/>'],
    ['no element at all', '  '],
    ['a comment that does not end', '<a><!-- </a>'],
    ['an attribute without quotes', '<a b=c/>'],
    ['nesting beyond any use', '<a>'.repeat(100)],
    [
      'attributes beyond any use',
      `<a ${Array.from({ length: 100 }, (_, i) => `a${i}=""`).join(' ')}/>`,
    ],
  ])('refuses %s', (_what, xml) => {
    expect(() => events(xml)).toThrow(XmlError)
  })

  it('never throws anything else, whatever it is given', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'a',
      ' ',
      '="',
      '"',
      '&',
      ';',
      '#',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '\0',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          events(pieces.join(''))
        } catch (error) {
          expect(error).toBeInstanceOf(XmlError)
        }
      }),
    )
  })
})

it('begins behind a byte order mark, and ends with white space', () => {
  expect(events('\ufeff<a>b</a>\n ')).toEqual(['<a>', 'b', '</a>'])
  expect(events('<a>x<!-- y -->z<?w v?>u</a><!-- end -->')).toEqual(['<a>', 'x', 'z', 'u', '</a>'])
  expect(events("<a b = 'c\"d' e='&lt;'></a >")).toEqual(['<a b=c"d e=<>', '</a>'])
})

it.each([
  ['an entity without its end', '<a>&amp b</a>', 3],
  ['text behind the root', '<a/>x', 4],
  ['CDATA outside of the root', '<a/><![CDATA[x]]>', 4],
  ['an end of nothing', '</a>', 0],
  ['no element', '<!-- x -->', 0],
  ['an attribute with < in it', '<a b="<"/>', 0],
  ['a name that is too long', `<${'a'.repeat(257)}/>`, 0],
  ['65 elements in each other', '<a>'.repeat(65), 192],
])('refuses %s, and says where', (_what, xml, at) => {
  expect(() => events(xml)).toThrow(new RegExp(`at character ${at}$`))
})

it('takes as much as it says that it takes', () => {
  expect(events('<a>'.repeat(64) + '</a>'.repeat(64))).toHaveLength(128)
  expect(events(`<${'a'.repeat(256)}/>`)).toHaveLength(2)
  const attributes = (count: number) =>
    `<a ${Array.from({ length: count }, (_, i) => `a${i}=""`).join(' ')}/>`
  expect(events(attributes(64))).toHaveLength(2)
  expect(() => events(attributes(65))).toThrow(/too many attributes/)
})

it('knows the first and the last character there is by number, and neither what is before nor beyond', () => {
  expect(events('<a>&#1;&#x10FFFF;&#1114111;</a>')[1]).toBe('\u{1}\u{10ffff}\u{10ffff}')
  for (const none of ['&#0;', '&#x0;', '&#1114112;', '&#x110000;', '&#;', '&#x;'])
    expect(() => events(`<a>${none}</a>`)).toThrow(XmlError)
})
