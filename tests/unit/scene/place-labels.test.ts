import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeLabels } from '#scene/place-labels.ts'

const place = {
  field: { left: 8, right: 592, top: 8, bottom: 392 },
  brain: { left: 120, right: 480, top: 100, bottom: 320 },
}
const label = (key: string, anchorX: number, anchorY: number) => ({
  key,
  anchorX,
  anchorY,
  width: 90,
  height: 24,
})

describe('placeLabels', () => {
  it('never puts labels over one another or outside the field', () => {
    const request = fc.record({
      anchorX: fc.integer({ min: 0, max: 600 }),
      anchorY: fc.integer({ min: 0, max: 400 }),
    })
    fc.assert(
      fc.property(fc.array(request, { maxLength: 12 }), (requests) => {
        const labels = requests.map(({ anchorX, anchorY }, i) => label(`${i}`, anchorX, anchorY))
        const places = placeLabels(labels, place)
        expect(places).toHaveLength(labels.length)
        places.forEach((a, i) => {
          expect(a.x).toBeGreaterThanOrEqual(8)
          expect(a.x + 90).toBeLessThanOrEqual(592)
          expect(a.y).toBeGreaterThanOrEqual(8)
          expect(a.y + 24).toBeLessThanOrEqual(392)
          for (const b of places.slice(i + 1))
            expect(Math.abs(a.x - b.x) >= 90 || Math.abs(a.y - b.y) >= 24).toBe(true)
        })
      }),
    )
  })

  it('puts a label on the side of its anchor, beside the brain', () => {
    const [left] = placeLabels([label('a', 200, 100)], place)
    const [right] = placeLabels([label('a', 420, 100)], place)
    expect(left).toMatchObject({ side: 'left', y: 88 })
    expect(left!.x + 90).toBeLessThan(place.brain.left)
    expect(right!.side).toBe('right')
    expect(right!.x).toBeGreaterThan(place.brain.right)
  })

  it('goes above or below a brain that leaves no room beside it, with its anchor', () => {
    const wide = { ...place, brain: { left: 30, right: 570, top: 60, bottom: 320 } }
    const [high, low] = ['high', 'low'].map(
      (key, i) => placeLabels([label(key, 200, i === 0 ? 120 : 300)], wide)[0]!,
    )
    expect(high).toMatchObject({ side: 'above', x: 155 })
    expect(high!.y + 24).toBeLessThan(60)
    expect(low!.side).toBe('below')
    expect(low!.y).toBeGreaterThan(320)
  })

  it('keeps the order of the anchors from top to bottom', () => {
    const places = placeLabels([label('low', 200, 210), label('high', 210, 200)], place)
    const y = (key: string) => places.find((one) => one.key === key)!.y
    expect(y('high')).toBeLessThan(y('low'))
  })
})
