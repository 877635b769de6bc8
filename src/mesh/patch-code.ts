/**
 * A set of vertices in a few letters, for a link. A walk over the mesh goes outward from one vertex of each piece and says of
 * every vertex that it meets whether it belongs; what comes as runs, the inside, costs next to nothing, and the rest about
 * one bit a vertex. A thousand vertices take some hundred letters.
 */
import type { Adjacency } from './adjacency.ts'

/** The letters that a URL takes as they are, six bits each. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Numbers from 1 on, in Elias' gamma code: short ones take few bits. */
function createWriter() {
  const bits: number[] = []
  return {
    write: (value: number) => {
      const length = 32 - Math.clz32(value)
      for (let n = 1; n < length; n++) bits.push(0)
      for (let n = length - 1; n >= 0; n--) bits.push((value >>> n) & 1)
    },
    text: () => {
      let out = ''
      for (let at = 0; at < bits.length; at += 6) {
        let six = 0
        for (let n = 0; n < 6; n++) six = six * 2 + (bits[at + n] ?? 0)
        out += letters[six]
      }
      return out
    },
  }
}

/** What is no code reads as 0, its end as well. */
function createReader(text: string) {
  let at = 0
  const bit = () => (letters.indexOf(text[Math.floor(at / 6)] ?? 'A') >> (5 - (at++ % 6))) & 1
  return (): number => {
    let length = 1
    while (bit() === 0) {
      length++
      if (length > 31 || at > text.length * 6) return 0
    }
    let value = 1
    for (let n = 1; n < length; n++) value = value * 2 + bit()
    return value
  }
}

/** Asks of each vertex around a piece, once, whether it belongs, outward from the seed. */
function walk(
  seed: number,
  seen: Uint8Array,
  { start, list }: Adjacency,
  belongs: (vertex: number) => boolean,
): number[] {
  const piece = [seed]
  seen[seed] = 1
  for (let n = 0; n < piece.length; n++) {
    const from = piece[n]!
    for (let at = start[from]!; at < start[from + 1]!; at++) {
      const vertex = list[at]!
      if (seen[vertex]) continue
      seen[vertex] = 1
      if (belongs(vertex)) piece.push(vertex)
    }
  }
  return piece
}

/** @param mask 1 for each vertex that belongs; '' where none does */
export function codePatch(mask: Uint8Array, adjacent: Adjacency): string {
  const seen = new Uint8Array(mask.length)
  const { write, text } = createWriter()
  let last = -1
  for (let seed = 0; seed < mask.length; seed++) {
    if (!mask[seed] || seen[seed]) continue
    write(seed - last)
    last = seed
    let [inside, run] = [true, 1]
    walk(seed, seen, adjacent, (vertex) => {
      const belongs = mask[vertex] === 1
      if (belongs === inside) run++
      else {
        write(run)
        inside = belongs
        run = 1
      }
      return belongs
    })
    write(run)
  }
  return text()
}

/** 1 for each vertex of the patch; whatever the text, it ends after as many steps as the mesh has vertices. */
export function readPatch(code: string, adjacent: Adjacency): Uint8Array {
  const vertices = adjacent.start.length - 1
  const mask = new Uint8Array(vertices)
  const seen = new Uint8Array(vertices)
  const read = createReader(code)
  let last = -1
  for (;;) {
    const step = read()
    const seed = last + step
    if (step === 0 || seed >= vertices || seen[seed]) return mask
    last = seed
    let inside = true
    // The seed is the first of the first run.
    let left = read() - 1
    const piece = walk(seed, seen, adjacent, () => {
      if (left <= 0) {
        // A code that was cut off has nothing more that belongs.
        left = read() || Number.POSITIVE_INFINITY
        inside = !inside && Number.isFinite(left)
      }
      left--
      return inside
    })
    for (const vertex of piece) mask[vertex] = 1
  }
}
