import { expect, it } from 'vitest'
import type { Mesh } from '#mesh/mesh.ts'
import { ribbon } from '#sampling/ribbon.ts'
import { affineFromRows, affineRows } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'

/** An octahedron around the origin: the part of each vertex is some 15 mm across. */
function octahedron(r: number): Mesh {
  return {
    positionsWorld: Float32Array.of(r, 0, 0, -r, 0, 0, 0, r, 0, 0, -r, 0, 0, 0, r, 0, 0, -r),
    faces: Uint32Array.of(0, 2, 4, 2, 1, 4, 1, 3, 4, 3, 0, 4, 2, 0, 5, 1, 2, 5, 3, 1, 5, 0, 3, 5),
  }
}

/** 24 mm cubed around the origin; each voxel holds x + 2 y of its centre. */
function gradient(voxelMm: readonly [number, number, number]): Volume {
  const shape = voxelMm.map((mm) => Math.round(24 / mm)) as [number, number, number]
  const from = voxelMm.map((mm, axis) => (-(shape[axis]! - 1) / 2) * mm)
  const values = new Float32Array(shape[0] * shape[1] * shape[2])
  let at = 0
  for (let k = 0; k < shape[2]; k++) {
    for (let j = 0; j < shape[1]; j++) {
      for (let i = 0; i < shape[0]; i++) {
        values[at++] = from[0]! + i * voxelMm[0] + 2 * (from[1]! + j * voxelMm[1])
      }
    }
  }
  const toWorld = affineFromRows<'voxel', 'world'>(
    voxelMm.map((mm, axis) =>
      [0, 1, 2, 3].map((c) => (c === axis ? mm : c === 3 ? from[axis]! : 0)),
    ),
  )
  return { values, shape, toWorld }
}

const sampled = (volume: Volume) =>
  ribbon.sample(volume, { middle: octahedron(10), white: octahedron(9), pial: octahedron(11) })
    .values

// Each vertex's polyhedron would hold 90 million points, and the six of them minutes.
it.each([
  ['a tenth of a millimetre', [0.1, 0.1, 0.1]],
  ['sheets a thousandth of a millimetre thick', [2, 2, 0.001]],
] satisfies [string, [number, number, number]][])(
  'takes no more points than it can where voxels are %s, and finds the same means',
  (_what, voxelMm) => {
    const coarse = sampled(gradient([0.5, 0.5, 0.5]))
    const fine = sampled(gradient(voxelMm))
    for (let vertex = 0; vertex < 6; vertex++) {
      expect(fine[vertex]).toBeGreaterThan(coarse[vertex]! - 0.6)
      expect(fine[vertex]).toBeLessThan(coarse[vertex]! + 0.6)
    }
    expect(coarse[2]!).toBeGreaterThan(6)
  },
)

it('takes what lies beyond the grid for voxels without a value, on whichever side the grid ends', () => {
  const shape = [15, 13, 14] as const
  // No face of the octahedron goes through a point of the grid.
  const toWorld = affineFromRows<'voxel', 'world'>([
    [-2.0137, 0.3019, 0, 13.7071],
    [0.2043, 2.2131, -0.1067, -13.3313],
    [0, 0.4219, 2.1361, -16.1713],
  ])
  const values = Float64Array.from({ length: 15 * 13 * 14 }, (_, n) => Math.sin(n * n))
  const placesOf = (n: number) => [n % 15, Math.floor(n / 15) % 13, Math.floor(n / 195)] as const
  const digits = (list: ArrayLike<number>) => Array.from(list, (value) => value.toFixed(9))
  const whole = sampled({ values, shape, toWorld })
  for (const axis of [0, 1, 2] as const)
    for (const [from, to] of [
      [6, shape[axis]],
      [0, 7],
    ] as const) {
      const kept = (n: number) => placesOf(n)[axis] >= from && placesOf(n)[axis] < to
      const gone = sampled({
        values: values.map((v, n) => (kept(n) ? v : Number.NaN)),
        shape,
        toWorld,
      })
      const first = [0, 0, 0].map((_, a) => (a === axis ? from : 0))
      const cut = sampled({
        values: values.filter((_, n) => kept(n)),
        shape: [0, 1, 2].map((a) => (a === axis ? to - from : shape[a]!)) as [
          number,
          number,
          number,
        ],
        toWorld: affineFromRows(
          affineRows(toWorld).map((row) => [
            ...row.slice(0, 3),
            row[0]! * first[0]! + row[1]! * first[1]! + row[2]! * first[2]! + row[3]!,
          ]),
        ),
      })
      expect(digits(cut)).toEqual(digits(gone))
      // The grid's end goes through some of the polyhedra.
      expect(cut.some((value, v) => !Number.isNaN(value) && value !== whole[v])).toBe(true)
    }
})

