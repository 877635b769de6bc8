/** Questioning the meta-analyses, and adding one's own. */
import type { SampleId } from '#evidence/samples.ts'
import { ALE_SENTENCE } from '#evidence/words.ts'
import { askFor, type StudyChoice } from '#view/map-ask.ts'
import type { SideId } from '#view/spec.ts'
import type { Volume } from '#volume/volume.ts'
import type { EvidenceActions } from './actions.ts'
import type { EvidenceState, ShownMap } from './app-state.ts'
import {
  allStudies,
  computedInfo,
  evidenceOf,
  evidenceRequest,
  methodWords,
  pairQuestion,
  sampleTable,
} from './evidence.ts'
import { failureOf, fileSource, sampleOnCortex } from './open-map.ts'
import type { Workbench } from './workbench.ts'

function choiceOf({ table, choice }: EvidenceState): StudyChoice {
  const all = choice.included.length === table.studies.length
  return { ...choice, included: all ? null : [...choice.included] }
}

export function evidenceActions(bench: Workbench): EvidenceActions {
  const { get, compute } = bench
  const failed = (pane: SideId, subject: string, error: unknown) =>
    bench.patchSlot(pane, { failure: failureOf(error, subject) })

  /** Puts a computed volume on a side: sampled as the view says, unless a newer load has overtaken it. */
  const showComputed = async (
    pane: SideId,
    volume: Volume,
    signal: AbortSignal,
    about: Pick<ShownMap, 'ask' | 'title' | 'method' | 'meaning' | 'evidence'>,
  ) => {
    const { rule } = get().document.sides[pane]
    const sampled = await sampleOnCortex(compute, volume, await bench.cortex(), rule, signal)
    signal.throwIfAborted()
    const info = computedInfo(about.title, volume)
    bench.show(pane, { ...about, info, volume, ...sampled, files: [], report: null })
  }

  /** Shows at once which studies were chosen, and their map once it is computed; a newer choice overtakes. */
  const mapOf = async (pane: SideId, evidence: EvidenceState, before: ShownMap | null) => {
    const title = before?.title ?? evidence.table.title
    if (before) bench.patchShown(pane, before, { evidence })
    let done = false
    await bench.load(pane, before ? `the map of ${title}` : title, async (load) => {
      const request = evidenceRequest(evidence, await bench.masks())
      const { volume, ...result } = await compute('aleMap', request, load)
      await showComputed(pane, volume, load.signal, {
        ask: {
          ...(before?.ask ?? askFor(fileSource([{ name: title, blob: new Blob() }], 'foci'))),
          choice: choiceOf(evidence),
        },
        title,
        method: methodWords(evidence),
        meaning: ALE_SENTENCE,
        evidence: { ...evidence, result },
      })
      done = true
    })
    // The choice is taken back when its map could not be had or was cancelled, so that list and picture agree; not when
    // another choice has overtaken it and is being computed.
    if (!done && before && get().slots[pane].task === null) {
      bench.patchShown(pane, before, { evidence: before.evidence })
    }
  }

  return {
    loadEvidence: async (pane) => {
      const { shown } = get().slots[pane]
      if (shown?.ask.source.kind !== 'sample' || shown.evidence) return
      try {
        const table = await sampleTable(shown.ask.source.id as SampleId, bench.fetchBlob)
        const now = get().slots[pane].shown
        if (now?.loadId !== shown.loadId) return
        const choice = allStudies(table)
        await mapOf(pane, { table, choice, result: null, dropped: [], notes: [] }, now)
      } catch (error) {
        failed(pane, 'The table of studies', error)
      }
    },

    question: async (pane, choice) => {
      const { shown } = get().slots[pane]
      if (!shown?.evidence) return
      await mapOf(
        pane,
        { ...shown.evidence, choice: { ...shown.evidence.choice, ...choice } },
        shown,
      )
    },

    openFoci: async (pane, text, title) => {
      try {
        await mapOf(pane, evidenceOf(await compute('readFoci', { text, title })), null)
      } catch (error) {
        failed(pane, title, error)
      }
    },

    comparePair: async (target, kind) => {
      const [a, b] = [get().slots.a.shown, get().slots.b.shown]
      if (!a?.evidence || !b?.evidence) return
      const [first, second] = [a.evidence, b.evidence]
      const title = kind === 'contrast' ? `${a.title} − ${b.title}` : `${a.title} and ${b.title}`
      await bench.load(target, title, async (load) => {
        const masks = await bench.masks()
        const { volume, words } = await compute(
          'alePair',
          {
            first: evidenceRequest(first, masks),
            second: evidenceRequest(second, masks),
            question: pairQuestion(kind),
          },
          load,
        )
        await showComputed(target, volume, load.signal, {
          ask: askFor({ kind: 'pair', of: kind, first: a.ask, second: b.ask }),
          title,
          ...words,
          evidence: null,
        })
      })
    },

    jackknife: async (pane, voxels, context) => {
      const evidence = get().slots[pane].shown?.evidence
      if (!evidence) return null
      const request = evidenceRequest(evidence, await bench.masks())
      return compute('aleJackknife', { ...request, voxels }, context)
    },
  }
}
