import { describe, expect, test } from 'vitest'
import { colourValue } from '#scene/colour-value.ts'
import { labelColouring, labelDrawing } from '#state/label-drawing.ts'
import { selectLabels } from '#state/select-labels.ts'
import { selectLayers } from '#state/select-layers.ts'
import { selectShown } from '#state/select-shown.ts'
import { colourOf, type LabelTable } from '#volume/label-table.ts'
import { controlledStore, files, readBy } from './test-store.ts'

const table: LabelTable = [
  { value: 0, name: 'Unknown', colour: [0, 0, 0, 0] },
  { value: 1035, name: 'ctx-lh-insula', colour: [1, 0.75, 0.125, 1] },
  { value: 2002, name: 'ctx-rh-caudalanteriorcingulate', colour: [0.5, 0.4, 0.6, 1] },
  { value: 7, name: 'nowhere', colour: [1, 1, 1, 1] },
]

const drawingOf = (left: readonly number[], right: readonly number[], labels = table) =>
  labelDrawing({ volume: null, info: { labels } } as never, {
    values: { left: Float32Array.from(left), right: Float32Array.from(right) },
  })

const plain = { opacity: 0.8 } as Parameters<typeof labelColouring>[1]
const bytes = (value: number) => [...colourOf(value)].slice(0, 3).map((part) => 255 * part)

describe('a label map', () => {
  test('is drawn in the colours of its table, however large its numbers are', () => {
    const made = drawingOf([0, 1035, Number.NaN], [2002, 1035, 0])
    const colouring = labelColouring(made, plain)
    expect(colourValue(made.values.left[1]!, colouring)).toEqual([255, 191, 32, 0.8])
    expect(colourValue(made.values.right[0]!, colouring)).toEqual([128, 102, 153, 0.8])
    expect(colourValue(made.values.left[0]!, colouring)[3]).toBe(0)
    expect(made.values.left[2]).toBeNaN()
  })

  test('has no strength: neither a line where a threshold would be, nor values that fade below one', () => {
    const made = drawingOf([0, 1035], [2002, 0])
    expect(labelColouring(made, plain)).toMatchObject({ contour: false, fade: 0, discrete: true })
  })

  test('names in its legend what lies on the cortex, and nothing else', () => {
    const { legend } = drawingOf([0, 1035], [2002, 0])
    expect(legend.map(({ name }) => name)).toEqual([
      'ctx-lh-insula',
      'ctx-rh-caudalanteriorcingulate',
    ])
  })

  test('without a table has a colour and a name of its number for every label', () => {
    const made = drawingOf([3, 4], [0, 3], [])
    expect(made.legend.map(({ name }) => name)).toEqual(['label 3', 'label 4'])
    const [red, green, blue] = colourValue(made.values.left[1]!, labelColouring(made, plain))
    bytes(4).forEach((part, i) => {
      expect(Math.abs([red, green, blue][i]! - part)).toBeLessThanOrEqual(0.5)
    })
  })

  test('of more labels than the table of colours has rows draws each of them', () => {
    const values = Array.from({ length: 600 }, (_, i) => i + 1)
    const made = drawingOf(values, [0], [])
    const colouring = labelColouring(made, plain)
    expect(made.legend).toHaveLength(600)
    made.values.left.forEach((row, i) => {
      const [red, green, blue, opacity] = colourValue(row, colouring)
      const { colour } = made.legend[i]!
      expect(opacity).toBeGreaterThan(0)
      expect([red, green, blue]).toEqual(
        colour.slice(0, 3).map((part) => expect.closeTo(255 * part, 9)),
      )
    })
  })
})

describe('on the page', () => {
  test('a map that the file says to be of labels is read by nearest and drawn by its table', async () => {
    const { store, act } = controlledStore()
    await act.open('a', files('atlas.nii', '5'))
    expect(selectShown(store.getState(), 'a')?.values.left[0]).toBeCloseTo(readBy('nearest', 5))
    const [layer] = selectLayers(store.getState(), 'a')
    expect(layer?.colouring.discrete).toBe(true)
    expect(layer?.rule).toBe('nearest')
    expect(selectLabels(store.getState(), 'a')).not.toBeNull()
    await act.open('a', files('one.nii', '5'))
    expect(selectLabels(store.getState(), 'a')).toBeNull()
    expect(selectLayers(store.getState(), 'a')[0]?.colouring.discrete).toBeUndefined()
  })

  test('a map that the user says to be of labels is read anew, and never mixed', async () => {
    const { store, act, calls } = controlledStore()
    await act.open('a', files('one.nii', '5'))
    expect(calls.at(-1)).not.toBe('sampleVolume nearest')
    act.setStatistic('a', 'label', [])
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(calls).toContain('sampleVolume nearest')
    expect(selectLayers(store.getState(), 'a')[0]?.colouring.discrete).toBe(true)
  })
})
