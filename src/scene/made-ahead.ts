/** What is dear to make is made ahead for whoever takes it first; `null` where it can't be made. */
export type MadeAhead<Thing, Given extends readonly unknown[]> = {
  /** Does nothing once it is there, nor once somebody has asked for it. */
  readonly make: (...given: Given) => void
  /** Once, unless it is spent by then; else null, and it is made when it is needed. */
  readonly take: () => Thing | null
}

export function madeAhead<Thing, Given extends readonly unknown[]>(
  make: (...given: Given) => Thing | null,
  isSpent: (thing: Thing) => boolean,
): MadeAhead<Thing, Given> {
  let made: Thing | null = null
  let tooLate = false
  return {
    make: (...given) => {
      if (!made && !tooLate) made = make(...given)
    },
    take: () => {
      const taken = made
      made = null
      tooLate = true
      return taken && !isSpent(taken) ? taken : null
    },
  }
}
