/**
 * What may stand between braces in a lesson's text: a value or a claim that is worked out from the maps on screen.
 *
 *     {studies of social}   {foci of pain}   {clusters of pain}
 *     {peak of pain}   {place of pain}   {peak of pain in ai right}   {place of pain in dacc}
 *     {mean of pain in s2}   {share of pain in dacc}   {voxels of pain in ai}
 *     {volume of social above 3.1}   {volume of social above threshold}
 *     {pain in ai right converges}   {social in dacc does not converge}
 *     {r of social and pain}   {r of social and pain in ai}   {dice of social and pain above 3.1}
 *     {social and pain overlap in s2}   {social and pain do not overlap in dacc}
 */
import { type RegionId, regionIds } from '#atlas/regions.ts'
import { type Place, regionSides, type SubjectId, subjectIds } from './facts.ts'

/** Measures of a map, or of a place in it. */
const ofMap = ['studies', 'foci', 'clusters', 'peak', 'place'] as const
const ofPlace = ['peak', 'place', 'mean', 'share', 'voxels'] as const

export type MapMeasure = (typeof ofMap)[number]
export type PlaceMeasure = (typeof ofPlace)[number]

export type LiveExpression =
  | { readonly kind: 'map'; readonly measure: MapMeasure; readonly of: SubjectId }
  | {
      readonly kind: 'place'
      readonly measure: PlaceMeasure
      readonly of: SubjectId
      readonly in: Place
    }
  /** Brain at or above a value, or above the threshold on screen. */
  | { readonly kind: 'volume'; readonly of: SubjectId; readonly above: number | 'threshold' }
  /** `converges`: what the lecturer says. */
  | {
      readonly kind: 'claim'
      readonly of: SubjectId
      readonly in: Place
      readonly converges: boolean
    }
  /** Of two maps voxel by voxel: in a place, or in the whole brain. */
  | {
      readonly kind: 'r'
      readonly of: SubjectId
      readonly and: SubjectId
      readonly in: Place | null
    }
  | {
      readonly kind: 'dice'
      readonly of: SubjectId
      readonly and: SubjectId
      readonly above: number | 'threshold'
    }
  /** `overlap`: what the lecturer says. */
  | {
      readonly kind: 'overlap'
      readonly of: SubjectId
      readonly and: SubjectId
      readonly in: Place
      readonly overlap: boolean
    }

export type ParsedExpression =
  | { readonly ok: true; readonly expression: LiveExpression }
  /** In the author's words: what is wrong, and what could stand there. */
  | { readonly ok: false; readonly error: string }

/** @param text what stands between the braces */
export function parseLiveExpression(text: string): ParsedExpression {
  const words = text.trim().toLowerCase().split(/\s+/)
  const claim = claimOf(words) ?? overlapClaimOf(words)
  if (claim) return claim
  const [measure = '', of, subject, ...rest] = words
  if (of !== 'of') {
    return wrong(`"${text}" is not understood; write for example {peak of pain in ai right}.`)
  }
  const id = subjectIds.find((known) => known === subject)
  if (!id) return wrong(noSubject(subject))
  if (rest[0] === 'and') return pairOf(measure, id, rest.slice(1))
  if (measure === 'volume') return volumeOf(id, rest)
  if (rest.length === 0) {
    const known = ofMap.find((name) => name === measure)
    if (!known) return wrong(noMeasure(measure, ofMap))
    return { ok: true, expression: { kind: 'map', measure: known, of: id } }
  }
  const place = placeOf(rest)
  if (typeof place === 'string') return wrong(place)
  const known = ofPlace.find((name) => name === measure)
  if (!known) return wrong(noMeasure(measure, ofPlace))
  return { ok: true, expression: { kind: 'place', measure: known, of: id, in: place } }
}

/** `pain in ai right converges`, `social in dacc does not converge`; undefined where the words are no claim. */
function claimOf(words: readonly string[]): ParsedExpression | undefined {
  const end = words.at(-1)
  const converges = end === 'converges'
  if (!converges && words.slice(-3).join(' ') !== 'does not converge') return undefined
  const [subject, ...rest] = words.slice(0, converges ? -1 : -3)
  const id = subjectIds.find((known) => known === subject)
  if (!id) return wrong(noSubject(subject))
  const place = placeOf(rest)
  if (typeof place === 'string') return wrong(place)
  return { ok: true, expression: { kind: 'claim', of: id, in: place, converges } }
}

/** `social and pain overlap in s2`, `social and pain do not overlap in dacc`; undefined where the words are no claim. */
function overlapClaimOf(words: readonly string[]): ParsedExpression | undefined {
  const at = words.indexOf('overlap')
  if (words[1] !== 'and' || at < 0) return undefined
  const not = words.slice(3, at).join(' ')
  if (not !== '' && not !== 'do not')
    return wrong('Write "social and pain overlap in s2" or "social and pain do not overlap in s2".')
  const [of, and] = [words[0], words[2]].map((word) => subjectIds.find((known) => known === word))
  if (!of) return wrong(noSubject(words[0]))
  if (!and) return wrong(noSubject(words[2]))
  const place = placeOf(words.slice(at + 1))
  if (typeof place === 'string') return wrong(place)
  return { ok: true, expression: { kind: 'overlap', of, and, in: place, overlap: not === '' } }
}

/** What stands after `r of social and` or `dice of social and`. */
function pairOf(measure: string, of: SubjectId, words: readonly string[]): ParsedExpression {
  const [subject, ...rest] = words
  const and = subjectIds.find((known) => known === subject)
  if (!and) return wrong(noSubject(subject))
  if (measure === 'dice') {
    const above = boundOf(rest)
    if (above === null) return wrong(`After "dice of … and …" ${writeBound}`)
    return { ok: true, expression: { kind: 'dice', of, and, above } }
  }
  if (measure !== 'r') return wrong(noMeasure(measure, ['r', 'dice']))
  const place = rest.length === 0 ? null : placeOf(rest)
  if (typeof place === 'string') return wrong(place)
  return { ok: true, expression: { kind: 'r', of, and, in: place } }
}

function volumeOf(of: SubjectId, words: readonly string[]): ParsedExpression {
  const above = boundOf(words)
  if (above === null) return wrong(`After "volume of …" ${writeBound}`)
  return { ok: true, expression: { kind: 'volume', of, above } }
}

const writeBound = 'write "above 3.1" or "above threshold".'

/** `above 3.1`, `above threshold`; null for anything else. */
function boundOf(words: readonly string[]): number | 'threshold' | null {
  const [word, value = ''] = words
  if (word !== 'above' || words.length !== 2) return null
  if (value === 'threshold') return value
  return /^\d+(\.\d+)?$/.test(value) && Number(value) > 0 ? Number(value) : null
}

/** `in ai right`; in words what is wrong. */
function placeOf(words: readonly string[]): Place | string {
  const [word, name, sideName = 'both', ...more] = words
  const region: RegionId | undefined = regionIds.find((id) => id === name)
  const side = regionSides.find((known) => known === sideName)
  if (word !== 'in' || more.length > 0) return 'A region is named as in "in ai right" or "in dacc".'
  if (!region) return `There is no region "${name ?? ''}". Known are: ${regionIds.join(', ')}.`
  if (!side) return `A side is "left", "right" or "both", not "${sideName}".`
  return { region, side }
}

const wrong = (error: string): ParsedExpression => ({ ok: false, error })

const noSubject = (name = '') => `There is no map "${name}". Known are: ${subjectIds.join(', ')}.`

const noMeasure = (name: string, known: readonly string[]) =>
  `"${name}" cannot be worked out here. Known are: ${known.join(', ')}.`
