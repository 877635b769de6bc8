import { expect, it } from 'vitest'
import { seededRandom, shuffleFirst } from '#statistic/random.ts'

it('gives the same numbers for the same seed and stream, and others for others', () => {
  const draw = (seed: number, stream?: number) =>
    Array.from({ length: 5 }, seededRandom(seed, stream))
  expect(draw(7)).toEqual(draw(7))
  expect(draw(7)).not.toEqual(draw(8))
  expect(draw(7, 1)).not.toEqual(draw(7, 2))
})

it('is spread evenly over [0, 1) and over streams', () => {
  const bins = new Array<number>(10).fill(0)
  const firsts = new Array<number>(10).fill(0)
  const random = seededRandom(42)
  for (let i = 0; i < 20000; i++) {
    bins[Math.floor(random() * 10)]!++
    firsts[Math.floor(seededRandom(42, i)() * 10)]!++
  }
  // Chi-squared with 9 degrees of freedom: above 33.7 with probability 0.0001.
  for (const counts of [bins, firsts]) {
    expect(counts.reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0)).toBeLessThan(33.7)
  }
})

it('shuffles so that every item comes first equally often, and loses none', () => {
  const random = seededRandom(3)
  const firsts = new Array<number>(5).fill(0)
  for (let i = 0; i < 5000; i++) {
    const items = Int32Array.of(0, 1, 2, 3, 4)
    shuffleFirst(items, 2, random)
    firsts[items[0]!]!++
    expect([...items].sort()).toEqual([0, 1, 2, 3, 4])
  }
  for (const count of firsts) expect(Math.abs(count - 1000)).toBeLessThan(120)
})

it.each([
  [3, 10, 3],
  [0, 10, 0],
  [10, 10, 9],
  [4, 4, 3],
  [9, 4, 3],
])(
  'draws %i of %i with %i random numbers, and leaves the rest where it is but for what was drawn',
  (count, of, draws) => {
    const random = seededRandom(11)
    let drawn = 0
    const items = Int32Array.from({ length: of }, (_, i) => i)
    shuffleFirst(items, count, () => {
      drawn++
      return random()
    })
    expect(drawn).toBe(draws)
    expect([...items].sort((a, b) => a - b)).toEqual(Array.from({ length: of }, (_, i) => i))
  },
)

it('takes each next item from all that are left, the last one among them', () => {
  const items = Int32Array.of(0, 1, 2, 3)
  shuffleFirst(items, 2, () => 0.999)
  expect([...items]).toEqual([3, 0, 2, 1])
  shuffleFirst(items, 4, () => 0)
  expect([...items]).toEqual([3, 0, 2, 1])
})
