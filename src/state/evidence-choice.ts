/** The choice of studies as the document has it, and with the table at hand. */
import { FALLBACK_SUBJECTS } from '#evidence/kernel.ts'
import type { StudyTable } from '#evidence/study.ts'
import type { StudyChoice } from '#view/map-ask.ts'
import type { EvidenceChoice, EvidenceState, EvidenceTable } from './app-state.ts'

const published: StudyChoice = {
  included: null,
  fallbackN: FALLBACK_SUBJECTS,
  correction: 'none',
  nullIn: 'brain',
}

/** Null means the map as it is published: all studies, every z. */
function chosen(table: StudyTable, choice: StudyChoice | null): EvidenceChoice {
  const { included, ...how } = choice ?? published
  return { ...how, included: included ?? table.studies.map(({ id }) => id) }
}

export function evidenceOf(read: EvidenceTable, choice: StudyChoice | null): EvidenceState {
  return { ...read, choice: chosen(read.table, choice), result: null }
}

/** As short as it can be said, so that the same choice is the same text in a link and in a key. */
export function studyChoice(table: StudyTable, choice: EvidenceChoice): StudyChoice | null {
  const all = table.studies.every(({ id }) => choice.included.includes(id))
  const short = { ...choice, included: all ? null : [...choice.included] }
  const asPublished =
    all &&
    choice.fallbackN === published.fallbackN &&
    choice.correction === published.correction &&
    choice.nullIn === published.nullIn
  return asPublished ? null : short
}
