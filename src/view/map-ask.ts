/** What a layer is asked to show, in words that bring the same map back: a source, and what is chosen of it. */
import * as v from 'valibot'
import { type FilesRef, filesSchema, shortText, wholeNumber, within } from './bounds.ts'

/** Which studies of a meta-analysis count, and how its map is made. */
export type StudyChoice = {
  /** Ids of the studies that count; null where all do. */
  included: string[] | null
  /** Subjects assumed where a study's number is unknown. */
  fallbackN: number
  correction: 'none' | 'fdr' | 'cluster-fwe'
  /** Where the cluster test draws its random peaks. */
  nullIn: 'brain' | 'grey'
}

export type MapSource =
  | { kind: 'sample'; id: string }
  | { kind: 'url'; url: string }
  /** An image of neurovault.org by its number. */
  | { kind: 'neurovault'; id: number }
  /** Files of the user's own: a browser can't fetch them again, so they are kept, or asked for by name and hash. */
  | ({ kind: 'file' } & FilesRef)
  /** A table of peaks of the user's own, from which a map is computed. */
  | ({ kind: 'foci' } & FilesRef)
  /** Two sets of studies against each other. */
  | { kind: 'pair'; of: 'contrast' | 'conjunction'; first: MapAsk; second: MapAsk }

export type MapAsk = {
  source: MapSource
  /** Which volume of a series, from 0. */
  volumeIndex: number
  /** Null: the map as it is published. Else it is computed anew from the studies. */
  choice: StudyChoice | null
  /** What the user says that the numbers are, where the file does not say or the user knows better. */
  statistic: { kind: string; dof: number[] } | null
  /** For maps of p: how to show it. Null: p itself as -log10 p, everything else as the file has it. */
  dress: Dress | null
  /** For values a vertex of a file that does not say it: the hemisphere that the user named. */
  hemisphere: 'left' | 'right' | null
}

const dresses = ['negLog10P', 'oneMinusP', 'z', 'p'] as const

export type Dress = (typeof dresses)[number]

const choiceSchema = v.object({
  included: v.nullable(v.pipe(v.array(shortText), v.maxLength(10_000))),
  fallbackN: wholeNumber(1, 100_000),
  correction: v.picklist(['none', 'fdr', 'cluster-fwe']),
  nullIn: v.picklist(['brain', 'grey']),
})

const sourceSchema: v.GenericSchema<unknown, MapSource> = v.lazy(() =>
  v.variant('kind', [
    v.object({ kind: v.literal('sample'), id: shortText }),
    v.object({ kind: v.literal('url'), url: v.pipe(v.string(), v.maxLength(4000)) }),
    v.object({ kind: v.literal('neurovault'), id: wholeNumber(1, 1e9) }),
    v.object({ kind: v.literal('file'), ...filesSchema.entries }),
    v.object({ kind: v.literal('foci'), ...filesSchema.entries }),
    v.object({
      kind: v.literal('pair'),
      of: v.picklist(['contrast', 'conjunction']),
      first: mapAskSchema,
      second: mapAskSchema,
    }),
  ]),
)

export const mapAskSchema: v.GenericSchema<unknown, MapAsk> = v.object({
  source: sourceSchema,
  volumeIndex: wholeNumber(0, 1e6),
  choice: v.nullable(choiceSchema),
  statistic: v.nullable(
    v.object({ kind: shortText, dof: v.pipe(v.array(within(0, 1e9)), v.maxLength(2)) }),
  ),
  // Links and sessions of before do not have them.
  dress: v.optional(v.nullable(v.picklist(dresses)), null),
  hemisphere: v.optional(v.nullable(v.picklist(['left', 'right'])), null),
})

export function askFor(source: MapSource, volumeIndex = 0): MapAsk {
  return { source, volumeIndex, choice: null, statistic: null, dress: null, hemisphere: null }
}

function sourceWords(source: MapSource): readonly unknown[] {
  switch (source.kind) {
    case 'sample':
    case 'neurovault':
      return [source.kind, source.id]
    case 'url':
      return [source.kind, source.url]
    case 'file':
    case 'foci':
      return [source.kind, source.key]
    case 'pair':
      return [source.kind, source.of, askKey(source.first), askKey(source.second)]
  }
}

/** The same text for sources that give the same files. */
export function sourceKey(source: MapSource): string {
  return JSON.stringify(sourceWords(source))
}

/** What is asked is never written into, and its key is asked for at every step of the state. */
const keys = new WeakMap<MapAsk, string>()

/**
 * The same text for asks that give the same numbers: loads and what they bring are kept under it. What the user says
 * that the numbers are changes no number, so it is not part of it.
 */
export function askKey(ask: MapAsk): string {
  const known = keys.get(ask)
  if (known !== undefined) return known
  const { source, volumeIndex, choice, dress, hemisphere } = ask
  const key = JSON.stringify([
    ...sourceWords(source),
    volumeIndex,
    choice && [
      choice.included && [...choice.included].sort(),
      choice.fallbackN,
      choice.correction,
      choice.nullIn,
    ],
    dress,
    hemisphere,
  ])
  keys.set(ask, key)
  return key
}
