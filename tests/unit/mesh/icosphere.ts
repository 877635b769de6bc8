/** A sphere of radius 1 from an icosahedron whose faces are split in four `rounds` times. */
export function icosphere(rounds: number): { positions: Float32Array; faces: Uint32Array } {
  const t = (1 + Math.sqrt(5)) / 2
  const points = [
    [-1, t, 0],
    [1, t, 0],
    [-1, -t, 0],
    [1, -t, 0],
    [0, -1, t],
    [0, 1, t],
    [0, -1, -t],
    [0, 1, -t],
    [t, 0, -1],
    [t, 0, 1],
    [-t, 0, -1],
    [-t, 0, 1],
  ].map(unit)
  let faces = [
    [0, 11, 5],
    [0, 5, 1],
    [0, 1, 7],
    [0, 7, 10],
    [0, 10, 11],
    [1, 5, 9],
    [5, 11, 4],
    [11, 10, 2],
    [10, 7, 6],
    [7, 1, 8],
    [3, 9, 4],
    [3, 4, 2],
    [3, 2, 6],
    [3, 6, 8],
    [3, 8, 9],
    [4, 9, 5],
    [2, 4, 11],
    [6, 2, 10],
    [8, 6, 7],
    [9, 8, 1],
  ]
  for (let round = 0; round < rounds; round++) {
    const middles = new Map<string, number>()
    const middle = (a: number, b: number) => {
      const key = a < b ? `${a} ${b}` : `${b} ${a}`
      const known = middles.get(key)
      if (known !== undefined) return known
      const made = points.push(unit(points[a]!.map((value, axis) => value + points[b]![axis]!))) - 1
      middles.set(key, made)
      return made
    }
    faces = faces.flatMap((face) => {
      const [a, b, c] = face as [number, number, number]
      const [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)]
      return [
        [a, ab, ca],
        [ab, b, bc],
        [ca, bc, c],
        [ab, bc, ca],
      ]
    })
  }
  return { positions: Float32Array.from(points.flat()), faces: Uint32Array.from(faces.flat()) }
}

function unit(p: number[]): number[] {
  const length = Math.hypot(...p)
  return p.map((value) => value / length)
}
