/** Sampling rules beside a bare loop that does nothing but trilinear gathers, on a 2 mm map and fsaverage's sizes. */
import type { Mesh } from '#mesh/mesh.ts'
import { samplingRules } from '#sampling/index.ts'
import { affineFromRows, invert } from '#space/affine.ts'
import { seededRandom } from '#statistic/random.ts'
import type { Volume } from '#volume/volume.ts'
import { icosphere } from '../unit/mesh/icosphere.ts'
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
  const { positions, faces } = icosphere(level)
  return { positionsWorld: positions.map((value) => value * radius), faces }
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
