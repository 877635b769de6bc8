import { expect, test } from 'vitest'
import { ruleChange } from '#comparison/rule-change.ts'
import { vertexAreas } from '#mesh/measure.ts'

const nan = Number.NaN
const left = {
  first: [4, 2, -5, nan, 0, 9],
  second: [2, 4, -4, 3, 0, -9],
  // The last vertex is no cortex: however far its values are apart, it does not count.
  areasMm2: [1, 2, 4, 8, 16, 0],
}
const right = { first: [3, nan], second: [-1, nan], areasMm2: [32, 64] }

test('area counts under the rule that takes it beyond the threshold, in both hemispheres together', () => {
  const found = ruleChange([left, right], 'both', 3)
  expect(found.beyondMm2).toEqual({ first: 1 + 4 + 32, second: 2 + 4 + 8 })
  expect(found.onlyMm2).toEqual({ first: 1 + 32, second: 2 + 8 })
  expect(found.changedShare).toBeCloseTo((1 + 32 + 2 + 8) / (1 + 32 + 2 + 8 + 4))
  expect(found.unseenShare).toEqual({ first: 2 / 7, second: 1 / 7 })
})

test('rules differ most where both saw data, and a hidden sign is not beyond the threshold', () => {
  const found = ruleChange([left, right], 'positive', 3)
  expect(found.most).toEqual({ first: 3, second: -1, part: 1, vertex: 0 })
  expect(found.beyondMm2).toEqual({ first: 1 + 32, second: 2 + 8 })
})

test('a rule changes nothing against itself, and where nothing is beyond the threshold no share is told', () => {
  const same = { ...left, second: left.first }
  expect(ruleChange([same], 'both', 3)).toMatchObject({ changedShare: 0, most: { first: 4 } })
  expect(ruleChange([same], 'both', 30).changedShare).toBeNull()
  expect(ruleChange([], 'both', 3).most).toBeNull()
})

test('a vertex has a third of each face around it', () => {
  // A square of 2 mm, cut along its diagonal, and a vertex that no face has.
  const positions = Float32Array.of(0, 0, 0, 2, 0, 0, 2, 2, 0, 0, 2, 0, 9, 9, 9)
  const areas = vertexAreas(positions, Uint32Array.of(0, 1, 2, 0, 2, 3))
  expect([...areas].map((area) => Math.round(area * 3))).toEqual([4, 2, 4, 2, 0])
})

test('a cortex of one vertex, or of none, has its shares too', () => {
  const of = (first: number[], second: number[], areasMm2: number[]) =>
    ruleChange([{ first, second, areasMm2 }], 'both', 3)
  expect(of([], [], [])).toMatchObject({
    unseenShare: { first: 0, second: 0 },
    changedShare: null,
    most: null,
  })
  expect(of([Number.NaN], [4], [2])).toMatchObject({
    unseenShare: { first: 1, second: 0 },
    onlyMm2: { first: 0, second: 2 },
    changedShare: 1,
    most: null,
  })
  expect(of([4], [Number.NaN], [2]).unseenShare).toEqual({ first: 0, second: 1 })
  // What does not differ anywhere differs most at the first vertex.
  expect(of([4, 5], [4, 5], [2, 2]).most).toEqual({ first: 4, second: 4, part: 0, vertex: 0 })
})
