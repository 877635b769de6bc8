/** Names of the atlases' labels by number: in plain English for people, as the atlases spell them for files. */
import names from '../../atlases/colin27/label-names.json'
import type { AtlasId, HemisphereId } from './cortex.ts'
import { labelWords } from './label-words.ts'

const sides = { L: 'left', R: 'right' } as const

/** As the atlas spells it, such as `Temporal_Sup_L`. Empty for 0 and for numbers that the atlas does not have. */
export function labelId(atlas: AtlasId, label: number): string {
  const known: { readonly [number: string]: string } = names[atlas]
  return known[String(label)] ?? ''
}

/**
 * In plain English, such as 'left superior temporal gyrus'. Empty for 0 and for numbers that the atlas does not have.
 * @param side for AICHA, whose numbers are the same on both sides; AAL's labels know theirs.
 */
export function labelName(atlas: AtlasId, label: number, side?: HemisphereId): string {
  const id = labelId(atlas, label)
  const [, base = '', part, letter] = /^(.*?)(?:-(\d+))?(?:_([LR]))?$/.exec(id) ?? []
  const words = labelWords[atlas][base]
  if (words === undefined) return ''
  const own = letter === 'L' || letter === 'R' ? sides[letter] : side
  return `${own === undefined ? '' : `${own} `}${words}${part === undefined ? '' : `, part ${part}`}`
}

/** Every label number of an atlas, ascending. */
export function labelNumbers(atlas: AtlasId): number[] {
  return Object.keys(names[atlas]).map(Number)
}
