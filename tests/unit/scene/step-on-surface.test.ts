import { describe, expect, it } from 'vitest'
import type { Cortex } from '#atlas/cortex.ts'
import { pickPlace, placeOnSurface } from '#scene/pick-place.ts'
import { facesAcross, stepOnSurface } from '#scene/step-on-surface.ts'
import { affineFromRows, identityAffine } from '#space/affine.ts'
import { distance, point } from '#space/point.ts'
import { camera, cameraFrame } from '#view/camera.ts'
import { closedBrain } from '#view/layout.ts'
import { icosphere, syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

/** A ball of 50 mm for each hemisphere. */
function ballCortex(): Cortex {
  const base = syntheticCortex({ levels: 4, withInflated: false })
  const ball = icosphere(4).positions.map((x) => x * 50)
  return {
    left: { ...base.left, surfaces: { pial: ball, white: ball } },
    right: { ...base.right, surfaces: { pial: ball, white: ball } },
  }
}

const cortex = ballCortex()
const start = { hemisphere: 'right', face: 100, barycentric: [0.2, 0.3, 0.5] } as const

type Place = Parameters<typeof stepOnSurface>[1]
const stepped = (from: Place, direction: ReturnType<typeof point<'scene'>>, mm: number) =>
  stepOnSurface(cortex, from, direction, mm, closedBrain, camera(-90, 0))

describe('stepOnSurface', () => {
  it('goes as far along the surface as asked', () => {
    const from = placeOnSurface(cortex, start, 0)
    for (const mm of [0.5, 3, 12, 30]) {
      const to = placeOnSurface(cortex, stepped(start, point<'scene'>(0.3, 0.9, -0.4), mm), 0)
      // On a ball a straight way is an arc; its chord is 2 r sin(mm / 2 r).
      expect(distance(from, to)).toBeCloseTo(100 * Math.sin(mm / 100), 0)
      expect(Math.hypot(...to)).toBeGreaterThan(49.5)
    }
  })

  it('sets off in the direction asked for', () => {
    const from = placeOnSurface(cortex, start, 0)
    const up = placeOnSurface(cortex, stepped(start, point<'scene'>(0, 0, 1), 4), 0)
    const down = placeOnSurface(cortex, stepped(start, point<'scene'>(0, 0, -1), 4), 0)
    expect(up[2]).toBeGreaterThan(from[2])
    expect(down[2]).toBeLessThan(from[2])
  })

  it('comes round a ball to where it began', () => {
    const from = placeOnSurface(cortex, start, 0)
    const round = stepped(start, point<'scene'>(0.1, 0.7, 0.2), 2 * Math.PI * 49.9)
    expect(distance(from, placeOnSurface(cortex, round, 0))).toBeLessThan(5)
  })

  it('gives weights within the triangle', () => {
    let place: ReturnType<typeof stepOnSurface> = start
    for (let i = 0; i < 200; i++) {
      place = stepped(place, point<'scene'>(Math.sin(i), Math.cos(3 * i), 0.3), 2.7)
      for (const weight of place.barycentric) {
        expect(weight).toBeGreaterThanOrEqual(-1e-9)
        expect(weight).toBeLessThanOrEqual(1 + 1e-9)
      }
      expect(place.barycentric.reduce((a, b) => a + b)).toBeCloseTo(1, 9)
    }
  })

  it('stays where it is when the direction points out of the surface', () => {
    const from = placeOnSurface(cortex, start, 0)
    const there = stepped(start, point<'scene'>(...outwardsOf(start.face)), 5)
    expect(distance(from, placeOnSurface(cortex, there, 0))).toBeLessThan(1e-9)
  })

  it('stops at the rim of a surface that ends, even far beyond it', () => {
    // One square of 10 mm as two triangles.
    const square = {
      surfaces: { pial: Float32Array.of(0, 0, 0, 0, 10, 0, 0, 10, 10, 0, 0, 10) },
      faces: Uint32Array.of(0, 1, 2, 0, 2, 3),
    }
    const sheet = { left: square, right: square } as unknown as Cortex
    const to = (mm: number) => {
      const from = { hemisphere: 'right', face: 1, barycentric: [0.6, 0.2, 0.2] } as const
      const towards = point<'scene'>(0, 1, 0)
      const there = stepOnSurface(sheet, from, towards, mm, closedBrain, camera(-90, 0))
      return placeOnSurface(sheet, there, 0).map((part) => Math.round(part * 1e4) / 1e4)
    }
    expect([3, 7.9, 8, 50].map(to)).toEqual([
      [0, 5, 4],
      [0, 9.9, 4],
      [0, 10, 4],
      [0, 10, 4],
    ])
  })
})

function outwardsOf(face: number): [number, number, number] {
  const { faces, surfaces } = cortex.right
  const [a, b, c] = [0, 1, 2].map((i) => {
    const v = faces[face * 3 + i]! * 3
    return [surfaces.pial[v]!, surfaces.pial[v + 1]!, surfaces.pial[v + 2]!]
  }) as [number[], number[], number[]]
  const u = b.map((x, i) => x - a[i]!)
  const w = c.map((x, i) => x - a[i]!)
  return [
    u[1]! * w[2]! - u[2]! * w[1]!,
    u[2]! * w[0]! - u[0]! * w[2]!,
    u[0]! * w[1]! - u[1]! * w[0]!,
  ]
}

describe('facesAcross', () => {
  it('names the face on the other side of each edge', () => {
    expect([...facesAcross(Uint32Array.from([0, 1, 2, 2, 1, 3]))]).toEqual([-1, 1, -1, 0, -1, -1])
  })
})

it('steps to the right on the face that shows the place, be it turned or not', () => {
  const four = { ...closedBrain, fourFaces: true }
  const fromTheLeft = camera(-90, 0)
  const { right } = cameraFrame(fromTheLeft)
  // Front is at the left of a left outer face and at the right of a left inner one.
  for (const [out, forwards] of [
    [-1, -1],
    [1, 1],
  ] as const) {
    const { surfaces, faces } = cortex.left
    const at = (face: number) => surfaces.pial[faces[face * 3]! * 3]!
    const all = Array.from({ length: faces.length / 3 }, (_, face) => face)
    const [face = 0] = all.toSorted((a, b) => out * (at(b) - at(a)))
    const start = { hemisphere: 'left', face, barycentric: [1, 0, 0] } as const
    const stepped = stepOnSurface(cortex, start, right, 6, four, fromTheLeft)
    const moved = placeOnSurface(cortex, stepped, 0)[1] - placeOnSurface(cortex, start, 0)[1]
    expect(forwards * moved).toBeGreaterThan(3)
  }
})

describe('pickPlace', () => {
  const projection = {
    eye: point<'scene'>(0, -500, 0),
    right: point<'scene'>(1, 0, 0),
    up: point<'scene'>(0, 0, 1),
    toEye: point<'scene'>(0, -1, 0),
    pxPerSlope: 2000,
    centreX: 200,
    centreY: 200,
    width: 400,
    height: 400,
    near: 300,
    far: 700,
  }
  const standing = (side: 'left' | 'right', toScene = identityAffine<'world', 'scene'>()) =>
    ({ side, face: 'whole', toScene }) as const

  it('finds the place of the nearer hemisphere under the pointer', () => {
    const nearer = affineFromRows<'world', 'scene'>([
      [1, 0, 0, 0],
      [0, 1, 0, -30],
      [0, 0, 1, 0],
    ])
    const both = [standing('left', nearer), standing('right')]
    const place = pickPlace(cortex, 0, both, projection, 210, 190)!
    expect(place.hemisphere).toBe('left')
    const world = placeOnSurface(cortex, place, 0)
    expect(world[1]).toBeLessThan(-49)
    expect(world[0]).toBeGreaterThan(0)
    expect(world[2]).toBeGreaterThan(0)
  })

  it('does not pick what is hidden or what is beside the brain', () => {
    const place = pickPlace(cortex, 0, [standing('right')], projection, 200, 201)
    expect(place?.hemisphere).toBe('right')
    expect(pickPlace(cortex, 0, [standing('left'), standing('right')], projection, 5, 5)).toBeNull()
  })
})
