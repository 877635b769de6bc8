/** The evidence as it grew: the map of all studies published up to each year. */
import { type AleMap, addLogMiss, describeMap, type PreparedStudies, subsetOf } from './ale-map.ts'
import { combine, type Histogram } from './ale-null.ts'
import type { Steps } from './run-steps.ts'
import type { Study } from './study.ts'

export type YearOfEvidence<T> = {
  readonly year: number
  /** Studies that this year added. */
  readonly added: readonly Study[]
  /** Studies so far. */
  readonly studies: number
  readonly result: T
}

/** Studies without a year have no place in time. */
export function studiesWithoutYear(prepared: PreparedStudies): Study[] {
  return prepared.studies.filter((study) => study.year === null)
}

/** One entry a year in which something was published, earliest first; studies without a year are in none. */
export function* cumulativeByYear<T>(
  prepared: PreparedStudies,
  summarise: (map: AleMap, year: number) => T,
): Steps<YearOfEvidence<T>[]> {
  const years = [...new Set(prepared.studies.flatMap((s) => (s.year === null ? [] : [s.year])))]
  years.sort((a, b) => a - b)
  const sum = new Float64Array(prepared.mask.length)
  let histogram: Histogram = Float64Array.of(1)
  const results: YearOfEvidence<T>[] = []
  for (const year of years) {
    prepared.studies.forEach((study, index) => {
      if (study.year !== year) return
      addLogMiss(sum, prepared.activations[index]!)
      histogram = combine(histogram, prepared.histograms[index]!)
    })
    const soFar = subsetOf(prepared, (study) => study.year !== null && study.year <= year)
    results.push({
      year,
      added: prepared.studies.filter((study) => study.year === year),
      studies: soFar.studies.length,
      result: summarise(describeMap(soFar, sum, histogram), year),
    })
    yield results.length / years.length
  }
  return results
}
