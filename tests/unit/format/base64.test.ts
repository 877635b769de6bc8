import fc from 'fast-check'
import { expect, it } from 'vitest'
import { base64ToBytes, bytesToBase64 } from '#format/base64.ts'

it('is what the platform makes of the same bytes, and comes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = bytesToBase64(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64'))
      expect(base64ToBytes(text)).toEqual(bytes)
    }),
  )
  const long = Uint8Array.from({ length: 100_001 }, (_, i) => i % 251)
  expect(base64ToBytes(bytesToBase64(long))).toEqual(long)
})

it('passes over white space and refuses anything else', () => {
  expect(base64ToBytes(' aGVs\n bG8 = \n')).toEqual(new TextEncoder().encode('hello'))
  expect(base64ToBytes('aGV*sbG8=')).toBeUndefined()
  expect(base64ToBytes('aGVs=bG8=')).toBeUndefined()
  for (const text of ['aGVé', 'aGV\u0100', 'aGVs=é', '=\u0100', '\x7f', '-_'])
    expect([text, base64ToBytes(text)]).toEqual([text, undefined])
  expect(base64ToBytes('')).toEqual(new Uint8Array())
  expect(base64ToBytes('+/8=')).toEqual(Uint8Array.of(0xfb, 0xff))
  expect(base64ToBytes('=\t\r\n =')).toEqual(new Uint8Array())
})

it('comes whole out of its pieces, whatever is left behind the last', () => {
  for (const length of [24_575, 24_576, 24_577, 24_578, 49_152]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 7 + 250) % 256)
    const text = bytesToBase64(bytes)
    expect(text === Buffer.from(bytes).toString('base64')).toBe(true)
    expect(Buffer.compare(base64ToBytes(text) ?? new Uint8Array(), bytes)).toBe(0)
  }
})
