/** A typed coordinate. */

/** Three numbers as one copies them from a table: commas, semicolons or blanks between. */
export function parseMillimetres(text: string): [number, number, number] | null {
  const numbers = text
    .replaceAll('−', '-')
    .replace(/[()[\]]/g, ' ')
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(Number)
  const [x, y, z] = numbers
  if (numbers.length !== 3 || x === undefined || y === undefined || z === undefined) return null
  return numbers.every((value) => Number.isFinite(value) && Math.abs(value) <= 200)
    ? [x, y, z]
    : null
}
