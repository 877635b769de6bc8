import { describe, expect, it } from 'vitest'
import { layOutStill } from '#scene/brain-layout.ts'
import { liftWay } from '#scene/lift-way.ts'
import { frameBrain, paneProjection, toPane } from '#scene/pane-projection.ts'
import { apply } from '#space/affine.ts'
import { worldPoint } from '#space/point.ts'
import { camera } from '#view/camera.ts'
import { closedBrain } from '#view/layout.ts'
import { viewPresets } from '#view/view-preset.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

const boxes = {
  left: { min: [-70, -105, -50], max: [0, 67, 72] },
  right: { min: [0, -103, -50], max: [70, 69, 72] },
} as const
const [length, height] = [172, 122]
const side = viewPresets['lateral-and-medial']

describe('two hemispheres that both are to be seen from the side', () => {
  it('stand as shows them largest in any pane: above one another, or beside one another', () => {
    for (const width of [120, 200, 390, 600, 980, 1900])
      for (const tall of [120, 200, 390, 600, 980]) {
        const [, y, z] = liftWay(boxes, 128, camera(-90, 0), { width, height: tall })
        const above = Math.min(width / length, tall / (2 * height))
        const beside = Math.min(width / (2 * length), tall / height)
        const found = z > 0 ? above : beside
        expect(found, `${width} x ${tall}`).toBe(Math.max(above, beside))
        expect(z > 0 ? y : z).toBeCloseTo(0)
      }
  })

  it('keep apart beside one another whichever way the brain is turned, the left one at the left', () => {
    const cortex = syntheticCortex({ levels: 3 })
    const layout = { ...closedBrain, ...side.layout }
    const size = { width: 390, height: 200 }
    for (let azimuth = -180; azimuth < 180; azimuth += 15)
      for (const elevation of [-40, 0, 40]) {
        const from = camera(azimuth, elevation)
        const brain = layOutStill(cortex, layout, from, size)
        const projection = paneProjection(frameBrain(brain, from, size), from, size)
        const across = brain.standing.map((one) => {
          const p = cortex[one.side].surfaces.pial
          const xs = Array.from({ length: p.length / 3 }, (_, v) => {
            const place = worldPoint(p[3 * v]!, p[3 * v + 1]!, p[3 * v + 2]!)
            return toPane(projection, apply(one.toScene, place))[0]
          })
          return [Math.min(...xs), Math.max(...xs)] as const
        })
        const [left, right] = across as [readonly [number, number], readonly [number, number]]
        expect(left[1], `${azimuth} ${elevation}`).toBeLessThan(right[0])
        expect(left[0]).toBeGreaterThanOrEqual(0)
        expect(right[1]).toBeLessThanOrEqual(size.width)
      }
  })

  it('come off one another little by little', () => {
    let before = liftWay(boxes, 0, camera(-90, 0), { width: 390, height: 180 })
    expect(Math.hypot(...before)).toBe(0)
    for (let mm = 1; mm <= 128; mm++) {
      const now = liftWay(boxes, mm, camera(-90, 0), { width: 390, height: 180 })
      expect(Math.hypot(...now.map((value, axis) => value - before[axis]!))).toBeLessThan(2)
      before = now
    }
  })
})
