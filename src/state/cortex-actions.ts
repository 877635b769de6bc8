/** What is added to the cortex once its first picture is there, and the way back to the bundled one. */
import { assetUrls } from '#atlas/assets.ts'
import type { Cortex, Hemisphere, HemisphereId } from '#atlas/cortex.ts'
import { keepRegionField } from '#atlas/region-field.ts'
import { corticalRegionIds, type RegionId } from '#atlas/region-list.ts'
import type { CortexActions } from './actions.ts'
import { failureOf } from './failure.ts'
import { bundledCortex, jobKey } from './keys.ts'
import type { Workbench } from './workbench.ts'

/** The known arrays with the further surfaces: what was uploaded or derived from the known ones stays valid. */
function withSurfacesOf(known: Cortex, full: Cortex): Cortex {
  const merged = (side: HemisphereId): Hemisphere => ({
    ...known[side],
    surfaces: { ...full[side].surfaces, ...known[side].surfaces },
  })
  return { left: merged('left'), right: merged('right') }
}

/**
 * Works out the regions' fields in a worker: the chosen ones first, for their outlines, then the others, so that neither
 * a click that asks for names nor a box that is ticked has to wait for them.
 */
export async function outlineRegions(bench: Workbench): Promise<void> {
  const state = bench.get()
  if (state.cortex.status !== 'ready') return
  const { cortex } = state.cortex
  const compute = async (ids: readonly RegionId[]) => {
    const fields = await bench.compute('regionFields', { cortex, ids })
    for (const { id, side, field } of fields) keepRegionField(cortex[side], id, field)
  }
  const chosen = state.document.regions
  try {
    await compute(corticalRegionIds.filter((id) => chosen.includes(id)))
  } catch {
    // The page works them out itself then, when they are asked for.
  }
  const now = bench.get().cortex
  if (now.status !== 'ready' || now.cortex.left.faces !== cortex.left.faces) return
  bench.set({ cortex: { ...now, outlined: true } })
  void compute(corticalRegionIds.filter((id) => !chosen.includes(id))).catch(() => {})
}

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
        const full = await bench.compute('decodeInflated', { bytes, cortex: known.cortex })
        const now = get().cortex
        if (now.status !== 'ready' || now.cortex !== known.cortex) return
        set({ cortex: { ...now, cortex: withSurfacesOf(known.cortex, full) } })
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
