import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf, flatRow } from '#comparison/csv.ts'
import { blandAltman, hexbin, placesWithin, rangeOf, regression } from '#comparison/joint.ts'
import { pairValues } from '#comparison/pair.ts'

const points = fc.array(
  fc.tuple(
    fc.double({ min: -5, max: 5, noNaN: true }),
    fc.double({ min: -5, max: 5, noNaN: true }),
  ),
  { minLength: 1, maxLength: 60 },
)

describe('hexagons', () => {
  it('hold every point once, in the hexagon whose centre is nearest', () => {
    fc.assert(
      fc.property(points, (rows) => {
        const [xs, ys] = [rows.map(([x]) => x), rows.map(([, y]) => y)]
        const { cells, marginals, x, y } = hexbin(xs, ys, 8)
        const sum = (values: readonly number[]) => values.reduce((total, n) => total + n, 0)
        expect(sum(cells.map(({ count }) => count))).toBe(rows.length)
        expect(sum(marginals.x)).toBe(rows.length)
        expect(sum(marginals.y)).toBe(rows.length)
        const [width, height] = [x[1] - x[0], y[1] - y[0]]
        for (const [px, py] of rows) {
          const near = cells.map((cell) =>
            Math.hypot((cell.x - px) / width, (cell.y - py) / height),
          )
          // No point is further from a centre than a corner of a hexagon is.
          expect(Math.min(...near)).toBeLessThanOrEqual(1 / 8 / Math.sqrt(3) + 1e-9)
        }
      }),
    )
  })

  it('have a width where all points are nearly one: next to zero, and next to each other', () => {
    for (const [low, high] of [
      [-4.4e-323, 5e-324],
      [5, 5 + Number.EPSILON * 4],
      [0, 0],
    ] as const) {
      const { cells, radius } = hexbin([low, high], [high, low], 8)
      expect(radius.every((mm) => mm > 0.01)).toBe(true)
      expect(cells.reduce((total, { count }) => total + count, 0)).toBe(2)
    }
  })
})

describe('the range of values', () => {
  it('is their own however small they are, and wider where they are one number but for its last digits', () => {
    expect(rangeOf([3e-8, 1e-8])).toEqual([1e-8, 3e-8])
    expect(rangeOf([-3e-8, -1e-8])).toEqual([-3e-8, -1e-8])
    expect(rangeOf([1e6, 1e6 + 0.1])).toEqual([1e6 - 0.5, 1e6 + 0.6])
    expect(rangeOf([])).toEqual([0, 1])
  })
})

describe('lines and limits', () => {
  it('are those of a straight line where the points lie on one', () => {
    const line = regression([1, 2, 4], [3, 5, 9])
    expect(line?.slope).toBeCloseTo(2, 12)
    expect(line?.intercept).toBeCloseTo(1, 12)
    expect(regression([1, 1], [3, 5])).toBeNull()
  })

  it('say how far A is from B', () => {
    const found = blandAltman({ a: Float64Array.of(2, 4, 6), b: Float64Array.of(1, 2, 3) })
    expect(found?.bias).toBe(2)
    expect(found?.limits[1]).toBeCloseTo(2 + 1.96, 10)
    // Of 1, -2, 2 and -3: a mean of -0.5, and a variance of 17 / 3.
    const apart = blandAltman({ a: Float64Array.of(1, 2, 3, 4), b: Float64Array.of(0, 4, 1, 7) })
    const reach = 1.96 * Math.sqrt(17 / 3)
    expect(apart?.bias).toBe(-0.5)
    expect(apart?.limits).toEqual([
      expect.closeTo(-0.5 - reach, 10),
      expect.closeTo(-0.5 + reach, 10),
    ])
    expect(apart?.hexbin.x).toEqual([0.5, 5.5])
    expect(apart?.hexbin.y).toEqual([-3, 2])
    expect(blandAltman({ a: Float64Array.of(1), b: Float64Array.of(1) })).toBeNull()
  })
})

describe('tables as text', () => {
  it('quote what needs it, leave missing numbers empty, and run nothing', () => {
    const rows = [
      { name: 'left, "dACC"', mean: -0.25, p: Number.NaN },
      { name: '=1+1', mean: null, more: true },
    ]
    expect(csvOf(rows)).toBe('name,mean,p,more\r\n"left, ""dACC""",-0.25,,\r\n\'=1+1,,,true\r\n')
  })

  it('spread nested facts over columns', () => {
    expect(flatRow({ id: 'ai', a: { peak: { value: 3, world: [1, -2, 3] } }, b: null })).toEqual({
      id: 'ai',
      'a.peak.value': 3,
      'a.peak.world.1': 1,
      'a.peak.world.2': -2,
      'a.peak.world.3': 3,
      b: null,
    })
  })
})

describe('a line drawn on the plot', () => {
  const a = Float64Array.of(0, 1, 2, 3, 4, Number.NaN, 6)
  const b = Float64Array.of(5, 1, 2, 0, 8, 1, 6)
  const box = (left: number, right: number, bottom: number, top: number) =>
    [
      [left, bottom],
      [right, bottom],
      [right, top],
      [left, top],
    ] as const

  it('catches the places of the points within it, by their index in the maps', () => {
    const dropped = pairValues(a, b, 'drop')
    expect([...placesWithin(dropped, box(0.5, 10, 0.5, 10), false)]).toEqual([1, 2, 4, 6])
    expect([...placesWithin(dropped, box(1.5, 5, 0.5, 10), false)]).toEqual([2, 4])
    const kept = pairValues(a, b, 'keep')
    expect([...placesWithin(kept, box(-1, 3.5, -1, 10), false)]).toEqual([0, 1, 2, 3])
  })

  it('is of mean and difference where these are plotted', () => {
    const kept = pairValues(a, b, 'keep')
    // A less B: -5, 0, 0, 3, -4, 0
    expect([...placesWithin(kept, box(0, 10, -6, -1), true)]).toEqual([0, 4])
    expect([...placesWithin(kept, box(1.5, 2.5, -1, 1), true)]).toEqual([2])
  })
})
