import { describe, expect, test } from 'vitest'
import { coarseFaces, coarserFaces } from '#mesh/coarse-faces.ts'
import { icosphere } from './icosphere.ts'

const sphere = icosphere(5)
const count = sphere.positions.length / 3

/** How many faces each directed edge has. */
function edgesOf(faces: Uint32Array): Map<string, number> {
  const edges = new Map<string, number>()
  for (let f = 0; f < faces.length; f += 3)
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [2, 0],
    ] as const) {
      const key = `${faces[f + a]} ${faces[f + b]}`
      edges.set(key, (edges.get(key) ?? 0) + 1)
    }
  return edges
}

function volumeOf({ positions }: typeof sphere, faces: Uint32Array): number {
  let six = 0
  for (let f = 0; f < faces.length; f += 3) {
    const [a, b, c] = [0, 1, 2].map((k) =>
      positions.subarray(faces[f + k]! * 3, faces[f + k]! * 3 + 3),
    )
    six +=
      a![0]! * (b![1]! * c![2]! - b![2]! * c![1]!) +
      a![1]! * (b![2]! * c![0]! - b![0]! * c![2]!) +
      a![2]! * (b![0]! * c![1]! - b![1]! * c![0]!)
  }
  return six / 6
}

describe('a coarser mesh', () => {
  const coarse = coarserFaces(sphere.faces, count)

  test('has about a fourth of the faces, over vertices of the fine one', () => {
    expect(coarse.length / sphere.faces.length).toBeGreaterThan(0.15)
    expect(coarse.length / sphere.faces.length).toBeLessThan(0.4)
    expect(Math.max(...coarse)).toBeLessThan(count)
    for (let f = 0; f < coarse.length; f += 3)
      expect(new Set(coarse.subarray(f, f + 3)).size).toBe(3)
  })

  test('is closed as the fine one is: each edge is gone along once in either direction', () => {
    const edges = edgesOf(coarse)
    for (const [key, times] of edges) {
      const [a, b] = key.split(' ')
      expect([key, times, edges.get(`${b} ${a}`)]).toEqual([key, 1, 1])
    }
  })

  test('has the same outside and nearly the same size', () => {
    const part = volumeOf(sphere, coarse) / volumeOf(sphere, sphere.faces)
    expect(part).toBeGreaterThan(0.95)
    expect(part).toBeLessThan(1)
  })

  test('leaves its faces out of an open sheet too, and its rim where it was', () => {
    const [wide, high] = [31, 21]
    const at = (x: number, y: number) => y * wide + x
    const faces: number[] = []
    for (let y = 0; y + 1 < high; y++)
      for (let x = 0; x + 1 < wide; x++)
        faces.push(
          ...[at(x, y), at(x + 1, y), at(x, y + 1)],
          ...[at(x + 1, y), at(x + 1, y + 1), at(x, y + 1)],
        )
    const kept = coarserFaces(Uint32Array.from(faces), wide * high)
    const [xs, ys] = [[...kept].map((v) => v % wide), [...kept].map((v) => Math.floor(v / wide))]
    expect(kept.length).toBeLessThan(faces.length / 2)
    expect([Math.min(...xs), Math.max(...xs) >= wide - 2]).toEqual([0, true])
    expect([Math.min(...ys), Math.max(...ys) >= high - 2]).toEqual([0, true])
  })
})

describe('a mesh of so many faces at most', () => {
  test('is made coarser until it has no more', () => {
    const once = coarserFaces(sphere.faces, count)
    expect(coarseFaces(sphere.faces, count, once.length / 3)).toEqual(once)
    expect(coarseFaces(sphere.faces, count, once.length / 3 - 1)).toEqual(coarserFaces(once, count))
  })

  test('is none where there were no more to begin with', () => {
    expect(coarseFaces(sphere.faces, count, sphere.faces.length / 3)).toBeNull()
  })

  test('ends where nothing can be left out any more', () => {
    const tetrahedron = Uint32Array.of(0, 1, 2, 0, 3, 1, 1, 3, 2, 2, 3, 0)
    expect(coarseFaces(tetrahedron, 4, 1)).toBeNull()
    expect(coarserFaces(tetrahedron, 4)).toHaveLength(0)
  })
})
