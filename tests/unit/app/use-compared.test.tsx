/** What every part of the room compares, from what both sides show. */
import { describe, expect, test } from 'vitest'
import { type Compared, useCompared } from '#app/compare/use-sides.ts'
import { withBothMaps, withLink, withThreshold } from '#view/change-layer.ts'
import { controlledStore, files } from '../state/test-store.ts'
import { markupOf } from './markup.tsx'

async function compared(a: string, b: string | null) {
  const made = controlledStore()
  await made.act.open('a', files('one.nii', a))
  if (b) await made.act.open('b', files('two.nii', b))
  const now = () => {
    let found: Compared | null = null
    function Part() {
      found = useCompared()
      return null
    }
    markupOf(<Part />, made.store)
    return found as Compared | null
  }
  return { ...made, now }
}

describe('both maps are compared', () => {
  test.each([
    ['6', '4', 'both', false],
    ['0', '0.5', 'both', false],
    ['0.5', '0', 'both', false],
    ['-6', '4', 'both', true],
    ['6', '-4', 'both', true],
    ['-6', '-4', 'positive', false],
    ['-6', '4', 'negative', false],
    ['6', '4', 'positive', false],
  ] as const)('of %s and %s with %s signs shown: two-sided %s', async (a, b, signs, twoSided) => {
    const { act, now } = await compared(a, b)
    act.change((view) => withBothMaps(view, { signs }))
    expect(now()?.twoSided).toBe(twoSided)
  })

  test('above the thresholds of their sides, and never from 0 on', async () => {
    const { act, now } = await compared('6', '4')
    const set = (side: 'a' | 'b', value: number) =>
      act.change((view) =>
        withThreshold(view, side, { rule: 'value', value }, { threshold: false }),
      )
    act.change((view, look) => withLink(view, 'threshold', false, look))
    set('a', 2)
    set('b', 0)
    expect(now()?.thresholds).toEqual({ a: 2, b: 1e-6 })
    set('a', 0)
    set('b', 3)
    expect(now()?.thresholds).toEqual({ a: 1e-6, b: 3 })
    const found = now()!
    expect(found.extents).toEqual({ a: null, b: null })
    // Where no clusters are asked for, thresholds cut nothing off.
    expect(found.cut).toEqual({ a: found.a.values, b: found.b.values })
  })

  test('only where both are there', async () => {
    expect((await compared('6', null)).now()).toBeNull()
    expect((await compared('6', '4')).now()?.b.title).toBe('two')
  })
})
