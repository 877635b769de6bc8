import { expect, it } from 'vitest'
import { fuzz } from '../../bench/fuzz-files.ts'

it('opens or refuses by a tag whatever a file was damaged to, and never gives other values where a checksum tells', async () => {
  // `npm run fuzz` goes on for longer and with other seeds.
  const figures = await fuzz(
    7,
    ({ mutations }) => mutations >= 150,
    () => 0,
  )
  expect(figures.faults).toEqual([])
  expect(figures.seeds).toBeGreaterThanOrEqual(20)
  // The damage is of both kinds: deadly and harmless.
  expect(figures.opened).toBeGreaterThan(25)
  expect(figures.refused).toBeGreaterThan(25)
  expect(Object.keys(figures.tags).length).toBeGreaterThan(5)
}, 30_000)
