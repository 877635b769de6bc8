/** Questions about both maps: the answers belong to whoever asks, nothing of them is kept here. */
import { assetUrls } from '#atlas/assets.ts'
import { runNull } from '#work/run-null.ts'
import type { CompareActions } from './actions.ts'
import { sampleMap } from './sample-map.ts'
import type { Workbench } from './workbench.ts'

/** Spin tests and surrogates run on so many workers at once. */
const lanes = () => Math.max(2, Math.min(8, globalThis.navigator?.hardwareConcurrency ?? 2))

export function compareActions({ compute, fetchBlob }: Workbench): CompareActions {
  let whenMask: Promise<Blob> | null = null
  return {
    askAboutBoth: (name, request, context) => compute(name, request, context),
    matchBoth: async (request, shown, cortex, { signal }) => {
      const matched = await compute('matchMaps', request, { signal })
      const onCortex = async (side: 'a' | 'b') => {
        const { info, rule } = shown[side]
        const map = { volume: matched[side], info, vertexData: [] }
        return (await sampleMap(compute, map, 0, cortex, rule, { signal })).values
      }
      return { ...matched, values: { a: await onCortex('a'), b: await onCortex('b') } }
    },
    nullTest: (question, draws, context) =>
      runNull(compute, question, { ...context, draws, lanes: lanes() }),
    brainMask: async () => {
      whenMask ??= fetchBlob(assetUrls.brainMask.href, {
        signal: new AbortController().signal,
        onProgress: () => {},
      })
      // A failed fetch is tried again by the next one who asks.
      whenMask.catch(() => {
        whenMask = null
      })
      return { name: 'brainmask_2mm.nii.gz', blob: await whenMask }
    },
  }
}
