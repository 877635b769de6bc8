/** The tasks bound to the pure functions that do them. Imported by the worker and by tests, never by the page. */

import type { HemisphereId } from '#atlas/cortex.ts'
import { decodeExtraSurfaces, loadCortex, unpackAsset } from '#atlas/decode.ts'
import { decodeDeep } from '#atlas/deep.ts'
import { readFoci } from '#evidence/read-foci.ts'
import { glanceAt } from '#format/glance.ts'
import { openFile } from '#format/index.ts'
import { sha256Of } from '#format/sha256.ts'
import { samplingRules } from '#sampling/index.ts'
import { reachAtVertices } from '#sampling/reach-at-vertices.ts'
import { checkMap } from '#statistic/checks.ts'
import { clusterReach, reachVolume } from '#statistic/cluster-reach.ts'
import { compareImplementations } from './compare-implementations.ts'
import { dressed } from './dress-map.ts'
import { evidenceImplementations } from './evidence-implementations.ts'
import { openMask } from './open-mask.ts'
import type { Compute, TaskImplementations } from './tasks.ts'

export const implementations: TaskImplementations = {
  ...compareImplementations,
  ...evidenceImplementations,
  decodeDeep: async ({ bytes }) => decodeDeep(await unpackAsset(bytes)),
  decodeCortex: ({ bytes }) => loadCortex(bytes),
  decodeExtraSurfaces: async ({ bytes, known }) =>
    decodeExtraSurfaces(await unpackAsset(bytes), known),
  openFile: async ({ files, dress, ...request }, { signal, onProgress }) =>
    dressed(await openFile(files, { ...request, signal, onProgress }), dress),
  glanceAt: ({ files }, { signal }) => glanceAt(files, { signal }),
  checkMap: async ({ volume, info, mask }) =>
    checkMap({
      volume,
      statistic: info.statistic,
      statements: info.statisticGuesses,
      description: info.description,
      brain: await openMask(mask),
    }),
  readFoci: async ({ text, title }) =>
    readFoci(typeof text === 'string' ? text : await text.text(), title),
  hashFile: ({ file }, { signal, onProgress }) => sha256Of(file, { signal, onProgress }),
  clusterReach: ({ volume, surfaces, rule, extent }, { onProgress }) => {
    const voxels = clusterReach(volume, extent, onProgress)
    const reach = reachVolume(volume, voxels)
    const on = (side: HemisphereId) => reachAtVertices(volume, reach, surfaces[side], rule)
    return { voxels, onCortex: { left: on('left'), right: on('right') } }
  },
  sampleVolume: ({ volume, surfaces, rule }) => ({
    left: samplingRules[rule].sample(volume, surfaces.left),
    right: samplingRules[rule].sample(volume, surfaces.right),
  }),
}

/** The same tasks without a worker: for tests and wherever there is no page to keep responsive. */
export const computeHere: Compute = async (name, request, context = {}) =>
  implementations[name](request, {
    signal: context.signal ?? new AbortController().signal,
    onProgress: context.onProgress ?? (() => {}),
  })
