import { describe, expect, test } from 'vitest'
import { neighbours } from '#mesh/adjacency.ts'
import { evenFaces } from '../../../atlases/build/even-faces.ts'
import { thinShare } from '../../../atlases/build/face-quality.ts'
import { cuttingFaces } from '../../../atlases/build/self-intersection.ts'
import { icosphere } from '../mesh/icosphere.ts'
import { unevenSphere } from './uneven-sphere.ts'

describe('evening the faces', () => {
  const { positions, faces } = icosphere(3)
  const adjacent = neighbours(faces, positions.length / 3)
  const uneven = unevenSphere(11)
  const none = new Uint8Array(positions.length / 3)

  test('leaves few thin ones, stays on the surface and makes no cut', () => {
    expect(thinShare(uneven, faces, 0.2)).toBeGreaterThan(0.01)
    const even = evenFaces(uneven, faces, adjacent, none)
    expect(thinShare(even, faces, 0.2)).toBeLessThan(0.4 * thinShare(uneven, faces, 0.2))
    for (let o = 0; o < even.length; o += 3)
      expect(Math.abs(Math.hypot(even[o]!, even[o + 1]!, even[o + 2]!) - 1)).toBeLessThan(0.05)
    const cuts = (p: Float32Array) => cuttingFaces(p, faces).reduce((sum, flag) => sum + flag, 0)
    expect(cuts(even)).toBeLessThanOrEqual(cuts(uneven))
  })

  test('moves nothing that is fixed, and nothing where all is well', () => {
    const all = none.map(() => 1)
    expect(evenFaces(uneven, faces, adjacent, all)).toEqual(uneven)
    expect(evenFaces(positions, faces, adjacent, none)).toEqual(positions)
  })
})
