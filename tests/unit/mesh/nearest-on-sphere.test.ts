import { describe, expect, it } from 'vitest'
import { nearestOnSphere, nearestVertex } from '#mesh/nearest-on-sphere.ts'
import { seededRandom } from '#statistic/random.ts'
import { icosphere } from './icosphere.ts'

function naive(unit: Float32Array, x: number, y: number, z: number): number {
  let best = 0
  let most = Number.NEGATIVE_INFINITY
  for (let v = 0; v < unit.length / 3; v++) {
    const product = unit[3 * v]! * x + unit[3 * v + 1]! * y + unit[3 * v + 2]! * z
    if (product > most) {
      most = product
      best = v
    }
  }
  return best
}

describe('the nearest vertex of a sphere', () => {
  const random = seededRandom(11)
  const uneven = Float32Array.from({ length: 3 * 900 }, (_, n) => {
    // Crowded near one pole, so that some cells hold many vertices and others lie far from any.
    const spread = Math.floor(n / 3) % 3 === 0 ? 1 : 0.2
    return (random() - 0.5) * spread + (n % 3 === 2 ? 1 - spread : 0)
  })

  it.each([
    ['an even sphere of radius 100', icosphere(4).positions.map((x) => 100 * x), 40],
    ['a sphere with crowds and gaps', uneven, 24],
  ])('is found for any direction on %s', (_, positions, edge) => {
    const sphere = nearestOnSphere(positions, edge)
    for (let n = 0; n < 4000; n++) {
      const [x, y, z] = [random() - 0.5, random() - 0.5, random() - 0.5]
      expect(nearestVertex(sphere, x, y, z)).toBe(naive(sphere.unit, x, y, z))
    }
  })

  it('is found on edges and corners of the cube as well', () => {
    const sphere = nearestOnSphere(icosphere(3).positions, 16)
    for (const x of [-1, 0, 1])
      for (const y of [-1, 0, 1])
        for (const z of [-1, 0, 1]) {
          if (x === 0 && y === 0 && z === 0) continue
          const found = nearestVertex(sphere, x, y, z)
          const product = (v: number) =>
            sphere.unit[3 * v]! * x + sphere.unit[3 * v + 1]! * y + sphere.unit[3 * v + 2]! * z
          expect(product(found)).toBeCloseTo(product(naive(sphere.unit, x, y, z)), 6)
        }
  })
})
