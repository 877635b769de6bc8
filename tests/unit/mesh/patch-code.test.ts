import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neighbours } from '#mesh/adjacency.ts'
import { codePatch, readPatch } from '#mesh/patch-code.ts'
import { icosphere } from './icosphere.ts'

const { positions, faces } = icosphere(4)
const vertices = positions.length / 3
const adjacent = neighbours(faces, vertices)

const cap = (reach: number) =>
  Uint8Array.from({ length: vertices }, (_, v) => (positions[3 * v + 2]! > reach ? 1 : 0))

describe('a patch in letters', () => {
  it('comes back as it was: any set of vertices, in any number of pieces', () => {
    const anySet = fc.uint8Array({ minLength: vertices, maxLength: vertices, max: 1 })
    void fc.assert(
      fc.property(anySet, (mask) => {
        const back = readPatch(codePatch(Uint8Array.from(mask), adjacent), adjacent)
        expect(back).toEqual(Uint8Array.from(mask))
      }),
      { numRuns: 30 },
    )
  })

  it('comes back alone where it is a single vertex', () => {
    for (let v = 0; v < vertices; v += 23) {
      const mask = new Uint8Array(vertices)
      mask[v] = 1
      expect(readPatch(codePatch(mask, adjacent), adjacent)).toEqual(mask)
    }
  })

  it('takes far fewer letters than it has vertices where it is of one piece', () => {
    const mask = cap(0.2)
    const members = mask.reduce((sum, flag) => sum + flag, 0)
    const code = codePatch(mask, adjacent)
    expect(readPatch(code, adjacent)).toEqual(mask)
    expect(members).toBeGreaterThan(900)
    expect(code.length).toBeLessThan(members / 8)
    expect(code).toMatch(/^[A-Za-z0-9_-]+$/)
  })

  it('is empty for nothing, and everything is a few letters', () => {
    expect(codePatch(new Uint8Array(vertices), adjacent)).toBe('')
    const all = new Uint8Array(vertices).fill(1)
    expect(codePatch(all, adjacent).length).toBeLessThan(10)
    expect(readPatch(codePatch(all, adjacent), adjacent)).toEqual(all)
  })

  it('ends whatever somebody writes in its place', () => {
    void fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(readPatch(text, adjacent)).toHaveLength(vertices)
      }),
      { numRuns: 100 },
    )
    const cut = codePatch(cap(0.5), adjacent).slice(0, 8)
    const read = readPatch(cut, adjacent).reduce((sum, flag) => sum + flag, 0)
    expect(read).toBeLessThan(vertices)
  })
})
