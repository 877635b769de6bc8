/** Which vertices share an edge, and which faces share a vertex, as flat lists with offsets. */

export type Adjacency = {
  /** `list.slice(start[v], start[v + 1])` belongs to vertex `v`. */
  readonly start: Uint32Array
  readonly list: Uint32Array
}

/** Faces around each vertex, in ascending order. */
export function facesAround(faces: Uint32Array, vertices: number): Adjacency {
  const start = new Uint32Array(vertices + 1)
  // Not `for … of`, which is ten times as slow until it is compiled.
  for (let corner = 0; corner < faces.length; corner++) start[faces[corner]! + 1]!++
  for (let v = 0; v < vertices; v++) start[v + 1]! += start[v]!
  const fill = start.slice()
  const list = new Uint32Array(faces.length)
  for (let face = 0, corner = 0; corner < faces.length; face++)
    for (const end = corner + 3; corner < end; corner++) list[fill[faces[corner]!]!++] = face
  return { start, list }
}

/** Neighbours of each vertex along edges, each once, in ascending order. */
export function neighbours(faces: Uint32Array, vertices: number): Adjacency {
  const around = facesAround(faces, vertices)
  const start = new Uint32Array(vertices + 1)
  const list = new Uint32Array(faces.length * 2)
  let end = 0
  for (let v = 0; v < vertices; v++) {
    const first = end
    for (let at = around.start[v]!; at < around.start[v + 1]!; at++) {
      const face = around.list[at]! * 3
      for (let corner = face; corner < face + 3; corner++) {
        const other = faces[corner]!
        if (other === v) continue
        // Insertion into the sorted row; rows are about six long.
        let to = end
        while (to > first && list[to - 1]! > other) to--
        if (to > first && list[to - 1] === other) continue
        for (let move = end; move > to; move--) list[move] = list[move - 1]!
        list[to] = other
        end++
      }
    }
    start[v + 1] = end
  }
  return { start, list: list.slice(0, end) }
}
