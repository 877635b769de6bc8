import { describe, expect, test } from 'vitest'
import { facesAround, neighbours } from '#mesh/adjacency.ts'
import { meanCurvature } from '#mesh/curvature.ts'
import { eulerNumber, isClosed, meanDistanceMm, surfaceArea, vertexAreas } from '#mesh/measure.ts'
import { vertexNormals } from '#mesh/normals.ts'
import { smoothStep, smoothValues, taubin } from '#mesh/smooth.ts'
import { icosphere } from './icosphere.ts'

const { positions, faces } = icosphere(3)
const count = positions.length / 3

test('two surfaces of one mesh are on average so far apart', () => {
  const moved = positions.map((value, i) => value + [3, -4, 12][i % 3]!)
  const half = positions.map(
    (value, i) => value + (i < positions.length / 2 ? 0 : i % 3 === 2 ? 2 : 0),
  )
  const to = (positionsWorld: Float32Array) =>
    meanDistanceMm({ positionsWorld: positions, faces }, { positionsWorld, faces })
  expect(to(moved)).toBeCloseTo(13, 5)
  expect(to(half)).toBeCloseTo(1, 5)
  expect(to(positions)).toBe(0)
})

describe('adjacency', () => {
  test('lists what looking at every face finds', () => {
    const { start, list } = neighbours(faces, count)
    const around = facesAround(faces, count)
    for (let v = 0; v < count; v += 17) {
      const found = new Set<number>()
      const own: number[] = []
      for (let f = 0; f < faces.length / 3; f++) {
        const trio = [...faces.subarray(3 * f, 3 * f + 3)]
        if (!trio.includes(v)) continue
        own.push(f)
        for (const other of trio) if (other !== v) found.add(other)
      }
      expect([...list.subarray(start[v], start[v + 1])]).toEqual([...found].sort((a, b) => a - b))
      expect([...around.list.subarray(around.start[v], around.start[v + 1])]).toEqual(own)
    }
  })
})

describe('measures of a sphere', () => {
  test('Euler number, closedness and area', () => {
    expect(eulerNumber(faces)).toBe(2)
    expect(isClosed(faces)).toBe(true)
    expect(isClosed(faces.subarray(3))).toBe(false)
    // Every edge twice the same way.
    expect(isClosed(Uint32Array.from([...faces, ...faces]))).toBe(false)
    expect(surfaceArea(positions, faces)).toBeCloseTo(4 * Math.PI, 0)
  })

  test('a vertex has a third of each face around it', () => {
    const sheet = Float32Array.of(0, 0, 0, 6, 0, 0, 0, 4, 0, 6, 4, 0, 9, 9, 9)
    expect([...vertexAreas(sheet, Uint32Array.of(0, 1, 2, 1, 3, 2))]).toEqual([4, 8, 8, 4, 0])
    const areas = vertexAreas(positions, faces)
    expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(surfaceArea(positions, faces), 4)
  })

  test('the Euler number of a torus is 0', () => {
    const torus: number[] = []
    const at = (i: number, j: number) => (i % 6) * 6 + (j % 6)
    for (let i = 0; i < 6; i++)
      for (let j = 0; j < 6; j++)
        torus.push(
          at(i, j),
          at(i + 1, j),
          at(i, j + 1),
          at(i + 1, j),
          at(i + 1, j + 1),
          at(i, j + 1),
        )
    expect(eulerNumber(Uint32Array.from(torus))).toBe(0)
  })

  test('normals point away from the middle', () => {
    const normals = vertexNormals(positions, faces)
    for (let i = 0; i < normals.length; i++) expect(normals[i]).toBeCloseTo(positions[i]!, 1)
  })

  test('mean curvature is one over the radius, negative where the surface bulges outward', () => {
    const large = positions.map((value) => value * 20)
    for (const value of meanCurvature(large, faces, neighbours(faces, count), 0))
      expect(value).toBeCloseTo(-1 / 20, 2)
  })
})

describe('smoothing', () => {
  const adjacent = neighbours(faces, count)

  const around = (v: number) => [
    ...adjacent.list.subarray(adjacent.start[v], adjacent.start[v + 1]),
  ]
  const meanAround = (values: ArrayLike<number>, v: number) =>
    around(v).reduce((sum, u) => sum + values[u]!, 0) / around(v).length

  test('a step moves each vertex by its weight towards the mean of its neighbours', () => {
    const bumpy = positions.map((value, i) => value * (1 + 0.1 * Math.sin(7 * i)))
    const moved = smoothStep(bumpy, adjacent, 0.3)
    for (let axis = 0; axis < 3; axis++) {
      const along = Float64Array.from({ length: count }, (_, v) => bumpy[3 * v + axis]!)
      for (let v = 0; v < count; v++)
        expect(moved[3 * v + axis]).toBeCloseTo(0.7 * along[v]! + 0.3 * meanAround(along, v), 5)
    }
    const lone = neighbours(Uint32Array.of(0, 1, 2), 4)
    expect(smoothStep(positions.slice(0, 12), lone, 0.5).every(Number.isFinite)).toBe(true)
  })

  test('values move half-way to the mean of their neighbours in each round, where they may', () => {
    const values = Float32Array.from({ length: count }, (_, v) => Math.sin(v * v))
    const only = Uint32Array.from({ length: 200 }, (_, n) => 3 * n)
    for (const [weight, changing] of [
      [undefined, undefined],
      [0.2, only],
    ] as const) {
      let wanted: ArrayLike<number> = values
      for (let round = 0; round < 3; round++) {
        const before = wanted
        const part = weight ?? 0.5
        wanted = Float64Array.from(values, (_, v) =>
          changing && !changing.includes(v)
            ? before[v]!
            : before[v]! + part * (meanAround(before, v) - before[v]!),
        )
      }
      const found = smoothValues(values, adjacent, 3, weight, changing)
      for (let v = 0; v < count; v++) expect(found[v]).toBeCloseTo(wanted[v]!, 5)
    }
    expect(smoothValues(values, adjacent, 0)).toEqual(values)
    const lone = neighbours(Uint32Array.of(0, 1, 2), 4)
    expect(smoothValues(values.slice(0, 4), lone, 2).every(Number.isFinite)).toBe(true)
  })

  test('Taubin takes noise away and keeps the size', () => {
    const noisy = positions.map((value, i) => value * (1 + 0.05 * Math.sin(i * 12.9898)))
    const smooth = taubin(noisy, adjacent, 10)
    const spread = (p: Float32Array) => {
      const radii = Array.from({ length: count }, (_, v) =>
        Math.hypot(...p.subarray(3 * v, 3 * v + 3)),
      )
      const mean = radii.reduce((sum, r) => sum + r, 0) / count
      return {
        mean,
        deviation: Math.sqrt(radii.reduce((sum, r) => sum + (r - mean) ** 2, 0) / count),
      }
    }
    expect(spread(smooth).deviation).toBeLessThan(0.4 * spread(noisy).deviation)
    expect(spread(smooth).mean).toBeCloseTo(1, 1)
  })

  test('values stay constant where they are, and a step becomes a slope through its middle', () => {
    expect(smoothValues(new Float32Array(count).fill(3), adjacent, 5)[7]).toBeCloseTo(3)
    const step = Float32Array.from({ length: count }, (_, v) => (positions[3 * v]! > 0 ? 1 : 0))
    const slope = smoothValues(step, adjacent, 6)
    slope.forEach((value, v) => {
      if (Math.abs(positions[3 * v]!) > 0.15) expect(value > 0.5).toBe(positions[3 * v]! > 0)
    })
  })
})
