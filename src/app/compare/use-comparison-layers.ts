/** What views of both sides draw. */
import { useMemo } from 'react'
import type { Colouring } from '#colormap/colouring.ts'
import { cutPair } from '#comparison/cut-pair.ts'
import { type ModeId, modeIds, modes } from '#comparison/mode/index.ts'
import type { Mode } from '#comparison/mode/mode.ts'
import { onGridOf } from '#comparison/pair.ts'
import type { LayerDrawing } from '#scene/views/view-basis.ts'
import type { ShownMap } from '#state/app-state.ts'
import type { View } from '#view/kind/index.ts'
import type { Volume } from '#volume/volume.ts'
import { comparisonLayers, type Sides } from './comparison-layers.ts'
import { useFlicker, useTurn } from './flicker.ts'
import { useMatched } from './use-matched.ts'
import { useCompared } from './use-sides.ts'

const nothing: readonly LayerDrawing[] = []

/** The mode by its id; the difference where the id is of a mode that this program does not have. */
export function knownMode(id: string | null): ModeId {
  return modeIds.find((known) => known === id) ?? 'difference'
}

/** How both sides are compared: the brain that compares them says it for the slices beside it too. */
export function modeOf(views: readonly View[]): string | null {
  const said = views.flatMap((view) =>
    view.kind === 'brain' && view.shows === 'comparison' ? [view.mode] : [],
  )
  return said[0] ?? null
}

/** Whether both sides show one map, as two sampling rules read it. */
function isOneMap({ a, b }: Sides<Pick<ShownMap, 'volume' | 'rule'>>): boolean {
  return a.volume === b.volume && a.rule !== b.rule
}

/** From which part of the colours' end on the difference of two rules is drawn. */
const leastRuleDifference = 0.05

/** Two readings of one map seldom differ by as much as a threshold: what is small beside the map's colours is drawn too. */
function ofRules(mode: ModeId, colouring: Colouring): Colouring {
  if (mode !== 'difference') return colouring
  const threshold = leastRuleDifference * colouring.maximum
  return { ...colouring, threshold, showPositive: true, showNegative: true }
}

/** Null where a map lies nowhere: nothing can be cut through then, and the reader's remarks say why. */
function onOneGrid(a: Volume, b: Volume): Sides<Volume> | null {
  try {
    return { a, b: onGridOf(a, b) }
  } catch {
    return null
  }
}

export type ComparisonRequest = {
  /** Null where no view shows both: nothing is worked out then. */
  readonly mode: ModeId | null
  /** Some view cuts through the comparison. */
  readonly inVolume: boolean
  /** As the sides draw them. */
  readonly drawn: Sides<readonly LayerDrawing[]>
}

export function useComparisonLayers({
  mode,
  inVolume,
  drawn,
}: ComparisonRequest): readonly LayerDrawing[] {
  const shown = useCompared()
  const { compared, colourings, matching } = useMatched(mode === null ? null : shown)
  useFlicker(mode === 'flicker')
  const turn = useTurn()
  const showing = mode === 'flicker' ? turn : 'a'
  const { ofWholeMaps = false }: Mode = modes[mode ?? 'difference']
  // Only what its values are: a moved threshold that cuts no cluster off changes none.
  const [volumeA, volumeB] = (['a', 'b'] as const).map((side) => {
    if (!compared || !inVolume) return null
    const asDrawn = matching === 'none' && !ofWholeMaps ? drawn[side][0]?.volume : null
    return asDrawn ?? compared[side].volume
  })
  const volumes = useMemo(
    () => (volumeA && volumeB ? onOneGrid(volumeA, volumeB) : null),
    [volumeA, volumeB],
  )
  return useMemo(() => {
    if (!compared || mode === null) return nothing
    const { a, b, cut, extents, thresholds, twoSided } = compared
    const isCut = !ofWholeMaps && (extents.a !== null || extents.b !== null)
    // What the sides draw is cut already; what was brought together is not.
    const seen =
      volumes && isCut && matching !== 'none' ? cutPair(volumes, thresholds, extents) : volumes
    const layerOf = (side: 'a' | 'b'): readonly LayerDrawing[] => [
      {
        values: compared[side].values,
        volume: compared[side].volume,
        colouring: colourings[side],
        reads: drawn[side][0]?.reads ?? null,
      },
    ]
    // Brought together, the maps are others than those that the sides draw.
    const layers = matching === 'none' ? drawn : { a: layerOf('a'), b: layerOf('b') }
    return comparisonLayers(
      mode,
      {
        values: ofWholeMaps ? { a: a.values, b: b.values } : cut,
        volumes: seen,
        colourings: isOneMap(compared)
          ? { ...colourings, a: ofRules(mode, colourings.a) }
          : colourings,
        drawn: layers,
      },
      { thresholds, twoSided, showing },
    )
  }, [compared, mode, ofWholeMaps, colourings, showing, volumes, matching, drawn])
}
