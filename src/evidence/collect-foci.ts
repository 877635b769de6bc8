/** From rows that somebody typed to studies: checks each peak, converts Talairach, and keeps a list of what it would not take. */
import { apply } from '#space/affine.ts'
import { talairachToWorld } from '#space/frame.ts'
import { point, worldPoint } from '#space/point.ts'
import { MNI152_2MM } from './grid.ts'
import type { Study } from './study.ts'

/** Named with each study that it was done to; the matrix is `talairachToWorld`. */
const TALAIRACH_TRANSFORM = 'inverse of icbm2tal, variant other (Lancaster 2007)'

export type DroppedRow = {
  /** Line of the text, from 1; `null` where the form has no lines. */
  readonly line: number | null
  readonly reason: string
}

export type FocusRow = {
  readonly line: number | null
  /** Rows of one study have the same key. */
  readonly study: string
  readonly coordinates: readonly [number, number, number]
  /** As written; empty or undefined: not stated. */
  readonly space?: string | undefined
  /** As written, still to be checked. */
  readonly n?: string | number | null | undefined
}

export type StudyFacts = Partial<Omit<Study, 'id' | 'foci' | 'n'>>

export type CollectedStudies = {
  readonly studies: readonly Study[]
  readonly dropped: readonly DroppedRow[]
  /** What was assumed or done, one sentence each. */
  readonly notes: readonly string[]
}

export type KnownSpace = 'MNI' | 'Talairach'

/** `undefined` for a name that is neither. Empty text is not a name: the caller decides. */
export function spaceNamed(name: string): KnownSpace | undefined {
  if (/^(mni|icbm|montreal)/i.test(name)) return 'MNI'
  return /^(tal|t88|tt88)/i.test(name) ? 'Talairach' : undefined
}

/** Whole number of subjects, or `undefined` when `written` is no such thing. */
export function subjectsNamed(written: string | number): number | undefined {
  const n = typeof written === 'number' ? written : Number(written.trim().replace(/^n\s*=\s*/i, ''))
  return Number.isInteger(n) && n >= 1 ? n : undefined
}

type Draft = {
  readonly facts: StudyFacts
  readonly foci: Study['foci'][number][]
  readonly lineOfPlace: Map<string, number | null>
  n: number | null
  /** Said of a study once each, not once a peak. */
  readonly noNumbers: Set<string>
  converted: number
  stated: Set<KnownSpace>
}

/**
 * @param rows in the order of the text
 * @param factsOf what is known of a study beside its peaks
 * @param droppedBefore rows that the reader of the form could not make sense of
 */
