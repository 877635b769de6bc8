/** What is added to the cortex once its first picture is there, and the way back to the bundled one. */
import { assetUrls } from '#atlas/assets.ts'
import type { Hemisphere } from '#atlas/cortex.ts'
import { withSurfaces } from '#atlas/decode.ts'
import type { CortexActions } from './actions.ts'
import { failureOf } from './failure.ts'
import { bundledCortex, jobKey } from './keys.ts'
import type { Workbench } from './workbench.ts'

/** What the files of further surfaces are read with, and no more: it is copied to where that is done. */
const facesOf = ({ faces, facesId }: Hemisphere) => ({ faces, ...(facesId && { facesId }) })

export function cortexActions(bench: Workbench): CortexActions {
  const { get, set } = bench
  /** Under way or done: several rooms ask. */
  let deep: Promise<void> | null = null
  const readDeep = async () => {
    try {
      const bytes = await bench.bytesOf(assetUrls.deep)
      set({ deep: await bench.compute('decodeDeep', { bytes }) })
    } catch (error) {
      deep = null
      bench.say(`The deep regions could not be loaded. ${failureOf(error, 'They').message}`)
    }
  }
  return {
    loadCortex: async () => {
      set(({ document, cortex }) => ({
        document: { ...document, surfaces: { own: null, placement: null } },
        failed: {},
        ...(cortex.status === 'failed' && { cortex: { status: 'loading' } as const }),
      }))
      await bench.until(
        ({ cortex, jobs }) => cortex.status !== 'loading' && !jobs[jobKey.cortex(bundledCortex)],
      )
      await Promise.all([bench.untilSettled('a'), bench.untilSettled('b')])
    },

    loadInflated: async () => {
      const { cortex: known } = get()
      if (known.status !== 'ready' || known.own) return
      if (known.cortex.left.surfaces.inflated) return
      try {
        const bytes = await bench.bytesOf(assetUrls.inflated)
        const { left, right } = known.cortex
        const faces = { left: facesOf(left), right: facesOf(right) }
        const extra = await bench.compute('decodeExtraSurfaces', { bytes, known: faces })
        const now = get().cortex
        if (now.status !== 'ready' || now.cortex !== known.cortex) return
        set({ cortex: { ...now, cortex: withSurfaces(known.cortex, extra) } })
      } catch (error) {
        bench.say(`The inflated brain could not be loaded. ${failureOf(error, 'It').message}`)
      }
    },

    loadDeep: () => {
      deep ??= readDeep()
      return deep
    },
  }
}
