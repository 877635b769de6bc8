/** The T1 of Colin27 for slices: 1 mm, what the mask leaves of the head, cut to its box so that the file is small. */
import type { Field } from './grid.ts'

/** Empty voxels kept on each side. */
const margin = 2

export function t1Slices(head: Field<Uint8Array>, mask: Uint8Array): Field<Uint8Array> {
  const [nx, ny, nz] = head.grid.shape
  const low = [nx, ny, nz]
  const high = [0, 0, 0]
  mask.forEach((inside, at) => {
    if (inside === 0) return
    const p = [at % nx, Math.floor(at / nx) % ny, Math.floor(at / (nx * ny))]
    for (let axis = 0; axis < 3; axis++) {
      low[axis] = Math.min(low[axis]!, p[axis]!)
      high[axis] = Math.max(high[axis]!, p[axis]!)
    }
  })
  const from = low.map((value) => Math.max(0, value - margin)) as [number, number, number]
  const to = high.map((value, axis) => Math.min(head.grid.shape[axis]! - 1, value + margin))
  const shape = from.map((value, axis) => to[axis]! - value + 1) as [number, number, number]
  const values = new Uint8Array(shape[0] * shape[1] * shape[2])
  let at = 0
  for (let k = 0; k < shape[2]; k++)
    for (let j = 0; j < shape[1]; j++)
      for (let i = 0; i < shape[0]; i++, at++) {
        const there = from[0] + i + nx * (from[1] + j + ny * (from[2] + k))
        if (mask[there]) values[at] = head.values[there]!
      }
  const { origin, spacing } = head.grid
  return {
    grid: {
      shape,
      spacing,
      origin: from.map((value, axis) => origin[axis]! + spacing * value) as [
        number,
        number,
        number,
      ],
    },
    values,
  }
}
