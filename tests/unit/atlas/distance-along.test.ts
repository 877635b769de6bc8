import { expect, test } from 'vitest'
import { neighbours } from '#mesh/adjacency.ts'
import { distanceAlong } from '../../../atlases/build/distance-along.ts'
import { icosphere } from '../mesh/icosphere.ts'

test('the distance along a surface goes around it, not through it, and ends at its reach', () => {
  const { positions, faces } = icosphere(4)
  const count = positions.length / 3
  const adjacent = neighbours(faces, count)
  const from = new Uint8Array(count)
  from[0] = 1
  const reach = 2
  const mm = distanceAlong(positions, adjacent, from, reach)
  expect(mm[0]).toBe(0)
  for (let v = 1; v < count; v++) {
    const dot = [0, 1, 2].reduce((sum, a) => sum + positions[a]! * positions[3 * v + a]!, 0)
    const arc = Math.acos(Math.min(1, dot))
    // A way along edges is no shorter than the arc but for their chords, and not much longer.
    if (mm[v]! <= reach) {
      expect(mm[v]!).toBeGreaterThan(0.99 * arc)
      expect(mm[v]!).toBeLessThan(1.25 * arc)
    } else expect(arc).toBeGreaterThan(reach / 1.25)
  }
})
