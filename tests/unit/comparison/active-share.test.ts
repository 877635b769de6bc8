import { describe, expect, test } from 'vitest'
import { activeShareCautions, pOfMap } from '#comparison/active-share.ts'

describe('the p of a map', () => {
  const values = Float32Array.of(1.6448536, 0, Number.NaN, 3, -1.6448536)
  const mask = Uint8Array.of(1, 1, 1, 0, 1)

  test('are those of finite values in the mask, a 0 among them', () => {
    const p = pOfMap(values, mask, { kind: 'z' }, false)!
    expect(p[0]).toBeCloseTo(0.05, 6)
    expect(p[1]).toBeCloseTo(0.5, 6)
    expect(p[2]).toBeNaN()
    expect(p[3]).toBeNaN()
    expect(p[4]).toBeCloseTo(0.95, 6)
    expect(pOfMap(values, mask, { kind: 'z' }, true)![0]).toBeCloseTo(0.1, 6)
  })

  test('are none for t without degrees of freedom and for what is not stated', () => {
    expect(pOfMap(values, mask, { kind: 't' }, false)).toBeNull()
    expect(pOfMap(values, mask, { kind: 'unknown' }, false)).toBeNull()
  })
})

describe('what is said beside the bounds', () => {
  const tags = (facts: Partial<Parameters<typeof activeShareCautions>[0]>) =>
    activeShareCautions({
      statistic: { kind: 'z' },
      isAle: false,
      isThresholded: false,
      ...facts,
    }).map(({ tag }) => tag)

  test.each([
    [{}, []],
    [{ isAle: true, isThresholded: true }, ['ale', 'thresholded']],
    [{ statistic: { kind: 't' } }, ['no-degrees-of-freedom']],
    [{ statistic: { kind: 't', dof: [24] } }, []],
    [{ statistic: { kind: 'unknown' } }, ['statistic-not-stated']],
  ] as const)('of %j is %j', (facts, said) => {
    expect(tags(facts as Parameters<typeof tags>[0])).toEqual(said)
  })
})
