/** A table as text that every spreadsheet reads: RFC 4180, a header, a full stop in numbers, nothing rounded. */

export type Cell = string | number | boolean | null | undefined

/** Missing numbers (null, NaN) are empty cells. */
export function csvOf(rows: readonly { readonly [column: string]: Cell }[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))]
  return lines.map((line) => `${line.map(cellOf).join(',')}\r\n`).join('')
}

function cellOf(value: Cell): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const text = String(value)
  // A cell that begins like a formula would be run by a spreadsheet.
  const safe = /^[=+@\t\r]/.test(text) || /^-(?![\d.])/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Nested facts of a row as columns: `{ a: { mean: 1 } }` becomes `a.mean`; numbers in lists get their place. */
export function flatRow(value: unknown, prefix = ''): { [column: string]: Cell } {
  if (value === null || typeof value !== 'object') return { [prefix]: value as Cell }
  const entries = Array.isArray(value)
    ? value.map((item, n) => [String(n + 1), item] as const)
    : Object.entries(value)
  return Object.fromEntries(
    entries.flatMap(([key, item]) =>
      Object.entries(flatRow(item, prefix === '' ? key : `${prefix}.${key}`)),
    ),
  )
}
