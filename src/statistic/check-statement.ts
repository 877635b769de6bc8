/** What the file says of its statistic, held against itself. */
import { type StatisticKind, statisticKinds } from '#volume/statistic-kind.ts'
import type { Check } from './check.ts'

const named = (kind: StatisticKind) => statisticKinds[kind]

export const conflict: Check = ({ statements }) => {
  const [first, ...others] = statements
  const other = others.find(({ kind }) => kind !== first?.kind)
  if (!first || !other) return undefined
  return {
    tag: 'statement-conflict',
    message: `The file contradicts itself: its ${first.from} says ${named(first.kind)}, its ${other.from} says ${named(other.kind)}.`,
    why: 'Thresholds and p values depend on which statistic it is.',
    whatToDo: `Check where the file came from; until then it is taken as ${named(first.kind)}.`,
  }
}

export const noDof: Check = ({ statistic }) => {
  const needs = statistic.kind === 't' || statistic.kind === 'F'
  if (!needs || statistic.dof) return undefined
  return {
    tag: 'no-degrees-of-freedom',
    message: `This is a map of the ${named(statistic.kind)}, but its degrees of freedom are not given.`,
    why: 'Without them no value can be turned into p or z, and it can’t be compared with a z map on one scale.',
    whatToDo: 'Enter them, or drop a JSON side-car with "DegreesOfFreedom" together with the map.',
  }
}

export const notStated: Check = ({ statistic, positives, negatives }) => {
  if (statistic.kind !== 'unknown' || positives + negatives === 0) return undefined
  return {
    tag: 'statistic-not-stated',
    message: 'Neither header, side-car nor file name says which statistic this is.',
    why: 'A value of 3 means one thing as z, another as t with 10 degrees of freedom, and nothing known as anything else.',
    whatToDo: 'Look it up where the file came from.',
  }
}
