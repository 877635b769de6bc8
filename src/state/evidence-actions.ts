/** Questioning the meta-analyses, and adding one's own. */
import { withAsk, withAskPart } from '#view/change-layer.ts'
import { askFor, type MapAsk } from '#view/map-ask.ts'
import type { EvidenceActions } from './actions.ts'
import type { EvidenceTable } from './app-state.ts'
import { evidenceRequest, pairQuestion } from './evidence.ts'
import { evidenceOf, studyChoice } from './evidence-choice.ts'
import { selectShown } from './select-shown.ts'
import { pairTitle } from './source-words.ts'
import type { Workbench } from './workbench.ts'

/** The studies of the map that is on screen, also while another choice of them is being computed. */
const studiesShown = (read: EvidenceTable, { choice }: MapAsk) => evidenceOf(read, choice)

export function evidenceActions(bench: Workbench): EvidenceActions {
  const { get, set, compute } = bench
  return {
    loadEvidence: async (side) => {
      set({ evidenceWanted: true, failed: {} })
      await bench.untilSettled(side)
    },

    question: async (side, choice) => {
      const evidence = selectShown(get(), side)?.evidence
      if (!evidence) return
      const whole = studyChoice(evidence.table, { ...evidence.choice, ...choice })
      set(({ document, failures }) => ({
        document: withAskPart(document, side, { choice: whole }),
        failures: { ...failures, [side]: null },
        failed: {},
      }))
      await bench.untilSettled(side)
    },

    openFoci: async (side, text, title) => {
      const key = crypto.randomUUID()
      const blob = typeof text === 'string' ? new Blob([text]) : text
      set(({ document, files, failures }) => ({
        files: { ...files, [key]: [{ name: title, blob }] },
        document: withAsk(document, side, askFor({ kind: 'foci', key, files: [{ name: title }] })),
        failures: { ...failures, [side]: null },
      }))
      await bench.untilSettled(side)
    },

    comparePair: async (of, context) => {
      const [a, b] = [selectShown(get(), 'a'), selectShown(get(), 'b')]
      if (!a?.evidence || !b?.evidence) return null
      const source = { kind: 'pair', of, first: a.ask, second: b.ask } as const
      const masks = await bench.masks()
      const result = await compute(
        'alePair',
        {
          first: evidenceRequest(studiesShown(a.evidence, a.ask), masks),
          second: evidenceRequest(studiesShown(b.evidence, b.ask), masks),
          question: pairQuestion(of),
        },
        context,
      )
      return { source, title: pairTitle(source), names: [a.title, b.title], result }
    },

    showPair: async (target, source) => {
      set(({ document, failures }) => ({
        document: withAsk(document, target, askFor(source)),
        failures: { ...failures, [target]: null },
        failed: {},
      }))
      await bench.untilSettled(target)
    },

    jackknife: async (side, voxels, context) => {
      const evidence = selectShown(get(), side)?.evidence
      if (!evidence) return null
      const request = evidenceRequest(evidence, await bench.masks())
      return compute('aleJackknife', { ...request, voxels }, context)
    },
  }
}
