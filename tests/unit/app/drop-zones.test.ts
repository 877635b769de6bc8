import { describe, expect, test } from 'vitest'
import {
  type DropTarget,
  dropZones,
  type PageRects,
  type Rect,
  zoneAt,
} from '#app/open/drop-zones.ts'

const rect = (left: number, top: number, right: number, bottom: number): Rect => ({
  left,
  top,
  right,
  bottom,
})

const stage = rect(0, 50, 1000, 650)
const phone = rect(0, 50, 390, 700)

const layouts: { readonly [layout: string]: PageRects } = {
  'side by side': {
    stage,
    panes: { a: [rect(0, 50, 500, 650)], b: [rect(500, 50, 1000, 650)] },
    tray: null,
  },
  'slices, one side above the other': {
    stage,
    panes: {
      a: [rect(0, 50, 333, 350), rect(333, 50, 666, 350), rect(666, 50, 1000, 350)],
      b: [rect(0, 350, 333, 650), rect(333, 350, 666, 650), rect(666, 350, 1000, 650)],
    },
    tray: null,
  },
  'views of both sides between each other': {
    stage,
    panes: {
      a: [rect(0, 50, 250, 650), rect(500, 50, 750, 650)],
      b: [rect(250, 50, 500, 650), rect(750, 50, 1000, 650)],
    },
    tray: null,
  },
  'a phone upright, brains above slices': {
    stage: phone,
    panes: {
      a: [rect(0, 50, 195, 450), rect(0, 450, 130, 570), rect(130, 450, 260, 570)],
      b: [rect(195, 50, 390, 450), rect(0, 570, 130, 700), rect(130, 570, 260, 700)],
    },
    tray: null,
  },
  'one side alone': { stage, panes: { a: [stage], b: [] }, tray: null },
  'both as one picture': { stage, panes: { a: [], b: [] }, tray: null },
  'a phone upright, with a tray': {
    stage: phone,
    panes: { a: [rect(0, 50, 390, 375)], b: [rect(0, 375, 390, 700)] },
    tray: rect(0, 700, 390, 760),
  },
  'a phone that is scrolled half-way past the stage': {
    stage: rect(0, -300, 390, 350),
    panes: { a: [rect(0, -300, 390, 25)], b: [rect(0, 25, 390, 350)] },
    tray: null,
  },
  'two rows on each side': {
    stage,
    panes: {
      a: [rect(0, 50, 500, 350), rect(0, 350, 500, 650)],
      b: [rect(500, 50, 1000, 350), rect(500, 350, 1000, 650)],
    },
    tray: null,
  },
  'one side alone, far down the page': {
    stage: rect(0, 400, 700, 1000),
    panes: { a: [rect(0, 400, 700, 1000)], b: [] },
    tray: null,
  },
  'one side alone on a phone upright': { stage: phone, panes: { a: [phone], b: [] }, tray: null },
  'a phone that is scrolled to the left map alone': {
    stage: rect(0, 100, 390, 400),
    panes: { a: [rect(0, 100, 390, 400)], b: [rect(0, 400, 390, 700)] },
    tray: null,
  },
  'views of both sides between each other, the last of them out of sight': {
    stage: rect(0, 50, 390, 400),
    panes: {
      a: [rect(0, 50, 390, 160), rect(0, 270, 390, 336), rect(0, 450, 390, 550)],
      b: [rect(0, 160, 390, 270)],
    },
    tray: null,
  },
}

const hit = (page: PageRects, x: number, y: number) => zoneAt(dropZones(page), x, y)?.target

describe('a drop', () => {
  test.each(Object.entries(layouts))('has places of its own for each target: %s', (_name, page) => {
    const zones = dropZones(page)
    const targets = new Set(zones.map(({ target }) => JSON.stringify(target)))
    expect([...targets].map((target) => JSON.parse(target))).toEqual([
      { to: 'side', side: 'a' },
      { to: 'over', side: 'a' },
      { to: 'side', side: 'b' },
      { to: 'over', side: 'b' },
      { to: 'tray' },
    ])
    for (const { target, rect: at } of zones) {
      expect(at.right - at.left).toBeGreaterThan(100)
      expect(at.bottom - at.top).toBeGreaterThan(30)
      const middle = [(at.left + at.right) / 2, (at.top + at.bottom) / 2] as const
      expect(hit(page, ...middle)).toEqual(target)
    }
  })

  test.each<[string, number, number, DropTarget]>([
    ['side by side', 250, 350, { to: 'side', side: 'a' }],
    ['side by side', 750, 350, { to: 'side', side: 'b' }],
    ['side by side', 750, 560, { to: 'over', side: 'b' }],
    ['side by side', 750, 640, { to: 'tray' }],
    ['slices, one side above the other', 900, 150, { to: 'side', side: 'a' }],
    ['slices, one side above the other', 100, 450, { to: 'side', side: 'b' }],
    ['views of both sides between each other', 100, 200, { to: 'side', side: 'a' }],
    ['views of both sides between each other', 300, 200, { to: 'side', side: 'b' }],
    ['views of both sides between each other', 300, 560, { to: 'over', side: 'b' }],
    ['views of both sides between each other', 600, 560, { to: 'side', side: 'a' }],
    ['a phone upright, brains above slices', 300, 100, { to: 'side', side: 'b' }],
    ['a phone upright, brains above slices', 300, 400, { to: 'over', side: 'b' }],
    ['a phone upright, brains above slices', 200, 500, { to: 'side', side: 'a' }],
    ['a phone upright, brains above slices', 200, 620, { to: 'side', side: 'b' }],
    ['one side alone', 100, 200, { to: 'side', side: 'a' }],
    ['one side alone', 450, 200, { to: 'side', side: 'a' }],
    ['one side alone on a phone upright', 200, 330, { to: 'over', side: 'a' }],
    ['one side alone', 900, 200, { to: 'side', side: 'b' }],
    ['a phone upright, with a tray', 200, 730, { to: 'tray' }],
    ['a phone upright, with a tray', 200, 450, { to: 'side', side: 'b' }],
    ['two rows on each side', 250, 400, { to: 'side', side: 'a' }],
    ['two rows on each side', 250, 560, { to: 'over', side: 'a' }],
    ['two rows on each side', 750, 400, { to: 'side', side: 'b' }],
    ['one side alone, far down the page', 100, 500, { to: 'side', side: 'a' }],
    ['one side alone, far down the page', 600, 500, { to: 'side', side: 'b' }],
    ['one side alone on a phone upright', 350, 100, { to: 'side', side: 'a' }],
    ['one side alone on a phone upright', 30, 400, { to: 'side', side: 'b' }],
  ])('in %s at %i, %i', (layout, x, y, target) => {
    expect(hit(layouts[layout]!, x, y)).toEqual(target)
  })

  test('beside the stage hits nothing', () => {
    expect(hit(layouts['side by side']!, 1100, 300)).toBeUndefined()
    expect(hit(layouts['side by side']!, 300, 20)).toBeUndefined()
  })
})

test('a zone has its left and upper edge, and not its right and lower one', () => {
  const [one, other] = [rect(0, 0, 10, 10), rect(10, 0, 20, 10)].map((box, i) => ({
    target: { to: 'tray' as const },
    rect: box,
    name: i,
  }))
  const zones = [one!, other!]
  expect(zoneAt(zones, 0, 0)).toBe(one)
  expect(zoneAt(zones, 10, 9.9)).toBe(other)
  expect(zoneAt(zones, 20, 5)).toBeNull()
  expect(zoneAt(zones, 5, 10)).toBeNull()
})
