/** The tasks bound to the pure functions that do them. Imported by the worker and by tests, never by the page. */
import { shapesOf } from '#atlas/cortex-shapes.ts'
import { decodeExtraSurfaces, loadCortex, unpackAsset } from '#atlas/decode.ts'
import { decodeDeep } from '#atlas/deep.ts'
import { samplingRules } from '#sampling/index.ts'
import { evidenceTaskNames } from './evidence-tasks.ts'
import { fetchedLater } from './fetched-later.ts'
import { openPlainMap } from './open-plain-map.ts'
import type { Compute, TaskImplementations } from './tasks.ts'

const ofFiles = fetchedLater(
  ['openFile', 'glanceAt'],
  async () => (await import('./file-implementations.ts')).fileImplementations,
)

export const implementations: TaskImplementations = {
  decodeDeep: async ({ bytes }) => decodeDeep(await unpackAsset(bytes)),
  decodeCortex: async ({ bytes }) => {
    const cortex = await loadCortex(bytes)
    return { cortex, shapes: shapesOf(cortex) }
  },
  decodeExtraSurfaces: async ({ bytes, known }) =>
    decodeExtraSurfaces(await unpackAsset(bytes), known),
  ...ofFiles,
  openFile: async (request, context) =>
    (await openPlainMap(request, context)) ?? ofFiles.openFile(request, context),
  sampleVolume: ({ volume, surfaces, rule }) => ({
    left: samplingRules[rule].sample(volume, surfaces.left),
    right: samplingRules[rule].sample(volume, surfaces.right),
  }),
  ...fetchedLater(
    ['checkMap', 'readFoci', 'hashFile', 'clusterReach'],
    async () => (await import('./map-implementations.ts')).mapImplementations,
  ),
  ...fetchedLater(
    [
      'compareNumbers',
      'voxelsWithin',
      'matchMaps',
      'compareRegions',
      'compareClusters',
      'nullDraws',
      'derivedMap',
    ],
    async () => (await import('./compare-implementations.ts')).compareImplementations,
  ),
  ...fetchedLater(
    evidenceTaskNames,
    async () => (await import('./evidence-implementations.ts')).evidenceImplementations,
  ),
}

/** The same tasks without a worker: for tests and wherever there is no page to keep responsive. */
export const computeHere: Compute = async (name, request, context = {}) =>
  implementations[name](request, {
    signal: context.signal ?? new AbortController().signal,
    onProgress: context.onProgress ?? (() => {}),
  })
