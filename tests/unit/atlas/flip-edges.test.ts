import { describe, expect, test } from 'vitest'
import { eulerNumber, isClosed, surfaceArea } from '#mesh/measure.ts'
import { thinShare } from '../../../atlases/build/face-quality.ts'
import { flipEdges } from '../../../atlases/build/flip-edges.ts'
import { flippedOnSphere } from '../../../atlases/build/flipped.ts'
import { cuttingFaces } from '../../../atlases/build/self-intersection.ts'
import { icosphere } from '../mesh/icosphere.ts'
import { unevenSphere } from './uneven-sphere.ts'

const { positions, faces } = icosphere(3)

const count = (flags: Uint8Array) => flags.reduce((sum, flag) => sum + flag, 0)

describe('turning edges', () => {
  test('leaves fewer thin triangles on every surface of one closed face list', () => {
    const surfaces = [
      unevenSphere(1),
      unevenSphere(1).map((value, i) => value * (i % 3 === 0 ? 1.7 : 1.2)),
    ]
    const turned = flipEdges(surfaces, faces)
    expect(isClosed(turned)).toBe(true)
    expect(eulerNumber(turned)).toBe(2)
    expect(turned).toHaveLength(faces.length)
    for (const surface of surfaces) {
      expect(thinShare(surface, faces, 0.3)).toBeGreaterThan(0.01)
      expect(thinShare(surface, turned, 0.3)).toBeLessThan(0.5 * thinShare(surface, faces, 0.3))
      expect(Math.abs(surfaceArea(surface, turned) / surfaceArea(surface, faces) - 1)).toBeLessThan(
        0.01,
      )
      expect(count(flippedOnSphere(surface, turned))).toBeLessThanOrEqual(
        count(flippedOnSphere(surface, faces)),
      )
      expect(count(cuttingFaces(surface, turned))).toBeLessThanOrEqual(
        count(cuttingFaces(surface, faces)),
      )
    }
  })

  test('changes nothing where all is well', () => {
    expect(flipEdges([positions], faces)).toEqual(faces)
  })

  test('leaves alone what would be worse on another surface', () => {
    const one = unevenSphere(1)
    const other = unevenSphere(2).map((value, i) => (i % 3 === 0 ? 3 * value : value))
    const alone = thinShare(other, flipEdges([one], faces), 0.2)
    const both = thinShare(other, flipEdges([one, other], faces), 0.2)
    expect(alone).toBeGreaterThan(thinShare(other, faces, 0.2))
    expect(both).toBeLessThan(thinShare(other, faces, 0.2))
  })

  test('is deterministic', () => {
    expect(flipEdges([unevenSphere(3)], faces)).toEqual(flipEdges([unevenSphere(3)], faces))
  })
})
