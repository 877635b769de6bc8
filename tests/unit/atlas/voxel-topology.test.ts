import { describe, expect, test } from 'vitest'
import { eulerNumber, isClosed } from '#mesh/measure.ts'
import { closeHandles, isSimplePoint } from '../../../atlases/build/close-handles.ts'
import type { Grid } from '../../../atlases/build/grid.ts'
import { marchingCubes } from '../../../atlases/build/marching-cubes.ts'
import { components, fillHoles, largestComponent } from '../../../atlases/build/morphology.ts'
import { seeded } from './random-sphere.ts'

const size = 14
const grid: Grid = { shape: [size, size, size], origin: [0, 0, 0], spacing: 1 }

function mask(inside: (x: number, y: number, z: number) => boolean): Uint8Array {
  const out = new Uint8Array(size ** 3)
  const middle = (size - 1) / 2
  for (let k = 2; k < size - 2; k++)
    for (let j = 2; j < size - 2; j++)
      for (let i = 2; i < size - 2; i++)
        if (inside(i - middle, j - middle, k - middle)) out[i + size * (j + size * k)] = 1
  return out
}

const surfaceOf = (object: Uint8Array) => marchingCubes(object, grid.shape, () => 0.4)

/** A random object: one 6-connected component without cavities, with handles. */
function randomObject(seed: number): Uint8Array {
  const random = seeded(seed)
  return largestComponent(
    mask(() => random() < 0.55),
    grid,
  )
}

describe('marching cubes of voxels that hang together by faces', () => {
  test('gives a ball Euler number 2 and a ring Euler number 0', () => {
    const ball = surfaceOf(mask((x, y, z) => x * x + y * y + z * z < 16))
    const ring = surfaceOf(mask((x, y, z) => (Math.hypot(x, y) - 3) ** 2 + z * z < 2))
    expect([eulerNumber(ball.faces), eulerNumber(ring.faces)]).toEqual([2, 0])
    expect(isClosed(ball.faces) && isClosed(ring.faces)).toBe(true)
  })

  test('keeps voxels apart that touch at an edge or a corner only', () => {
    const two = new Uint8Array(size ** 3)
    two[5 + size * (5 + size * 5)] = 1
    two[6 + size * (6 + size * 5)] = 1
    two[8 + size * (8 + size * 8)] = 1
    two[9 + size * (9 + size * 9)] = 1
    expect(eulerNumber(surfaceOf(two).faces)).toBe(8)
  })

  test('joins background voxels that touch at a corner only', () => {
    const holes = mask(() => true)
    holes[6 + size * (6 + size * 6)] = 0
    expect(eulerNumber(surfaceOf(holes).faces)).toBe(4)
    holes[7 + size * (7 + size * 7)] = 0
    expect(eulerNumber(surfaceOf(holes).faces)).toBe(4)
  })

  test('is closed on random objects', () => {
    for (let seed = 0; seed < 8; seed++)
      expect(isClosed(surfaceOf(randomObject(seed)).faces)).toBe(true)
  })

  test('faces run counter-clockwise seen from outside', () => {
    const { positions, faces } = surfaceOf(mask((x, y, z) => x * x + y * y + z * z < 16))
    let volume = 0
    for (let f = 0; f < faces.length; f += 3) {
      const [a, b, c] = [0, 1, 2].map((n) =>
        positions.subarray(3 * faces[f + n]!, 3 * faces[f + n]! + 3),
      )
      volume +=
        (a![0]! * (b![1]! * c![2]! - b![2]! * c![1]!) +
          a![1]! * (b![2]! * c![0]! - b![0]! * c![2]!) +
          a![2]! * (b![0]! * c![1]! - b![1]! * c![0]!)) /
        6
    }
    expect(volume).toBeGreaterThan(150)
  })
})

describe('closing handles', () => {
  test('turns a ring into a ball by filling its hole and nothing else of note', () => {
    const ring = mask((x, y, z) => (Math.hypot(x, y) - 3) ** 2 + z * z < 2)
    const ball = closeHandles(ring, grid)
    expect(eulerNumber(surfaceOf(ball).faces)).toBe(2)
    ring.forEach((value, at) => {
      if (value) expect(ball[at]).toBe(1)
    })
    const added = ball.reduce((sum, value, at) => sum + value - ring[at]!, 0)
    expect(added).toBeLessThan(14)
  })

  test('leaves a ball as it is', () => {
    const ball = mask((x, y, z) => x * x + y * y + z * z < 20)
    expect(closeHandles(ball, grid)).toEqual(ball)
  })

  test('makes every random object with handles a ball that contains it', () => {
    for (let seed = 0; seed < 8; seed++) {
      const object = randomObject(seed)
      expect(eulerNumber(surfaceOf(object).faces)).not.toBe(2)
      const ball = closeHandles(object, grid)
      expect(eulerNumber(surfaceOf(ball).faces)).toBe(2)
      expect(ball.every((value, at) => value >= object[at]!)).toBe(true)
    }
  })
})

describe('a simple point', () => {
  /** The definition by counting: removing the centre changes neither number of components nor Euler number. */
  const changesTopology = (cells: Uint8Array): boolean => {
    const place = (centre: number) => {
      const object = new Uint8Array(size ** 3)
      for (let n = 0; n < 27; n++)
        object[
          5 + (n % 3) + size * (5 + (Math.floor(n / 3) % 3) + size * (5 + Math.floor(n / 9)))
        ] = n === 13 ? centre : cells[n]!
      const { faces } = surfaceOf(object)
      return [faces.length ? eulerNumber(faces) : 0, components(object, grid).sizes.length]
    }
    return place(1).join() !== place(0).join()
  }

  test('is never one whose removal changes the Euler number or the number of pieces', () => {
    const random = seeded(11)
    let simple = 0
    for (let trial = 0; trial < 400; trial++) {
      const filled = random()
      const cells = Uint8Array.from({ length: 27 }, () => (random() < filled ? 1 : 0))
      if (!isSimplePoint(cells)) continue
      simple++
      expect(changesTopology(cells)).toBe(false)
    }
    expect(simple).toBeGreaterThan(30)
  })
})

describe('masks', () => {
  test('holes are filled, bays are not', () => {
    const shell = mask((x, y, z) => {
      const r = x * x + y * y + z * z
      return r < 20 && r > 6
    })
    expect(fillHoles(shell, grid)).toEqual(mask((x, y, z) => x * x + y * y + z * z < 20))
    const cup = mask((x, y, z) => {
      const r = x * x + y * y + z * z
      return (
        r < 20 && (r > 6 || (z > 0 && Math.hypot(x, y) < 1)) && !(z > 0 && Math.hypot(x, y) < 1)
      )
    })
    expect(fillHoles(cup, grid)).toEqual(cup)
  })
})
