/**
 * What may stand between braces in a lesson's text: a value or a claim that is worked out from the maps on screen.
 *
 *     {studies of social}   {foci of pain}   {clusters of pain}
 *     {peak of pain}   {place of pain}   {peak of pain in ai right}   {place of pain in dacc}
 *     {mean of pain in s2}   {share of pain in dacc}   {voxels of pain in ai}
 *     {volume of social above 3.1}   {volume of social above threshold}
 *     {pain in ai right converges}   {social in dacc does not converge}
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

export type ParsedExpression =
  | { readonly ok: true; readonly expression: LiveExpression }
  /** In the author's words: what is wrong, and what could stand there. */
  | { readonly ok: false; readonly error: string }

/** @param text what stands between the braces */
export function parseLiveExpression(text: string): ParsedExpression {
  const words = text.trim().toLowerCase().split(/\s+/)
  const claim = claimOf(words)
  if (claim) return claim
  const [measure = '', of, subject, ...rest] = words
  if (of !== 'of') {
    return wrong(`"${text}" is not understood; write for example {peak of pain in ai right}.`)
  }
  const id = subjectIds.find((known) => known === subject)
  if (!id) return wrong(noSubject(subject))
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

function volumeOf(of: SubjectId, words: readonly string[]): ParsedExpression {
  const [word, value = ''] = words
  const above = value === 'threshold' ? value : Number(value)
  const isValue = above === 'threshold' || (/^\d+(\.\d+)?$/.test(value) && above > 0)
  if (word !== 'above' || words.length !== 2 || !isValue) {
    return wrong('After "volume of …" write "above 3.1" or "above threshold".')
  }
  return { ok: true, expression: { kind: 'volume', of, above } }
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
