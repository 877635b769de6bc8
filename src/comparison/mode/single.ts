import type { Mode } from './mode.ts'

export const onlyA: Mode = {
  label: 'A',
  describe: 'The first map alone.',
  meansNothing: 'It says nothing of the second map.',
  drawn: 'one',
  needsOneScale: false,
  combine: (a) => a,
}

export const onlyB: Mode = {
  label: 'B',
  describe: 'The second map alone.',
  meansNothing: 'It says nothing of the first map.',
  drawn: 'one',
  needsOneScale: false,
  combine: (_a, b) => b,
}
