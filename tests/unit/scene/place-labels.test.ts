import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leaderStart, placeLabels } from '#scene/place-labels.ts'

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

  it('gives labels of one place the order of their names, however they are asked for', () => {
    const both = [label('acc', 200, 210), label('ai', 200, 210)]
    const places = (requests: typeof both) =>
      placeLabels(requests, place).map(({ key, y }) => [key, y])
    expect(places(both)).toEqual([
      ['acc', 198],
      ['ai', 228],
    ])
    expect(places(both.toReversed())).toEqual(places(both))
  })

  it('fills a side to the last pixel before one goes elsewhere', () => {
    // 13 labels of 24 px with 6 px between them are 384 px, as high as the field.
    const sidesOf = (count: number) => {
      const labels = Array.from({ length: count }, (_, i) => label(`${i}`, 200, 150 + i))
      return placeLabels(labels, place).map(({ side }) => side)
    }
    expect(new Set(sidesOf(13))).toEqual(new Set(['left']))
    expect(sidesOf(14).filter((side) => side !== 'left')).toEqual(['above'])
    const long = Array.from({ length: 6 }, (_, i) => label(`${i}`, 200 + i, 120))
    // Of 90 px with 6 px between them six are 570 px, of which 584 are there.
    const low = { ...place, brain: { left: 30, right: 570, top: 60, bottom: 320 } }
    expect(placeLabels(long, low).map(({ side }) => side)).toEqual(long.map(() => 'above'))
    expect(placeLabels([...long, label('one more', 200, 120)], low).at(-1)?.side).toBe('below')
  })

  it('stays in the field where a brain leaves no room anywhere, over its nearer edge', () => {
    const brain = { left: 10, right: 590, top: 10, bottom: 390 }
    const [left] = placeLabels([label('a', 200, 200)], { ...place, brain })
    const [right] = placeLabels([label('a', 400, 200)], { ...place, brain })
    expect(left).toMatchObject({ side: 'left', x: 8, y: 188 })
    expect(right).toMatchObject({ side: 'right', x: 502, y: 188 })
  })

  it('goes to the other side rather than over a brain that leaves room only there', () => {
    const aside = { ...place, brain: { left: 20, right: 400, top: 20, bottom: 380 } }
    const [one] = placeLabels([label('a', 100, 200)], aside)
    expect(one).toMatchObject({ side: 'right', y: 188 })
    expect(one!.x).toBeGreaterThan(400)
  })
})

describe.each([
  [350, 300],
  [390, 280],
  [350, 800],
  [640, 600],
  [960, 400],
  [900, 900],
  [1600, 900],
])('labels in a pane of %i x %i px', (width, height) => {
  const field = { left: 8, right: width - 8, top: 8, bottom: height - 8 }
  const sized = fc.record({
    brain: fc.tuple(fc.double({ min: 0.3, max: 1 }), fc.double({ min: 0.3, max: 1 })),
    shift: fc.tuple(fc.double({ min: 0, max: 1 }), fc.double({ min: 0, max: 1 })),
    anchors: fc.array(fc.tuple(fc.double({ min: 0, max: 1 }), fc.double({ min: 0, max: 1 })), {
      minLength: 1,
      maxLength: 4,
    }),
  })

  it('never cover the brain, where there is room for them all on one side', () => {
    let [placed, tight] = [0, 0]
    fc.assert(
      fc.property(sized, ({ brain: [wide, high], shift: [sx, sy], anchors }) => {
        const [w, h] = [wide * (width - 16), high * (height - 16)]
        const left = 8 + sx * (width - 16 - w)
        const top = 8 + sy * (height - 16 - h)
        const brain = { left, right: left + w, top, bottom: top + h }
        const count = anchors.length
        const room =
          (Math.max(left - field.left, field.right - brain.right) >= 90 + 12 &&
            count * 30 <= field.bottom - field.top) ||
          (Math.max(top - field.top, field.bottom - brain.bottom) >= 24 + 12 &&
            count * 96 <= field.right - field.left)
        if (!room) {
          tight++
          return
        }
        const requests = anchors.map(([x, y], i) => label(`${i}`, left + x * w, top + y * h))
        for (const { x, y } of placeLabels(requests, { field, brain })) {
          const covers =
            x < brain.right && x + 90 > brain.left && y < brain.bottom && y + 24 > brain.top
          expect(covers).toBe(false)
          placed++
        }
      }),
      { numRuns: 500 },
    )
    expect(placed).toBeGreaterThan(100)
    expect(tight).toBeGreaterThan(0)
  })
})

it.each([
  ['left', [190, 62]],
  ['right', [100, 62]],
  ['above', [145, 74]],
  ['below', [145, 50]],
] as const)(
  'a pointer leaves a label %s of the brain at the edge that looks at it',
  (side, [x, y]) => {
    const at = { key: 'ai', side, x: 100, y: 50 }
    expect(leaderStart(at, { width: 90, height: 24 })).toEqual({ x, y })
  },
)
