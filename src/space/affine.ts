/** Affine maps between spaces, float64, three rows of four (the last row is always 0 0 0 1). */
import { type Point, point, type Space } from './point.ts'

declare const mapsBetween: unique symbol

/** Row-major 3x4: `[m00, m01, m02, m03, m10, ...]`; column 3 is the translation. */
export type Affine<From extends Space, To extends Space> = readonly number[] & {
  readonly [mapsBetween]: (from: From) => To
}

/** The only cast from bare numbers. `rows` are three or four rows of four numbers; a fourth is dropped. */
export function affineFromRows<From extends Space, To extends Space>(
  rows: readonly (readonly number[])[],
): Affine<From, To> {
  const flat = rows.slice(0, 3).flat()
  if (flat.length !== 12) throw new RangeError('an affine has three rows of four numbers')
  return flat as unknown as Affine<From, To>
}

/** Four rows of four numbers, the form in which the field's programs print an affine. */
export function affineRows<From extends Space, To extends Space>(
  affine: Affine<From, To>,
): number[][] {
  const a: readonly number[] = affine
  return [a.slice(0, 4), a.slice(4, 8), a.slice(8, 12), [0, 0, 0, 1]]
}

export function identityAffine<From extends Space, To extends Space>(): Affine<From, To> {
  return affineFromRows<From, To>([
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [0, 0, 1, 0],
  ])
}

/**
 * Applies `affine` to a point of the space that it starts from.
 * `NoInfer` makes the affine alone decide the space: else TypeScript would infer a union and accept any point.
 */
export function apply<From extends Space, To extends Space>(
  affine: Affine<From, To>,
  p: Point<NoInfer<From>>,
): Point<To> {
  const m = affine
  const [x, y, z] = p
  return point<To>(
    m[0]! * x + m[1]! * y + m[2]! * z + m[3]!,
    m[4]! * x + m[5]! * y + m[6]! * z + m[7]!,
    m[8]! * x + m[9]! * y + m[10]! * z + m[11]!,
  )
}

/** `compose(second, first)`: first `first`, then `second`, as matrices multiply. */
export function compose<A extends Space, B extends Space, C extends Space>(
  second: Affine<B, C>,
  first: Affine<A, NoInfer<B>>,
): Affine<A, C> {
  const out: number[][] = []
  for (let row = 0; row < 3; row++) {
    const line: number[] = []
    for (let column = 0; column < 4; column++) {
      let sum = column === 3 ? second[row * 4 + 3]! : 0
      for (let k = 0; k < 3; k++) sum += second[row * 4 + k]! * first[k * 4 + column]!
      line.push(sum)
    }
    out.push(line)
  }
  return affineFromRows<A, C>(out)
}

/** Determinant of the linear part: negative where the grid is left-handed, 0 or NaN where it can't be inverted. */
export function determinant<From extends Space, To extends Space>(
  affine: Affine<From, To>,
): number {
  const m: readonly number[] = affine
  return (
    m[0]! * (m[5]! * m[10]! - m[6]! * m[9]!) -
    m[1]! * (m[4]! * m[10]! - m[6]! * m[8]!) +
    m[2]! * (m[4]! * m[9]! - m[5]! * m[8]!)
  )
}

/** @throws RangeError when the affine is singular or not finite. */
export function invert<From extends Space, To extends Space>(
  affine: Affine<From, To>,
): Affine<To, From> {
  const m = affine
  const det = determinant(affine)
  if (!Number.isFinite(det) || det === 0) throw new RangeError('the affine has no inverse')
  const cofactor = (a: number, b: number, c: number, d: number) =>
    (m[a]! * m[b]! - m[c]! * m[d]!) / det
  const r = [
    [cofactor(5, 10, 6, 9), cofactor(2, 9, 1, 10), cofactor(1, 6, 2, 5)],
    [cofactor(6, 8, 4, 10), cofactor(0, 10, 2, 8), cofactor(2, 4, 0, 6)],
    [cofactor(4, 9, 5, 8), cofactor(1, 8, 0, 9), cofactor(0, 5, 1, 4)],
  ]
  return affineFromRows<To, From>(
    r.map((row) => [...row, -(row[0]! * m[3]! + row[1]! * m[7]! + row[2]! * m[11]!)]),
  )
}

/** Edge lengths of a voxel in the target's unit: the norms of the linear part's columns. */
export function voxelSizes(affine: Affine<'voxel', Space>): [number, number, number] {
  const m = affine as readonly number[]
  return [
    Math.hypot(m[0]!, m[4]!, m[8]!),
    Math.hypot(m[1]!, m[5]!, m[9]!),
    Math.hypot(m[2]!, m[6]!, m[10]!),
  ]
}
