/**
 * The spin test: map A is turned about at random on the sphere of each hemisphere and compared with B again
 * (Alexander-Bloch et al. 2018, doi:10.1016/j.neuroimage.2018.05.070). Rotations of the right side mirror those of the left.
 * As in neuromaps the medial wall turns with the map: where it comes to lie there is no value, and the pair is left out.
 */
import { type NearestOnSphere, nearestVertex } from '#mesh/nearest-on-sphere.ts'
import { type Random, seededRandom } from '#statistic/random.ts'
import { ranksOf } from './spearman.ts'

const sides = ['left', 'right'] as const
type Sides<T> = { readonly left: T; readonly right: T }

/** One value a vertex of each hemisphere; NaN on the medial wall and wherever the map does not count. */
export type SurfacePair = { readonly a: Sides<Float64Array>; readonly b: Sides<Float64Array> }

export type NullCorrelations = {
  /** One a draw, in the order of the draws; NaN where no pair was left. */
  readonly pearson: Float64Array
  /** Of the maps' ranks among all their values. */
  readonly spearman: Float64Array
}

/** Rows of a rotation matrix. */
type Rotation = readonly [number, number, number, number, number, number, number, number, number]

/** Evenly distributed over all rotations: a unit quaternion from three uniform numbers (Shoemake 1992). */
export function randomRotation(random: Random): Rotation {
  const [u, v, w] = [random(), 2 * Math.PI * random(), 2 * Math.PI * random()]
  const [r1, r2] = [Math.sqrt(1 - u), Math.sqrt(u)]
  const [x, y, z, t] = [r1 * Math.sin(v), r1 * Math.cos(v), r2 * Math.sin(w), r2 * Math.cos(w)]
  return [
    1 - 2 * (y * y + z * z),
    2 * (x * y - z * t),
    2 * (x * z + y * t),
    2 * (x * y + z * t),
    1 - 2 * (x * x + z * z),
    2 * (y * z - x * t),
    2 * (x * z - y * t),
    2 * (y * z + x * t),
    1 - 2 * (x * x + y * y),
  ]
}

function mirrored(r: Rotation): Rotation {
  return [r[0], -r[1], -r[2], -r[3], r[4], r[5], -r[6], r[7], r[8]]
}

/**
 * Draws `from` to `to - 1` of the null; each depends on the seed and its own number alone, so they can be shared out.
 * @param spheres of `left` and `right`, centred, with the same orientation as the world
 */
export function spinCorrelations(
  { a, b }: SurfacePair,
  spheres: Sides<NearestOnSphere>,
  { seed, from, to }: { readonly seed: number; readonly from: number; readonly to: number },
): NullCorrelations {
  const [valuesA, valuesB] = [centred(a), centred(b)]
  const [ranksA, ranksB] = [centred(ranked(a)), centred(ranked(b))]
  const pearson = new Float64Array(to - from)
  const spearman = new Float64Array(to - from)
  for (let draw = from; draw < to; draw++) {
    const left = randomRotation(seededRandom(seed, draw))
    const rotations = { left, right: mirrored(left) }
    const plain = new Float64Array(6)
    const ranks = new Float64Array(6)
    for (const side of sides) {
      const sphere = spheres[side]
      const { unit } = sphere
      const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = rotations[side]
      const [va, vb, ra, rb] = [valuesA[side], valuesB[side], ranksA[side], ranksB[side]]
      for (let v = 0; v < vb.length; v++) {
        const y = vb[v]!
        if (Number.isNaN(y)) continue
        const p = unit[3 * v]!
        const q = unit[3 * v + 1]!
        const r = unit[3 * v + 2]!
        const source = nearestVertex(
          sphere,
          m0 * p + m1 * q + m2 * r,
          m3 * p + m4 * q + m5 * r,
          m6 * p + m7 * q + m8 * r,
        )
        const x = va[source]!
        if (Number.isNaN(x)) continue
        add(plain, x, y)
        add(ranks, ra[source]!, rb[v]!)
      }
    }
    pearson[draw - from] = correlationOfSums(plain)
    spearman[draw - from] = correlationOfSums(ranks)
  }
  return { pearson, spearman }
}

/** n, sums of x and y, of their squares, and of their product. */
function add(sums: Float64Array, x: number, y: number): void {
  sums[0]! += 1
  sums[1]! += x
  sums[2]! += y
  sums[3]! += x * x
  sums[4]! += y * y
  sums[5]! += x * y
}

function correlationOfSums(sums: Float64Array): number {
  const [n, x, y, xx, yy, xy] = sums as unknown as [number, number, number, number, number, number]
  return (xy - (x * y) / n) / Math.sqrt((xx - (x * x) / n) * (yy - (y * y) / n))
}

/** Less their common mean, so that sums of squares lose no digits. */
function centred(values: Sides<Float64Array>): Sides<Float64Array> {
  let [sum, n] = [0, 0]
  for (const side of sides)
    for (const value of values[side])
      if (!Number.isNaN(value)) {
        sum += value
        n++
      }
  const mean = sum / n
  return { left: values.left.map((v) => v - mean), right: values.right.map((v) => v - mean) }
}

function ranked(values: Sides<Float64Array>): Sides<Float64Array> {
  const finite = (side: 'left' | 'right') => values[side].filter((value) => !Number.isNaN(value))
  const [left, right] = [finite('left'), finite('right')]
  const both = new Float64Array(left.length + right.length)
  both.set(left)
  both.set(right, left.length)
  const ranks = ranksOf(both)
  let at = 0
  const spread = (side: 'left' | 'right') =>
    values[side].map((value) => (Number.isNaN(value) ? Number.NaN : ranks[at++]!))
  return { left: spread('left'), right: spread('right') }
}
