import { expect, test } from 'vitest'
import { eulerNumber, isClosed, surfaceArea } from '#mesh/measure.ts'
import { decimate, keepRows } from '../../../atlases/build/decimate.ts'
import { thinShare } from '../../../atlases/build/face-quality.ts'
import { remesh } from '../../../atlases/build/remesh.ts'
import { cuttingFaces } from '../../../atlases/build/self-intersection.ts'
import { icosphere } from '../mesh/icosphere.ts'

const { positions, faces } = icosphere(5)
const count = positions.length / 3
const white = positions.map((value) => 20 * value)
/** An outer surface whose folds squeeze the triangles along x: even on the white, thin out here. */
const pial = white.map((value, i) =>
  i % 3 === 0 ? 1.1 * value + 1.6 * Math.sin(0.5 * value) : 1.1 * value,
)
const medialWall = Uint8Array.from({ length: count }, (_, v) => (white[3 * v + 2]! < -15 ? 1 : 0))
const outer = pial.map((value, i) => (medialWall[Math.floor(i / 3)] ? white[i]! : value))

test('remeshing leaves both surfaces closed, free of cuts, of the same size and with few thin faces', () => {
  const vertices = 4000
  const made = remesh({ faces, white, pial: outer, medialWall }, vertices, ({ pial }) => pial)
  expect(made.white).toHaveLength(3 * vertices)
  expect(isClosed(made.faces)).toBe(true)
  expect(eulerNumber(made.faces)).toBe(2)
  for (const name of ['white', 'pial'] as const) {
    const before = name === 'white' ? white : outer
    expect(cuttingFaces(made[name], made.faces).includes(1), name).toBe(false)
    expect(thinShare(made[name], made.faces, 0.1), name).toBeLessThanOrEqual(0.003)
    const ratio = surfaceArea(made[name], made.faces) / surfaceArea(before, faces)
    expect(Math.abs(ratio - 1), name).toBeLessThan(0.02)
  }
  // By the white alone more of the pial's faces come out thin.
  const { faces: alone, kept } = decimate([white], faces, vertices)
  expect(thinShare(keepRows(outer, kept, 3), alone, 0.2)).toBeGreaterThan(
    2 * thinShare(made.pial, made.faces, 0.2),
  )
  made.medialWall.forEach((wall, v) => {
    if (wall) expect(made.pial[3 * v]).toBeCloseTo(made.white[3 * v]!, 1)
  })
})
