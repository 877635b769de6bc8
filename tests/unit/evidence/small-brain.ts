/** A small grid, a ball of a mask, and made-up studies: enough to compare fast code with plain code. */
import type { AleOptions } from '#evidence/ale-map.ts'
import type { Study } from '#evidence/study.ts'
import { affineFromRows, apply } from '#space/affine.ts'
import { voxelPoint, worldPoint } from '#space/point.ts'
import { seededRandom } from '#statistic/random.ts'

export const shape = [20, 22, 18] as const

export const toWorld = affineFromRows<'voxel', 'world'>([
  [3, 0, 0, -30],
  [0, 3, 0, -33],
  [0, 0, 4, -36],
])

function ball(): Int32Array {
  const inside: number[] = []
  for (let k = 0; k < shape[2]; k++) {
    for (let j = 0; j < shape[1]; j++) {
      for (let i = 0; i < shape[0]; i++) {
        const p = apply(toWorld, voxelPoint(i, j, k))
        if (Math.hypot(...p) < 27) inside.push(i + shape[0] * (j + shape[1] * k))
      }
    }
  }
  return Int32Array.from(inside)
}

export const mask = ball()

export const options: AleOptions = { shape, toWorld, mask }

export function study(
  id: string,
  foci: [number, number, number][],
  more: Partial<Study> = {},
): Study {
  return {
    id,
    authors: id,
    year: null,
    title: null,
    doi: null,
    pmid: null,
    n: null,
    nSource: null,
    selection: null,
    grade: null,
    database: null,
    reportedSpace: null,
    spaceSource: null,
    transform: null,
    ...more,
    foci: foci.map(([x, y, z]) => worldPoint(x, y, z)),
  }
}

/** Studies with peaks anywhere in the field of view, also beyond it, with and without a known number of subjects. */
export function randomStudies(count: number, seed: number): Study[] {
  const random = seededRandom(seed)
  const within = (span: number) => (random() - 0.5) * span
  return Array.from({ length: count }, (_, s) =>
    study(
      `study ${seed}-${s}`,
      Array.from({ length: 1 + Math.floor(random() * 9) }, () => [
        within(70),
        within(70),
        within(80),
      ]),
      {
        n: random() < 0.5 ? null : 5 + Math.floor(random() * 40),
        year: 2000 + Math.floor(random() * 6),
      },
    ),
  )
}
