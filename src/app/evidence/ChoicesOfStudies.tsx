/** The choice of studies decides: the same question with other studies let in, and what becomes of the clusters. */

import { useActions } from '#app/shell/use-app.ts'
import { FALLBACK_CHOICES, type StudyChoiceId, studyChoices } from '#evidence/choices.ts'
import type { EvidenceState } from '#state/app-state.ts'
import type { SideId } from '#view/spec.ts'

const choiceIds = Object.keys(studyChoices) as StudyChoiceId[]

export function ChoicesOfStudies({
  pane,
  evidence,
}: {
  readonly pane: SideId
  readonly evidence: EvidenceState
}) {
  const { question, open } = useActions()
  const { table, choice } = evidence
  // All choices pick from the inclusive table, which holds the strict one's studies as well.
  const offersAll = table.id === 'social-exclusion-inclusive'
  const idsOf = (id: StudyChoiceId) =>
    table.studies.filter(studyChoices[id].includes).map((study) => study.id)
  const current = choiceIds.find((id) => idsOf(id).join() === choice.included.join())
  return (
    <section className="control-group" aria-labelledby="choices-title">
      <h4 id="choices-title">The choice of studies decides</h4>
      {table.id === 'social-exclusion' && (
        <>
          <p className="aside">
            This is the strict set. Which studies are let in decides whether the right anterior
            insula shows a cluster: look for yourself.
          </p>
          <button
            type="button"
            onClick={() => void open(pane, { kind: 'sample', id: 'social-exclusion-inclusive' })}
          >
            Open the inclusive set, to choose from
          </button>
        </>
      )}
      {offersAll &&
        choiceIds.map((id) => (
          <label key={id} className="check choice">
            <input
              type="radio"
              name="study-choice"
              checked={current === id}
              onChange={() => void question(pane, { included: idsOf(id) })}
            />
            <span>
              {studyChoices[id].label} ({idsOf(id).length} studies)
              <span className="aside"> {studyChoices[id].reason}</span>
            </span>
          </label>
        ))}
      <label className="row">
        Subjects assumed where unknown
        <select
          value={choice.fallbackN}
          onChange={(event) =>
            void question(pane, { fallbackN: Number(event.currentTarget.value) })
          }
        >
          {FALLBACK_CHOICES.map((n) => (
            <option key={n} value={n}>
              {n}
            </option>
          ))}
        </select>
      </label>
      <label className="row">
        The cluster test draws peaks in
        <select
          value={choice.nullIn}
          onChange={(event) =>
            void question(pane, { nullIn: event.currentTarget.value as typeof choice.nullIn })
          }
        >
          <option value="brain">the whole brain</option>
          <option value="grey">grey matter</option>
        </select>
      </label>
      {evidence.result && (
        <p className="aside">
          Unknown for {evidence.result.facts.studiesOfUnknownN} of {evidence.result.facts.studies}{' '}
          studies; {evidence.result.facts.fociOutsideMask} peaks lie outside the brain mask.
        </p>
      )}
    </section>
  )
}
