import { describe, expect, test } from 'vitest'
import { neighbours } from '#mesh/adjacency.ts'
import { watershed } from '../../../atlases/build/landmarks.ts'
import { icosphere } from '../mesh/icosphere.ts'
import { seeded } from './random-sphere.ts'

const ball = icosphere(4)
const count = ball.positions.length / 3
const adjacent = neighbours(ball.faces, count)
const z = (v: number) => ball.positions[3 * v + 2]!
const highest = [...Array(count).keys()].reduce((a, b) => (z(b) > z(a) ? b : a))
const lowest = [...Array(count).keys()].reduce((a, b) => (z(b) < z(a) ? b : a))

function started(...places: readonly (readonly [v: number, basin: number])[]): Int8Array {
  const start = new Int8Array(count)
  for (const [v, basin] of places) start[v] = basin
  return start
}

describe('the watershed', () => {
  test('runs along the ridge between two floods, wherever they start', () => {
    // One ridge at z = 0.2, with dents and bumps that are lower than it.
    const random = seeded(3)
    const heights = Float32Array.from(
      { length: count },
      (_, v) => 10 - 20 * Math.abs(z(v) - 0.2) + 1.5 * random(),
    )
    const basins = watershed(heights, adjacent, started([highest, 1], [lowest, 2]))
    for (let v = 0; v < count; v++)
      if (Math.abs(z(v) - 0.2) > 0.12) expect(basins[v]).toBe(z(v) > 0.2 ? 1 : 2)
  })

  test('fills a pit that nothing starts in from the side with the lower pass', () => {
    // Ridges at z = -0.3 (height 5) and z = 0.3 (height 9); the pit between them belongs below.
    const ridge = (v: number, at: number, height: number) => height - 40 * Math.abs(z(v) - at)
    const heights = Float32Array.from({ length: count }, (_, v) =>
      Math.max(0, ridge(v, -0.3, 5), ridge(v, 0.3, 9)),
    )
    const basins = watershed(heights, adjacent, started([highest, 1], [lowest, 2]))
    for (let v = 0; v < count; v++) if (Math.abs(z(v)) < 0.15) expect(basins[v]).toBe(2)
  })

  test('leaves what no flood reaches', () => {
    const heights = new Float32Array(count)
    expect(watershed(heights, adjacent, started()).every((basin) => basin === 0)).toBe(true)
    const one = watershed(heights, adjacent, started([highest, 2]))
    expect(one.every((basin) => basin === 2)).toBe(true)
  })
})
