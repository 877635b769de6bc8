/** Where hemispheres stand and what a picture is fitted around, at rest and on the way. */
import { describe, expect, it } from 'vitest'
import { layOutBrain, layOutStill } from '#scene/brain-layout.ts'
import { createBrainMotion, liveLayout, moveMs } from '#scene/brain-motion.ts'
import { apply } from '#space/affine.ts'
import { worldPoint } from '#space/point.ts'
import { camera } from '#view/camera.ts'
import { closedBrain } from '#view/layout.ts'
import { viewPresets } from '#view/view-preset.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

const cortex = syntheticCortex({ levels: 3 })
const [wide, tall] = [
  { width: 900, height: 300 },
  { width: 300, height: 500 },
]
const four = { ...closedBrain, fourFaces: true }
const lifted = { ...closedBrain, ...viewPresets['lateral-and-medial'].layout }

describe('a brain at rest', () => {
  it.each([
    ['whole', closedBrain],
    ['in four faces', four],
  ] as const)('is fitted round all of its hull where that stands, %s', (_, layout) => {
    const { fitted, hull, standing } = layOutStill(cortex, layout, camera(-60, 20), tall)
    const placed = standing.flatMap(({ side, toScene }) =>
      Array.from({ length: hull[side].length / 3 }, (__, n) => {
        const [x, y, z] = hull[side].subarray(3 * n, 3 * n + 3)
        return [...apply(toScene, worldPoint(x!, y!, z!))]
      }).flat(),
    )
    expect([...fitted]).toEqual(placed)
  })

  it('is fitted as a whole, whatever part of it is looked at', () => {
    const from = viewPresets['four-faces'].camera
    const looked = { ...from, zoom: 3, targetScene: [0, 40, -20] as const }
    expect(layOutStill(cortex, four, looked, wide).fitted).toEqual(
      layOutStill(cortex, four, from, wide).fitted,
    )
  })

  it('has four faces about one place, however they are turned, and a whole brain about its middle', () => {
    for (const from of [camera(-90, 0), camera(20, 50)])
      expect([...layOutStill(cortex, four, from, wide).centre]).toEqual([0, 0, 0])
    const { fitted, centre } = layOutStill(cortex, closedBrain, camera(0, 0), wide)
    for (const axis of [0, 1, 2] as const) {
      const along = [...fitted].filter((_, i) => i % 3 === axis)
      expect(centre[axis]).toBeCloseTo((Math.min(...along) + Math.max(...along)) / 2, 6)
    }
  })

  it('in four faces is neither opened nor lifted', () => {
    const from = camera(-60, 20)
    const opened = { ...four, openDeg: 90, liftMm: 128 }
    expect(layOutStill(cortex, opened, from, wide).standing).toEqual(
      layOutStill(cortex, four, from, wide).standing,
    )
  })

  it('turns part by part in four faces and where one half is beside the other, else as one', () => {
    const apart = (layout: typeof closedBrain, pane: typeof wide) =>
      layOutStill(cortex, layout, camera(-90, 0), pane).turnsApart
    expect([apart(four, wide), apart(four, tall)]).toEqual([true, true])
    expect([apart(lifted, wide), apart(lifted, tall)]).toEqual([true, false])
    expect([apart(closedBrain, wide), apart(closedBrain, tall)]).toEqual([false, false])
  })
})

it('a brain on its way is fitted round what it comes to', () => {
  const from = camera(-90, 0)
  const inflated = { ...closedBrain, inflation: 2, gapMm: 40 }
  const motion = createBrainMotion(closedBrain, from)
  motion.changeLayout(liveLayout(inflated), 0)
  const onTheWay = layOutBrain(cortex, motion, moveMs / 2, tall)
  const there = layOutStill(cortex, inflated, from, tall)
  expect(onTheWay.fitted).toEqual(there.fitted)
  expect(onTheWay.hull.left).not.toEqual(there.hull.left)
  expect(layOutBrain(cortex, motion, moveMs, tall)).toEqual(there)
})
