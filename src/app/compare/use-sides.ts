/** Both maps as volumes, with the thresholds that are in effect: what every part of the room compares. */
import { useMemo } from 'react'
import { useApp } from '#app/shell/use-app.ts'
import type { MapStatistic } from '#comparison/active-share.ts'
import type { Extents } from '#comparison/cut-pair.ts'
import type { MapDescription } from '#comparison/map-description.ts'
import type { ShownMap } from '#state/app-state.ts'
import { selectCut } from '#state/select-cut.ts'
import { selectLook } from '#state/select-look.ts'
import { selectShown } from '#state/select-shown.ts'
import { extentOf } from '#view/layer.ts'
import { mapLayer, type SideId } from '#view/spec.ts'
import type { Volume } from '#volume/volume.ts'

export type Compared = {
  readonly a: ShownMap & { readonly volume: Volume }
  readonly b: ShownMap & { readonly volume: Volume }
  readonly thresholds: { readonly a: number; readonly b: number }
  readonly twoSided: boolean
  /** What the thresholds ask of clusters. */
  readonly extents: Extents
  /** Values a vertex as the thresholds leave them. */
  readonly cut: { readonly a: ShownMap['values']; readonly b: ShownMap['values'] }
}

/** The map that a side shows. */
export function useShown(side: SideId): ShownMap | null {
  return useApp((state) => selectShown(state, side))
}

/** Null unless both sides show a map that has voxels. */
export function useCompared(): Compared | null {
  const a = useShown('a')
  const b = useShown('b')
  const thresholdA = useApp((state) => selectLook(state).sides.a.threshold.value)
  const thresholdB = useApp((state) => selectLook(state).sides.b.threshold.value)
  const askedA = useApp((state) => selectLook(state).sides.a.asked)
  const askedB = useApp((state) => selectLook(state).sides.b.asked)
  const cutA = useApp((state) => selectCut(state, 'a'))
  const cutB = useApp((state) => selectCut(state, 'b'))
  const signs = useApp((state) => mapLayer(state.document, 'a').signs)
  return useMemo(() => {
    if (!hasVoxels(a) || !hasVoxels(b)) return null
    const negative = [a, b].some(({ info }) => (info.stats.min ?? 0) < 0)
    // At a threshold of 0 everything would count as beyond it.
    const atLeast = (value: number) => Math.max(value, 1e-6)
    return {
      a,
      b,
      thresholds: { a: atLeast(thresholdA), b: atLeast(thresholdB) },
      twoSided: signs === 'both' && negative,
      extents: { a: extentOf(askedA), b: extentOf(askedB) },
      cut: { a: cutA?.values ?? a.values, b: cutB?.values ?? b.values },
    }
  }, [a, b, thresholdA, thresholdB, askedA, askedB, cutA, cutB, signs])
}

function hasVoxels(shown: ShownMap | null): shown is Compared['a'] {
  return shown?.volume !== null && shown !== null
}

export function statisticOf({ info }: ShownMap): MapStatistic {
  const { kind, dof } = info.statistic
  return { kind, ...(dof && { dof }) }
}

export function restsOnPeaks({ evidence, ask, info }: ShownMap): boolean {
  const { kind } = ask.source
  return evidence !== null || kind === 'sample' || info.statistic.kind === 'ale' || kind === 'foci'
}

export function descriptionOf(shown: ShownMap): MapDescription {
  const { report, evidence } = shown
  const widths: readonly number[] = (report?.smoothnessMm ?? []).flatMap((mm) => mm ?? [])
  return {
    ...statisticOf(shown),
    n: evidence?.choice.included.length ?? null,
    fwhmMm: widths.length > 0 ? widths.reduce((sum, mm) => sum + mm, 0) / widths.length : null,
    isThresholded: report?.findings.some(({ tag }) => tag === 'thresholded') ?? false,
    isAle: restsOnPeaks(shown),
  }
}
