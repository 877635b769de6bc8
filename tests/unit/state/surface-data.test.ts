import { describe, expect, test } from 'vitest'
import type { FileHemisphere } from '#format/surface-file.ts'
import type { VertexData } from '#state/app-state.ts'
import { placeVertexData, vertexInfo } from '#state/surface-data.ts'
import { cortexOf } from './test-store.ts'

/** Three vertices on the left, four on the right. */
const cortex = { left: cortexOf(3).left, right: cortexOf(4).right }
const none = Number.NaN

type Part = { hemisphere: FileHemisphere; values: ArrayLike<number>; nodes?: Int32Array }

const about = (fileName: string) => ({
  fileName,
  format: 'GIFTI',
  bytes: 100,
  hemisphere: 'unknown',
  vertexCount: 3,
  description: `what ${fileName} says`,
  warnings: [{ tag: 'odd', message: `${fileName} is odd` }],
})

const data = (fileName: string, ...maps: Part[][]) =>
  ({
    kind: 'surface-data',
    info: { ...about(fileName), statistic: { kind: 'z', from: 'intent' } },
    maps: maps.map((parts, n) => ({ name: `map ${n}`, parts })),
  }) as unknown as VertexData

const labels = (fileName: string, parts: Part[]) =>
  ({
    kind: 'labels',
    info: about(fileName),
    maps: [{ name: 'parts', labels: [{ value: 0, name: 'zero', colour: [0, 0, 0, 1] }], parts }],
  }) as unknown as VertexData

const left = (...values: number[]): Part => ({ hemisphere: 'left', values })
const right = (...values: number[]): Part => ({ hemisphere: 'right', values })
const unknown = (...values: number[]): Part => ({ hemisphere: 'unknown', values })

const placed = (files: VertexData[], index = 0) => {
  const { values, notSampled } = placeVertexData(files, cortex, index)
  return { left: [...values.left], right: [...values.right], notSampled }
}

describe('values a vertex on a cortex', () => {
  test('go to their own hemispheres; one without a file has none, which is counted', () => {
    expect(placed([data('lh', [left(1, 2, 3)]), data('rh', [right(4, 5, 6, 7)])])).toEqual({
      left: [1, 2, 3],
      right: [4, 5, 6, 7],
      notSampled: 0,
    })
    expect(placed([data('rh', [right(4, 5, none, 7)])])).toEqual({
      left: [none, none, none],
      right: [4, 5, none, 7],
      notSampled: 4,
    })
  })

  test('of files of one hemisphere complete each other', () => {
    const files = [data('one', [left(1, 2, none)]), data('two', [left(none, 8, 9)])]
    expect(placed(files).left).toEqual([1, 8, 9])
  })

  test('that are listed by vertex go to the vertices that are named', () => {
    const part = { ...left(5, 6), nodes: Int32Array.of(2, 0) }
    expect(placed([data('lh', [part])]).left).toEqual([6, none, 5])
  })

  test('are those of the map that is asked for', () => {
    const file = data('lh', [left(1, 2, 3)], [left(7, 8, 9)])
    expect(placed([file], 1).left).toEqual([7, 8, 9])
    expect(placed([file], 2).notSampled).toBe(7)
  })

  test('of labels are none where a file has no map of that number', () => {
    expect(placed([labels('lh', [left(0, -1, 12)])], 1).notSampled).toBe(7)
    expect(vertexInfo([labels('lh', [left(0, -1, 12)])], 1)).toMatchObject({
      shape: [0],
      labels: [],
    })
  })

  test('of labels are their numbers, and none where a vertex has no label', () => {
    expect(placed([labels('lh', [left(0, -1, 12)])]).left).toEqual([0, none, 12])
  })

  test('of a file that does not say the hemisphere are asked about where they fit either', () => {
    for (const part of [unknown(1, 2, 3), unknown(1, 2, 3, 4)])
      expect(() => placed([data('odd.mgh', [part])])).toThrow(/odd\.mgh does not say/)
  })

  test('that do not fit are refused with both numbers', () => {
    expect(() => placed([data('lh.mgh', [left(1, 2)])])).toThrow(
      /lh\.mgh has 2 values, but the left cortex on screen has 3 vertices/,
    )
    expect(() => placed([data('rh.mgh', [right(1, 2, 3)])])).toThrow(
      /3 values, but the right cortex on screen has 4 vertices/,
    )
    expect(() => placed([data('odd.mgh', [unknown(1, 2, 3, 4, 5)])])).toThrow(
      /5 values, but the left cortex on screen has 3 vertices/,
    )
  })
})

describe('what is said of values a vertex', () => {
  test('counts all files, and names and describes as the first does', () => {
    const info = vertexInfo([data('lh', [left(1, 0, 3)]), data('rh', [right(4, 5, none, -7)])], 0)
    expect(info).toMatchObject({
      fileName: 'lh',
      format: 'GIFTI',
      description: 'what lh says',
      bytes: 200,
      shape: [7],
      datatype: 'float32',
      statistic: { kind: 'z', from: 'intent' },
      volumeIndex: 0,
      volumeCount: 1,
      stats: { min: -7, max: 5, zeros: 1, nonFinite: 1 },
    })
    expect(info.warnings.map(({ message }) => message)).toEqual(['lh is odd', 'rh is odd'])
    expect(info).not.toHaveProperty('labels')
    // No header placed or scaled them, and no archive held them.
    expect(info).toMatchObject({
      gzipped: false,
      affine: [],
      affineSource: 'none',
      qformCode: 0,
      sformCode: 0,
      voxelSizeMm: [0, 0, 0],
      slope: 1,
      inter: 0,
    })
  })

  test('of a file of several maps lists them, and counts the one that is asked for', () => {
    const info = vertexInfo([data('lh', [left(1, 2, 3)], [left(-7, -8, -9)])], 1)
    expect(info).toMatchObject({
      volumeIndex: 1,
      volumeCount: 2,
      volumeNames: ['map 0', 'map 1'],
      stats: { max: -7 },
    })
  })

  test('of labels has their names, and is a map of labels', () => {
    const info = vertexInfo([labels('lh', [left(0, -1, 12)])], 0)
    expect(info).toMatchObject({
      datatype: 'labels',
      statistic: { kind: 'label' },
      labels: [{ name: 'zero' }],
      stats: { max: 12, nonFinite: 1 },
    })
  })
})
