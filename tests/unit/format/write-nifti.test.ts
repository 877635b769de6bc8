import { gunzipSync } from 'node:zlib'
import * as reader from 'nifti-reader-js'
import { describe, expect, it } from 'vitest'
import { gzipSame, INTENT, writeNifti } from '#format/write-nifti.ts'
import { affineFromRows, affineRows } from '#space/affine.ts'

const shape = [4, 3, 2] as const
const values = Float32Array.from({ length: 24 }, (_, i) => i / 7 - 1)

function written(rows: number[][]) {
  const toWorld = affineFromRows<'voxel', 'world'>(rows)
  const bytes = writeNifti({ values, shape, toWorld }, { intent: INTENT.z, descrip: 'a test' })
  const header = reader.readHeader(bytes.slice().buffer) as reader.NIFTI1
  return { toWorld, bytes, header }
}

/** Affine of a NIfTI quaternion, by the formula of the standard. */
function qformRows(header: reader.NIFTI1): number[][] {
  const { quatern_b: b, quatern_c: c, quatern_d: d } = header
  const a = Math.sqrt(Math.max(0, 1 - b * b - c * c - d * d))
  const [qfac = 1, dx = 0, dy = 0, dz = 0] = header.pixDims
  const rotation = [
    [a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)],
    [2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)],
    [2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c],
  ]
  const offset = [header.qoffset_x, header.qoffset_y, header.qoffset_z]
  return rotation.map((row, i) => [
    row[0]! * dx,
    row[1]! * dy,
    row[2]! * dz * (qfac < 0 ? -1 : 1),
    offset[i]!,
  ])
}

const turn = (degrees: number) =>
  [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)] as const
const [c, s] = turn(25)

/** 170° around an axis (Rodrigues), voxels of 2 mm. */
function nearHalfTurn(axis: readonly number[]): number[][] {
  const [cosine, sine] = turn(170)
  const [x, y, z] = axis.map((part) => part / Math.hypot(...axis)) as [number, number, number]
  const cross = [
    [0, -z, y],
    [z, 0, -x],
    [-y, x, 0],
  ]
  return [x, y, z].map((p, i) => [
    ...[x, y, z].map((q, j) => {
      const own = i === j ? cosine : 0
      return 2 * (own + sine * cross[i]![j]! + (1 - cosine) * p * q)
    }),
    i,
  ])
}

describe('a written NIfTI file', () => {
  it.each<readonly [string, number[][]]>([
    [
      'upright',
      [
        [2, 0, 0, -90],
        [0, 2, 0, -126],
        [0, 0, 2, -72],
      ],
    ],
    [
      'left-handed',
      [
        [-2, 0, 0, 90],
        [0, 2, 0, -126],
        [0, 0, 3, -72],
      ],
    ],
    [
      'half a turn around z',
      [
        [-2, 0, 0, 9],
        [0, -2, 0, 8],
        [0, 0, 2, 7],
      ],
    ],
    [
      'half a turn around y',
      [
        [-2, 0, 0, 9],
        [0, 2, 0, 8],
        [0, 0, -2, 7],
      ],
    ],
    [
      'half a turn around x',
      [
        [2, 0, 0, 9],
        [0, -2, 0, 8],
        [0, 0, -2, 7],
      ],
    ],
    [
      'oblique',
      [
        [2 * c, -3 * s, 0, 1],
        [2 * s, 3 * c, 0, 2],
        [0, 0, 1.5, 3],
      ],
    ],
    ...[
      [0.1, 0.9, 0.3],
      [0.2, 0.1, 0.95],
      [0.9, 0.2, -0.3],
      [-0.9, 0.2, 0.3],
      [0.3, -0.9, 0.2],
      [0.3, 0.2, -0.9],
    ].map((axis) => [`nearly half a turn around ${axis}`, nearHalfTurn(axis)] as const),
    [
      'axes exchanged',
      [
        [0, 0, 2, 1],
        [3, 0, 0, 2],
        [0, 1, 0, 3],
      ],
    ],
  ])('places the volume by sform and qform alike: %s', (_, rows) => {
    const { header, toWorld } = written(rows)
    expect([header.qform_code, header.sform_code]).toEqual([4, 4])
    affineRows(toWorld)
      .slice(0, 3)
      .forEach((row, i) => {
        row.forEach((value, j) => {
          expect(header.affine[i]![j]).toBeCloseTo(value, 5)
          expect(qformRows(header)[i]![j]).toBeCloseTo(value, 4)
        })
      })
  })

  it('leaves the qform out where the axes are sheared', () => {
    const { header } = written([
      [2, 0.5, 0, 0],
      [0, 2, 0, 0],
      [0, 0, 2, 0],
    ])
    expect([header.qform_code, header.sform_code]).toEqual([0, 4])
  })

  it('holds values, intent, units and description', () => {
    const { header, bytes } = written([
      [2, 0, 0, 0],
      [0, 2, 0, 0],
      [0, 0, 2, 0],
    ])
    expect(header.dims.slice(0, 4)).toEqual([3, 4, 3, 2])
    expect([header.intent_code, header.datatypeCode, header.numBitsPerVoxel]).toEqual([5, 16, 32])
    expect([header.scl_slope, header.scl_inter, header.xyzt_units]).toEqual([1, 0, 2])
    expect(header.description.replace(/\0.*/s, '')).toBe('a test')
    expect(new Float32Array(reader.readImage(header, bytes.slice().buffer))).toEqual(values)
  })

  it('packs to the same bytes each time, without a date', () => {
    const { bytes } = written([
      [2, 0, 0, 0],
      [0, 2, 0, 0],
      [0, 0, 2, 0],
    ])
    const packed = gzipSame(bytes)
    expect(gzipSame(bytes)).toEqual(packed)
    expect([...packed.subarray(4, 8)]).toEqual([0, 0, 0, 0])
    expect(Buffer.compare(gunzipSync(packed), bytes)).toBe(0)
  })

  it('refuses what the header has no room for', () => {
    const toWorld = affineFromRows<'voxel', 'world'>([
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
    ])
    const volume = { values, shape, toWorld }
    expect(() => writeNifti(volume, { descrip: 'x'.repeat(80) })).toThrow(RangeError)
    expect(() => writeNifti({ ...volume, shape: [40000, 1, 1] })).toThrow(RangeError)
  })
})
