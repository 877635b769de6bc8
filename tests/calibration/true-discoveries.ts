/**
 * How often All-Resolutions Inference claims too much: `npx tsx tests/calibration/true-discoveries.ts [MAPS]`.
 * Smooth noise, with and without an effect in a ball. Seeded; the figures stand in README.md.
 */
import { standardNormal } from '#comparison/surrogate.ts'
import { affineFromRows } from '#space/affine.ts'
import { clustersOfShare, clusterTree } from '#statistic/adaptive-clusters.ts'
import { normalUpperTail } from '#statistic/normal.ts'
import { seededRandom } from '#statistic/random.ts'
import { leastTrue, trueDiscoveries } from '#statistic/true-discoveries.ts'
import { smoothVolume } from '#volume/smooth-volume.ts'

const [maps = 400] = process.argv.slice(2).map(Number)
/** Voxels along an edge, after as many were cut off all around as the kernel reaches: at a border noise is less smooth. */
const edge = 24
const border = 6
const whole = edge + 2 * border
const shape = [edge, edge, edge] as const
const toWorld = affineFromRows<'voxel', 'world'>([
  [3, 0, 0, 0],
  [0, 3, 0, 0],
  [0, 0, 3, 0],
])
const alpha = 0.05

function smoothNoise(map: number): Float64Array {
  const random = seededRandom(99, map)
  const values = Float64Array.from({ length: whole ** 3 }, () => standardNormal(random))
  return middleOf(smoothVolume({ values, shape: [whole, whole, whole], toWorld }, 9).values)
}

function middleOf(values: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: edge ** 3 }, (_, v) => {
    const [i, j, k] = [v % edge, Math.floor(v / edge) % edge, Math.floor(v / edge / edge)]
    return values[i + border + whole * (j + border + whole * (k + border))]!
  })
}

/** Standard deviation of smooth noise: the root of the sum of the kernel's squares. */
const spike = new Float64Array(whole ** 3)
spike[whole / 2 + whole * (whole / 2 + whole * (whole / 2))] = 1
const kernel = smoothVolume({ values: spike, shape: [whole, whole, whole], toWorld }, 9).values
const sd = Math.sqrt(Float64Array.from(kernel).reduce((sum, weight) => sum + weight * weight, 0))

/** Radius of the ball in which there is an effect, voxels; and how large it is, in standard deviations. */
for (const [radius, effect] of [
  [0, 0],
  [5, 3],
  [5, 5],
] as const) {
  const active = new Uint8Array(edge ** 3)
  for (let v = 0; v < active.length; v++) {
    const [i, j, k] = [v % edge, Math.floor(v / edge) % edge, Math.floor(v / edge / edge)]
    if (Math.hypot(i - 12, j - 12, k - 12) < radius) active[v] = 1
  }
  let wrong = 0
  let claimed = 0
  for (let map = 0; map < maps; map++) {
    const smooth = smoothNoise(map)
    const p = Float64Array.from(smooth, (value, v) =>
      normalUpperTail(value / sd + effect * active[v]!),
    )
    const ari = trueDiscoveries(p, alpha)
    const tree = clusterTree(p, shape, 26, ari)
    const truly = (voxels: ArrayLike<number>) =>
      Array.from(voxels).reduce((n, v) => n + active[v]!, 0)
    // Every cluster of every threshold, and the clusters of any share: one claim too many in any of them is an error.
    const clusters = [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((share) => clustersOfShare(tree, p, share))
    const tooMuch = clusters.some(({ voxels, leastTrue: least }) => least > truly(voxels))
    const inAll = leastTrue(ari, Int32Array.from(p.keys()))
    if (tooMuch || inAll > truly(Int32Array.from(p.keys()))) wrong++
    claimed += inAll
  }
  const size = active.reduce((n, flag) => n + flag, 0)
  console.log(
    `effect ${effect} in ${size} voxels: some cluster claims too much in ${((100 * wrong) / maps).toFixed(1)} % of ${maps} maps (at most ${100 * alpha} % are allowed); bound on the whole ${(claimed / maps).toFixed(1)} voxels`,
  )
}
