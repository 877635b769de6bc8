/** What the whole numbers of a label map stand for: names, and the colours that their makers gave them. */

export type Label = {
  /** The whole number that voxels or vertices hold. */
  readonly value: number
  readonly name: string
  /** Red, green, blue, opacity, each 0..1. */
  readonly colour: readonly [number, number, number, number]
}

/** In the order of the file; each value once. */
export type LabelTable = readonly Label[]

/** The label of a value, if the table has one. */
export function labelOf(table: LabelTable, value: number): Label | undefined {
  return table.find((label) => label.value === value)
}

/**
 * A colour for a value that came without one: hues a golden angle apart, so that neighbouring values differ most, in three
 * lightnesses. Value 0 is no label and clear.
 */
export function colourOf(value: number): Label['colour'] {
  if (value === 0) return [0, 0, 0, 0]
  const hue = (Math.abs(value) * 0.618033988749895) % 1
  const light = [0.5, 0.62, 0.4][Math.abs(value) % 3]!
  const channel = (n: number) => {
    const k = (n + hue * 12) % 12
    return light - 0.65 * Math.min(light, 1 - light) * Math.max(-1, Math.min(k - 3, 9 - k, 1))
  }
  return [channel(0), channel(8), channel(4), 1]
}

/** The table with a label for each of `values` that it leaves out, called by its number. */
export function withAllValues(table: LabelTable, values: Iterable<number>): LabelTable {
  const known = new Set(table.map(({ value }) => value))
  const added: Label[] = []
  for (const value of values) {
    if (!Number.isInteger(value) || known.has(value)) continue
    known.add(value)
    added.push({ value, name: value === 0 ? '' : `label ${value}`, colour: colourOf(value) })
  }
  return [...table, ...added.sort((a, b) => a.value - b.value)]
}
