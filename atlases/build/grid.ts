/** A cubic voxel grid with axes along RAS+ millimetres, and numbers on it: what every step of the build works on. */

export type Grid = {
  readonly shape: readonly [number, number, number]
  /** World millimetres of the centre of voxel (0, 0, 0). */
  readonly origin: readonly [number, number, number]
  /** Edge of a voxel in mm. */
  readonly spacing: number
}

export type Field<Values extends Float32Array | Uint8Array = Float32Array> = {
  readonly grid: Grid
  /** First axis fastest. */
  readonly values: Values
}

export function voxelsOf(grid: Grid): number {
  return grid.shape[0] * grid.shape[1] * grid.shape[2]
}

/** Linear interpolation at a world point; 0 outside the grid. */
export function sampleLinear(
  field: Field<Float32Array> | Field<Uint8Array>,
  x: number,
  y: number,
  z: number,
): number {
  const { shape, origin, spacing } = field.grid
  const [nx, ny, nz] = shape
  const i = (x - origin[0]) / spacing
  const j = (y - origin[1]) / spacing
  const k = (z - origin[2]) / spacing
  const i0 = Math.floor(i)
  const j0 = Math.floor(j)
  const k0 = Math.floor(k)
  if (i0 < 0 || j0 < 0 || k0 < 0 || i0 >= nx - 1 || j0 >= ny - 1 || k0 >= nz - 1) return 0
  const u = i - i0
  const v = j - j0
  const w = k - k0
  const sy = nx
  const sz = nx * ny
  const at = i0 + sy * j0 + sz * k0
  const d = field.values
  const low =
    (d[at]! * (1 - u) + d[at + 1]! * u) * (1 - v) +
    (d[at + sy]! * (1 - u) + d[at + sy + 1]! * u) * v
  const high =
    (d[at + sz]! * (1 - u) + d[at + sz + 1]! * u) * (1 - v) +
    (d[at + sz + sy]! * (1 - u) + d[at + sz + sy + 1]! * u) * v
  return low * (1 - w) + high * w
}

/** Index of the voxel whose centre is nearest to a world point, -1 outside. */
export function nearestVoxel(grid: Grid, x: number, y: number, z: number): number {
  const [nx, ny, nz] = grid.shape
  const i = Math.round((x - grid.origin[0]) / grid.spacing)
  const j = Math.round((y - grid.origin[1]) / grid.spacing)
  const k = Math.round((z - grid.origin[2]) / grid.spacing)
  if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) return -1
  return i + nx * (j + ny * k)
}

/** Linear resampling onto another grid. */
export function resampleLinear(
  field: Field<Float32Array> | Field<Uint8Array>,
  grid: Grid,
): Field<Float32Array> {
  const [nx, ny, nz] = grid.shape
  const values = new Float32Array(voxelsOf(grid))
  let at = 0
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++)
        values[at++] = sampleLinear(
          field,
          grid.origin[0] + i * grid.spacing,
          grid.origin[1] + j * grid.spacing,
          grid.origin[2] + k * grid.spacing,
        )
  return { grid, values }
}

/** Nearest-neighbour resampling of labels onto another grid. */
export function resampleNearest(field: Field<Uint8Array>, grid: Grid): Field<Uint8Array> {
  const [nx, ny, nz] = grid.shape
  const values = new Uint8Array(voxelsOf(grid))
  let at = 0
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++) {
        const from = nearestVoxel(
          field.grid,
          grid.origin[0] + i * grid.spacing,
          grid.origin[1] + j * grid.spacing,
          grid.origin[2] + k * grid.spacing,
        )
        values[at++] = from < 0 ? 0 : field.values[from]!
      }
  return { grid, values }
}
