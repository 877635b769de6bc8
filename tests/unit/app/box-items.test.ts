import { expect, test } from 'vitest'
import { bandsOf, boxItems } from '#app/figure/box-items.ts'

test('a colour bar is read as bands of one colour each, neighbours of one colour joined', () => {
  expect(
    bandsOf(
      'linear-gradient(to right, rgb(1, 2, 3) 0%, rgb(1, 2, 3) 25%, rgb(1, 2, 3) 25%, rgb(1, 2, 3) 50%, rgb(9, 8, 7) 50%, rgb(9, 8, 7) 100%)',
    ),
  ).toEqual([
    { fill: 'rgb(1, 2, 3)', from: 0, to: 0.5 },
    { fill: 'rgb(9, 8, 7)', from: 0.5, to: 1 },
  ])
  expect(bandsOf('linear-gradient(to right, rgb(1, 2, 3) 0% 40%, rgb(9, 8, 7) 40% 100%)')).toEqual([
    { fill: 'rgb(1, 2, 3)', from: 0, to: 0.4 },
    { fill: 'rgb(9, 8, 7)', from: 0.4, to: 1 },
  ])
  expect(bandsOf('none')).toEqual([])
  // What runs down has no bands beside each other.
  expect(bandsOf('linear-gradient(rgb(1, 2, 3) 0% 40%, rgb(9, 8, 7) 40% 100%)')).toEqual([])
})

const edges = (style: string, width: string, color: string) =>
  Object.fromEntries(
    ['Top', 'Right', 'Bottom', 'Left'].flatMap((side) => [
      [`border${side}Style`, style],
      [`border${side}Width`, width],
      [`border${side}Color`, color],
    ]),
  )
const plain = {
  backgroundColor: 'rgba(0, 0, 0, 0)',
  backgroundImage: 'none',
  borderTopLeftRadius: '0px',
  boxShadow: 'none',
  ...edges('none', '3px', 'rgb(9, 9, 9)'),
}
const area = { x: 10, y: 20, width: 100, height: 40 }
const itemsOf = (style: object, at = area) =>
  boxItems(at, { ...plain, ...style } as CSSStyleDeclaration, 0.5)

test('an edge of a pixel is drawn on each side that has one, within the box', () => {
  const line = 'rgb(1, 2, 3)'
  const drawn = itemsOf(edges('solid', '1px', line))
  expect(drawn).toMatchObject([
    { x: 10, y: 20, width: 1, height: 40 },
    { x: 109, y: 20, width: 1, height: 40 },
    { x: 10, y: 20, width: 100, height: 1 },
    { x: 10, y: 59, width: 100, height: 1 },
  ])
  for (const item of drawn)
    expect(item).toMatchObject({ kind: 'box', fill: line, opacity: 0.5, radius: 0 })
  expect(itemsOf({ borderBottomStyle: 'solid' })).toMatchObject([{ y: 57, height: 3 }])
  expect(itemsOf(edges('solid', '1px', 'rgba(0, 0, 0, 0)'))).toEqual([])
})

test('a ground has its round corners and its ring; a clear one and one of no width are not drawn', () => {
  const ground = { backgroundColor: 'rgb(7, 7, 7)' }
  const ring = { boxShadow: 'rgb(8, 8, 8) 0px 0px 0px 2px', borderTopLeftRadius: '4px' }
  expect(itemsOf({ ...ground, ...ring })).toEqual([
    {
      kind: 'box',
      ...area,
      fill: 'rgb(7, 7, 7)',
      radius: 4,
      frame: { stroke: 'rgb(8, 8, 8)', width: 2 },
      opacity: 0.5,
    },
  ])
  expect(itemsOf({ ...ground, boxShadow: 'rgb(8, 8, 8) 1px 0px 3px 2px' })).toMatchObject([
    { frame: null },
  ])
  expect(itemsOf(plain)).toEqual([])
  expect(itemsOf(ground, { ...area, width: 0 })).toEqual([])
  expect(itemsOf(ground, { ...area, height: 0 })).toEqual([])
})

test('a colour bar and a fade lie inside the edges', () => {
  const inside = { x: 12, y: 22, height: 36 }
  expect(
    itemsOf({
      ...edges('solid', '2px', 'rgb(1, 1, 1)'),
      backgroundImage: 'linear-gradient(to right, rgb(1, 2, 3) 0% 50%, rgb(9, 8, 7) 50% 100%)',
    }).slice(0, 2),
  ).toMatchObject([
    { ...inside, width: 96, fill: 'rgb(1, 2, 3)' },
    { ...inside, x: 60, width: 48, fill: 'rgb(9, 8, 7)' },
  ])
  expect(itemsOf({ backgroundImage: 'linear-gradient(rgba(1, 2, 3, 0.5), rgb(9, 8, 7))' })).toEqual(
    [{ kind: 'fade', ...area, top: 'rgba(1, 2, 3, 0.5)', bottom: 'rgb(9, 8, 7)', opacity: 0.5 }],
  )
})
