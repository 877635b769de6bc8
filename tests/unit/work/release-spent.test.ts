import { expect, test } from 'vitest'
import { releaseSpent } from '#work/release-spent.ts'
import { heavyBytes } from '#work/transfer.ts'

test('of a finished task large arrays are given back, but neither small ones nor what the result keeps', () => {
  const large = new Float32Array(heavyBytes / 4)
  const handedOn = new Uint8Array(heavyBytes)
  const small = new Float32Array(3)
  releaseSpent({ volume: { values: large }, all: [handedOn, small], files: [new Blob(['a'])] }, [
    handedOn.buffer,
  ])
  expect(large.length).toBe(0)
  expect(handedOn.length).toBe(heavyBytes)
  expect(small.length).toBe(3)
})
