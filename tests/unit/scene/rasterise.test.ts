import { expect, it } from 'vitest'
import { paneProjection } from '#scene/pane-projection.ts'
import { pickPlace } from '#scene/pick-place.ts'
import { rasterise } from '#scene/rasterise.ts'
import { identityAffine } from '#space/affine.ts'
import { point } from '#space/point.ts'
import { camera } from '#view/camera.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

const cortex = syntheticCortex({ levels: 3 })
const sides = ['left', 'right'] as const
const toScene = identityAffine<'world', 'scene'>()
const standing = sides.map((side) => ({ side, face: 'whole', toScene }) as const)

it('shows at every pixel the place that a pick there finds', () => {
  const framing = {
    centre: point<'scene'>(0, -18, 10),
    distance: 600,
    radius: 110,
    pxPerSlope: 300,
  }
  const projection = paneProjection(framing, camera(-50, 20), { width: 90, height: 70 })
  const pixels = rasterise(
    sides.map((side) => ({
      positions: cortex[side].surfaces.pial,
      faces: cortex[side].faces,
      placement: toScene,
    })),
    projection,
  )
  let shown = 0
  for (let y = 0; y < 70; y += 3)
    for (let x = 0; x < 90; x += 3) {
      const at = y * pixels.width + x
      const place = pickPlace(cortex, 0, standing, projection, x + 0.5, y + 0.5)
      expect(sides[pixels.surface[at]!] ?? null).toBe(place?.hemisphere ?? null)
      if (!place) continue
      shown++
      expect(pixels.face[at]).toBe(place.face)
      expect(pixels.weights[at * 2]).toBeCloseTo(place.barycentric[0], 4)
      expect(pixels.weights[at * 2 + 1]).toBeCloseTo(place.barycentric[1], 4)
    }
  expect(shown).toBeGreaterThan(100)
})
