import { describe, expect, it } from 'vitest'
import { layOutStill } from '#scene/brain-layout.ts'
import { frameBrain, paneProjection, toPane } from '#scene/pane-projection.ts'
import { type PanePath, seenWithin } from '#scene/seen-within.ts'
import { apply } from '#space/affine.ts'
import { worldPoint } from '#space/point.ts'
import { isWithinPath } from '#space/within-path.ts'
import { type Camera, camera } from '#view/camera.ts'
import { type BrainLayout, closedBrain } from '#view/layout.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

const cortex = syntheticCortex({ levels: 5 })
const size = { width: 400, height: 400 }

function look(from: Camera, layout: BrainLayout = closedBrain) {
  const laidOut = layOutStill(cortex, layout, from, size)
  const framing = frameBrain(laidOut, from, size)
  return { laidOut, projection: paneProjection(framing, from, size) }
}

const square = (low: number, high: number): PanePath => [
  [low, low],
  [high, low],
  [high, high],
  [low, high],
]
const count = (mask: Uint8Array) => mask.reduce((sum, flag) => sum + flag, 0)

describe('a line drawn on the picture', () => {
  it('catches what is seen within it, and nothing that lies behind', () => {
    const { laidOut, projection } = look(camera(-90, 0))
    const path: PanePath = [
      [150, 170],
      [265, 170],
      [265, 240],
      [150, 240],
    ]
    const { left, right } = seenWithin(cortex, laidOut, projection, path)
    expect(count(left)).toBeGreaterThan(50)
    expect(count(right)).toBe(0)
    const { pial } = cortex.left.surfaces
    const middle = (pial.reduce((sum, mm, i) => sum + (i % 3 === 0 ? mm : 0), 0) * 3) / pial.length
    left.forEach((flag, v) => {
      const world = worldPoint(pial[3 * v]!, pial[3 * v + 1]!, pial[3 * v + 2]!)
      const [x, y] = toPane(projection, apply(laidOut.standing[0]!.toScene, world))
      // The outer half is what a camera on the left sees.
      if (flag) expect(world[0]).toBeLessThan(middle)
      if (flag) expect(isWithinPath(path, x, y)).toBe(true)
    })
    // All of the outer half that is within, save its very rim, is caught.
    const missed = Array.from({ length: pial.length / 3 }, (_, v) => v).filter((v) => {
      const world = worldPoint(pial[3 * v]!, pial[3 * v + 1]!, pial[3 * v + 2]!)
      const [x, y] = toPane(projection, apply(laidOut.standing[0]!.toScene, world))
      return world[0] < middle - 15 && isWithinPath(path, x, y) && !left[v]
    })
    expect(missed).toEqual([])
  })

  it('catches nothing of the other half where it goes round the whole picture of one', () => {
    const { laidOut, projection } = look(camera(-90, 0))
    const { left, right } = seenWithin(cortex, laidOut, projection, square(0, 400))
    expect(count(left)).toBeGreaterThan(left.length / 3)
    expect(count(right)).toBe(0)
    // Past the brain's rim, where a pixel shows the ground beside it, nothing of its far side is caught.
    const { pial } = cortex.left.surfaces
    const middle = (pial.reduce((sum, mm, i) => sum + (i % 3 === 0 ? mm : 0), 0) * 3) / pial.length
    const farthest = [...left.keys()].filter((v) => left[v]).map((v) => pial[3 * v]! - middle)
    expect(Math.max(...farthest)).toBeLessThan(9)
  })

  it('may go round both hemispheres from above, and a hidden one has nothing', () => {
    const above = look(camera(180, 90))
    const both = seenWithin(cortex, above.laidOut, above.projection, square(0, 400))
    expect(count(both.left)).toBeGreaterThan(100)
    expect(count(both.right)).toBeGreaterThan(100)
    const alone = look(camera(180, 90), { ...closedBrain, hidden: 'left' })
    const half = seenWithin(cortex, alone.laidOut, alone.projection, square(0, 400))
    expect(count(half.left)).toBe(0)
    expect(count(half.right)).toBeGreaterThan(100)
  })

  it('catches nothing where it is no line yet', () => {
    const { laidOut, projection } = look(camera(-90, 0))
    const dot: PanePath = [
      [200, 200],
      [210, 200],
    ]
    const { left, right } = seenWithin(cortex, laidOut, projection, dot)
    expect(count(left) + count(right)).toBe(0)
  })
})