export function collectFoci(
  rows: readonly FocusRow[],
  factsOf: (study: string) => StudyFacts,
  droppedBefore: readonly DroppedRow[] = [],
): CollectedStudies {
  const drafts = new Map<string, Draft>()
  const dropped = [...droppedBefore]
  let unstated = 0
  let converted = 0
  const differingN = new Set<string>()
  for (const row of rows) {
    const named = row.space?.trim() ?? ''
    const space = named === '' ? 'MNI' : spaceNamed(named)
    if (!space) {
      const reason = `the space "${named.slice(0, 40)}" is not known; write MNI or Talairach`
      dropped.push({ line: row.line, reason })
      continue
    }
    const [x, y, z] = row.coordinates
    const world =
      space === 'MNI' ? worldPoint(x, y, z) : apply(talairachToWorld, point<'talairach'>(x, y, z))
    const outside = whereOutside(world)
    if (outside) {
      dropped.push({ line: row.line, reason: outside })
      continue
    }
    let draft = drafts.get(row.study)
    if (!draft) {
      draft = {
        facts: factsOf(row.study),
        foci: [],
        lineOfPlace: new Map(),
        n: null,
        noNumbers: new Set(),
        converted: 0,
        stated: new Set(),
      }
      drafts.set(row.study, draft)
    }
    const place = row.coordinates.join(' ')
    const earlier = draft.lineOfPlace.get(place)
    if (earlier !== undefined) {
      const where = earlier === null ? 'an earlier peak' : `line ${earlier}`
      dropped.push({ line: row.line, reason: `repeats ${where} of the same study` })
      continue
    }
    draft.lineOfPlace.set(place, row.line)
    draft.foci.push(world)
    if (named === '') unstated++
    else draft.stated.add(space)
    if (space === 'Talairach') {
      draft.converted++
      converted++
    }
    if (row.n !== undefined && row.n !== null && row.n !== '') {
      const n = subjectsNamed(row.n)
      if (n === undefined) {
        if (draft.noNumbers.has(String(row.n))) continue
        draft.noNumbers.add(String(row.n))
        const reason = `"${String(row.n).slice(0, 40)}" is not a number of subjects; the peak is kept, the number counts as unknown`
        dropped.push({ line: row.line, reason })
      } else if (draft.n === null) {
        draft.n = n
      } else if (draft.n !== n) {
        differingN.add(row.study)
        draft.n = Math.min(draft.n, n)
      }
    }
  }
  const notes: string[] = []
  if (converted > 0) {
    notes.push(
      `${peaks(converted)} converted from Talairach to MNI152 with the ${TALAIRACH_TRANSFORM}.`,
    )
  }
  if (unstated > 0) {
    notes.push(
      `The space of ${unstated} ${unstated === 1 ? 'peak' : 'peaks'} was not stated and is taken to be MNI152.`,
    )
  }
  for (const study of differingN) {
    notes.push(`${study}: the rows give different numbers of subjects; the smallest is used.`)
  }
  const studies = [...drafts].map(([id, draft]) => studyOf(id, draft))
  const unknownN = studies.filter((study) => study.n === null).length
  if (unknownN > 0) {
    notes.push(
      `Studies without a number of subjects: ${unknownN} of ${studies.length}; a fallback is used for them.`,
    )
  }
  dropped.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return { studies, dropped, notes }
}

function peaks(count: number): string {
  return count === 1 ? '1 peak was' : `${count} peaks were`
}

function studyOf(id: string, draft: Draft): Study {
  return {
    id,
    authors: '',
    year: null,
    title: null,
    doi: null,
    pmid: null,
    nSource: null,
    selection: null,
    grade: null,
    database: null,
    reportedSpace: draft.stated.size === 1 ? [...draft.stated][0]! : null,
    spaceSource: null,
    ...draft.facts,
    transform: draft.converted > 0 ? TALAIRACH_TRANSFORM : (draft.facts.transform ?? 'none'),
    n: draft.n,
    foci: draft.foci,
  }
}

/** The 2 mm MNI152 grid's field of view along x, y, z in millimetres. */
const FIELD = MNI152_2MM.shape.map((length, axis) => {
  const first = MNI152_2MM.toWorld[4 * axis + 3]!
  return [first, first + 2 * (length - 1)] as const
})

function whereOutside(world: readonly [number, number, number]): string | undefined {
  for (const [axis, name] of ['x', 'y', 'z'].entries()) {
    const [low, high] = FIELD[axis]!
    const at = world[axis]!
    if (!(at >= low && at <= high)) {
      return `${name} = ${Number(at.toFixed(1))} mm is outside the field of view of MNI152 (${low} to ${high} mm)`
    }
  }
  return undefined
}

/** First author and year out of `Onoda et al., 2010`, `Onoda 2010: rejection` or `Onoda et al. (2010)`; the rest is the contrast. */
export function factsOfLabel(label: string): StudyFacts {
  const text = label.trim()
  const found = /\b((?:19|20)\d\d)[a-z]?\b/.exec(text)
  if (!found) return { authors: text }
  const authors = text.slice(0, lengthWithout(/[\s,;(]/, text, found.index))
  const rest = text.slice(found.index + found[0].length).replace(/^\)?[\s:;,.-]*/, '')
  return { authors, year: Number(found[1]), ...(rest ? { selection: rest } : {}) }
}

/** Where the first `end` characters end when those of the class `ending` are cut off: an expression would go over them again and again. */
function lengthWithout(ending: RegExp, text: string, end: number): number {
  let length = end
  while (length > 0 && ending.test(text[length - 1]!)) length--
  return length
}
