/** What a published study contributes to a meta-analysis: its citation, its sample size, and where its peaks lie. */
import type { Point } from '#space/point.ts'

export type Study = {
  /** Unique in its table. */
  readonly id: string
  /** First author as cited, such as `Onoda et al.`; empty when unknown. */
  readonly authors: string
  readonly year: number | null
  readonly title: string | null
  readonly doi: string | null
  readonly pmid: string | null
  /** Number of subjects; `null` where unknown: the kernel then takes the stated fallback. */
  readonly n: number | null
  /** Where `n` was read. */
  readonly nSource: string | null
  /** Which table or contrast of the paper, and why that one. */
  readonly selection: string | null
  /** How sure the choice of the table is; the table's `grades` tells what each letter means. */
  readonly grade: string | null
  /** Database that the coordinates come from. */
  readonly database: string | null
  /** Space in which the paper reported, as far as known, and who says so. */
  readonly reportedSpace: string | null
  readonly spaceSource: string | null
  /** What was done to reach MNI152; `none` where nothing was. */
  readonly transform: string | null
  /** Peaks in MNI152 millimetres. */
  readonly foci: readonly Point<'world'>[]
}

export type StudyTable = {
  readonly id: string
  readonly title: string
  readonly contrast: string
  /** How studies were let in. */
  readonly rule: string
  readonly source: string
  readonly license: string
  readonly grades: Readonly<Record<string, string>>
  /** What the table can't show, one sentence each. */
  readonly limits: readonly string[]
  readonly studies: readonly Study[]
}

/** `Onoda et al., 2010`, or the id where neither author nor year is known. */
export function citation(study: Study): string {
  const parts = [study.authors, study.year === null ? '' : String(study.year)].filter(
    (s) => s !== '',
  )
  return parts.length > 0 ? parts.join(', ') : study.id
}

export function focusCount(studies: readonly Study[]): number {
  return studies.reduce((sum, study) => sum + study.foci.length, 0)
}

export type SubjectCount = {
  /** Subjects of the studies whose number is known. */
  readonly known: number
  /** Studies whose number of subjects is not known. */
  readonly studiesWithout: number
}

export function subjectCount(studies: readonly Study[]): SubjectCount {
  return {
    known: studies.reduce((sum, { n }) => sum + (n ?? 0), 0),
    studiesWithout: studies.filter(({ n }) => n === null).length,
  }
}
