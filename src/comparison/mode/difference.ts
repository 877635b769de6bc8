import type { Mode } from './mode.ts'

export const difference: Mode = {
  label: 'A minus B',
  describe: 'The value of the first map less that of the second, at each place.',
  meansNothing:
    'It is no test. It means nothing between different statistics, and between maps of different numbers of subjects or smoothness it shows those. "Significant in A, not in B" is no difference either.',
  drawn: 'signed',
  needsOneScale: true,
  ofWholeMaps: true,
  combine: (a, b) => a - b,
}
