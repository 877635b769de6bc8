/**
 * Gives thin triangles a better shape by turning the edge between two of them to the other diagonal, on all surfaces
 * that share the faces at once.
 */
import { triangleCross, triangleQuality } from './face-quality.ts'
import { cuttingFaces } from './self-intersection.ts'

const mostRounds = 12
/** Pairs with a triangle below this quality on some surface are looked at. */
const wanted = 0.4
/** What a turned edge must win, so that rounding never turns it back and forth. */
const leastGain = 1.05
/** Cosine of the angle by which a turned edge may tilt the surface. */
const mostTilt = 0.5

type Flip = { readonly first: number; readonly second: number; readonly before: Uint32Array }

/** @returns faces of the same vertices; no surface cuts itself that did not before. */
export function flipEdges(surfaces: readonly Float32Array[], start: Uint32Array): Uint32Array {
  const faces = start.slice()
  const count = surfaces[0]!.length / 3
  const refused = new Set<number>()
  for (let round = 0; round < mostRounds; round++) {
    const flips = flipOnce(surfaces, faces, count, refused)
    if (flips.length === 0) break
    takeBackCuts(surfaces, faces, flips, (a, b) =>
      refused.add(Math.min(a, b) * count + Math.max(a, b)),
    )
  }
  return faces
}

/** Turns what wins, the worst first; no two of the turned pairs share a triangle. */
function flipOnce(
  surfaces: readonly Float32Array[],
  faces: Uint32Array,
  count: number,
  refused: ReadonlySet<number>,
): Flip[] {
  const edges = new Map<number, number>()
  for (let corner = 0; corner < faces.length; corner++)
    edges.set(faces[corner]! * count + faces[next(corner)]!, corner)
  const quality = (a: number, b: number, c: number) =>
    Math.min(...surfaces.map((positions) => triangleQuality(positions, a, b, c)))
  const candidates: { corner: number; now: number }[] = []
  for (let corner = 0; corner < faces.length; corner++) {
    const a = faces[corner]!
    const b = faces[next(corner)]!
    if (a > b) continue
    const other = edges.get(b * count + a)!
    const c = faces[next(next(corner))]!
    const d = faces[next(next(other))]!
    const now = Math.min(quality(a, b, c), quality(b, a, d))
    if (now >= wanted || refused.has(Math.min(c, d) * count + Math.max(c, d))) continue
    if (Math.min(quality(c, d, b), quality(d, c, a)) > now * leastGain + 0.005)
      candidates.push({ corner, now })
  }
  candidates.sort((p, q) => p.now - q.now || p.corner - q.corner)
  const valence = new Uint8Array(count)
  for (const v of faces) valence[v]!++
  const touched = new Set<number>()
  const flips: Flip[] = []
  for (const { corner } of candidates) {
    const a = faces[corner]!
    const b = faces[next(corner)]!
    const other = edges.get(b * count + a)!
    const c = faces[next(next(corner))]!
    const d = faces[next(next(other))]!
    const [first, second] = [Math.floor(corner / 3), Math.floor(other / 3)]
    if (touched.has(first) || touched.has(second)) continue
    if (edges.has(c * count + d) || edges.has(d * count + c)) continue
    if (valence[a]! <= 4 || valence[b]! <= 4) continue
    if (!surfaces.every((positions) => staysFlat(positions, a, b, c, d))) continue
    const before = Uint32Array.from([
      ...faces.subarray(3 * first, 3 * first + 3),
      ...faces.subarray(3 * second, 3 * second + 3),
    ])
    faces.set([c, d, b], 3 * first)
    faces.set([d, c, a], 3 * second)
    edges.set(c * count + d, 3 * first)
    valence[a]!--
    valence[b]!--
    valence[c]!++
    valence[d]!++
    touched.add(first).add(second)
    flips.push({ first, second, before })
  }
  return flips
}

/** Whether both new triangles look the way that the two old ones do together. */
function staysFlat(p: Float32Array, a: number, b: number, c: number, d: number): boolean {
  const second = triangleCross(p, b, a, d)
  const old = triangleCross(p, a, b, c).map((value, axis) => value + second[axis]!)
  return [triangleCross(p, c, d, b), triangleCross(p, d, c, a)].every((normal) => {
    const dot = normal.reduce((sum, value, axis) => sum + value * old[axis]!, 0)
    return dot > mostTilt * Math.hypot(...normal) * Math.hypot(...old)
  })
}

function takeBackCuts(
  surfaces: readonly Float32Array[],
  faces: Uint32Array,
  flips: readonly Flip[],
  refuse: (a: number, b: number) => void,
): void {
  let left = flips
  for (;;) {
    const cut = surfaces.map((positions) => cuttingFaces(positions, faces))
    const kept = left.filter(({ first, second, before }) => {
      if (!cut.some((flags) => flags[first] || flags[second])) return true
      refuse(faces[3 * first]!, faces[3 * first + 1]!)
      faces.set(before.subarray(0, 3), 3 * first)
      faces.set(before.subarray(3), 3 * second)
      return false
    })
    if (kept.length === left.length) return
    left = kept
  }
}

function next(corner: number): number {
  return corner % 3 === 2 ? corner - 2 : corner + 1
}
