/** Questioning the meta-analyses, and adding one's own. */
import { withAsk, withAskPart } from '#view/change-layer.ts'
import { askFor } from '#view/map-ask.ts'
import type { EvidenceActions } from './actions.ts'
import { evidenceRequest } from './evidence.ts'
import { studyChoice } from './evidence-choice.ts'
import { selectShown } from './selectors.ts'
import type { Workbench } from './workbench.ts'

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

    comparePair: async (target, of) => {
      const [first, second] = [selectShown(get(), 'a')?.ask, selectShown(get(), 'b')?.ask]
      if (!first || !second) return
      set(({ document, failures }) => ({
        document: withAsk(document, target, askFor({ kind: 'pair', of, first, second })),
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
