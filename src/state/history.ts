/** Undo and redo of the document. What follows quickly on the same field is one step: a drag, a key held down. Pure. */
import type { ViewSpec } from '#view/spec.ts'

export type History = {
  readonly past: readonly ViewSpec[]
  readonly present: ViewSpec
  readonly future: readonly ViewSpec[]
  /** What the last step changed, and when, ms. */
  readonly last: { readonly paths: string; readonly at: number } | null
}

/** Steps of the same field within this time are one, ms. */
const dragMs = 600
const depth = 200

export const freshHistory = (present: ViewSpec): History => ({
  past: [],
  present,
  future: [],
  last: null,
})

/** Paths of the fields that differ; both are plain JSON. */
export function changedPaths(a: unknown, b: unknown, at = ''): readonly string[] {
  if (Object.is(a, b)) return []
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return [at]
  if (Array.isArray(a) !== Array.isArray(b)) return [at]
  // Points and ranges change as a whole.
  if (Array.isArray(a) && typeof a[0] !== 'object') {
    return JSON.stringify(a) === JSON.stringify(b) ? [] : [at]
  }
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].flatMap((key) =>
    changedPaths(
      (a as Record<string, unknown>)[key],
      (b as Record<string, unknown>)[key],
      `${at}/${key}`,
    ),
  )
}

/** A field that was not set before comes as a whole, and later by its parts. */
function sameFields(before: string, after: string): boolean {
  const [a, b] = [before.split(' '), after.split(' ')]
  return (
    a.length === b.length && a.every((path, i) => path.startsWith(b[i]!) || b[i]!.startsWith(path))
  )
}

/** Takes the document's next state in. @param at when, ms */
export function recorded(history: History, next: ViewSpec, at: number): History {
  if (next === history.present) return history
  const changed = changedPaths(history.present, next)
  if (changed.length === 0) return { ...history, present: next }
  const paths = changed.join(' ')
  const { last, past, present } = history
  const goesOn = last !== null && sameFields(last.paths, paths) && at - last.at < dragMs
  return {
    past: goesOn ? past : [...past.slice(1 - depth), present],
    present: next,
    future: [],
    last: { paths, at },
  }
}

/** Another state of the document in place of the present one, which was never reached: a map that could not be had. */
export function replaced(history: History, next: ViewSpec): History {
  const { past } = history
  const before = past.at(-1)
  const back = before !== undefined && changedPaths(before, next).length === 0
  return { ...history, present: next, past: back ? past.slice(0, -1) : past, last: null }
}

export function undone(history: History): History {
  const { past, present, future } = history
  const before = past.at(-1)
  if (!before) return history
  return { past: past.slice(0, -1), present: before, future: [present, ...future], last: null }
}

export function redone(history: History): History {
  const { past, present, future } = history
  const [next, ...later] = future
  if (!next) return history
  return { past: [...past, present], present: next, future: later, last: null }
}
