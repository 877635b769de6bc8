/** Names of the atlases' labels by number, as the atlases spell them. */
import names from '../../atlases/colin27/label-names.json'
import type { AtlasId } from './cortex.ts'

/** Empty for 0 and for numbers that the atlas does not have. AICHA numbers are the same on both sides. */
export function labelName(atlas: AtlasId, label: number): string {
  const known: { readonly [number: string]: string } = names[atlas]
  return known[String(label)] ?? ''
}

/** Every label number of an atlas, ascending. */
export function labelNumbers(atlas: AtlasId): number[] {
  return Object.keys(names[atlas]).map(Number)
}
