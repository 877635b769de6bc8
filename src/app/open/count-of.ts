/** `1 map`, `1,200 maps`. */
export const countOf = (number: number, what: string): string =>
  `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`
