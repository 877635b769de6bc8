import { describe, expect, test } from 'vitest'
import { withAsk, withLink, withRange, withThreshold } from '#view/change-layer.ts'
import { lookOf } from '#view/look.ts'
import { firstView, mapLayer, type ViewSpec } from '#view/spec.ts'

const look = (view: ViewSpec, facts: Parameters<typeof lookOf>[2]) =>
  lookOf({ a: mapLayer(view, 'a'), b: mapLayer(view, 'b') }, view.links, facts)
const z = { largest: 5 }
const stronger = { largest: 7 }
const beta = { largest: 0.04 }
const smaller = { largest: 0.03 }
const value = (value: number) => ({ rule: 'value' as const, value })

describe('what nobody has set', () => {
  test('is one scale for two maps of z', () => {
    const { links, sides } = look(firstView, { a: z, b: stronger })
    expect(links).toMatchObject({ threshold: true, range: true, camera: true })
    expect(sides.a).toMatchObject({ threshold: value(3.1), range: [0, 8] })
    expect(sides.b).toEqual(sides.a)
  })

  test('is a scale each for maps of other values, and the links are cut', () => {
    const { links, sides } = look(firstView, { a: z, b: beta })
    expect(links).toMatchObject({ threshold: false, range: false, camera: true })
    expect(sides.a.threshold).toEqual(value(3.1))
    expect(sides.b).toMatchObject({ threshold: value(0.025), range: [0, 0.05] })
  })

  test('is one scale on which both of two small maps are seen', () => {
    const { links, sides } = look(firstView, { a: beta, b: smaller })
    expect(links.threshold).toBe(true)
    expect(sides.a).toMatchObject({ threshold: value(0.025), range: [0, 0.05] })
    expect(sides.b).toEqual(sides.a)
  })

  test('depends on the maps alone: the sides exchanged, the scales exchanged', () => {
    const one = look(firstView, { a: z, b: beta })
    const other = look(firstView, { a: beta, b: z })
    expect(one.sides.a).toEqual(other.sides.b)
    expect(one.sides.b).toEqual(other.sides.a)
    expect(one.links).toEqual(other.links)
  })

  test('is the left map’s own scale on both sides where unlike maps are linked by hand', () => {
    const linked = { ...firstView, links: { ...firstView.links, threshold: true, range: true } }
    const { sides } = look(linked, { a: beta, b: z })
    expect(sides.a).toMatchObject({ threshold: value(0.025), range: [0, 0.05] })
    expect(sides.b).toEqual(sides.a)
  })

  test('is the usual scale where there is no map, or one without values', () => {
    expect(look(firstView, { a: null, b: null }).sides.a.range).toEqual([0, 8])
    expect(look(firstView, { a: { largest: 0 }, b: null }).sides.b.range).toEqual([0, 8])
  })
})

describe('a map that comes with the value from which it counts', () => {
  const contrast = { largest: 5, opensAt: 3.7712 }

  test('opens there, on a scale of its own, on either side', () => {
    const { links, sides } = look(firstView, { a: z, b: contrast })
    expect(sides.b).toMatchObject({ threshold: value(3.78), range: [0, 8] })
    expect(sides.a).toMatchObject({ threshold: value(3.1), range: [0, 8] })
    expect(links).toMatchObject({ threshold: false, camera: true })
    expect(look(firstView, { a: contrast, b: z }).sides.a).toEqual(sides.b)
    expect(look(firstView, { a: contrast, b: null }).sides.a).toEqual(sides.b)
  })

  test('opens there also when nothing of it exceeds that value', () => {
    const empty = { largest: 2, opensAt: 3.7712 }
    expect(look(firstView, { a: z, b: empty }).sides.b.threshold).toEqual(value(3.78))
    const far = look(firstView, { a: z, b: { largest: 2, opensAt: 11 } }).sides.b
    expect(far).toMatchObject({ threshold: value(11), range: [0, 20] })
  })

  test('shares its scale with the same map on the other side', () => {
    const { links, sides } = look(firstView, { a: contrast, b: { ...contrast, largest: 9 } })
    expect(links.threshold).toBe(true)
    expect(sides.a).toMatchObject({ threshold: value(3.78), range: [0, 10] })
    expect(sides.b).toEqual(sides.a)
  })

  test('is any other map where there is no such value', () => {
    expect(look(firstView, { a: z, b: { ...stronger, opensAt: null } })).toEqual(
      look(firstView, { a: z, b: stronger }),
    )
  })

  test('keeps the threshold that the user has set', () => {
    const set = withThreshold(firstView, 'b', value(2), { threshold: false })
    expect(look(set, { a: z, b: contrast }).sides.b.threshold).toEqual(value(2))
  })
})

describe('what the user has set', () => {
  test('holds on both sides while they are linked, whichever side it was set on', () => {
    const set = withThreshold(firstView, 'b', value(4), { threshold: false })
    const { sides } = look(set, { a: z, b: stronger })
    expect(sides.a.threshold).toEqual(value(4))
    expect(sides.b.threshold).toEqual(value(4))
  })

  test('holds on its own side when the values are unlike', () => {
    const set = withRange(firstView, 'b', [0, 0.1], { range: false })
    const { sides } = look(set, { a: z, b: beta })
    expect(sides.a.range).toEqual([0, 8])
    expect(sides.b.range).toEqual([0, 0.1])
  })

  test('a link that is set holds for unlike maps', () => {
    const facts = { a: z, b: beta }
    const joined = withLink(firstView, 'threshold', true, look(firstView, facts))
    const { links, sides } = look(joined, facts)
    expect(links.threshold).toBe(true)
    expect(sides.b.threshold).toEqual(sides.a.threshold)
    expect(links.range).toBe(false)
  })

  test('goes with the map that it was set for', () => {
    const set = withThreshold(firstView, 'b', value(4), { threshold: false })
    const other = withAsk(set, 'b', null)
    expect(look(other, { a: z, b: beta })).toEqual(look(firstView, { a: z, b: beta }))
  })
})

describe('a threshold by p', () => {
  const cutoffOf = (rule: { rule: string }) => (rule.rule === 'p' ? 3.0902 : null)
  const set = (threshold: Parameters<typeof withThreshold>[2]) =>
    withThreshold(firstView, 'a', threshold, { threshold: true })

  test('comes to each map’s own value, though both share the rule', () => {
    const { sides } = look(set({ rule: 'p', p: 0.001 }), {
      a: { largest: 5, cutoffOf },
      b: { largest: 6, cutoffOf: () => 3.4668 },
    })
    expect(sides.a).toMatchObject({ threshold: value(3.0902), asked: { rule: 'p', p: 0.001 } })
    expect(sides.b).toMatchObject({ threshold: value(3.4668), asked: { rule: 'p', p: 0.001 } })
  })

  test('that nothing meets shows nothing', () => {
    const { sides } = look(set({ rule: 'fdr', q: 0.05 }), {
      a: { largest: 5, cutoffOf },
      b: null,
    })
    expect(sides.a.threshold.value).toBeGreaterThan(5)
  })
})
