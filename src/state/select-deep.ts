/** Which regions below the cortex are drawn. */
import type { HemisphereId } from '#atlas/cortex.ts'
import type { DeepRegion } from '#atlas/deep.ts'
import { type RegionId, regions } from '#atlas/regions.ts'
import { poseOf } from '#view/change-view.ts'
import type { AppState } from './app-state.ts'
import { memoise } from './memoise.ts'

export type DeepHighlight = {
  readonly key: string
  readonly name: string
  readonly side: HemisphereId | 'both'
  readonly positionsWorld: Float32Array
  readonly faces: Uint32Array
  readonly colour: string
}

const deepHighlights = memoise(
  (deep: readonly DeepRegion[], ids: readonly RegionId[]): readonly DeepHighlight[] =>
    deep
      .filter(({ id }) => ids.includes(id))
      .map(({ id, side, mesh }) => ({
        key: `${id} ${side}`,
        // One label a pair: both have one colour, and two labels of each would crowd the pane.
        name: side === 'right' ? '' : regions[id].shortName,
        side: side === 'midline' ? 'both' : side,
        positionsWorld: mesh.positionsWorld,
        faces: mesh.faces,
        colour: regions[id].colour,
      })),
)

const noDeep: readonly DeepHighlight[] = []

/** The chosen regions below the cortex, which a brain of glass shows. */
export function selectDeep({
  deep,
  document,
}: Pick<AppState, 'deep' | 'document'>): readonly DeepHighlight[] {
  const glass = poseOf(document)?.glass ?? 0
  return deep && glass > 0 ? deepHighlights(deep, document.regions) : noDeep
}
