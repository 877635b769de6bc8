import { expect, test } from 'vitest'
import type { LoadedMap, SampledMap } from '#state/app-state.ts'
import { scaleFacts } from '#state/scale-facts.ts'
import { askFor } from '#view/map-ask.ts'

const ask = askFor({ kind: 'sample', id: 'physical-pain' })
const map = { opensAt: 3.7, info: { statistic: { kind: 'z' }, stats: { min: -7 } } } as LoadedMap
const facts = (left: readonly number[], right: readonly number[]) =>
  scaleFacts(
    map,
    { values: { left: Float32Array.from(left), right: Float32Array.from(right) } } as SampledMap,
    ask,
    'both',
  )

test('a scale goes to the largest value of either sign and hemisphere, what is no number left out', () => {
  const { POSITIVE_INFINITY: beyond, NaN: none } = Number
  expect(facts([1, -7, 2], [none, 3, beyond]).largest).toBe(7)
  expect(facts([-beyond, 0], [4, none, 2]).largest).toBe(4)
  expect(facts([none], [0, -beyond]).largest).toBe(0)
  expect(facts([1], [2]).opensAt).toBe(3.7)
})
