/** A cortex made of arithmetic: two bumpy half-ellipsoids with sulci, for tests that need no anatomy. */
import type { Cortex, Hemisphere, HemisphereId } from '#atlas/cortex.ts'

/** Unit icosphere: 10 * 4^levels + 2 vertices, faces counter-clockwise seen from outside. */
export function icosphere(levels: number): { positions: Float32Array; faces: Uint32Array } {
  const golden = (1 + Math.sqrt(5)) / 2
  const points: number[][] = []
  for (const a of [-1, 1])
    for (const b of [-golden, golden]) points.push([a, b, 0], [0, a, b], [b, 0, a])
  const length = Math.hypot(1, golden)
  let vertices = points.map((p) => p.map((x) => x / length))
  let faces: number[][] = []
  // Every triple of mutually nearest vertices is a face.
  const near = (i: number, j: number) =>
    Math.hypot(...vertices[i]!.map((x, axis) => x - vertices[j]![axis]!)) < 2.01 / length
  for (let i = 0; i < 12; i++)
    for (let j = i + 1; j < 12; j++)
      for (let k = j + 1; k < 12; k++)
        if (near(i, j) && near(j, k) && near(i, k)) {
          const [a, b, c] = [vertices[i]!, vertices[j]!, vertices[k]!] as [
            number[],
            number[],
            number[],
          ]
          const outwards =
            a[0]! * (b[1]! * c[2]! - b[2]! * c[1]!) +
            a[1]! * (b[2]! * c[0]! - b[0]! * c[2]!) +
            a[2]! * (b[0]! * c[1]! - b[1]! * c[0]!)
          faces.push(outwards > 0 ? [i, j, k] : [i, k, j])
        }
  for (let level = 0; level < levels; level++) {
    const middles = new Map<string, number>()
    vertices = [...vertices]
    const middle = (a: number, b: number) => {
      const key = a < b ? `${a} ${b}` : `${b} ${a}`
      const known = middles.get(key)
      if (known !== undefined) return known
      const sum = vertices[a]!.map((x, axis) => x + vertices[b]![axis]!)
      const norm = Math.hypot(...sum)
      vertices.push(sum.map((x) => x / norm))
      middles.set(key, vertices.length - 1)
      return vertices.length - 1
    }
    faces = faces.flatMap(([a, b, c]) => {
      const [ab, bc, ca] = [middle(a!, b!), middle(b!, c!), middle(c!, a!)]
      return [
        [a!, ab, ca],
        [ab, b!, bc],
        [ca, bc, c!],
        [ab, bc, ca],
      ]
    })
  }
  return { positions: Float32Array.from(vertices.flat()), faces: Uint32Array.from(faces.flat()) }
}

export type SyntheticOptions = { readonly levels?: number; readonly withInflated?: boolean }

export function syntheticCortex({
  levels = 4,
  withInflated = true,
}: SyntheticOptions = {}): Cortex {
  const sphere = icosphere(levels)
  return {
    left: hemisphere('left', sphere, withInflated),
    right: hemisphere('right', sphere, withInflated),
  }
}

function hemisphere(
  id: HemisphereId,
  { positions: unit, faces }: ReturnType<typeof icosphere>,
  withInflated: boolean,
): Hemisphere {
  const count = unit.length / 3
  const outwards = id === 'left' ? -1 : 1
  const surface = (bump: number, swell: number) => {
    const out = new Float32Array(unit.length)
    for (let v = 0; v < count; v++) {
      const [x, y, z] = [unit[v * 3]!, unit[v * 3 + 1]!, unit[v * 3 + 2]!]
      const fold = 1 + bump * Math.sin(11 * y + 2 * z) * Math.cos(9 * z - 3 * x)
      // The medial side, towards x = 0, is flat.
      const lateral = Math.max(-0.25, x * outwards)
      out[v * 3] = outwards * (18 + 50 * lateral * fold * swell + (swell - 1) * 10)
      out[v * 3 + 1] = -18 + 88 * y * (0.55 * fold + 0.45) * swell
      out[v * 3 + 2] = 10 + 62 * z * (0.55 * fold + 0.45) * swell
    }
    return out
  }
  const fold = Float32Array.from(
    { length: count },
    (_, v) =>
      Math.sin(11 * unit[v * 3 + 1]! + 2 * unit[v * 3 + 2]!) *
      Math.cos(9 * unit[v * 3 + 2]! - 3 * unit[v * 3]!),
  )
  const pial = surface(0.06, 1)
  return {
    id,
    faces,
    surfaces: {
      pial,
      white: surface(0.05, 0.95),
      ...(withInflated ? { inflated: surface(0.01, 1.1), veryInflated: surface(0, 1.2) } : {}),
    },
    sulcalDepth: fold.map((f) => Math.max(0, -f * 14)),
    curvature: fold.map((f) => -f * 0.3),
    medialWall: Uint8Array.from({ length: count }, (_, v) =>
      unit[v * 3]! * outwards < -0.4 && Math.hypot(unit[v * 3 + 1]!, unit[v * 3 + 2]!) < 0.3
        ? 1
        : 0,
    ),
    labels: { aal: new Uint16Array(count), aicha: new Uint16Array(count) },
  }
}

/** Smooth membership: 1 inside `radiusMm` of a world place, 0 well outside, 0.5 at the radius. */
export function roundField(
  { surfaces }: Hemisphere,
  centre: readonly [number, number, number],
  radiusMm: number,
): Float32Array {
  return Float32Array.from({ length: surfaces.pial.length / 3 }, (_, v) => {
    const away = Math.hypot(...centre.map((c, axis) => surfaces.pial[v * 3 + axis]! - c))
    return Math.min(1, Math.max(0, 0.5 + (radiusMm - away) / 8))
  })
}

/** One value a vertex of each hemisphere from a function of the pial position in world mm. */
export function valuesFrom(
  cortex: Cortex,
  at: (x: number, y: number, z: number) => number,
): { left: Float32Array; right: Float32Array } {
  const of = ({ surfaces: { pial } }: Hemisphere) =>
    Float32Array.from({ length: pial.length / 3 }, (_, v) =>
      at(pial[v * 3]!, pial[v * 3 + 1]!, pial[v * 3 + 2]!),
    )
  return { left: of(cortex.left), right: of(cortex.right) }
}
