import { describe, expect, test } from 'vitest'
import { axesPlace } from '#scene/orientation.ts'

const pane = { width: 390, height: 280 }
const insets = { top: 0, right: 10, bottom: 20, left: 5 }
const label = { left: 40, right: 118, top: 190, bottom: 220 }

describe('where the axes stand', () => {
  test('in the lower left corner, inside the insets', () => {
    expect(axesPlace(pane, insets, 38, [])).toEqual({ x: 43, y: 222 })
    expect(axesPlace(pane, insets, 38, [{ ...label, top: 100, bottom: 130 }])).toEqual({
      x: 43,
      y: 222,
    })
  })

  test('in the lower right corner where a label stands in the left one', () => {
    expect(axesPlace(pane, insets, 38, [label])).toEqual({ x: 342, y: 222 })
  })

  test('at the left where both corners are taken', () => {
    const other = { ...label, left: 320, right: 380 }
    expect(axesPlace(pane, insets, 38, [label, other])).toEqual({ x: 43, y: 222 })
  })
})
