/** Values that a file gives for vertices, laid out on a cortex of so many vertices. */

/** `nodes`: the vertices that the values are of, where the file lists them; else the first value is of vertex 0. */
export type AtVertices<Values> = {
  readonly values: Values
  readonly nodes?: Int32Array | undefined
}

/**
 * One value a vertex, NaN for vertices that are not listed. Undefined where the values are not of such a cortex: another number of
 * them, or a listed vertex that it does not have.
 */
export function onVertices(
  { values, nodes }: AtVertices<ArrayLike<number>>,
  vertexCount: number,
): Float32Array | undefined {
  if (!nodes) return values.length === vertexCount ? Float32Array.from(values) : undefined
  const out = new Float32Array(vertexCount).fill(Number.NaN)
  for (let i = 0; i < nodes.length; i++) {
    const vertex = nodes[i]!
    if (vertex >= vertexCount) return undefined
    out[vertex] = values[i]!
  }
  return out
}
