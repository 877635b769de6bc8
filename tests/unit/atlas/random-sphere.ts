/** Random closed triangulated surfaces of genus 0 for property tests. */

/** A tetrahedron whose faces are split and edges flipped at random; `random` gives numbers in 0..1. */
export function randomSphere(vertices: number, random: () => number): Uint32Array {
  const faces = [0, 1, 2, 0, 2, 3, 0, 3, 1, 1, 3, 2]
  const pick = (n: number) => Math.min(n - 1, Math.floor(random() * n))
  for (let v = 4; v < vertices; v++) {
    const f = 3 * pick(faces.length / 3)
    const [a, b, c] = [faces[f]!, faces[f + 1]!, faces[f + 2]!]
    faces.splice(f, 3, a, b, v)
    faces.push(b, c, v, c, a, v)
    flip(faces, pick(faces.length))
  }
  return Uint32Array.from(faces)
}

/** Flips the edge that starts at this corner when the other diagonal is not an edge yet. */
function flip(faces: number[], corner: number): void {
  const f = corner - (corner % 3)
  const a = faces[corner]!
  const b = faces[f + ((corner + 1) % 3)]!
  const c = faces[f + ((corner + 2) % 3)]!
  for (let g = 0; g < faces.length; g += 3)
    for (let k = 0; k < 3; k++) {
      if (faces[g + k] !== b || faces[g + ((k + 1) % 3)] !== a) continue
      const d = faces[g + ((k + 2) % 3)]!
      for (let h = 0; h < faces.length; h += 3) {
        const trio = faces.slice(h, h + 3)
        if (trio.includes(c) && trio.includes(d)) return
      }
      faces.splice(f, 3, a, d, c)
      faces.splice(g, 3, d, b, c)
      return
    }
}

/** A small generator with a seed (mulberry32), so that a failing case can be run again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
