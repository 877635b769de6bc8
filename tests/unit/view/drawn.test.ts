import { describe, expect, test } from 'vitest'
import { fromAddress, toAddress } from '#view/address.ts'
import { withDiscRadius, withDrawn, withDrawnName, withoutDrawn } from '#view/change-drawn.ts'
import { type DrawnRegion, drawnColour, mostDrawn } from '#view/drawn.ts'
import { parseViewSpec } from '#view/parse.ts'
import { firstView } from '#view/spec.ts'

const mesh = '0123456789abcdef'
const disc: DrawnRegion['shape'] = {
  kind: 'disc',
  hemisphere: 'left',
  vertex: 7,
  radiusMm: 10,
  centreMni: [-1, 2, 3],
}
const patch: DrawnRegion['shape'] = { kind: 'patch', left: '', right: 'AAlkUZUOjE2Lk' }
const drawn = withDrawn(withDrawn(firstView, { shape: disc, mesh }), { shape: patch, mesh })

describe('regions that the user draws', () => {
  test('are in the document and in its address, to the letter', () => {
    expect(parseViewSpec(JSON.parse(JSON.stringify(drawn)))).toEqual(drawn)
    expect(fromAddress(toAddress(drawn))).toEqual(drawn)
    expect(toAddress(drawn).length).toBeLessThan(400)
  })

  test('are none in a document from before they could be drawn', () => {
    const { drawn: _, ...old } = JSON.parse(JSON.stringify(firstView))
    expect(parseViewSpec(old)).toEqual(firstView)
  })

  test('can be named, made larger and erased, each by its number', () => {
    const named = withDrawnName(drawn, 2, '  Pain patch ')
    expect(named.drawn.map(({ name }) => name)).toEqual(['Disc 1', 'Pain patch'])
    expect(withDrawnName(named, 2, '   ')).toBe(named)
    expect(withDiscRadius(named, 1, 500).drawn[0]?.shape).toMatchObject({ radiusMm: 60 })
    expect(withDiscRadius(named, 2, 20).drawn[1]).toEqual(named.drawn[1])
    expect(withoutDrawn(named, 1).drawn.map(({ number }) => number)).toEqual([2])
  })

  test('keep their colours when another is erased, and a new one takes a number of its own', () => {
    const left = withoutDrawn(drawn, 1)
    expect(drawnColour(left.drawn[0]!)).toBe(drawnColour(drawn.drawn[1]!))
    expect(withDrawn(left, { shape: disc, mesh }).drawn.map(({ number }) => number)).toEqual([2, 3])
  })

  test('are as many as can be told apart', () => {
    let view = firstView
    for (let n = 0; n < mostDrawn + 5; n++) view = withDrawn(view, { shape: disc, mesh })
    expect(view.drawn).toHaveLength(mostDrawn)
  })

  test.each([
    ['letters that are no code', { shape: { ...patch, right: '<script>' } }],
    ['a disc without end', { shape: { ...disc, radiusMm: 1e9 } }],
    ['a mesh that is none', { mesh: 'bundled' }],
  ])('are refused with %s', (_, wrong) => {
    const region = { ...drawn.drawn[0], ...wrong }
    expect(() => parseViewSpec({ ...firstView, drawn: [region] })).toThrow(/drawn\.0/)
  })

  test('are refused where two have one number', () => {
    const [one] = drawn.drawn
    expect(() => parseViewSpec({ ...firstView, drawn: [one, one] })).toThrow(/one number/)
  })
})
