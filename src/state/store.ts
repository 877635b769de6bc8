/** The one store. It is vanilla: the page subscribes to it, tests drive it with direct calls in place of workers. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { assetUrls } from '#atlas/assets.ts'
import type { Cortex, Hemisphere, HemisphereId } from '#atlas/cortex.ts'
import type { SampleId } from '#evidence/samples.ts'
import { ALE_SENTENCE } from '#evidence/words.ts'
import type { NamedBlob } from '#format/source.ts'
import type { SamplingRuleId } from '#sampling/index.ts'
import { withBothPanes, withPane, withRange, withThreshold } from '#view/change.ts'
import { firstView, otherPane, type PaneId, paneIds, type ViewSpec } from '#view/spec.ts'
import type { EvidenceTasks } from '#work/evidence-tasks.ts'
import type { Compute, TaskContext } from '#work/tasks.ts'
import type { AppState, EvidenceChoice, EvidenceState, ShownMap, Slot } from './app-state.ts'
import {
  allStudies,
  brainMask,
  computedInfo,
  evidenceFromText,
  evidenceRequest,
  methodWords,
  sampleTable,
} from './evidence.ts'
import { fitsColours, fittingColours } from './fitting-colours.ts'
import {
  type FetchBlob,
  failureOf,
  isCancelled,
  type MapRequest,
  openMap,
  sampleOnCortex,
  subjectOf,
  tableOfPeaks,
  titleOf,
} from './open-map.ts'

export type Actions = {
  /** Loads what the first picture of the cortex needs. */
  readonly loadCortex: () => Promise<void>
  /** Adds the inflated surfaces; asked for once the first picture is there. */
  readonly loadInflated: () => Promise<void>
  /** Shows a map on a side; a load that is still running there is cancelled. */
  readonly open: (pane: PaneId, request: MapRequest, volumeIndex?: number) => Promise<void>
  /** Another volume of the series that a side shows. */
  readonly openVolume: (pane: PaneId, volumeIndex: number) => Promise<void>
  /** Fills in the checksum of the file that a side shows: asked for when somebody wants to see it. */
  readonly identify: (pane: PaneId) => Promise<void>
  readonly cancel: (pane: PaneId) => void
  readonly dismissFailure: (pane: PaneId) => void
  readonly fail: (pane: PaneId, subject: string, error: unknown) => void
  /** Fetches the studies of a sample map: asked for when somebody looks at the evidence. */
  readonly loadEvidence: (pane: PaneId) => Promise<void>
  /** Computes the map of a side anew with other choices: studies left out, another threshold. */
  readonly question: (pane: PaneId, choice: Partial<EvidenceChoice>) => Promise<void>
  /** A map from a table of peaks that the user pasted or dropped. */
  readonly openFoci: (pane: PaneId, text: string, title: string) => Promise<void>
  /** A region's values without each study in turn. `voxels` are indices of the 2 mm MNI grid. */
  readonly jackknife: (
    pane: PaneId,
    voxels: Int32Array,
    context: Partial<TaskContext>,
  ) => Promise<EvidenceTasks['aleJackknife']['result'] | null>
  readonly setRule: (rule: SamplingRuleId) => Promise<void>
  readonly swap: () => void
  /** Applies a pure change (src/view/change.ts) to the view. */
  readonly change: (change: (view: ViewSpec) => ViewSpec) => void
  readonly say: (text: string) => void
  readonly dismissNotice: (id: number) => void
}

export type AppStore = StoreApi<AppState & { readonly act: Actions }>

const emptySlot: Slot = { shown: null, task: null, failure: null }

/** The known arrays with the further surfaces: what was uploaded or derived from the known ones stays valid. */
function withSurfacesOf(known: Cortex, full: Cortex): Cortex {
  const merged = (side: HemisphereId): Hemisphere => ({
    ...known[side],
    surfaces: { ...full[side].surfaces, ...known[side].surfaces },
  })
  return { left: merged('left'), right: merged('right') }
}

