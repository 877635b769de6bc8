import type { MapFacts } from './map-facts.ts'

/** Something noticed about a map, in words for the person who opened it. */
export type Finding = {
  /** Stable name. */
  readonly tag: string
  /** What was noticed. */
  readonly message: string
  /** Why it matters. */
  readonly why: string
  /** A way on. */
  readonly whatToDo: string
}

/** Undefined where there is nothing to say. */
export type Check = (facts: MapFacts) => Finding | undefined

export function percent(share: number): string {
  const value = share * 100
  if (value > 0 && value < 1) return 'less than 1 %'
  if (value < 100 && value > 99) return 'more than 99 %'
  return `${Math.round(value)} %`
}
