import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrangements } from '#view/arrangement.ts'
import { borderAt, sharesMoved, splittersOf } from '#view/splitters.ts'

describe('borders between views', () => {
  it('run between columns and rows, and not through a view that spans them', () => {
    expect(splittersOf(arrangements['side-by-side'])).toEqual([
      { along: 'columns', after: 0, from: 0, to: 1 },
    ])
    expect(splittersOf(arrangements['compared-slices'])).toEqual([
      { along: 'columns', after: 0, from: 0, to: 3 },
      { along: 'rows', after: 0, from: 1, to: 2 },
      { along: 'rows', after: 1, from: 1, to: 2 },
    ])
    expect(splittersOf(arrangements.one)).toEqual([])
  })

  it('are in pieces where a view spans only some of the rows', () => {
    const cells = ['a', 'b', 'c', 'c', 'd', 'e']
    expect(splittersOf({ columns: [1, 1], rows: [1, 1, 1], cells })).toContainEqual({
      along: 'columns',
      after: 0,
      from: 2,
      to: 3,
    })
    expect(
      splittersOf({ columns: [1, 1], rows: [1, 1, 1], cells }).filter(
        ({ along }) => along === 'columns',
      ),
    ).toHaveLength(2)
  })

  it('go where they are put, and take room from their two neighbours only', () => {
    expect(sharesMoved([1, 1, 2], 0, 0.4, 0.05)).toEqual([1.6, 0.4, 2])
    expect(borderAt([1.6, 0.4, 2], 0)).toBeCloseTo(0.4, 9)
  })

  it('never make a view smaller than the least, nor lose any room', () => {
    const shares = fc.array(fc.double({ min: 0.5, max: 4, noNaN: true }), {
      minLength: 2,
      maxLength: 5,
    })
    fc.assert(
      fc.property(shares, fc.nat(), fc.double({ min: -1, max: 2, noNaN: true }), (all, n, at) => {
        const after = n % (all.length - 1)
        const moved = sharesMoved(all, after, at, 0.1)
        const total = all.reduce((sum, share) => sum + share, 0)
        const both = all[after]! + all[after + 1]!
        const least = Math.min(0.1 * total, both / 2) - 2e-3
        expect(moved[after]).toBeGreaterThanOrEqual(least)
        expect(moved[after + 1]).toBeGreaterThanOrEqual(least)
        expect(moved.reduce((sum, share) => sum + share, 0)).toBeCloseTo(total, 2)
      }),
    )
  })
})
