/** The cursor goes along the cortex as the picture shows it, from wherever the brain is looked at. MNI mm: x to the right, y to the front, z up. */
import { describe, expect, test } from 'vitest'
import { stepCursor } from '#app/shell/step-cursor.ts'
import type { Cortex } from '#atlas/cortex.ts'
import { cursorAtPlace } from '#state/cursor.ts'
import { camera } from '#view/camera.ts'
import { withCamera, withPose } from '#view/change-view.ts'
import { closedBrain } from '#view/layout.ts'
import { firstView, type Place } from '#view/spec.ts'
import { icosphere, syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

/** A ball of 50 mm for each hemisphere. */
const cortex: Cortex = (() => {
  const base = syntheticCortex({ levels: 4, withInflated: false })
  const ball = icosphere(4).positions.map((x) => x * 50)
  return {
    left: { ...base.left, surfaces: { pial: ball, white: ball } },
    right: { ...base.right, surfaces: { pial: ball, white: ball } },
  }
})()

/** The place of a half that lies farthest in a direction. */
function outermost(hemisphere: 'left' | 'right', towards: readonly number[]): Place {
  const { faces, surfaces } = cortex[hemisphere]
  const along = (face: number) =>
    towards.reduce((sum, part, axis) => sum + part * surfaces.pial[3 * faces[3 * face]! + axis]!, 0)
  let best = 0
  for (let face = 0; face < faces.length / 3; face++) if (along(face) > along(best)) best = face
  return { hemisphere, face: best, barycentric: [0.4, 0.3, 0.3] }
}

const oblique = Math.SQRT1_2
const looks = [
  ['the left', 'left', [-90, 0], [-1, 0, 0], { ArrowRight: [0, -1, 0], ArrowUp: [0, 0, 1] }],
  ['the right', 'right', [90, 0], [1, 0, 0], { ArrowRight: [0, 1, 0], ArrowUp: [0, 0, 1] }],
  ['the front', 'right', [0, 0], [0, 1, 0], { ArrowRight: [-1, 0, 0], ArrowUp: [0, 0, 1] }],
  ['the back', 'left', [180, 0], [0, -1, 0], { ArrowRight: [1, 0, 0], ArrowUp: [0, 0, 1] }],
  [
    'the right and the front',
    'right',
    [45, 0],
    [oblique, oblique, 0],
    { ArrowRight: [-oblique, oblique, 0], ArrowUp: [0, 0, 1] },
  ],
  [
    'the front and above',
    'left',
    [0, 45],
    [0, oblique, oblique],
    { ArrowRight: [-1, 0, 0], ArrowUp: [0, -oblique, oblique] },
  ],
] as const

describe.each(looks)('a brain seen from %s', (_, hemisphere, [azimuth, elevation], to, ways) => {
  const posed = withPose(firstView, { ...closedBrain, inflation: 0 })
  const view = withCamera(posed, 'brain-a', camera(azimuth, elevation))
  const place = outermost(hemisphere, to)
  const before = cursorAtPlace(cortex, place).world

  test.each([
    ['ArrowRight', ways.ArrowRight, 1],
    ['ArrowLeft', ways.ArrowRight, -1],
    ['ArrowUp', ways.ArrowUp, 1],
    ['ArrowDown', ways.ArrowUp, -1],
  ] as const)('takes the cursor along with %s, by two millimetres', (key, way, sign) => {
    const next = stepCursor(view, cortex, place, 'brain-a', key)!
    const { world, place: found } = next.cursor!
    const moved = world.map((mm, axis) => mm - before[axis]!)
    expect(Math.hypot(...moved)).toBeCloseTo(2, 1)
    const along = moved.reduce((sum, mm, axis) => sum + mm * way[axis]! * sign, 0)
    expect(along).toBeGreaterThan(1.9)
    expect(found?.hemisphere).toBe(hemisphere)
    expect({ ...next, cursor: view.cursor }).toEqual(view)
  })
})

test('other keys, and views that are no brains, leave the cursor where it is', () => {
  const place = outermost('left', [-1, 0, 0])
  expect(stepCursor(firstView, cortex, place, 'brain-a', 'Enter')).toBeNull()
  expect(stepCursor(firstView, cortex, place, 'no-brain' as never, 'ArrowUp')).toBeNull()
})