export function createAppStore({
  compute,
  fetchBlob,
  view = firstView,
}: {
  readonly compute: Compute
  readonly fetchBlob: FetchBlob
  readonly view?: ViewSpec
}): AppStore {
  const loads = new Map<PaneId, AbortController>()
  let lastId = 0
  let whenCortex: Promise<Cortex> | null = null
  let whenMask: Promise<NamedBlob> | null = null

  return createStore((set, get) => {
    const patchSlot = (pane: PaneId, patch: Partial<Slot>) =>
      set(({ slots }) => ({ slots: { ...slots, [pane]: { ...slots[pane], ...patch } } }))

    const bytesOf = async (url: URL) => {
      const context = { signal: new AbortController().signal, onProgress: () => {} }
      return new Uint8Array(await (await fetchBlob(url.href, context)).arrayBuffer())
    }

    const cortex = () => {
      whenCortex ??= bytesOf(assetUrls.cortex).then((bytes) => compute('decodeCortex', { bytes }))
      return whenCortex
    }

    const say = (text: string) => {
      lastId += 1
      const notice = { id: lastId, text }
      set(({ notices }) => ({ notices: [...notices.slice(-3), notice] }))
    }

    /** A map whose values never reach the threshold would look empty: it gets colours that fit, and is said so. */
    const showMap = (pane: PaneId, map: ShownMap, volumeIndex: number) => {
      patchSlot(pane, { shown: map, task: null, failure: null })
      const source = map.source
      let next = withPane(get().view, pane, { source, volumeIndex })
      if (!fitsColours(map, next.panes[pane])) {
        const fitting = fittingColours(map)
        const other = get().slots[otherPane(pane)].shown
        if (other && (next.links.threshold || next.links.range)) {
          next = { ...next, links: { ...next.links, threshold: false, range: false } }
          say(
            `${map.title} has other values than ${other.title}: its threshold and colour range are its own now. Link them again below.`,
          )
        }
        next = withRange(withThreshold(next, pane, fitting.threshold), pane, fitting.range)
      }
      set({ view: next })
    }

    /** Looked over once it is on screen: nobody waits for remarks. Samples say themselves what they are. */
    const lookOver = async (pane: PaneId, { loadId, source, volume, info }: ShownMap) => {
      if (source.kind === 'sample') return
      const report = await compute('checkMap', { volume, info, mask: await mask() })
      const now = get().slots[pane].shown
      if (now?.loadId === loadId) patchSlot(pane, { shown: { ...now, report } })
    }

    const mask = () => {
      whenMask ??= brainMask(fetchBlob)
      return whenMask
    }

    /** Shows at once which studies were chosen, and their map once it is computed; a newer choice overtakes. */
    const showEvidence = async (pane: PaneId, evidence: EvidenceState, before: ShownMap | null) => {
      loads.get(pane)?.abort()
      const controller = new AbortController()
      loads.set(pane, controller)
      const { signal } = controller
      const subject = before ? `the map of ${before.title}` : evidence.table.title
      const onProgress = (progress: number) => {
        if (!signal.aborted) patchSlot(pane, { task: { subject, progress } })
      }
      patchSlot(pane, {
        task: { subject, progress: null },
        failure: null,
        ...(before && { shown: { ...before, evidence } }),
      })
      try {
        const request = evidenceRequest(evidence, await mask())
        const { volume, ...result } = await compute('aleMap', request, { signal, onProgress })
        const { rule } = get().view.panes[pane]
        const sampled = await sampleOnCortex(compute, volume, await cortex(), rule, signal)
        signal.throwIfAborted()
        const title = before?.title ?? evidence.table.title
        lastId += 1
        showMap(
          pane,
          {
            loadId: lastId,
            source: before?.source ?? { kind: 'computed', name: title },
            title,
            method: methodWords(evidence),
            meaning: ALE_SENTENCE,
            info: computedInfo(title, volume),
            volume,
            ...sampled,
            files: [],
            report: null,
            evidence: { ...evidence, result },
          },
          0,
        )
      } catch (error) {
        if (signal.aborted || isCancelled(error)) return
        patchSlot(pane, {
          task: null,
          failure: failureOf(error, subject),
          ...(before && { shown: before }),
        })
      } finally {
        if (loads.get(pane) === controller) loads.delete(pane)
      }
    }

    const act: Actions = {
      loadCortex: async () => {
        try {
          const first = await cortex()
          set({ cortex: { status: 'ready', cortex: first } })
        } catch (error) {
          whenCortex = null
          const failure = failureOf(error, 'The brain')
          set({ cortex: { status: 'failed', failure } })
        }
      },

      loadInflated: async () => {
        const { cortex: known } = get()
        if (known.status !== 'ready' || known.cortex.left.surfaces.inflated) return
        try {
          const bytes = await bytesOf(assetUrls.inflated)
          const full = await compute('decodeInflated', { bytes, cortex: known.cortex })
          set({ cortex: { status: 'ready', cortex: withSurfacesOf(known.cortex, full) } })
        } catch (error) {
          say(`The inflated brain could not be loaded. ${failureOf(error, 'It').message}`)
        }
      },

      open: async (pane, request, volumeIndex = 0) => {
        const table = request.kind === 'files' ? tableOfPeaks(request.files) : null
        if (table) return act.openFoci(pane, await table.blob.text(), titleOf(table.name))
        loads.get(pane)?.abort()
        const controller = new AbortController()
        loads.set(pane, controller)
        const { signal } = controller
        const subject = subjectOf(request)
        patchSlot(pane, { task: { subject, progress: null }, failure: null })
        try {
          const map = await openMap(request, {
            signal,
            compute,
            fetchBlob,
            cortex,
            volumeIndex,
            rule: get().view.panes[pane].rule,
            onProgress: (progress) => {
              if (!signal.aborted) patchSlot(pane, { task: { subject, progress } })
            },
          })
          signal.throwIfAborted()
          lastId += 1
          const shown = { ...map, loadId: lastId }
          showMap(pane, shown, volumeIndex)
          void lookOver(pane, shown).catch((error) => act.fail(pane, subject, error))
        } catch (error) {
          if (signal.aborted || isCancelled(error)) return
          patchSlot(pane, { task: null, failure: failureOf(error, subject) })
        } finally {
          if (loads.get(pane) === controller) loads.delete(pane)
        }
      },

      openVolume: async (pane, volumeIndex) => {
        const shown = get().slots[pane].shown
        if (!shown) return
        await act.open(pane, { kind: 'files', files: shown.files }, volumeIndex)
      },

      identify: async (pane) => {
        const { shown } = get().slots[pane]
        const file = shown?.files.find(({ name }) => name === shown.info.fileName)
        if (!shown || !file || shown.info.sha256) return
        try {
          const sha256 = await compute('hashFile', { file })
          const now = get().slots[pane].shown
          if (now?.loadId !== shown.loadId) return
          patchSlot(pane, { shown: { ...now, info: { ...now.info, sha256 } } })
        } catch (error) {
          act.fail(pane, shown.info.fileName, error)
        }
      },

      cancel: (pane) => {
        loads.get(pane)?.abort()
        patchSlot(pane, { task: null })
      },

      dismissFailure: (pane) => patchSlot(pane, { failure: null }),

      fail: (pane, subject, error) => patchSlot(pane, { failure: failureOf(error, subject) }),

      loadEvidence: async (pane) => {
        const { shown } = get().slots[pane]
        if (shown?.source.kind !== 'sample' || shown.evidence) return
        try {
          const table = await sampleTable(shown.source.id as SampleId, fetchBlob)
          const now = get().slots[pane].shown
          if (now?.loadId !== shown.loadId) return
          const evidence = {
            table,
            choice: allStudies(table),
            result: null,
            dropped: [],
            notes: [],
          }
          patchSlot(pane, { shown: { ...now, evidence } })
          await act.question(pane, {})
        } catch (error) {
          act.fail(pane, 'The table of studies', error)
        }
      },

      question: async (pane, choice) => {
        const { shown } = get().slots[pane]
        if (!shown?.evidence) return
        const evidence = { ...shown.evidence, choice: { ...shown.evidence.choice, ...choice } }
        await showEvidence(pane, evidence, shown)
      },

      openFoci: async (pane, text, title) => {
        try {
          await showEvidence(pane, evidenceFromText(text, title), null)
        } catch (error) {
          act.fail(pane, title, error)
        }
      },

      jackknife: async (pane, voxels, context) => {
        const evidence = get().slots[pane].shown?.evidence
        if (!evidence) return null
        const request = evidenceRequest(evidence, await mask())
        return compute('aleJackknife', { ...request, voxels }, context)
      },

      setRule: async (rule) => {
        const before = get().view.panes.a.rule
        act.change((current) => withBothPanes(current, { rule }))
        try {
          const surfaces = await cortex()
          for (const pane of paneIds) {
            const { shown } = get().slots[pane]
            if (!shown) continue
            const sampled = await sampleOnCortex(compute, shown.volume, surfaces, rule)
            if (get().slots[pane].shown === shown)
              patchSlot(pane, { shown: { ...shown, ...sampled } })
          }
        } catch (error) {
          act.change((current) => withBothPanes(current, { rule: before }))
          act.fail('a', 'The sampling rule', error)
        }
      },

      swap: () =>
        set(({ slots, view: { panes, ...rest } }) => ({
          slots: { a: slots.b, b: slots.a },
          view: { ...rest, panes: { a: panes.b, b: panes.a } },
        })),

      change: (change) => set((state) => ({ view: change(state.view) })),
      say,
      dismissNotice: (id) =>
        set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
    }

    return {
      cortex: { status: 'loading' },
      slots: { a: emptySlot, b: emptySlot },
      view,
      notices: [],
      act,
    }
  })
}
