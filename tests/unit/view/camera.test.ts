import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Camera,
  camera,
  cameraFrame,
  followCamera,
  mixCameras,
  moveCamera,
  moveFaces,
  wrapDeg,
} from '#view/camera.ts'

const anyCamera = fc.record({
  azimuthDeg: fc.double({ min: -179, max: 180, noNaN: true }),
  elevationDeg: fc.double({ min: -90, max: 90, noNaN: true }),
  zoom: fc.double({ min: 0.5, max: 8, noNaN: true }),
  targetScene: fc.constant([0, 0, 0] as const),
}) as fc.Arbitrary<Camera>

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, v, i) => sum + v * b[i]!, 0)

describe('a camera', () => {
  test('has an orthonormal right-handed frame everywhere, at the poles too', () => {
    fc.assert(
      fc.property(anyCamera, (c) => {
        const { toEye, up, right } = cameraFrame(c)
        for (const v of [toEye, up, right]) expect(dot(v, v)).toBeCloseTo(1, 9)
        expect(dot(toEye, up)).toBeCloseTo(0, 9)
        expect(dot(toEye, right)).toBeCloseTo(0, 9)
        const cross = [
          up[1] * toEye[2] - up[2] * toEye[1],
          up[2] * toEye[0] - up[0] * toEye[2],
          up[0] * toEye[1] - up[1] * toEye[0],
        ]
        expect(dot(cross, right)).toBeCloseTo(1, 9)
      }),
    )
  })

  test('from above and from behind has the brain’s left on the viewer’s left', () => {
    for (const view of [camera(180, 90), camera(180, 0)]) {
      expect(cameraFrame(view).right[0]).toBeCloseTo(1, 9)
    }
  })

  test('from the front and from below has the brain’s right on the viewer’s left, as the eye would', () => {
    for (const view of [camera(0, 0), camera(0, -90)]) {
      expect(cameraFrame(view).right[0]).toBeCloseTo(-1, 9)
    }
  })

  test('from above and from below has the front of the brain at the top', () => {
    for (const view of [camera(180, 90), camera(0, -90)])
      expect(cameraFrame(view).up[1]).toBeCloseTo(1, 9)
  })

  test('stops at the poles and keeps its zoom within the limits', () => {
    const moved = moveCamera(camera(0, 80, 7), { elevationDeg: 50, zoomBy: 10 })
    expect(moved.elevationDeg).toBe(90)
    expect(moved.zoom).toBe(8)
  })

  test('pans along the picture: right moves the target along the camera’s right', () => {
    expect(moveCamera(camera(-90, 0), { panRightMm: 10 }).targetScene[1]).toBeCloseTo(-10, 9)
  })
})

describe('a linked camera', () => {
  test('that agreed with its leader agrees exactly afterwards', () => {
    fc.assert(
      fc.property(anyCamera, anyCamera, (from, to) => {
        expect(followCamera(from, from, to)).toEqual(to)
      }),
    )
  })

  test('keeps an offset that the user made on purpose', () => {
    const follower = followCamera(camera(30, 10), camera(0, 0), camera(20, 5))
    expect(follower.azimuthDeg).toBeCloseTo(50, 9)
    expect(follower.elevationDeg).toBeCloseTo(15, 9)
    // Twice as near as the leader it stays, and as far beside it.
    const near = { ...camera(0, 0, 3), targetScene: [5, 0, 0] as const }
    const to = { ...camera(0, 0, 2), targetScene: [1, 2, 3] as const }
    expect(followCamera(near, camera(0, 0, 1.5), to)).toEqual({
      ...camera(0, 0, 4),
      targetScene: [6, 2, 3],
    })
    expect(followCamera(near, camera(0, 0, 1), camera(0, 0, 7)).zoom).toBe(8)
    expect(followCamera(camera(0, 80), camera(0, 0), camera(0, 30)).elevationDeg).toBe(90)
  })
})

test('a move between cameras takes the short way round', () => {
  expect(mixCameras(camera(170, 0), camera(-170, 0), 0.5).azimuthDeg).toBeCloseTo(180, 9)
  expect(mixCameras(camera(0, 0, 1), camera(0, 0, 4), 0.5).zoom).toBeCloseTo(2, 9)
  expect(mixCameras(camera(0, 0), camera(10, 10), 1)).toEqual(camera(10, 10))
})

test('angles wrap to (-180, 180]', () => {
  expect([190, -180, 540, -190, 0].map(wrapDeg)).toEqual([-170, 180, 180, 170, 0])
})

test('on its way between two cameras the middle of the picture goes straight', () => {
  const from: Camera = { ...camera(0, 0), targetScene: [10, -20, 30] }
  const to: Camera = { ...camera(90, 40), targetScene: [30, 20, -10] }
  expect(mixCameras(from, to, 0).targetScene).toEqual([10, -20, 30])
  expect(mixCameras(from, to, 0.25).targetScene).toEqual([15, -10, 20])
  expect(mixCameras(from, to, 0.25).elevationDeg).toBe(10)
})

describe('moveFaces', () => {
  const inPicture = (of: Camera) => {
    const { right, up, toEye } = cameraFrame(of)
    return [right, up, toEye].map(
      (way) => way[0] * of.targetScene[0] + way[1] * of.targetScene[1] + way[2] * of.targetScene[2],
    )
  }

  test('keeps what is in the middle of the picture there while the faces turn', () => {
    const from = moveFaces(camera(-90, 0, 3), { panRightMm: 200, panUpMm: -60 })
    const turned = moveFaces(from, { azimuthDeg: 70, elevationDeg: -35 })
    expect(turned).toMatchObject({ azimuthDeg: -20, elevationDeg: -35, zoom: 3 })
    // And on from where it is.
    const further = moveFaces(turned, { azimuthDeg: -130, elevationDeg: 50 })
    for (const of of [from, turned, further])
      for (const [i, mm] of [200, -60, 0].entries()) expect(inPicture(of)[i]).toBeCloseTo(mm, 9)
  })
})
