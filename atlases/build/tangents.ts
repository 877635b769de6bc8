/** Directions along a surface. */

type Vector = readonly [number, number, number]

/** Two unit vectors across a unit normal and across each other. */
export function tangents([x, y, z]: Vector): [Vector, Vector] {
  const [a, b, c] = Math.abs(x) < 0.6 ? [0, z, -y] : [-z, 0, x]
  const size = Math.hypot(a, b, c)
  const e1 = [a / size, b / size, c / size] as const
  return [e1, [y * e1[2] - z * e1[1], z * e1[0] - x * e1[2], x * e1[1] - y * e1[0]]]
}

/** Cosine and sine of eight even turns: shares of the two tangents. */
export const turns = Array.from({ length: 8 }, (_, n) => [
  Math.cos((n * Math.PI) / 4),
  Math.sin((n * Math.PI) / 4),
]) as [number, number][]
