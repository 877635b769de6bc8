import { describe, expect, test } from 'vitest'
import { layOutStill } from '#scene/brain-layout.ts'
import {
  axesPlace,
  type Corner,
  type Outline,
  orientationAxes,
  towardsCorner,
} from '#scene/orientation.ts'
import { frameBrain, paneProjection, toPane } from '#scene/pane-projection.ts'
import { apply } from '#space/affine.ts'
import { worldPoint } from '#space/point.ts'
import { type Camera, camera } from '#view/camera.ts'
import { type BrainLayout, closedBrain } from '#view/layout.ts'
import { viewPresets } from '#view/view-preset.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

const cortex = syntheticCortex({ levels: 3 })
const size = { width: 500, height: 400 }

const layouts: { readonly [name: string]: BrainLayout } = {
  closed: closedBrain,
  lifted: { ...closedBrain, ...viewPresets['lateral-and-medial'].layout },
  'apart and inflated': { ...closedBrain, gapMm: 80, inflation: 1 },
  'an open book': { ...closedBrain, ...viewPresets['open-book'].layout },
  'opened a little': { ...closedBrain, openDeg: 40 },
  'four faces': { ...closedBrain, ...viewPresets['four-faces'].layout },
  glass: { ...closedBrain, glass: 1 },
  'the left hemisphere alone': { ...closedBrain, hidden: 'right' },
  'the right hemisphere alone': { ...closedBrain, hidden: 'left' },
  'half of an open book': { ...closedBrain, openDeg: 90, hidden: 'left' },
  'both faces of one hemisphere': { ...closedBrain, fourFaces: true, hidden: 'right' },
}
const ways = {
  R: [1, 0, 0],
  L: [-1, 0, 0],
  A: [0, 1, 0],
  P: [0, -1, 0],
  S: [0, 0, 1],
  I: [0, 0, -1],
} as const
const cameras: readonly Camera[] = [camera(-90, 0), camera(180, 0), camera(35, 25), camera(180, 90)]

/** Where a step of 10 mm of the world goes on the screen, on each hemisphere that stands there, px to the right and down. */
function stepsOf(layout: BrainLayout, from: Camera, way: readonly [number, number, number]) {
  const brain = layOutStill(cortex, layout, from, size)
  const projection = paneProjection(frameBrain(brain, from, size), from, size)
  return brain.standing.map(({ side, toScene }) => {
    const start = [side === 'left' ? -35 : 35, -18, 10] as const
    const [before, after] = [0, 10].map((mm) =>
      toPane(
        projection,
        apply(
          toScene,
          worldPoint(start[0] + mm * way[0], start[1] + mm * way[1], start[2] + mm * way[2]),
        ),
      ),
    ) as unknown as readonly [readonly number[], readonly number[]]
    return [after[0]! - before[0]!, after[1]! - before[1]!] as const
  })
}

describe('the axes in a corner', () => {
  test.each(Object.entries(layouts))('point where the brain does: %s', (_, layout) => {
    let drawn = 0
    for (const from of cameras) {
      const brain = layOutStill(cortex, layout, from, size)
      const projection = paneProjection(frameBrain(brain, from, size), from, size)
      for (const { letter, x, y, towards, isShared } of orientationAxes(
        projection,
        brain.standing,
      )) {
        const steps = stepsOf(layout, from, ways[letter])
        const directions = steps.map(([dx, dy]) => {
          const length = Math.hypot(dx, dy)
          return length > 3 ? Math.atan2(dy, dx) : null
        })
        const differ = directions.some((one) =>
          directions.some(
            (other) => one !== null && other !== null && Math.cos(one - other) < Math.cos(0.5),
          ),
        )
        if (differ) expect(isShared, `${letter} of ${JSON.stringify(from)}`).toBe(false)
        expect(Math.hypot(x, y, towards)).toBeCloseTo(isShared ? 1 : 0, 6)
        if (!isShared || Math.hypot(x, y) < 0.3) continue
        drawn++
        // Perspective bends a step on the screen a little.
        for (const [dx, dy] of steps)
          expect((dx * x + dy * y) / (Math.hypot(dx, dy) * Math.hypot(x, y))).toBeGreaterThan(0.95)
      }
    }
    expect(drawn).toBeGreaterThanOrEqual(6)
  })

  test('keep what the halves of an open book share, and leave out the rest', () => {
    const shared = (layout: BrainLayout) => {
      const from = camera(180, 0)
      const brain = layOutStill(cortex, layout, from, size)
      const projection = paneProjection(frameBrain(brain, from, size), from, size)
      return orientationAxes(projection, brain.standing)
        .filter(({ isShared }) => isShared)
        .map(({ letter }) => letter)
        .join('')
    }
    expect(shared(closedBrain)).toBe('RLAPSI')
    expect(shared({ ...closedBrain, openDeg: 90 })).toBe('SI')
    expect(shared({ ...closedBrain, openDeg: 90, hidden: 'right' })).toBe('RLAPSI')
    expect(shared({ ...closedBrain, fourFaces: true })).toBe('SI')
  })
})
const pane = { width: 390, height: 280 }
const insets = { top: 0, right: 10, bottom: 20, left: 5 }
const label = { left: 40, right: 118, top: 190, bottom: 220 }

/** A round brain. */
const disc = (x: number, y: number, radius: number): Outline => {
  const reach = (corner: Corner) => towardsCorner(corner, x, y) + radius * Math.SQRT2
  return {
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
    reach: {
      lowerLeft: reach('lowerLeft'),
      lowerRight: reach('lowerRight'),
      upperLeft: reach('upperLeft'),
      upperRight: reach('upperRight'),
    },
  }
}

describe('where the axes stand', () => {
  const [lowerLeft, lowerRight] = [
    { x: 51, y: 222 },
    { x: 334, y: 222 },
  ]

  test('in the lower left corner, inside the insets', () => {
    expect(axesPlace(pane, insets, 38, [])).toEqual(lowerLeft)
    expect(axesPlace(pane, insets, 38, [{ ...label, top: 100, bottom: 130 }])).toEqual(lowerLeft)
  })

  test('in the next corner where a label stands in the first', () => {
    expect(axesPlace(pane, insets, 38, [label])).toEqual(lowerRight)
    const other = { ...label, left: 320, right: 380 }
    expect(axesPlace(pane, insets, 38, [label, other])).toEqual({ x: 51, y: 38 })
  })

  test('nowhere where labels would cover them in all', () => {
    expect(axesPlace(pane, insets, 38, [{ left: 0, right: 390, top: 0, bottom: 280 }])).toBeNull()
  })

  test('away from the brain, whose box reaches into corners that its outline leaves free', () => {
    expect(axesPlace(pane, insets, 38, [], [disc(190, 130, 120)])).toEqual(lowerLeft)
    expect(axesPlace(pane, insets, 38, [], [disc(130, 130, 120)])).toEqual(lowerRight)
  })

  test('at the very side where a brain comes near in all corners', () => {
    const brain = disc(194, 130, 190)
    expect(axesPlace(pane, insets, 38, [], [brain])).toEqual({ x: 43, y: 222 })
  })

  test('where a brain fills the pane, in the corner that has the least of it', () => {
    const zoomed = disc(180, 160, 400)
    expect(axesPlace(pane, insets, 38, [], [zoomed])).toEqual({ x: 342, y: 38 })
  })
})
