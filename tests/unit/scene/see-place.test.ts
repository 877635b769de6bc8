import { describe, expect, it } from 'vitest'
import { isInSight, seePlace } from '#scene/see-place.ts'
import type { SurfacePlace } from '#scene/stage-basis.ts'
import { camera } from '#view/camera.ts'
import { closedBrain } from '#view/layout.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

const cortex = syntheticCortex({ levels: 4 })

/** The corner of a face that is nearest to a place of the world. */
function placeAt(hemisphere: 'left' | 'right', world: readonly number[]): SurfacePlace {
  const { surfaces, faces } = cortex[hemisphere]
  let [best, least] = [0, Number.POSITIVE_INFINITY]
  for (let i = 0; i < faces.length; i += 3) {
    const v = faces[i]! * 3
    const away = Math.hypot(...world.map((part, axis) => surfaces.pial[v + axis]! - part))
    if (away < least) [best, least] = [i / 3, away]
  }
  return { hemisphere, face: best, barycentric: [1, 0, 0] }
}
const lateral = placeAt('left', [-68, -18, 10])
const medial = placeAt('right', [6, 20, 30])

describe('isInSight', () => {
  it('holds for a place that is seen from the side, to which who goes there turns', () => {
    const above = placeAt('left', [-32, -18, 199])
    const oblique = camera(-30, 10)
    expect(isInSight(cortex, above, closedBrain, oblique)).toBe(true)
    expect(seePlace(cortex, above, closedBrain, oblique).camera).not.toBe(oblique)
  })

  it('fails for what looks away, lies behind the other half, or is hidden', () => {
    expect(isInSight(cortex, lateral, closedBrain, camera(90, 0))).toBe(false)
    expect(isInSight(cortex, medial, closedBrain, camera(-90, 0))).toBe(false)
    const half = (hidden: 'left' | 'right') => ({ ...closedBrain, hidden })
    expect(isInSight(cortex, medial, half('left'), camera(-90, 0))).toBe(true)
    expect(isInSight(cortex, medial, half('right'), camera(-90, 0))).toBe(false)
  })
})

describe('seePlace', () => {
  it('leaves everything as it is where the place is seen', () => {
    const from = camera(-80, 10, 2)
    const sight = seePlace(cortex, lateral, closedBrain, from)
    expect(sight.camera).toBe(from)
    expect(sight.layout).toBe(closedBrain)
  })

  it('turns to the side that the place is on, zoomed as before', () => {
    const sight = seePlace(cortex, lateral, closedBrain, camera(90, 0, 3))
    expect(sight.camera).toEqual({ ...camera(-90, 0, 3) })
    expect(sight.layout).toBe(closedBrain)
  })

  it.each([
    ['the left', 'left', [-99, -18, 10], [-90, 0]],
    ['the right', 'right', [99, -18, 10], [90, 0]],
    ['the front', 'left', [-32, 99, 10], [0, 0]],
    ['the back', 'right', [32, -199, 10], [180, 0]],
    ['above', 'left', [-32, -18, 199], [180, 90]],
    ['below', 'right', [32, -18, -199], [0, -90]],
  ] as const)(
    'looks straight from %s at what lies there',
    (_, side, world, [azimuth, elevation]) => {
      const sight = seePlace(
        cortex,
        placeAt(side, world),
        closedBrain,
        camera(azimuth + 180, -elevation),
      )
      expect(sight.camera).toEqual(camera(azimuth, elevation))
    },
  )

  it('looks from where a place faces the viewer most, of the straight views that see it', () => {
    const cases = [
      [
        [-42, 62, 10],
        [0, 0],
      ],
      [
        [-60, 20, 10],
        [-90, 0],
      ],
      [
        [-42, -18, 72],
        [180, 90],
      ],
    ] as const
    for (const [world, [azimuth, elevation]] of cases) {
      const place = placeAt('left', world)
      const sight = seePlace(cortex, place, closedBrain, camera(azimuth + 180, -elevation))
      expect(sight.camera).toEqual(camera(azimuth, elevation))
    }
  })

  it('takes the other half away from a place at the midline', () => {
    const sight = seePlace(cortex, medial, closedBrain, camera(90, 0))
    expect(sight.layout.hidden).toBe('left')
    expect(sight.camera.azimuthDeg).toBeLessThan(0)
  })

  it('turns nothing where one of four faces shows the place', () => {
    const four = { ...closedBrain, fourFaces: true }
    const from = camera(-90, 0)
    for (const place of [lateral, medial]) {
      const sight = seePlace(cortex, place, four, from)
      expect(sight.camera).toBe(from)
      expect(sight.layout).toBe(four)
    }
    const sight = seePlace(cortex, lateral, four, camera(0, 0))
    expect(sight.layout).toBe(four)
    expect(Math.abs(sight.camera.azimuthDeg)).toBe(90)
  })

  it('brings a hidden half back when the place is on it', () => {
    const hidden = { ...closedBrain, hidden: 'left' } as const
    const sight = seePlace(cortex, lateral, hidden, camera(90, 0))
    expect(sight.layout.hidden).not.toBe('left')
    expect(sight.camera.azimuthDeg).toBe(-90)
  })
})
