/** The edge: JSON from a link, a file or a lesson becomes a document, or is refused in words. */
import * as v from 'valibot'
import { type ViewSpec, viewSpecSchema } from './spec.ts'
import { fromVersion1, version1Schema } from './version-1.ts'

export class ViewSpecError extends Error {
  readonly tag: 'not-a-view' | 'newer-view'

  constructor(message: string, what: ErrorOptions & { readonly tag: ViewSpecError['tag'] }) {
    super(message, what)
    this.name = 'ViewSpecError'
    this.tag = what.tag
  }
}

function refused(reason: string, cause?: unknown): ViewSpecError {
  return new ViewSpecError(
    `This is no view of this program, or it has been changed: ${reason}. Nothing on screen has changed.`,
    { tag: 'not-a-view', cause },
  )
}

function versionOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'version' in json ? json.version : undefined
}

/** Every id that the arrangement speaks of is a view, no two views have one id, the grid is full, and no two drawn regions have one number. */
function checkReferences({ views, arrangement, drawn }: ViewSpec): void {
  const ids = new Set(views.map(({ id }) => id))
  if (ids.size !== views.length) throw refused('two views have one id')
  if (new Set(drawn.map(({ number }) => number)).size !== drawn.length)
    throw refused('two drawn regions have one number')
  const { cells, columns, rows, maximised } = arrangement
  if (cells.length !== columns.length * rows.length) {
    throw refused(`${columns.length} columns of ${rows.length} rows have not ${cells.length} cells`)
  }
  const missing = [...cells, maximised].find((id) => id !== null && !ids.has(id))
  if (missing) throw refused(`there is no view “${missing}”`)
}

/**
 * @param json a document of this or an older version, as JSON.parse gives it
 * @throws ViewSpecError naming the first field that is wrong
 */
export function parseViewSpec(json: unknown): ViewSpec {
  const version = versionOf(json)
  if (typeof version === 'number' && version > 2) {
    throw new ViewSpecError(
      'This was saved by a newer version of the program. Load the page anew to get that version, then open it again.',
      { tag: 'newer-view' },
    )
  }
  try {
    const view =
      version === 1 ? fromVersion1(v.parse(version1Schema, json)) : v.parse(viewSpecSchema, json)
    checkReferences(view)
    return view
  } catch (error) {
    if (error instanceof ViewSpecError) throw error
    if (error instanceof v.ValiError) {
      const [issue] = error.issues
      const path = v.getDotPath(issue) ?? 'the whole'
      throw refused(`${path} is wrong (${shortened(String(issue.message))})`, error)
    }
    // Nested deeper than any thread of calls: only somebody who means harm writes that.
    throw refused('it is nested too deeply', error)
  }
}

/** Long lists of what was expected lose their middle; what was received comes last and stays. */
function shortened(words: string): string {
  return words.length <= 300 ? words : `${words.slice(0, 200)} … ${words.slice(-90)}`
}
