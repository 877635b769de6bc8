import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AssetError } from '#atlas/asset-error.ts'
import { decodeFaces } from '#atlas/face-code.ts'
import { parentsOf } from '#atlas/row-code.ts'
import { eulerNumber, isClosed } from '#mesh/measure.ts'
import { encodeFaces } from '../../../atlases/build/encode-faces.ts'
import { randomSphere, seeded } from './random-sphere.ts'

/** Faces as a set of strings, each turned so that its smallest vertex comes first. */
function faceSet(faces: Uint32Array, names: (v: number) => number): string[] {
  const out: string[] = []
  for (let f = 0; f < faces.length; f += 3) {
    const trio = [names(faces[f]!), names(faces[f + 1]!), names(faces[f + 2]!)]
    const first = trio.indexOf(Math.min(...trio))
    out.push([...trio.slice(first), ...trio.slice(0, first)].join(' '))
  }
  return out.sort()
}

const sphere = fc
  .record({ vertices: fc.integer({ min: 4, max: 120 }), seed: fc.nat() })
  .map(({ vertices, seed }) => ({ vertices, faces: randomSphere(vertices, seeded(seed)) }))

describe('the face code', () => {
  test('gives back every closed genus-0 surface with its vertices renumbered, and what each was reached from', () => {
    fc.assert(
      fc.property(sphere, ({ vertices, faces }) => {
        const { code, order } = encodeFaces(faces, vertices)
        const { faces: decoded, parents } = decodeFaces(code, vertices, faces.length / 3)
        expect(parents).toEqual(parentsOf(decoded, vertices))
        expect([...order].sort((a, b) => a - b)).toEqual([...Array(vertices).keys()])
        expect(faceSet(decoded, (v) => order[v]!)).toEqual(faceSet(faces, (v) => v))
        expect(isClosed(decoded)).toBe(true)
        expect(eulerNumber(decoded)).toBe(2)
      }),
    )
  })

  test('numbers vertices in the order in which the faces first name them', () => {
    const { code } = encodeFaces(randomSphere(60, seeded(1)), 60)
    const decoded = decodeFaces(code, 60, 116).faces
    let seen = 0
    for (const v of decoded) {
      expect(v).toBeLessThanOrEqual(seen)
      if (v === seen) seen++
    }
    expect(seen).toBe(60)
  })

  test('refuses damaged codes with a tagged error and never hangs', () => {
    fc.assert(
      fc.property(sphere, fc.nat(), fc.nat(255), ({ vertices, faces }, at, value) => {
        const { code } = encodeFaces(faces, vertices)
        const damaged = code.slice()
        damaged[at % code.length] = value
        try {
          decodeFaces(damaged, vertices, faces.length / 3)
        } catch (error) {
          expect(error).toBeInstanceOf(AssetError)
        }
      }),
    )
  })

  test('refuses a code that ends too early', () => {
    const faces = randomSphere(40, seeded(7))
    const { code } = encodeFaces(faces, 40)
    expect(() => decodeFaces(code.subarray(0, 30), 40, 76)).toThrow(AssetError)
  })
})
