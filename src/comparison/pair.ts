/** Two maps value by value: on one grid, with what was left out counted. */
import { compose, invert } from '#space/affine.ts'
import { trilinearAtVoxel } from '#volume/interpolate.ts'
import type { Volume } from '#volume/volume.ts'

/** Whether a place counts where a map is exactly 0: 'drop' leaves it out when either is, as most maps hold 0 outside the brain. */
export type ZeroRule = 'keep' | 'drop'

export type Pairs = {
  /** Values of the places that count, in the same order. */
  readonly a: Float64Array
  readonly b: Float64Array
  /** Index of each in the maps that were passed in. */
  readonly at: Int32Array
  /** Places where both maps hold a finite number and either is 0, left out. */
  readonly zerosDropped: number
  /** Places where either map holds no finite number: left out always. */
  readonly notFinite: number
}

/** @throws RangeError when the maps differ in length */
export function pairValues(a: ArrayLike<number>, b: ArrayLike<number>, zeros: ZeroRule): Pairs {
  if (a.length !== b.length) throw new RangeError('two maps of one grid or surface are needed')
  const at = new Int32Array(a.length)
  let n = 0
  let notFinite = 0
  let zerosDropped = 0
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]!, b[i]!]
    if (!(Number.isFinite(x) && Number.isFinite(y))) notFinite++
    else if (zeros === 'drop' && (x === 0 || y === 0)) zerosDropped++
    else at[n++] = i
  }
  const places = at.slice(0, n)
  return {
    a: Float64Array.from(places, (i) => a[i]!),
    b: Float64Array.from(places, (i) => b[i]!),
    at: places,
    zerosDropped,
    notFinite,
  }
}

/** Places where both are finite and at least one is not 0: what overlap is counted in, as a 0 there means "below the threshold". */
export function pairForOverlap(a: ArrayLike<number>, b: ArrayLike<number>): Pairs {
  const { a: x, b: y, at, notFinite } = pairValues(a, b, 'keep')
  const keep: number[] = []
  for (let n = 0; n < at.length; n++) if (x[n] !== 0 || y[n] !== 0) keep.push(n)
  return {
    a: Float64Array.from(keep, (n) => x[n]!),
    b: Float64Array.from(keep, (n) => y[n]!),
    at: Int32Array.from(keep, (n) => at[n]!),
    zerosDropped: at.length - keep.length,
    notFinite,
  }
}

/** Whether the voxels of both lie at the same millimetres. */
export function sameGrid(a: Volume, b: Volume): boolean {
  return (
    a.shape.every((length, axis) => length === b.shape[axis]) &&
    a.toWorld.every((entry, n) => Math.abs(entry - b.toWorld[n]!) < 1e-4)
  )
}

/**
 * `volume` at the voxel centres of `target`, trilinearly; NaN beyond its outermost voxel centres. The volume itself where the grids agree.
 * @throws RangeError when the volume's affine has no inverse
 */
export function onGridOf(target: Volume, volume: Volume): Volume {
  if (sameGrid(target, volume)) return volume
  const [nx, ny, nz] = target.shape
  const m = compose(invert(volume.toWorld), target.toWorld)
  const values = new Float64Array(nx * ny * nz)
  // Away from whole voxels by roundoff only: else a voxel on the outer face would fall outside.
  const clean = (x: number) => (Math.abs(x - Math.round(x)) < 1e-6 ? Math.round(x) : x)
  for (let k = 0, at = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, at++)
        values[at] = trilinearAtVoxel(
          volume,
          clean(m[0]! * i + m[1]! * j + m[2]! * k + m[3]!),
          clean(m[4]! * i + m[5]! * j + m[6]! * k + m[7]!),
          clean(m[8]! * i + m[9]! * j + m[10]! * k + m[11]!),
        )
  return { values, shape: target.shape, toWorld: target.toWorld }
}
