import { describe, expect, it } from 'vitest'
import { faceCrosses, vertexNormals } from '#mesh/normals.ts'
import { icosphere } from '../../browser/scene/synthetic-cortex.ts'

describe('vertexNormals', () => {
  it('point away from the centre of a sphere with a length of 1', () => {
    const { positions, faces } = icosphere(3)
    const normals = vertexNormals(positions, faces)
    for (let v = 0; v < positions.length; v += 3) {
      const along =
        normals[v]! * positions[v]! +
        normals[v + 1]! * positions[v + 1]! +
        normals[v + 2]! * positions[v + 2]!
      expect(along).toBeGreaterThan(0.999)
      expect(Math.hypot(normals[v]!, normals[v + 1]!, normals[v + 2]!)).toBeCloseTo(1, 6)
    }
  })

  it('give a vertex without faces a direction all the same', () => {
    const normals = vertexNormals(new Float32Array(12), new Uint32Array([0, 1, 2]))
    expect([...normals]).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1])
  })
})

describe('faceCrosses', () => {
  it('are twice the area long, along the normal', () => {
    const crosses = faceCrosses(
      Float32Array.from([0, 0, 0, 3, 0, 0, 0, 4, 0]),
      new Uint32Array([0, 1, 2]),
    )
    expect([...crosses]).toEqual([0, 0, 12])
  })
})
