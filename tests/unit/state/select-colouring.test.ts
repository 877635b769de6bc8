import { expect, test } from 'vitest'
import { selectColouring } from '#state/select-colouring.ts'
import { withBothMaps, withThreshold } from '#view/change-layer.ts'
import { controlledStore } from './test-store.ts'

const first = controlledStore({ start: false }).store.getState()

test('colours are the same object until something that makes them changes', () => {
  const before = selectColouring(first, 'a')
  const { document } = first
  expect(selectColouring({ ...first, document: { ...document, cursor: null } }, 'a')).toBe(before)
  const links = { threshold: true }
  const moved = {
    ...first,
    document: withThreshold(document, 'a', { rule: 'value', value: 4 }, links),
  }
  expect(selectColouring(moved, 'a')).not.toBe(before)
  expect(selectColouring(moved, 'a').threshold).toBe(4)
})

test('a layer that is not to be seen has no opacity', () => {
  const [layer] = first.document.sides.a.layers
  const hidden = { ...first.document.sides.a, layers: [{ ...layer!, visible: false }] }
  const document = { ...first.document, sides: { ...first.document.sides, a: hidden } }
  expect(selectColouring({ ...first, document }, 'a').opacity).toBe(0)
  expect(selectColouring({ ...first, document }, 'b').opacity).toBe(1)
})

test('fading and the line at the threshold are two settings of the map', () => {
  const coloured = (patch: { fade?: number; contour?: boolean }) => {
    const document = withBothMaps(first.document, patch)
    const { fade, contour } = selectColouring({ ...first, document }, 'b')
    return { fade, contour }
  }
  expect(coloured({ fade: 0.5 })).toEqual({ fade: 0.5, contour: false })
  expect(coloured({ contour: true })).toEqual({ fade: 0, contour: true })
})