/** Whether a ray along x from a point goes out through an odd number of triangles. */
function isInside(triangles: readonly (readonly number[])[][], [x, y, z]: readonly number[]) {
  let inside = false
  for (const [a, b, c] of triangles) {
    // Shares of the triangle's corners at the point, seen along x.
    const area = (p: readonly number[], q: readonly number[], r: readonly number[]) =>
      (q[1]! - p[1]!) * (r[2]! - p[2]!) - (q[2]! - p[2]!) * (r[1]! - p[1]!)
    const at = [0, y!, z!]
    const whole = area(a!, b!, c!)
    const [u, v, w] = [area(at, b!, c!) / whole, area(a!, at, c!) / whole, area(a!, b!, at) / whole]
    if (u < 0 || v < 0 || w < 0) continue
    if (u * a![0]! + v * b![0]! + w * c![0]! > x!) inside = !inside
  }
  return inside
}

it('counts what lies between the two ways of splitting a rim by half', () => {
  const [cos, sin] = [Math.cos(0.5), Math.sin(0.5)]
  const pial = octahedron(11)
  const plain = octahedron(7)
  // The inner surface is turned against the outer one, so that no rim is flat.
  const white = {
    ...plain,
    positionsWorld: plain.positionsWorld.map((_, n, p) => {
      const [x, y] = [p[n - (n % 3)]!, p[n - (n % 3) + 1]!]
      return n % 3 === 0 ? cos * x - sin * y : n % 3 === 1 ? sin * x + cos * y : p[n]!
    }),
  }
  const from = -10.83
  const volume: Volume = {
    shape: [10, 10, 10],
    values: new Float64Array(1000).fill(1),
    toWorld: affineFromRows([
      [2.41, 0, 0, from],
      [0, 2.41, 0, from],
      [0, 0, 2.41, from],
    ]),
  }
  const place = ({ positionsWorld: p }: Mesh, v: number) => [...p.subarray(3 * v, 3 * v + 3)]
  for (const vertex of [0, 3, 4]) {
    const both = [true, false].map((first) =>
      Array.from({ length: 8 }, (_, f) => [...pial.faces.subarray(3 * f, 3 * f + 3)])
        .filter((face) => face.includes(vertex))
        .flatMap((face) => {
          const [b, c] = [1, 2].map((n) => face[(face.indexOf(vertex) + n) % 3]!) as [
            number,
            number,
          ]
          const [ib, ic, oc, ob] = [
            place(white, b),
            place(white, c),
            place(pial, c),
            place(pial, b),
          ]
          return [
            ...[white, pial].map((mesh) => face.map((v) => place(mesh, v))),
            ...(first
              ? [
                  [ib, ic, oc],
                  [ib, oc, ob],
                ]
              : [
                  [ib, ic, ob],
                  [ic, oc, ob],
                ]),
          ]
        }),
    )
    const shares = new Float64Array(1000)
    for (let n = 0; n < 27000; n++) {
      const point = [n % 30, Math.floor(n / 30) % 30, Math.floor(n / 900)]
      const [i, j, k] = point.map((at) => Math.floor(at / 3)) as [number, number, number]
      const mm = point.map((at) => from + 2.41 * ((at + 0.5) / 3 - 0.5))
      for (const one of both) if (isInside(one, mm)) shares[i + 10 * (j + 10 * k)]! += 1
    }
    const total = shares.reduce((sum, share) => sum + share, 0)
    let apart = 0
    const found = new Map(
      ribbon.feeds(volume, { middle: pial, white, pial }, vertex).map((f) => [f.voxel, f.weight]),
    )
    shares.forEach((share, voxel) => {
      apart += Math.abs(share / total - (found.get(voxel) ?? 0))
    })
    expect(total).toBeGreaterThan(1000)
    expect(apart).toBeLessThan(1e-9)
  }
})
