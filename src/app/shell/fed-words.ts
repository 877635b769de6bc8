/** Of what the values at the cursor's vertex were made, in words. */
import { samplingRules } from '#sampling/index.ts'
import type { AppState } from '#state/app-state.ts'
import { memoise } from '#state/memoise.ts'
import { type Fed, selectFed } from '#state/select-fed.ts'
import { selectShown } from '#state/select-shown.ts'
import { formatValue } from '#statistic/number-words.ts'

export type FedWords = {
  /** Such as 'from 8 voxels'. */
  readonly from: string
  /** Such as 'trilinear'. */
  readonly rules: string
  /** Each map's value at the vertex, which need not be that at the cursor's own place in its triangle. */
  readonly values: string
}

const known = memoise(
  (a: Fed | null, b: Fed | null, titleA: string, titleB: string): FedWords | null => {
    const of = [
      [a, titleA],
      [b, titleB],
    ] as const
    const fed = of.flatMap(([one, title]) => (one ? [{ ...one, title }] : []))
    if (fed.length === 0) return null
    const each = (parts: readonly string[]) => [...new Set(parts)].join(' and ')
    const counts = each(fed.map(({ feeds }) => String(feeds.length)))
    const rules = each(fed.map(({ rule }) => samplingRules[rule].short))
    const values = fed.map(
      ({ title, value }) => `${title} ${Number.isNaN(value) ? 'has no value' : formatValue(value)}`,
    )
    return {
      from: `from ${counts} ${counts === '1' ? 'voxel' : 'voxels'}`,
      rules,
      values: `At the vertex: ${values.join(', ')}`,
    }
  },
)

/** Null where the cursor is on no vertex, or no map came as a volume. */
export function fedWords(state: AppState): FedWords | null {
  const titleOf = (side: 'a' | 'b') => selectShown(state, side)?.title ?? ''
  return known(selectFed(state, 'a'), selectFed(state, 'b'), titleOf('a'), titleOf('b'))
}
