/** What a second sampling rule makes of a map on the cortex: what of it changes sides of the threshold, and where most. */
import { type Signs, seen } from '#statistic/survivors.ts'

export type TwoRules<T> = { readonly first: T; readonly second: T }

/** One hemisphere, read by both rules: values of its vertices, NaN where a rule saw no data. */
export type ReadTwice = TwoRules<ArrayLike<number>> & {
  /** Of each vertex; 0 where it is no cortex and does not count. */
  readonly areasMm2: ArrayLike<number>
}

export type RuleChange = {
  /** At or beyond the threshold under each rule. */
  readonly beyondMm2: TwoRules<number>
  /** Beyond it under this rule alone. */
  readonly onlyMm2: TwoRules<number>
  /** Of the area that is beyond it under either rule, what is so under one alone; 0..1, null where nothing is beyond it. */
  readonly changedShare: number | null
  /** Of the vertices of the cortex, those that saw no data; 0..1. */
  readonly unseenShare: TwoRules<number>
  /** Where both rules saw data and differ most; null where no vertex is seen by both. */
  readonly most: (TwoRules<number> & { readonly part: number; readonly vertex: number }) | null
}

/** @param parts the hemispheres, counted together */
export function ruleChange(
  parts: readonly ReadTwice[],
  signs: Signs,
  threshold: number,
): RuleChange {
  const only = { first: 0, second: 0 }
  const unseen = { first: 0, second: 0 }
  let [both, vertices, largest] = [0, 0, -1]
  let most: RuleChange['most'] = null
  parts.forEach(({ first, second, areasMm2 }, part) => {
    for (let vertex = 0; vertex < areasMm2.length; vertex++) {
      const area = areasMm2[vertex]!
      if (area === 0) continue
      vertices++
      const [a, b] = [first[vertex]!, second[vertex]!]
      if (Number.isNaN(a)) unseen.first++
      if (Number.isNaN(b)) unseen.second++
      const [inA, inB] = [seen(a, signs) >= threshold, seen(b, signs) >= threshold]
      if (inA && inB) both += area
      else if (inA) only.first += area
      else if (inB) only.second += area
      const apart = Math.abs(b - a)
      if (apart > largest) {
        largest = apart
        most = { first: a, second: b, part, vertex }
      }
    }
  })
  const changed = only.first + only.second
  return {
    beyondMm2: { first: both + only.first, second: both + only.second },
    onlyMm2: only,
    changedShare: both + changed > 0 ? changed / (both + changed) : null,
    unseenShare: {
      first: vertices > 0 ? unseen.first / vertices : 0,
      second: vertices > 0 ? unseen.second / vertices : 0,
    },
    most,
  }
}
