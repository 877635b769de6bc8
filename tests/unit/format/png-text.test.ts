import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crc32 } from '#format/crc32.ts'
import { isPng, readPngTexts, withPngTexts } from '#format/png-text.ts'

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(0, body))
  return Buffer.concat([length, body, sum])
}

/** A grey picture of one pixel. */
const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  chunk('IHDR', Buffer.from('0000000100000001080000000000'.slice(0, 26), 'hex')),
  chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
  chunk('IEND', Buffer.alloc(0)),
])

test('texts of any language come back, and the picture’s own chunks stay', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const written = withPngTexts(
        png,
        new Map([
          ['ostrakon', text],
          ['Title', 'ü −'],
        ]),
      )
      expect(readPngTexts(written)).toEqual(
        new Map([
          ['ostrakon', text],
          ['Title', 'ü −'],
        ]),
      )
      expect(Buffer.from(written).subarray(0, 33)).toEqual(png.subarray(0, 33))
      expect(Buffer.from(written).subarray(-(png.length - 33))).toEqual(png.subarray(33))
    }),
  )
})

describe('reading', () => {
  const written = withPngTexts(png, new Map([['ostrakon', 'a view']]))

  test('takes no text whose checksum is wrong, and none of what is no PNG', () => {
    const broken = Uint8Array.from(written)
    broken[60] = broken[60]! ^ 1
    expect(readPngTexts(broken).size).toBe(0)
    expect(readPngTexts(written.subarray(1)).size).toBe(0)
    expect(isPng(new Uint8Array(3))).toBe(false)
  })

  test('ends wherever the file is cut, and never throws', () => {
    for (let length = 0; length < written.length; length++)
      expect(
        [...readPngTexts(written.subarray(0, length)).values()].every((text) => text === 'a view'),
      ).toBe(true)
  })

  test('a length beyond the file is no text', () => {
    const long = Uint8Array.from(written)
    new DataView(long.buffer).setUint32(33, 0xffffffff)
    expect(readPngTexts(long).size).toBe(0)
  })
})

describe('a text chunk of another program', () => {
  const read = (data: string, after: Uint8Array = png.subarray(33)) => [
    ...readPngTexts(Buffer.concat([png.subarray(0, 33), chunk('iTXt', Buffer.from(data)), after])),
  ]

  test.each([
    [
      'in a language, with its keyword translated',
      'Title\0\0\0de\0Titel\0Hallo',
      [['Title', 'Hallo']],
    ],
    ['of a keyword of one letter', 'k\0\0\0\0\0x', [['k', 'x']]],
    ['of the longest keyword', `${'k'.repeat(79)}\0\0\0\0\0x`, [['k'.repeat(79), 'x']]],
    ['of a longer one', `${'k'.repeat(80)}\0\0\0\0\0x`, []],
    ['without a keyword', '\0\0\0\0\0x', []],
    ['that is compressed', 'k\0\u0001\0\0\0x', []],
    ['without the end of its language', 'k\0\0\0x', []],
    ['without the end of its translated keyword', 'k\0\0\0\0x', []],
    ['without words', 'k\0\0\0\0\0', [['k', '']]],
  ])('%s', (_what, data, found) => {
    expect(read(data)).toEqual(found)
  })

  test('is read at the very end of the file, however long; behind the picture’s end there is none', () => {
    const long = 'x'.repeat(300_000)
    expect(read(`k\0\0\0\0\0${long}`, Buffer.alloc(0))).toEqual([['k', long]])
    const behind = Buffer.concat([png, chunk('iTXt', Buffer.from('k\0\0\0\0\0x'))])
    expect(readPngTexts(behind).size).toBe(0)
    expect([...read('k\0\0\0\0\0x', chunk('iTXt', Buffer.from('k\0\0\0\0\0y')))]).toEqual([
      ['k', 'y'],
    ])
    const other = Buffer.concat([
      png.subarray(0, 33),
      chunk('tEXt', Buffer.from('k\0x')),
      png.subarray(33),
    ])
    expect(readPngTexts(other).size).toBe(0)
    const unsigned = Uint8Array.from(withPngTexts(png, new Map([['k', 'x']])))
    unsigned[0] = 0x88
    expect(readPngTexts(unsigned).size).toBe(0)
  })
})

test('bytes that are no PNG are not written to', () => {
  expect(() => withPngTexts(Uint8Array.of(1, 2, 3), new Map())).toThrow('no PNG')
})
