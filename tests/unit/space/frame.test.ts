import { expect, it } from 'vitest'
import { apply } from '#space/affine.ts'
import { mni305ToWorld, talairachToWorld } from '#space/frame.ts'
import { point } from '#space/point.ts'

it('moves fsaverage to MNI152 as FreeSurfer’s example does', () => {
  // CoordinateSystems page of the FreeSurfer wiki, 8a: [10 -20 35 1] in MNI305 is [10.695 -18.409 36.137] in MNI152.
  const [x, y, z] = apply(mni305ToWorld, point<'mni305'>(10, -20, 35))
  expect(x).toBeCloseTo(10.695, 2)
  expect(y).toBeCloseTo(-18.409, 2)
  expect(z).toBeCloseTo(36.137, 2)
})

it.each([
  { from: [-44, 31, 27], to: [-45.83997568, 35.97904559, 23.55194326] },
  { from: [20, -32, 14], to: [22.69248975, -31.34145016, 13.91284087] },
  { from: [28, -76, 28], to: [31.53113226, -76.61685748, 33.22105166] },
] as const)(
  'moves Talairach $from to MNI as NiMARE’s own test of tal2mni expects',
  ({ from, to }) => {
    const moved = apply(talairachToWorld, point<'talairach'>(from[0], from[1], from[2]))
    moved.forEach((value, axis) => {
      expect(value).toBeCloseTo(to[axis] ?? Number.NaN, 6)
    })
  },
)
