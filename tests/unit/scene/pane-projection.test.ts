import { describe, expect, it } from 'vitest'
import { layOutStill } from '#scene/brain-layout.ts'
import { inflatedPositions } from '#scene/inflate-surface.ts'
import { frameBrain, mmPerPx, paneProjection, paneRay, toPane } from '#scene/pane-projection.ts'
import { apply } from '#space/affine.ts'
import { point, worldPoint } from '#space/point.ts'
import { camera } from '#view/camera.ts'
import { closedBrain } from '#view/layout.ts'
import { viewPresets } from '#view/view-preset.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

const cortex = syntheticCortex({ levels: 3 })
const sizes = [
  [350, 300],
  [350, 800],
  [640, 600],
  [900, 900],
  [960, 400],
] as const

describe.each(Object.entries(viewPresets))('the view %s', (_, preset) => {
  it.each(sizes)('fills a pane of %i x %i px and cuts nothing', (width, height) => {
    for (const inflation of [0, 0.5, 2]) {
      const layout = { ...closedBrain, ...preset.layout, inflation }
      const size = { width, height }
      const brain = layOutStill(cortex, layout, preset.camera, size)
      const { standing, fillShare = Number.NaN } = brain
      const framing = frameBrain(brain, preset.camera, size)
      const projection = paneProjection(framing, preset.camera, size)
      let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
      let [nearest, farthest] = [Infinity, -Infinity]
      for (const { side, toScene } of standing) {
        const positions = inflatedPositions(cortex[side], inflation)
        for (let v = 0; v < positions.length; v += 3) {
          const world = worldPoint(positions[v]!, positions[v + 1]!, positions[v + 2]!)
          const [x, y, ahead] = toPane(projection, apply(toScene, world))
          left = Math.min(left, x)
          right = Math.max(right, x)
          top = Math.min(top, y)
          bottom = Math.max(bottom, y)
          nearest = Math.min(nearest, ahead)
          farthest = Math.max(farthest, ahead)
        }
      }
      expect(nearest).toBeGreaterThan(projection.near)
      expect(farthest).toBeLessThan(projection.far)
      expect(left).toBeGreaterThan(0)
      expect(top).toBeGreaterThan(0)
      expect(right).toBeLessThan(width)
      expect(bottom).toBeLessThan(height)
      const filled = Math.max((right - left) / width, (bottom - top) / height)
      expect(filled).toBeGreaterThan(fillShare - 0.08)
      expect(filled).toBeLessThan(fillShare + 0.02)
      expect(fillShare).toBeGreaterThanOrEqual(layout.openDeg > 0 || layout.fourFaces ? 0.95 : 0.88)
    }
  })
})

describe('a pane with covered edges', () => {
  it('puts the brain into what is left', () => {
    const size = { width: 600, height: 500 }
    const insets = { top: 120, right: 10, bottom: 60, left: 40 }
    const from = camera(-90, 0)
    const brain = layOutStill(cortex, closedBrain, from, size)
    const points = brain.fitted
    const framing = frameBrain(brain, from, size, insets)
    const projection = paneProjection(framing, from, size, insets)
    for (let i = 0; i < points.length; i += 3) {
      const [x, y] = toPane(projection, point<'scene'>(points[i]!, points[i + 1]!, points[i + 2]!))
      expect(x).toBeGreaterThan(40)
      expect(x).toBeLessThan(590)
      expect(y).toBeGreaterThan(120)
      expect(y).toBeLessThan(440)
    }
  })
})

it('fits a sphere around the middle of a brain that its farthest place lies on', () => {
  const far = [point<'scene'>(13, -4, 10), point<'scene'>(1, 8, 10), point<'scene'>(1, -4, 34)]
  for (const [place, radius] of [
    [far[0], 12],
    [far[1], 12],
    [far[2], 24],
  ] as const) {
    const centre = point<'scene'>(1, -4, 10)
    const fitted = Float64Array.of(2, -4, 10, ...place!, 1, -3, 10)
    const framing = frameBrain({ fitted, centre }, camera(30, 20), { width: 400, height: 300 })
    expect(framing.radius).toBe(radius)
  }
})

describe('projection', () => {
  const framing = {
    centre: point<'scene'>(2, -18, 10),
    distance: 600,
    radius: 100,
    pxPerSlope: 2000,
  }
  const size = { width: 500, height: 400 }

  it('shows left on the left from behind and on the right from the front', () => {
    const x = (azimuth: number) =>
      toPane(paneProjection(framing, camera(azimuth, 0), size), point<'scene'>(-40, 0, 0))[0]
    expect(x(180)).toBeLessThan(250)
    expect(x(0)).toBeGreaterThan(250)
  })

  it('shows a place twice as far from the middle at zoom 2', () => {
    const place = point<'scene'>(30, 20, 40)
    const [x1, y1] = toPane(paneProjection(framing, camera(30, 20, 1), size), place)
    const [x2, y2] = toPane(paneProjection(framing, camera(30, 20, 2), size), place)
    expect(x2 - 250).toBeCloseTo(2 * (x1 - 250), 9)
    expect(y2 - 200).toBeCloseTo(2 * (y1 - 200), 9)
  })

  it('takes a shift within the plane that is looked at for so many pixels', () => {
    const looking = { ...camera(-130, 35, 1.7), targetScene: [5, 6, 7] as const }
    const projection = paneProjection(framing, looking, size)
    const mm = mmPerPx({ framing, camera: looking })
    const shifted = (by: number) => {
      const at = (axis: 0 | 1 | 2) =>
        framing.centre[axis] + looking.targetScene[axis] + by * projection.right[axis]
      return toPane(projection, point<'scene'>(at(0), at(1), at(2)))
    }
    expect(shifted(0).slice(0, 2)).toEqual([250, 200])
    expect(shifted(20 * mm)[0]).toBeCloseTo(270, 9)
  })

  it('goes back from pixels to the places it came from', () => {
    const projection = paneProjection(framing, camera(-130, 35, 1.7), size)
    const place = point<'scene'>(12, -40, 33)
    const [x, y, ahead] = toPane(projection, place)
    const ray = paneRay(projection, x, y)
    for (const axis of [0, 1, 2] as const)
      expect(projection.eye[axis] + ray[axis] * ahead).toBeCloseTo(place[axis], 9)
  })
})
