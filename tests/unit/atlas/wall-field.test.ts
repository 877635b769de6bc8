import { expect, test } from 'vitest'
import { wallField } from '#atlas/wall-field.ts'
import { neighbours } from '#mesh/adjacency.ts'
import { smoothValues } from '#mesh/smooth.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

const { left } = syntheticCortex({ levels: 5 })
const adjacent = neighbours(left.faces, left.medialWall.length)

test('the field near the wall’s edge is that of the whole surface smoothed as often', () => {
  const whole = smoothValues(Float32Array.from(left.medialWall), adjacent, 10)
  const field = wallField(left)
  for (const [v, value] of whole.entries()) expect(field[v]).toBeCloseTo(value, 6)
  expect(wallField(left)).toBe(field)
})

test('the smooth edge runs where the wall ends, give or take a triangle', () => {
  const field = wallField(left)
  const { medialWall } = left
  const { start, list } = adjacent
  const around = (v: number) => [v, ...list.subarray(start[v]!, start[v + 1]!)]
  let changed = 0
  field.forEach((value, v) => {
    if (value >= 0.5 === (medialWall[v] === 1)) return
    changed++
    expect(around(v).some((u) => medialWall[u] !== medialWall[v])).toBe(true)
  })
  expect(changed).toBeLessThan(0.1 * medialWall.reduce((sum, flag) => sum + flag, 0))
})

test('a surface without a wall has none', () => {
  const none = { ...left, medialWall: new Uint8Array(left.medialWall.length) }
  expect(wallField(none).every((value) => value === 0)).toBe(true)
})
