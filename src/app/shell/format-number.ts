/** Numbers as people read them: a true minus sign, few digits, and words for what is not there. */

export function formatValue(value: number): string {
  if (Number.isNaN(value)) return 'no data'
  const digits = Math.abs(value) >= 100 ? 0 : 2
  return minus(value.toFixed(digits))
}

export function formatMm(value: number): string {
  const rounded = Math.round(value * 10) / 10
  return minus(Object.is(rounded, -0) ? '0' : String(rounded))
}

export function formatTick(value: number): string {
  return minus(String(Number(value.toPrecision(3))))
}

const minus = (text: string) => text.replace('-', '−')
