/** Binds the tasks about one map, or a file, that come after its picture. */
import type { HemisphereId } from '#atlas/cortex.ts'
import { readFoci } from '#evidence/read-foci.ts'
import { sha256Of } from '#format/sha256.ts'
import { reachAtVertices } from '#sampling/reach-at-vertices.ts'
import { checkMap } from '#statistic/checks.ts'
import { clusterReach, reachVolume } from '#statistic/cluster-reach.ts'
import { openMask } from './open-mask.ts'
import type { TaskImplementations } from './tasks.ts'

export const mapImplementations: Pick<
  TaskImplementations,
  'checkMap' | 'readFoci' | 'hashFile' | 'clusterReach'
> = {
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
}
