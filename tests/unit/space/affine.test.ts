import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  affineFromRows,
  affineRows,
  apply,
  compose,
  determinant,
  identityAffine,
  invert,
  voxelSizes,
} from '#space/affine.ts'
import { voxelPoint } from '#space/point.ts'

type Matrix = readonly (readonly number[])[]

/** 4x4 matrices as a textbook writes them. */
function naiveProduct(a: Matrix, b: Matrix): number[][] {
  return [0, 1, 2, 3].map((row) =>
    [0, 1, 2, 3].map((column) =>
      [0, 1, 2, 3].reduce((sum, k) => sum + a[row]![k]! * b[k]![column]!, 0),
    ),
  )
}

function naiveApply(a: Matrix, p: readonly number[]): number[] {
  return [0, 1, 2].map(
    (row) => a[row]![0]! * p[0]! + a[row]![1]! * p[1]! + a[row]![2]! * p[2]! + a[row]![3]!,
  )
}

/** Laplace expansion along the first row. */
function naiveDeterminant(a: Matrix): number {
  if (a.length === 1) return a[0]![0]!
  return a[0]!.reduce((sum, value, column) => {
    const minor = a.slice(1).map((row) => row.filter((_, k) => k !== column))
    return sum + (column % 2 === 0 ? 1 : -1) * value * naiveDeterminant(minor)
  }, 0)
}

const coordinate = fc.double({ min: -300, max: 300, noNaN: true })
const coordinates = fc.tuple(coordinate, coordinate, coordinate)
const entry = fc.double({ min: -4, max: 4, noNaN: true })
const matrix = fc
  .tuple(...Array.from({ length: 3 }, () => fc.tuple(entry, entry, entry, coordinate)))
  .map((rows): Matrix => [...rows, [0, 0, 0, 1]])
/** Grids of real scanners: no axis of a voxel lies nearly in the plane of the other two. */
const invertible = matrix.filter(
  (rows) => Math.abs(naiveDeterminant(rows.slice(0, 3).map((row) => row.slice(0, 3)))) > 0.05,
)

const toWorld = (rows: Matrix) => affineFromRows<'voxel', 'world'>(rows)

function expectClose(actual: readonly number[], expected: readonly number[], tolerance: number) {
  for (let i = 0; i < expected.length; i++) {
    expect(Math.abs(actual[i]! - expected[i]!)).toBeLessThanOrEqual(
      tolerance * (1 + Math.abs(expected[i]!)),
    )
  }
}

describe('apply', () => {
  it('multiplies the matrix with the point and adds the translation', () => {
    fc.assert(
      fc.property(matrix, coordinates, (rows, p) => {
        expectClose(apply(toWorld(rows), voxelPoint(...p)), naiveApply(rows, p), 1e-12)
      }),
    )
  })

  it("puts the first voxel of the field's 2 mm grid at (-90, -126, -72) mm", () => {
    const mni = toWorld([
      [2, 0, 0, -90],
      [0, 2, 0, -126],
      [0, 0, 2, -72],
      [0, 0, 0, 1],
    ])
    expect([...apply(mni, voxelPoint(0, 0, 0))]).toEqual([-90, -126, -72])
    expect([...apply(mni, voxelPoint(45, 63, 36))]).toEqual([0, 0, 0])
  })
})

describe('compose', () => {
  it('applies its second argument first', () => {
    const scale = affineFromRows<'voxel', 'world'>([
      [2, 0, 0, 0],
      [0, 2, 0, 0],
      [0, 0, 2, 0],
    ])
    const shift = affineFromRows<'world', 'scene'>([
      [1, 0, 0, 10],
      [0, 1, 0, 20],
      [0, 0, 1, 30],
    ])
    expect([...apply(compose(shift, scale), voxelPoint(1, 1, 1))]).toEqual([12, 22, 32])
  })

  it('equals the product of the 4x4 matrices', () => {
    fc.assert(
      fc.property(matrix, matrix, (second, first) => {
        const composed = compose(affineFromRows<'world', 'scene'>(second), toWorld(first))
        expectClose(affineRows(composed).flat(), naiveProduct(second, first).flat(), 1e-12)
      }),
    )
  })

  it('leaves an affine as it is when the other one is the identity', () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const affine = toWorld(rows)
        expectClose(compose(identityAffine<'world', 'world'>(), affine), affine, 0)
        expectClose(compose(affine, identityAffine<'voxel', 'voxel'>()), affine, 0)
      }),
    )
  })
})

describe('invert', () => {
  it('brings every point back to where it was', () => {
    fc.assert(
      fc.property(invertible, coordinates, (rows, p) => {
        const affine = toWorld(rows)
        expectClose(apply(invert(affine), apply(affine, voxelPoint(...p))), p, 1e-7)
      }),
    )
  })

  it('composes with its affine to the identity from either side', () => {
    fc.assert(
      fc.property(invertible, (rows) => {
        const affine = toWorld(rows)
        const identity = affineRows(identityAffine<'world', 'world'>()).flat()
        expectClose(affineRows(compose(affine, invert(affine))).flat(), identity, 1e-7)
        expectClose(affineRows(compose(invert(affine), affine)).flat(), identity, 1e-7)
      }),
    )
  })

  it.each([
    ['flat', [1, 2, 3, 0], [2, 4, 6, 0], [0, 0, 1, 0]],
    ['zero', [0, 0, 0, 5], [0, 0, 0, 5], [0, 0, 0, 5]],
    ['not a number', [Number.NaN, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]],
    ['infinite', [Number.POSITIVE_INFINITY, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]],
  ])('refuses a %s grid', (_, ...rows) => {
    expect(() => invert(toWorld(rows as number[][]))).toThrow(RangeError)
  })
})

describe('determinant', () => {
  it('equals the expansion by minors', () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const linear = rows.slice(0, 3).map((row) => row.slice(0, 3))
        expect(determinant(toWorld(rows))).toBeCloseTo(naiveDeterminant(linear), 9)
      }),
    )
  })

  it('is negative for a left-handed grid', () => {
    const flipped = toWorld([
      [-2, 0, 0, 90],
      [0, 2, 0, -126],
      [0, 0, 2, -72],
    ])
    expect(determinant(flipped)).toBe(-8)
  })
})

describe('voxelSizes', () => {
  it('gives the edge lengths of a grid that is turned in space', () => {
    const turn = Math.PI / 6
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    const turned = toWorld([
      [1.5 * cos, -2 * sin, 0, 4],
      [1.5 * sin, 2 * cos, 0, 5],
      [0, 0, 3.25, 6],
    ])
    const sizes = voxelSizes(turned)
    expectClose(sizes, [1.5, 2, 3.25], 1e-14)
  })
})

describe('affineFromRows', () => {
  it('gives back the rows that it was made of', () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        expect(affineRows(toWorld(rows))).toEqual(rows)
      }),
    )
  })

  it.each([
    [[]],
    [[[1, 0, 0, 0]]],
    [
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    ],
  ])('refuses %j, which is no affine', (rows) => {
    expect(() => toWorld(rows)).toThrow(RangeError)
  })
})
