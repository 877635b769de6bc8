import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeHemispheres } from '#scene/hemisphere-placement.ts'
import { apply } from '#space/affine.ts'
import { worldPoint } from '#space/point.ts'
import { closedBrain } from '#view/layout.ts'

/** Boxes as the two halves of a brain have them; they interlock by 3 mm at the midline. */
const boxes = {
  left: { min: [-70, -105, -50], max: [1.5, 72, 80] },
  right: { min: [-1.5, -103, -50], max: [70, 73, 80] },
} as const

const cornersOf = (side: 'left' | 'right') => {
  const { min, max } = boxes[side]
  return [0, 1, 2, 3, 4, 5, 6, 7].map((bits) =>
    worldPoint(bits & 1 ? max[0] : min[0], bits & 2 ? max[1] : min[1], bits & 4 ? max[2] : min[2]),
  )
}

describe('placeHemispheres', () => {
  it('leaves a closed pial brain where it is in the world', () => {
    const { left, right } = placeHemispheres(boxes, closedBrain)
    expect(apply(left, worldPoint(-30, 20, 10))).toEqual([-30, 20, 10])
    expect(apply(right, worldPoint(30, -20, 10))).toEqual([30, -20, 10])
  })

  it('slides the hemispheres apart by the gap', () => {
    const { left, right } = placeHemispheres(boxes, { ...closedBrain, gapMm: 40 })
    expect(apply(left, worldPoint(0, 0, 0))).toEqual([-20, 0, 0])
    expect(apply(right, worldPoint(0, 0, 0))).toEqual([20, 0, 0])
  })

  it('keeps the halves on their sides of the midline whenever they are inflated or opened', () => {
    const angle = fc.double({ min: 0, max: 90, noNaN: true })
    fc.assert(
      fc.property(angle, fc.boolean(), (openDeg, inflated) => {
        fc.pre(inflated || openDeg > 25)
        const placed = placeHemispheres(boxes, {
          ...closedBrain,
          openDeg,
          inflation: inflated ? 1 : 0,
        })
        for (const corner of cornersOf('left'))
          expect(apply(placed.left, corner)[0]).toBeLessThanOrEqual(-1.999)
        for (const corner of cornersOf('right'))
          expect(apply(placed.right, corner)[0]).toBeGreaterThanOrEqual(1.999)
      }),
    )
  })

  it('turns each half by as many degrees as it is opened, to either side', () => {
    for (const openDeg of [30, 90]) {
      const placed = placeHemispheres(boxes, { ...closedBrain, openDeg })
      for (const side of ['left', 'right'] as const) {
        const outwards = side === 'left' ? -1 : 1
        const [from, to] = [0, -100].map((y) => apply(placed[side], worldPoint(0, y, 0)))
        const turned = Math.atan2(outwards * (to![0] - from![0]), from![1] - to![1])
        expect((turned * 180) / Math.PI).toBeCloseTo(openDeg, 6)
      }
    }
  })

  it('opens like a book: from behind, each medial face looks at the viewer and the frontal poles meet', () => {
    const placed = placeHemispheres(boxes, { ...closedBrain, openDeg: 90 })
    for (const side of ['left', 'right'] as const) {
      const outwards = side === 'left' ? -1 : 1
      const middle = outwards * 35
      const medial = apply(placed[side], worldPoint(0, 0, 0))
      const lateral = apply(placed[side], worldPoint(2 * middle, 0, 0))
      const front = apply(placed[side], worldPoint(middle, 70, 0))
      const back = apply(placed[side], worldPoint(middle, -100, 0))
      // The viewer stands at negative y.
      expect(medial[1]).toBeLessThan(lateral[1] - 60)
      expect(Math.abs(front[0])).toBeLessThan(8)
      expect(outwards * back[0]).toBeGreaterThan(150)
    }
  })

  it('lifts the left hemisphere over the right', () => {
    const { left, right } = placeHemispheres(boxes, closedBrain, [0, 0, 100])
    expect(apply(left, worldPoint(0, 0, 0))[2] - apply(right, worldPoint(0, 0, 0))[2]).toBe(100)
  })

  it('moves smoothly: no jump anywhere on the way from closed to open and inflated', () => {
    let before = placeHemispheres(boxes, closedBrain)
    for (let step = 1; step <= 900; step++) {
      const t = step / 900
      const now = placeHemispheres(boxes, { ...closedBrain, inflation: t * 2, openDeg: t * 90 })
      for (const corner of cornersOf('left')) {
        const [a, b] = [apply(before.left, corner), apply(now.left, corner)]
        expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeLessThan(0.6)
      }
      before = now
    }
  })
})
