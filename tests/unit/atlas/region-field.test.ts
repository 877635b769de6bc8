import { describe, expect, test } from 'vitest'
import { pieces, withoutSpecks } from '#atlas/region-field.ts'
import { neighbours } from '#mesh/adjacency.ts'
import { icosphere } from '../../browser/scene/synthetic-cortex.ts'

const { positions, faces } = icosphere(4)
const vertices = positions.length / 3
const adjacent = neighbours(faces, vertices)
const [top, bottom] = [1, -1].map((sign) =>
  Array.from({ length: vertices }, (_, v) => v).reduce((best, v) =>
    sign * positions[3 * v + 2]! > sign * positions[3 * best + 2]! ? v : best,
  ),
) as [number, number]

/** So many vertices around one of them, outward ring by ring. */
function around(seed: number, count: number): number[] {
  const found = [seed]
  for (let at = 0; found.length < count; at++) {
    const { start, list } = adjacent
    for (const v of list.subarray(start[found[at]!]!, start[found[at]! + 1]!))
      if (!found.includes(v) && found.length < count) found.push(v)
  }
  return found
}

function maskOf(inside: readonly number[], outside: readonly number[] = []): Uint8Array {
  const mask = new Uint8Array(vertices)
  for (const v of inside) mask[v] = 1
  for (const v of outside) mask[v] = 0
  return mask
}
const size = (mask: Uint8Array) => mask.reduce((sum, flag) => sum + flag, 0)

test('vertices of one value hang together in pieces along edges', () => {
  const [main, part] = [around(top, 92), around(bottom, 8)]
  const mask = maskOf([...main, ...part])
  const sorted = (piece: readonly number[]) => piece.toSorted((a, b) => a - b)
  const found = pieces(mask, 1, adjacent).map(sorted)
  expect(found).toHaveLength(2)
  expect(found).toContainEqual(sorted(main))
  expect(found).toContainEqual(sorted(part))
  expect(pieces(mask, 0, adjacent).map((piece) => piece.length)).toEqual([vertices - 100])
})

describe('a region without specks', () => {
  test('loses pieces of less than 8 % of it, and no others', () => {
    const main = maskOf(around(top, 93))
    const speck = maskOf([...around(top, 93), ...around(bottom, 7)])
    expect(withoutSpecks(speck, adjacent)).toEqual(main)
    const pair = maskOf([...around(top, 92), ...around(bottom, 8)])
    expect(withoutSpecks(pair, adjacent)).toEqual(pair)
    expect(size(speck)).toBe(100)
  })

  test('has holes of less than that filled, and no others', () => {
    const pinhole = maskOf(around(top, 107), around(top, 7))
    expect(withoutSpecks(pinhole, adjacent)).toEqual(maskOf(around(top, 107)))
    const hole = maskOf(around(top, 108), around(top, 8))
    expect(withoutSpecks(hole, adjacent)).toEqual(hole)
  })
})
