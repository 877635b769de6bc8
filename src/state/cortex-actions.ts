/** The brain on which maps are shown: the bundled one, or surfaces of the user's own. */
import { assetUrls } from '#atlas/assets.ts'
import type { Cortex, Hemisphere, HemisphereId } from '#atlas/cortex.ts'
import { keepRegionField } from '#atlas/region-field.ts'
import { corticalRegionIds, type RegionId } from '#atlas/region-list.ts'
import { withRule } from '#view/change-layer.ts'
import { sideIds } from '#view/spec.ts'
import type { CortexActions } from './actions.ts'
import { failureOf, sampleOnCortex } from './open-map.ts'
import type { Workbench } from './workbench.ts'

/** The known arrays with the further surfaces: what was uploaded or derived from the known ones stays valid. */
function withSurfacesOf(known: Cortex, full: Cortex): Cortex {
  const merged = (side: HemisphereId): Hemisphere => ({
    ...known[side],
    surfaces: { ...full[side].surfaces, ...known[side].surfaces },
  })
  return { left: merged('left'), right: merged('right') }
}

/** Samples what both sides show anew: after another rule, or another cortex. */
export async function sampleAgain(bench: Workbench): Promise<void> {
  const cortex = await bench.cortex()
  for (const pane of sideIds) {
    const { shown } = bench.get().slots[pane]
    if (!shown?.volume) continue
    const { rule } = bench.get().document.sides[pane]
    bench.patchShown(pane, shown, await sampleOnCortex(bench.compute, shown.volume, cortex, rule))
  }
}

/**
 * Works out the regions' fields in a worker: the chosen ones first, for their outlines, then the others, so that neither
 * a click that asks for names nor a box that is ticked has to wait for them.
 */
async function outlineRegions(bench: Workbench, cortex: Cortex): Promise<void> {
  const compute = async (ids: readonly RegionId[]) => {
    const fields = await bench.compute('regionFields', { cortex, ids })
    for (const { id, side, field } of fields) keepRegionField(cortex[side], id, field)
  }
  const chosen = bench.get().document.regions
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
  return {
    loadCortex: async () => {
      const before = get().cortex
      if (before.status === 'ready' && !before.own) return
      try {
        bench.replaceCortex(null)
        const cortex = await bench.cortex()
        set({ cortex: { status: 'ready', cortex, own: null, outlined: false } })
        await Promise.all([sampleAgain(bench), outlineRegions(bench, cortex)])
      } catch (error) {
        bench.replaceCortex(null)
        set({ cortex: { status: 'failed', failure: failureOf(error, 'The brain') } })
      }
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
        const cortex = withSurfacesOf(known.cortex, full)
        bench.replaceCortex(cortex)
        set({ cortex: { ...now, cortex } })
      } catch (error) {
        bench.say(`The inflated brain could not be loaded. ${failureOf(error, 'It').message}`)
      }
    },

    loadDeep: async () => {
      if (get().deep) return
      try {
        const bytes = await bench.bytesOf(assetUrls.deep)
        set({ deep: await bench.compute('decodeDeep', { bytes }) })
      } catch (error) {
        bench.say(`The deep regions could not be loaded. ${failureOf(error, 'They').message}`)
      }
    },

    setRule: async (rule) => {
      const before = get().document.sides.a.rule
      set({ document: withRule(get().document, rule) })
      try {
        await sampleAgain(bench)
      } catch (error) {
        set({ document: withRule(get().document, before) })
        bench.patchSlot('a', { failure: failureOf(error, 'The sampling rule') })
      }
    },
  }
}
