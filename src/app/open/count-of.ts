import { formatCount } from '#statistic/number-words.ts'

/** `1 map`, `1,200 maps`. */
export const countOf = (number: number, what: string): string =>
  `${formatCount(number)} ${what}${number === 1 ? '' : 's'}`
