/** Faces of a closed genus-0 surface -> the code that `src/atlas/face-code.ts` reads. */
import { beyondGate } from '#atlas/face-code.ts'

export type FaceCode = {
  readonly code: Uint8Array
  /** Old number of each vertex in the order of the code. */
  readonly order: Uint32Array
}

export function encodeFaces(faces: Uint32Array, vertices: number): FaceCode {
  const span = 2 ** 26
  const thirdOf = new Map<number, number>()
  for (let f = 0; f < faces.length; f += 3)
    for (let c = 0; c < 3; c++)
      thirdOf.set(faces[f + c]! * span + faces[f + ((c + 1) % 3)]!, faces[f + ((c + 2) % 3)]!)
  const order: number[] = []
  const seen = new Uint8Array(vertices)
  const visit = (v: number) => {
    seen[v] = 1
    order.push(v)
  }
  const origin: number[] = []
  const next: number[] = []
  const previous: number[] = []
  const link = (a: number, b: number) => {
    next[a] = b
    previous[b] = a
  }
  const [v0, v1, v2] = [faces[0]!, faces[1]!, faces[2]!]
  for (const v of [v0, v1, v2]) visit(v)
  origin.push(v1, v0, v2)
  link(0, 1)
  link(1, 2)
  link(2, 0)
  const letters: number[] = []
  const splits: number[] = []
  const pending: number[] = []
  let gate: number | undefined = 0
  while (gate !== undefined) {
    const before: number = previous[gate]!
    const after: number = next[gate]!
    const third: number = thirdOf.get(origin[gate]! * span + origin[after]!)!
    if (!seen[third]) {
      visit(third)
      letters.push(beyondGate.fresh)
      const right: number = origin.push(third) - 1
      link(right, after)
      link(gate, right)
      gate = right
    } else if (next[next[after]!] === gate) {
      letters.push(beyondGate.close)
      gate = pending.pop()
    } else if (origin[before] === third) {
      letters.push(beyondGate.before)
      link(before, after)
      gate = before
    } else if (origin[next[after]!] === third) {
      letters.push(beyondGate.after)
      link(gate, next[after]!)
    } else {
      letters.push(beyondGate.split)
      let far = after
      let steps = 0
      for (; origin[far] !== third; far = next[far]!) {
        if (far === gate) throw new Error('the surface is not of genus 0')
        steps++
      }
      for (let rest = steps; ; rest >>= 7) {
        splits.push(rest > 127 ? (rest & 127) | 128 : rest)
        if (rest <= 127) break
      }
      const right: number = origin.push(third) - 1
      const end = previous[far]!
      link(gate, far)
      link(end, right)
      link(right, after)
      pending.push(gate)
      gate = right
    }
  }
  return { code: Uint8Array.from([...letters, ...splits]), order: Uint32Array.from(order) }
}
