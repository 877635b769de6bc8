/** Both maps as they are compared: as they are, or brought together as the document asks. */
import { useCallback, useMemo } from 'react'
import { useActions, useApp } from '#app/shell/use-app.ts'
import type { Colouring } from '#colormap/colouring.ts'
import { type MatchingId, matchingIds } from '#comparison/matching.ts'
import { selectColouring } from '#state/select-colouring.ts'
import { useResult } from './use-result.ts'
import { type Compared, descriptionOf } from './use-sides.ts'

type Colourings = { readonly a: Colouring; readonly b: Colouring }

export type MatchedPair = {
  /** Null while the maps are being brought together. */
  readonly compared: Compared | null
  readonly colourings: Colourings
  readonly matching: MatchingId
  /** What was done to the maps; empty where nothing was. */
  readonly words: string
  readonly failure: string | null
}

/** The matching by its id; none where the id is of one that this program does not have. */
export function knownMatching(id: string): MatchingId {
  return matchingIds.find((known) => known === id) ?? 'none'
}

/** @param shown null asks nothing */
export function useMatched(shown: Compared | null): MatchedPair {
  const matching = knownMatching(useApp(({ document }) => document.compare.matching))
  const cortex = useApp((state) => (state.cortex.status === 'ready' ? state.cortex.cortex : null))
  const a = useApp((state) => selectColouring(state, 'a'))
  const b = useApp((state) => selectColouring(state, 'b'))
  const { matchBoth } = useActions()
  const ask = useCallback(
    async (signal: AbortSignal) => {
      if (!(shown && cortex)) return null
      const maps = { a: descriptionOf(shown.a), b: descriptionOf(shown.b) }
      const marks = {
        a: [shown.thresholds.a, a.threshold, a.maximum],
        b: [shown.thresholds.b, b.threshold, b.maximum],
      }
      const { extents } = shown
      const request = { a: shown.a.volume, b: shown.b.volume, matching, maps, marks, extents }
      return { shown, matching, found: await matchBoth(request, shown, cortex, { signal }) }
    },
    [shown, cortex, matching, matchBoth, a.threshold, a.maximum, b.threshold, b.maximum],
  )
  const { value, failure } = useResult(shown && matching !== 'none' ? ask : null)
  return useMemo(() => {
    const colourings = { a, b }
    if (!shown || matching === 'none')
      return { compared: shown, colourings, matching, words: '', failure: null }
    const fits =
      value?.matching === matching &&
      value.shown.a.values === shown.a.values &&
      value.shown.b.values === shown.b.values
    if (!(fits && value)) return { compared: null, colourings, matching, words: '', failure }
    const { found } = value
    const of = (side: 'a' | 'b'): Compared['a'] => ({
      ...shown[side],
      volume: found[side],
      values: found.values[side],
      info: {
        ...shown[side].info,
        statistic: {
          kind: found.statistics[side].kind,
          from: shown[side].info.statistic.from,
          ...(found.statistics[side].dof && { dof: found.statistics[side].dof }),
        },
      },
    })
    const [thresholdA = 0, fromA = 0, toA = 1] = found.marks.a
    const [thresholdB = 0, fromB = 0, toB = 1] = found.marks.b
    return {
      compared: {
        a: of('a'),
        b: of('b'),
        thresholds: { a: thresholdA, b: thresholdB },
        twoSided: shown.twoSided,
        extents: found.extents,
        cut: found.cutValues,
      },
      colourings: {
        a: { ...a, threshold: fromA, maximum: toA },
        b: { ...b, threshold: fromB, maximum: toB },
      },
      matching,
      words: found.words,
      failure,
    }
  }, [shown, matching, value, failure, a, b])
}
