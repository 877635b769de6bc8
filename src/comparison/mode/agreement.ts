import type { Mode } from './mode.ts'

const classOf = (value: number, threshold: number, twoSided: boolean) =>
  value >= threshold ? 1 : twoSided && value <= -threshold ? -1 : 0

export const agreement: Mode = {
  label: 'Agree, disagree, only A, only B',
  describe:
    'Where both maps are beyond their thresholds with one sign, with opposite signs, or where only one of them is.',
  meansNothing:
    '"Only A" is no evidence of a difference: B may lie just below its threshold. All classes move with the thresholds and with the number of subjects.',
  drawn: 'classes',
  // Told apart with any common colour vision, by lightness too.
  classes: [
    { value: 1, label: 'Both, same sign', colour: '#f7f7f2' },
    { value: 2, label: 'Both, opposite signs', colour: '#a0522d' },
    { value: 3, label: 'Only A', colour: '#e08214' },
    { value: 4, label: 'Only B', colour: '#4575b4' },
  ],
  needsOneScale: false,
  combine: (a, b, { thresholds, twoSided }) => {
    if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN
    const [x, y] = [classOf(a, thresholds.a, twoSided), classOf(b, thresholds.b, twoSided)]
    if (x !== 0 && y !== 0) return x === y ? 1 : 2
    return x !== 0 ? 3 : y !== 0 ? 4 : 0
  },
}
