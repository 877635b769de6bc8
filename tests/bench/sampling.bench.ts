/** Sampling rules beside a bare loop that does nothing but trilinear gathers, on a 2 mm map and fsaverage's sizes. */
import type { Mesh } from '#mesh/mesh.ts'
import { samplingRules } from '#sampling/index.ts'
import { affineFromRows, invert } from '#space/affine.ts'
import { seededRandom } from '#statistic/random.ts'
import type { Volume } from '#volume/volume.ts'
import { compareTimes } from './compare-times.ts'

const shape = [91, 109, 91] as const

function mapOfNoise(): Volume {
  const next = seededRandom(3)
  const values = Float32Array.from({ length: shape[0] * shape[1] * shape[2] }, () => next() - 0.5)
  const toWorld = affineFromRows<'voxel', 'world'>([
    [-2, 0, 0, 90],
    [0, 2, 0, -126],
    [0, 0, 2, -72],
  ])
  return { values, shape, toWorld }
}

/** A sphere of 10 * 4^level + 2 vertices: the topology of fsaverage. */
function sphere(level: number, radius: number): Mesh {
  const t = (1 + 5 ** 0.5) / 2
  const points = [
    [-1, t, 0],
    [1, t, 0],
    [-1, -t, 0],
    [1, -t, 0],
    [0, -1, t],
    [0, 1, t],
    [0, -1, -t],
    [0, 1, -t],
    [t, 0, -1],
    [t, 0, 1],
    [-t, 0, -1],
    [-t, 0, 1],
  ]
  let faces = [
    [0, 11, 5],
    [0, 5, 1],
    [0, 1, 7],
    [0, 7, 10],
    [0, 10, 11],
    [1, 5, 9],
    [5, 11, 4],
    [11, 10, 2],
    [10, 7, 6],
    [7, 1, 8],
    [3, 9, 4],
    [3, 4, 2],
    [3, 2, 6],
    [3, 6, 8],
    [3, 8, 9],
    [4, 9, 5],
    [2, 4, 11],
    [6, 2, 10],
    [8, 6, 7],
    [9, 8, 1],
  ]
  for (let n = 0; n < level; n++) {
    const middles = new Map<number, number>()
    const between = (a: number, b: number) => {
      const key = Math.min(a, b) * 1e6 + Math.max(a, b)
      const known = middles.get(key)
      if (known !== undefined) return known
      points.push([0, 1, 2].map((axis) => (points[a]![axis]! + points[b]![axis]!) / 2))
      middles.set(key, points.length - 1)
      return points.length - 1
    }
    faces = faces.flatMap(([a, b, c]) => {
      const [ab, bc, ca] = [between(a!, b!), between(b!, c!), between(c!, a!)]
      return [
        [a!, ab, ca],
        [b!, bc, ab],
        [c!, ca, bc],
        [ab, bc, ca],
      ]
    })
  }
  const positions = points.flatMap((p) => {
    const scale = radius / Math.hypot(...p)
    return p.map((value) => value * scale)
  })
  return { positionsWorld: Float32Array.from(positions), faces: Uint32Array.from(faces.flat()) }
}

function bareLoop(volume: Volume, mesh: Mesh, gathers: number): number {
  const m = invert(volume.toWorld)
  const { values } = volume
  const [nx, ny] = shape
  const p = mesh.positionsWorld
  let sum = 0
  for (let repeat = 0; repeat < gathers; repeat++) {
    for (let v = 0; v < p.length; v += 3) {
      const x = m[0]! * p[v]! + m[3]!
      const y = m[5]! * p[v + 1]! + m[7]!
      const z = m[10]! * p[v + 2]! + m[11]! + repeat / 100
      const i = Math.floor(x)
      const j = Math.floor(y)
      const k = Math.floor(z)
      const at = i + nx * (j + ny * k)
      const fx = x - i
      const fy = y - j
      const fz = z - k
      const up = at + nx * ny
      sum +=
        ((values[at]! * (1 - fx) + values[at + 1]! * fx) * (1 - fy) +
          (values[at + nx]! * (1 - fx) + values[at + nx + 1]! * fx) * fy) *
          (1 - fz) +
        ((values[up]! * (1 - fx) + values[up + 1]! * fx) * (1 - fy) +
          (values[up + nx]! * (1 - fx) + values[up + nx + 1]! * fx) * fy) *
          fz
    }
  }
  return sum
}

export async function bench(): Promise<void> {
  const volume = mapOfNoise()
  for (const [name, level, rounds] of [
    // About what a hemisphere of the bundled cortex has.
    ['40,962', 6, 7],
    ['163,842', 7, 3],
  ] as const) {
    const surfaces = {
      middle: sphere(level, 51.5),
      white: sphere(level, 50),
      pial: sphere(level, 53),
    }
    console.log(`${name} vertices, one hemisphere`)
    const timings = await compareTimes(
      {
        'bare trilinear loop': () => bareLoop(volume, surfaces.middle, 1),
        trilinear: () => samplingRules.trilinear.sample(volume, surfaces),
        nearest: () => samplingRules.nearest.sample(volume, surfaces),
        'bare loop, 10 samples': () => bareLoop(volume, surfaces.middle, 10),
        'line, 10 samples': () => samplingRules.line.sample(volume, surfaces),
        'depth, 10 samples': () => samplingRules.depth.sample(volume, surfaces),
        ribbon: () => samplingRules.ribbon.sample(volume, surfaces),
      },
      rounds,
    )
    const vertices = surfaces.middle.positionsWorld.length / 3
    const speeds = timings.map(
      ({ label, medianMs }) => `${label} ${(vertices / medianMs / 1000).toFixed(2)}`,
    )
    console.log(`million vertices a second: ${speeds.join(', ')}`)
  }
}
