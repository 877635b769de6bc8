/** What is added to the cortex once its first picture is there, and the way back to the bundled one. */
import { assetUrls } from '#atlas/assets.ts'
import type { Cortex, Hemisphere } from '#atlas/cortex.ts'
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
  /** Under way: the first picture and several rooms ask. */
  let inflating: { readonly of: Cortex; readonly done: Promise<void> } | null = null
  const readInflated = async (known: Cortex) => {
    try {
      const bytes = await bench.bytesOf(assetUrls.inflated)
      const faces = { left: facesOf(known.left), right: facesOf(known.right) }
      const extra = await bench.compute('decodeExtraSurfaces', { bytes, known: faces })
      const now = get().cortex
      if (now.status !== 'ready' || now.cortex !== known) return
      set({ cortex: { ...now, cortex: withSurfaces(known, extra) } })
    } catch (error) {
      bench.say(`The inflated brain could not be loaded. ${failureOf(error, 'It').message}`)
    } finally {
      if (inflating?.of === known) {
        inflating = null
        set({ surfacesCome: false })
      }
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

    loadInflated: () => {
      const { cortex: known } = get()
      if (known.status !== 'ready' || known.own) return Promise.resolve()
      if (known.cortex.left.surfaces.inflated) return Promise.resolve()
      if (inflating?.of !== known.cortex) {
        inflating = { of: known.cortex, done: readInflated(known.cortex) }
        set({ surfacesCome: true })
      }
      return inflating.done
    },

    loadDeep: () => {
      deep ??= readDeep()
      return deep
    },
  }
}
