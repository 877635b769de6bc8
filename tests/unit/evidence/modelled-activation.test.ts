/** The kernel of a peak that lies at the edge of the grid: what reaches beyond is cut off, and comes out nowhere else. */
import { describe, expect, test } from 'vitest'
import { kernelOf } from '#evidence/kernel.ts'
import { stamp } from '#evidence/modelled-activation.ts'

const shape = [9, 8, 7] as const
const kernel = kernelOf(200, [4, 4, 4])

/** Each voxel on its own: how far it lies from the middle, and what the kernel has there. */
function byHand([i, j, k]: readonly [number, number, number]) {
  const [ri, rj, rk] = kernel.radius
  const [ni, nj] = [2 * ri + 1, 2 * rj + 1]
  return Uint16Array.from({ length: shape[0] * shape[1] * shape[2] }, (_, voxel) => {
    const x = (voxel % shape[0]) - i
    const y = (Math.floor(voxel / shape[0]) % shape[1]) - j
    const z = Math.floor(voxel / (shape[0] * shape[1])) - k
    const reached = Math.abs(x) <= ri && Math.abs(y) <= rj && Math.abs(z) <= rk
    return reached ? kernel.ranks[x + ri + ni * (y + rj + nj * (z + rk))]! : 0
  })
}

describe('a peak puts its kernel', () => {
  const corners = [0, 8].flatMap((i) =>
    [0, 7].flatMap((j) => [0, 6].map((k) => [i, j, k] as const)),
  )

  test.each([[4, 4, 3] as const, ...corners])('round voxel %i, %i, %i', (i, j, k) => {
    const ranks = new Uint16Array(shape[0] * shape[1] * shape[2])
    stamp(ranks, shape, kernel, i, j, k)
    expect(ranks).toEqual(byHand([i, j, k]))
    expect(Math.max(...ranks)).toBe(ranks[i + shape[0] * (j + shape[1] * k)])
  })

  test('over another’s where it is the larger', () => {
    const ranks = new Uint16Array(shape[0] * shape[1] * shape[2])
    stamp(ranks, shape, kernel, 4, 4, 3)
    stamp(ranks, shape, kernel, 5, 4, 3)
    const [one, other] = [byHand([4, 4, 3]), byHand([5, 4, 3])]
    expect(ranks).toEqual(one.map((rank, voxel) => Math.max(rank, other[voxel]!)))
  })
})
