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
})
