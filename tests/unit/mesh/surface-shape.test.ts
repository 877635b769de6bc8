import { expect, test } from 'vitest'
import { knowShapes, shapesOf } from '#atlas/cortex-shapes.ts'
import { vertexNormals } from '#mesh/normals.ts'
import {
  farthestVertices,
  knowShape,
  mostCoarseFaces,
  quickFaces,
  shapeOf,
  surfaceNormals,
} from '#mesh/surface-shape.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'
import { icosphere } from './icosphere.ts'

const copy = (cortex: ReturnType<typeof syntheticCortex>) => structuredClone(cortex)

test('a surface’s normals, quick faces and outermost vertices are worked out once', () => {
  const { positions, faces } = icosphere(7)
  const vertices = positions.length / 3
  const shape = shapeOf(positions, faces)
  expect(shape.normals).toEqual(vertexNormals(positions, faces))
  expect(surfaceNormals(positions, faces)).toBe(shape.normals)
  expect(farthestVertices(positions)).toBe(shape.farthest)
  expect(faces.length / 3).toBeGreaterThan(mostCoarseFaces)
  expect(shape.coarse!.length / 3).toBeLessThanOrEqual(mostCoarseFaces)
  expect(quickFaces(faces, vertices)).toBe(shape.coarse)
})

test('the outermost vertices reach as far as any along the axes', () => {
  const positions = Float32Array.of(
    -9,
    0,
    0,
    8,
    0,
    0,
    0,
    -7,
    0,
    0,
    6,
    0,
    0,
    0,
    -5,
    0,
    0,
    4,
    0,
    0,
    0,
  )
  expect([...farthestVertices(positions)].sort()).toEqual([0, 1, 2, 3, 4, 5])
})

test('a surface of few faces has no others, and that is known, too', () => {
  const { positions, faces } = icosphere(1)
  expect(shapeOf(positions, faces).coarse).toBeNull()
  expect(quickFaces(faces, 1)).toBeNull()
})

test('what a worker found is taken for the same arrays on the page', () => {
  const { positions, faces } = icosphere(2)
  const known = {
    normals: new Float32Array(positions.length),
    farthest: Uint32Array.of(3),
    coarse: Uint32Array.of(0, 1, 2),
  }
  knowShape(positions, faces, known)
  expect(shapeOf(positions, faces)).toEqual(known)
  expect(surfaceNormals(positions, faces)).toBe(known.normals)
})

test('each side of a cortex has its own', () => {
  const there = syntheticCortex({ levels: 2 })
  const shapes = shapesOf(there)
  const here = copy(there)
  knowShapes(here, shapes)
  for (const side of ['left', 'right'] as const) {
    const { surfaces, faces } = here[side]
    expect(surfaceNormals(surfaces.pial, faces)).toBe(shapes[side].normals)
    expect(shapes[side].normals).toEqual(vertexNormals(there[side].surfaces.pial, faces))
  }
})
