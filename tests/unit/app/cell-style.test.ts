import { expect, test } from 'vitest'
import { cellStyle, gridStyle } from '#app/shell/cell-style.ts'

const shares = { columns: [1, 2], rows: [1, 3] }
const ownRows = 'auto minmax(0, 1fr) auto'

test('columns are as wide as their parts; only upright each row has its own title, picture and scale', () => {
  expect(gridStyle(shares, false)).toEqual({
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr)',
  })
  expect(gridStyle(shares, true)).toEqual({
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr)',
    gridTemplateRows: 'auto minmax(6rem, 1fr) auto auto minmax(6rem, 3fr) auto',
  })
})

test('a view as high as the stage shares the stage’s rows', () => {
  expect(cellStyle(shares, { column: [1, 2], row: [1, 3] }, false)).toEqual({
    gridColumn: '1 / 2',
    gridRow: '1 / -1',
  })
})

test.each([
  [[1, 2], '0%', '25%'],
  [[2, 3], '25%', '75%'],
] as const)('a view in rows %j stands from %s on and is %s high', (row, top, height) => {
  expect(cellStyle(shares, { column: [2, 3], row }, false)).toEqual({
    gridColumn: '2 / 3',
    gridRow: '1 / -1',
    top,
    height,
    gridTemplateRows: ownRows,
  })
})

test('upright a view takes three lines a row, and rows of its own where it takes several', () => {
  expect(cellStyle(shares, { column: [1, 3], row: [1, 2] }, true)).toEqual({
    gridColumn: '1 / 3',
    gridRow: '1 / 4',
  })
  expect(cellStyle(shares, { column: [1, 3], row: [2, 3] }, true)).toEqual({
    gridColumn: '1 / 3',
    gridRow: '4 / 7',
  })
  expect(cellStyle(shares, { column: [1, 3], row: [1, 3] }, true)).toEqual({
    gridColumn: '1 / 3',
    gridRow: '1 / 7',
    gridTemplateRows: ownRows,
  })
})
