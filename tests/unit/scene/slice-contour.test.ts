import { describe, expect, it } from 'vitest'
import { cutMesh, insideField } from '#scene/slice-contour.ts'
import { slicePlanes } from '#scene/slice-geometry.ts'
import { icosphere } from '../../browser/scene/synthetic-cortex.ts'

const { positions: unit, faces } = icosphere(4)
const ball = unit.map((x, i) => x * 50 + [10, -20, 5][i % 3]!)

const lengthOf = (places: Float32Array) => {
  let sum = 0
  for (let i = 0; i < places.length; i += 4)
    sum += Math.hypot(places[i + 2]! - places[i]!, places[i + 3]! - places[i + 1]!)
  return sum
}

describe('cutMesh', () => {
  it('cuts a ball in a circle of the right radius and place, along every axis', () => {
    for (const axis of ['axial', 'coronal', 'sagittal'] as const) {
      const plane = slicePlanes[axis]
      const centre = [10, -20, 5]
      const { places } = cutMesh(ball, faces, plane, centre[plane.across]! + 30)
      for (let i = 0; i < places.length; i += 2) {
        const radius = Math.hypot(
          places[i]! - centre[plane.right]!,
          places[i + 1]! - centre[plane.up]!,
        )
        expect(radius).toBeGreaterThan(39.5)
        expect(radius).toBeLessThan(40.1)
      }
      expect(lengthOf(places) / (2 * Math.PI * 40)).toBeCloseTo(1, 2)
    }
  })

  it('gives nothing beside the mesh', () => {
    expect(cutMesh(ball, faces, slicePlanes.axial, 56).places).toHaveLength(0)
  })

  it('gives whole segments where the plane goes through corners', () => {
    const square = Float32Array.from([0, 0, 0, 10, 0, 0, 10, 0, 10, 0, 0, 10])
    const { places } = cutMesh(square, Uint32Array.from([0, 1, 2, 0, 2, 3]), slicePlanes.axial, 0)
    expect(places.length % 4).toBe(0)
    const ends = cutMesh(square, Uint32Array.from([0, 1, 2, 0, 2, 3]), slicePlanes.axial, 5)
    expect(lengthOf(ends.places)).toBeCloseTo(10, 6)
  })
})

describe('insideField', () => {
  it('keeps the part of a cut where the field is a half or more', () => {
    // 1 at the front of the ball, 0 at its back, a half at its middle.
    const field = Float32Array.from(
      { length: ball.length / 3 },
      (_, v) => 0.5 + unit[v * 3 + 1]! / 2,
    )
    const cut = cutMesh(ball, faces, slicePlanes.axial, 5, field)
    const kept = insideField(cut)
    expect(lengthOf(kept) / lengthOf(cut.places)).toBeCloseTo(0.5, 2)
    for (let i = 1; i < kept.length; i += 2) expect(kept[i]).toBeGreaterThan(-20.01)
  })

  it('keeps everything or nothing where the field does not cross', () => {
    const full = new Float32Array(ball.length / 3).fill(1)
    const cut = cutMesh(ball, faces, slicePlanes.axial, 5, full)
    expect(insideField(cut)).toEqual(cut.places)
    const none = cutMesh(ball, faces, slicePlanes.axial, 5, new Float32Array(full.length))
    expect(insideField(none)).toHaveLength(0)
  })
})
