import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { labelGifti, shapeGifti, surfaceGifti } from '../../../atlases/build/gifti.ts'
import { icosphere } from '../mesh/icosphere.ts'

const { positions, faces } = icosphere(1)

/** The numbers of the n-th data array. */
function numbers(text: string, n: number, read: (view: DataView, at: number) => number): number[] {
  const data = [...text.matchAll(/<Data>([^<]*)<\/Data>/g)][n]![1]!
  const bytes = inflateSync(Buffer.from(data, 'base64'))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return Array.from({ length: bytes.length / 4 }, (_, at) => read(view, 4 * at))
}

const float = (view: DataView, at: number) => view.getFloat32(at, true)
const int = (view: DataView, at: number) => view.getInt32(at, true)

/** Opening and closing tags match. */
function isWellFormed(text: string): boolean {
  const open: string[] = []
  const bare = text.replace(/<!\[CDATA\[.*?\]\]>/gs, '').replace(/<[?!][^>]*>/g, '')
  for (const [, close, name, empty] of bare.matchAll(/<(\/?)([A-Za-z]+)[^>]*?(\/?)>/g))
    if (close) {
      if (open.pop() !== name) return false
    } else if (!empty) open.push(name!)
  return open.length === 0
}

describe('GIFTI files', () => {
  test('hold a surface as points and triangles with their structure', () => {
    const text = surfaceGifti(positions, faces, 'left', 'Anatomical', 'Pial')
    expect(isWellFormed(text)).toBe(true)
    expect(text).toContain('NumberOfDataArrays="2"')
    expect(text).toContain('Intent="NIFTI_INTENT_POINTSET"')
    expect(text).toContain('<![CDATA[CortexLeft]]>')
    expect(text).toContain(`Dim0="${positions.length / 3}" Dim1="3"`)
    expect(numbers(text, 0, float)).toEqual([...positions])
    expect(numbers(text, 1, int)).toEqual([...faces])
  })

  test('hold labels with a table of names and colours', () => {
    const table = [
      { key: 0, name: '???', colour: '#000000' },
      { key: 31, name: 'A & <B>', colour: '#ff8000' },
    ]
    const text = labelGifti('atlas', [0, 31, 31], table, 'right')
    expect(isWellFormed(text)).toBe(true)
    expect(text).toContain('Key="31" Red="1.0000" Green="0.5020" Blue="0.0000" Alpha="1"')
    expect(text).toContain('<![CDATA[A & <B>]]>')
    expect(numbers(text, 0, int)).toEqual([0, 31, 31])
  })

  test('hold one array for each map of a shape file', () => {
    const values = Float32Array.from([1, -2.5, Number.NaN])
    const text = shapeGifti(
      [
        { name: 'a', values },
        { name: 'b', values },
      ],
      'left',
    )
    expect(isWellFormed(text)).toBe(true)
    expect(text.match(/NIFTI_INTENT_SHAPE/g)).toHaveLength(2)
    expect(numbers(text, 1, float)).toEqual([1, -2.5, Number.NaN])
  })
})
