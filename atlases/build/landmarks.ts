/**
 * Where a gyrus ends: at the fundus of the sulcus around it, found on the surface itself. A watershed of sulcal depth
 * (Meyer 1991) floods the cortex from a few places, shallow first; floods from inside the gyrus and from beyond meet
 * along the deepest line between them.
 */
import { landmarkBits } from '#atlas/cortex.ts'
import type { Adjacency } from '#mesh/adjacency.ts'
import { smoothValues } from '#mesh/smooth.ts'
import type { Side } from './white-mask.ts'

type Place = readonly [x: number, y: number, z: number]

/** Rounds of smoothing of the depth, so that pits of one vertex hold nothing up. */
const depthRounds = 2

type Gyrus = {
  /** Places on the gyrus's crown, read on this brain's surface: x is the distance from the midline. Millimetres. */
  readonly inside: { readonly [side in Side]: readonly Place[] }
  /** Places on the crowns beyond the sulcus. */
  readonly beyond: { readonly [side in Side]: readonly Place[] }
  /** Vertices that start inside or beyond whatever the places say. */
  readonly known: (depthMm: number, wall: boolean, place: Place) => 'inside' | 'beyond' | null
}

/**
 * The cingulate gyrus above and in front of the callosum, callosal sulcus included, up to the fundus of the cingulate
 * sulcus. On the left a paracingulate sulcus runs beyond it: the crown between the two is beyond.
 */
const cingulate: Gyrus = {
  inside: {
    left: [
      [3, -8, 40],
      [3, 0, 38],
      [3, 8, 34],
      [3, 16, 30],
      [4, 24, 24],
      [5, 28, 21],
      [4, 32, 18],
      [4, 40, 14],
    ],
    right: [
      [2, -8, 38],
      [2, 0, 35],
      [3, 8, 35],
      [3, 16, 30],
      [3, 24, 26],
      [3, 32, 20],
      [4, 40, 10],
    ],
  },
  beyond: {
    left: [
      [3, -8, 59],
      [4, 0, 56],
      [4, 8, 48],
      [3, 12, 42],
      [3, 16, 38],
      [4, 20, 35],
      [4, 24, 34],
      [4, 28, 31],
      [4, 32, 27],
      [4, 40, 20],
    ],
    right: [
      [3, -8, 59],
      [3, 0, 47],
      [4, 4, 44],
      [4, 8, 48],
      [5, 16, 44],
      [4, 24, 38],
      [4, 32, 33],
      [4, 40, 25],
    ],
  },
  known: (_depthMm, wall, [, y, z]) => {
    if (wall) return 'inside'
    return y < -25 || z < 0 ? 'beyond' : null
  },
}

/** The insula as far as the fundus of the circular sulcus; the opercula's banks are beyond. */
const insula: Gyrus = {
  inside: {
    left: [
      [30, 24, 3],
      [35, 12, 3],
      [31, 15, 9],
      [36, 9, -3],
      [32, 15, -9],
      [40, 3, 3],
      [38, 0, 11],
      [37, -11, 12],
      [39, -9, 1],
    ],
    right: [
      [34, 22, 1],
      [40, 20, -5],
      [41, 4, -9],
      [36, 12, 3],
      [36, 9, -3],
      [35, 12, -9],
      [40, 3, 1],
      [36, 0, 12],
      [38, -9, 10],
      [40, -7, 0],
    ],
  },
  beyond: { left: [], right: [] },
  known: (depthMm, wall, [x]) => (depthMm < 12 || wall || x < 20 ? 'beyond' : null),
}

const gyri = { cingulate, insula } as const

/** Bits of {@link landmarkBits} for each vertex. */
export function landmarks(
  middle: Float32Array,
  sulcalDepth: Float32Array,
  medialWall: Uint8Array,
  adjacent: Adjacency,
  side: Side,
): Uint8Array {
  const depth = smoothValues(sulcalDepth, adjacent, depthRounds, 0.5)
  const out = new Uint8Array(medialWall.length)
  for (const name of ['cingulate', 'insula'] as const) {
    const gyrus = gyri[name]
    const start = new Int8Array(medialWall.length)
    for (let v = 0; v < start.length; v++) {
      const place = placeOf(middle, v, side)
      const known = gyrus.known(depth[v]!, medialWall[v] === 1, place)
      if (known !== null) start[v] = known === 'inside' ? 1 : 2
    }
    for (const place of gyrus.inside[side]) start[nearest(middle, place, side)] = 1
    for (const place of gyrus.beyond[side]) start[nearest(middle, place, side)] = 2
    watershed(depth, adjacent, start).forEach((basin, v) => {
      if (basin === 1 && !medialWall[v]) out[v]! |= landmarkBits[name]
    })
  }
  return out
}

function placeOf(positions: Float32Array, v: number, side: Side): Place {
  const x = positions[3 * v]!
  return [side === 'left' ? -x : x, positions[3 * v + 1]!, positions[3 * v + 2]!]
}

function nearest(positions: Float32Array, [x, y, z]: Place, side: Side): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let v = 0; v < positions.length / 3; v++) {
    const [px, py, pz] = placeOf(positions, v, side)
    const distance = Math.hypot(px - x, py - y, pz - z)
    if (distance < least) {
      least = distance
      best = v
    }
  }
  return best
}

/**
 * The basin of each vertex: floods start where `start` is not 0 and rise together, the lowest vertex beside any flood
 * always first; ties go to the one that was reached first.
 */
export function watershed(
  heights: Float32Array,
  { start: rows, list }: Adjacency,
  start: Int8Array,
): Int8Array {
  const basins = start.slice()
  const order = [...heights.keys()].sort((a, b) => heights[a]! - heights[b]! || a - b)
  const rank = new Uint32Array(heights.length)
  order.forEach((v, n) => {
    rank[v] = n
  })
  // Vertices beside a flood, by rank: the lowest is found by scanning up, and down again when a lower one turns up.
  const waiting = new Int8Array(heights.length)
  let lowest = 0
  const reach = (v: number) => {
    for (let n = rows[v]!; n < rows[v + 1]!; n++) {
      const u = list[n]!
      const at = rank[u]!
      if (basins[u] !== 0 || waiting[at] !== 0) continue
      waiting[at] = basins[v]!
      if (at < lowest) lowest = at
    }
  }
  for (const v of order) if (start[v] !== 0) reach(v)
  while (lowest < order.length) {
    const basin = waiting[lowest]!
    if (basin === 0) {
      lowest++
      continue
    }
    waiting[lowest] = 0
    const v = order[lowest]!
    basins[v] = basin
    reach(v)
  }
  return basins
}
