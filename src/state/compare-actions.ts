/** Questions about both maps: the answers belong to whoever asks, nothing of them is kept here. */
import type { Cortex } from '#atlas/cortex.ts'
import type { Volume } from '#volume/volume.ts'
import type { CompareTasks } from '#work/compare-tasks.ts'
import { runNull } from '#work/run-null.ts'
import type { CompareActions, MatchedOnCortex } from './actions.ts'
import type { ShownMap } from './app-state.ts'
import { sampleMap } from './sample-map.ts'
import { sharedWork } from './shared-work.ts'
import type { Workbench } from './workbench.ts'

/** Spin tests and surrogates run on so many workers at once. */
const lanes = () => Math.max(2, Math.min(8, globalThis.navigator?.hardwareConcurrency ?? 2))

export function compareActions({ compute, brainMask }: Workbench): CompareActions {
  const shareMatching = sharedWork<MatchedOnCortex>()

  const match = async (
    request: CompareTasks['matchMaps']['request'],
    shown: { readonly a: ShownMap; readonly b: ShownMap },
    cortex: Cortex,
    signal: AbortSignal,
  ): Promise<MatchedOnCortex> => {
    const matched = await compute('matchMaps', request, { signal })
    const onCortex = async (side: 'a' | 'b', volume: Volume) => {
      const { info, rule } = shown[side]
      const map = { volume, info, vertexData: [] }
      return (await sampleMap(compute, map, 0, cortex, rule, { signal })).values
    }
    const values = { a: await onCortex('a', matched.a), b: await onCortex('b', matched.b) }
    const cut = async (side: 'a' | 'b') =>
      request.extents[side] ? onCortex(side, matched.cut[side]) : values[side]
    return { ...matched, values, cutValues: { a: await cut('a'), b: await cut('b') } }
  }

  return {
    askAboutBoth: (name, request, context) => compute(name, request, context),
    matchBoth: (request, shown, cortex, { signal }) => {
      const { a, b, matching, maps, marks, extents } = request
      // The room and the third brain both ask; the maps are told apart by themselves, the rest by what it says.
      const said = JSON.stringify([matching, maps, marks, extents, shown.a.rule, shown.b.rule])
      return shareMatching([a, b, cortex, said], signal, (own) =>
        match(request, shown, cortex, own),
      )
    },
    sampleBy: (map, cortex, rule, context) =>
      sampleMap(compute, { ...map, vertexData: [] }, 0, cortex, rule, context),
    nullTest: (question, draws, context) =>
      runNull(compute, question, { ...context, draws, lanes: lanes() }),
    brainMask,
  }
}
