import { describe, expect, it } from 'vitest'
import { isosurface } from '#mesh/isosurface.ts'

const shape = [24, 22, 20] as const
const gridOf = (of: (i: number, j: number, k: number) => number) => ({
  shape,
  values: Float32Array.from({ length: 24 * 22 * 20 }, (_, n) =>
    of(n % 24, Math.floor(n / 24) % 22, Math.floor(n / 528)),
  ),
})
const ball = gridOf((i, j, k) => 10 - Math.hypot(i - 11, j - 10, k - 9))

/** Signed volume: positive where faces are counter-clockwise seen from outside. */
function enclosed({ positionsWorld: p, faces }: ReturnType<typeof isosurface>): number {
  let sum = 0
  for (let f = 0; f < faces.length; f += 3) {
    const [a, b, c] = [faces[f]! * 3, faces[f + 1]! * 3, faces[f + 2]! * 3]
    sum +=
      p[a]! * (p[b + 1]! * p[c + 2]! - p[b + 2]! * p[c + 1]!) +
      p[a + 1]! * (p[b + 2]! * p[c]! - p[b]! * p[c + 2]!) +
      p[a + 2]! * (p[b]! * p[c + 1]! - p[b + 1]! * p[c]!)
  }
  return sum / 6
}

function openEdges({ faces }: ReturnType<typeof isosurface>): number {
  const uses = new Map<string, number>()
  for (let f = 0; f < faces.length; f += 3)
    for (let e = 0; e < 3; e++) {
      const [a, b] = [faces[f + e]!, faces[f + ((e + 1) % 3)]!]
      const key = a < b ? `${a} ${b}` : `${b} ${a}`
      uses.set(key, (uses.get(key) ?? 0) + (a < b ? 1 : -1))
    }
  return [...uses.values()].filter((turns) => turns !== 0).length
}

describe('isosurface', () => {
  it('wraps a ball at the level, closed and turned outwards', () => {
    const mesh = isosurface(ball, 4)
    for (let i = 0; i < mesh.positionsWorld.length; i += 3) {
      const [x, y, z] = mesh.positionsWorld.subarray(i, i + 3)
      expect(Math.hypot(x! - 11, y! - 10, z! - 9)).toBeCloseTo(6, 0)
    }
    expect(enclosed(mesh) / ((4 / 3) * Math.PI * 216)).toBeCloseTo(1, 1)
    expect(openEdges(mesh)).toBe(0)
  })

  it('lies exactly where numbers that grow evenly reach the level, whichever way they grow', () => {
    for (const [x, y, z] of [
      [0.3, 0.5, 0.8],
      [-0.7, 0.2, 0.4],
      [0.1, -0.9, -0.2],
    ] as const) {
      const along = (i: number, j: number, k: number) => x * i + y * j + z * k
      const level = along(11.3, 9.6, 10.2)
      const { positionsWorld: p, faces } = isosurface(gridOf(along), level)
      const middle = (at: number) => at > 0 && at < 19
      let within = 0
      for (let i = 0; i < p.length; i += 3) {
        const place = [p[i]!, p[i + 1]!, p[i + 2]!] as const
        if (!place.every(middle)) continue
        within++
        expect(along(...place)).toBeCloseTo(level, 4)
      }
      expect(within).toBeGreaterThan(100)
      // What is higher lies inside, so that faces look to where it is lower.
      const towards: number[] = []
      for (let f = 0; f < faces.length; f += 3) {
        const [a, b, c] = [0, 1, 2].map((n) => [
          ...p.subarray(3 * faces[f + n]!, 3 * faces[f + n]! + 3),
        ])
        if (![a!, b!, c!].every((place) => place.every(middle))) continue
        const [u, v] = [b!, c!].map((end) => end.map((part, axis) => part - a![axis]!))
        const normal = [1, 2, 0].map((n) => u![n]! * v![(n + 1) % 3]! - u![(n + 1) % 3]! * v![n]!)
        towards.push(normal[0]! * x + normal[1]! * y + normal[2]! * z)
      }
      expect(Math.max(...towards)).toBeLessThan(0)
    }
  })

  it('makes a small body of one voxel, as large as the voxel is above the level', () => {
    const bodyOf = (value: number) =>
      isosurface({ shape: [1, 1, 1], values: [value] }, 2).positionsWorld
    // Half-way to what counts as one below: a third of that in each corner.
    const half = bodyOf(3)
    expect(half).toHaveLength(24)
    for (const part of half) expect(Math.abs(part)).toBeCloseTo(1 / 6)
    for (const part of bodyOf(5)) expect(Math.abs(part)).toBeCloseTo(1 / 4)
    expect(bodyOf(2).every((part) => part === 0)).toBe(true)
    expect(bodyOf(1.9)).toHaveLength(0)
    const cube = isosurface({ shape: [1, 1, 1], values: [3] }, 2)
    expect([cube.faces.length / 3, openEdges(cube)]).toEqual([12, 0])
    expect(enclosed(cube)).toBeCloseTo(1 / 27)
  })

  it('closes at the end of the grid and around what is no number', () => {
    const half = gridOf((i, j, k) => (k > 9 ? Number.NaN : 10 - Math.hypot(i - 23, j - 10, k - 9)))
    const mesh = isosurface(half, 4)
    expect(mesh.faces.length).toBeGreaterThan(100)
    expect(openEdges(mesh)).toBe(0)
    expect(enclosed(mesh)).toBeGreaterThan(0)
  })

  it('ends as near to a voxel without a number as at the end of the grid', () => {
    const amid = isosurface(
      {
        shape: [3, 3, 3],
        values: Array.from({ length: 27 }, (_, n) => (n === 13 ? 5 : Number.NaN)),
      },
      2,
    )
    const alone = isosurface({ shape: [1, 1, 1], values: [5] }, 2)
    expect([...amid.positionsWorld]).toEqual([...alone.positionsWorld].map((at) => at + 1))
    expect(amid.faces).toEqual(alone.faces)
  })

  it('wraps what is below 0 with the other sign', () => {
    const negative = { shape, values: ball.values.map((value) => Math.min(0, -value)) }
    expect(isosurface(negative, 4).faces).toHaveLength(0)
    expect(isosurface(negative, 4, -1)).toEqual(isosurface(ball, 4))
  })

  it('gives nothing where nothing reaches the level', () => {
    expect(isosurface(ball, 11).faces).toHaveLength(0)
  })
})
