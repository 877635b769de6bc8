import { expect, test } from 'vitest'
import { thicknessPile } from '../../../atlases/build/report.ts'
import { seeded } from './random-sphere.ts'

const random = seeded(7)
/** A sum of uniform numbers: mean 2.7 mm, standard deviation 0.75 mm, as cortex has it. */
const spread = Float32Array.from({ length: 20_000 }, () => {
  let sum = 0
  for (let n = 0; n < 12; n++) sum += random()
  return 2.7 + 0.75 * (sum - 6)
})

test('thickness that varies freely has no pile', () => {
  expect(thicknessPile(spread)).toBeLessThan(1.4)
})

test('thickness that a limit stops has one, also where most of it is stopped', () => {
  expect(thicknessPile(spread.map((mm) => Math.min(mm, 4.2)))).toBeGreaterThan(1.5)
  expect(thicknessPile(spread.map((mm) => Math.min(mm + 1, 4.2)))).toBeGreaterThan(3)
  expect(thicknessPile(spread.map((mm) => Math.min(mm + 2, 4.2)))).toBeGreaterThan(5)
})
