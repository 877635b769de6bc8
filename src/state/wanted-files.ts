/** Files that a link or a session asks for and that are not here: they are known by their content, whatever they are called. */
import type { NamedBlob } from '#format/source.ts'
import { askFor, type MapAsk } from '#view/map-ask.ts'
import { otherSide, type SideId, sideIds } from '#view/spec.ts'
import type { Compute, TaskContext } from '#work/tasks.ts'
import type { AppState, Failure } from './app-state.ts'
import { askedAgain } from './asked-again.ts'
import { arrived, isOwn, mapsAmong, type OwnSource, withFilesOf } from './own-source.ts'

/** A file that came, with its SHA-256. */
export type Known = { readonly file: NamedBlob; readonly sha256: string }

/** Files by what is in them. */
export function knownByContent(
  compute: Compute,
  files: readonly NamedBlob[],
  { signal }: Pick<TaskContext, 'signal'>,
): Promise<readonly Known[]> {
  return Promise.all(
    files.map(async (file) => ({ file, sha256: await compute('hashFile', { file }, { signal }) })),
  )
}

type Wanted = { readonly side: SideId; readonly failure: Failure; readonly source: OwnSource }

function wanted({ failures, files }: Pick<AppState, 'failures' | 'files'>): readonly Wanted[] {
  return sideIds.flatMap((side) => {
    const failure = failures[side]
    const source = failure?.ask?.source
    const isWanted = failure?.layer && source && isOwn(source) && files[source.key] === undefined
    return isWanted ? [{ side, failure, source }] : []
  })
}

type InTray = { readonly ask: MapAsk; readonly source: OwnSource }

/** Maps of the tray whose files are not here. */
function missingInTray({
  document,
  files,
}: Pick<AppState, 'document' | 'files'>): readonly InTray[] {
  return document.tray.flatMap((ask) => {
    const { source } = ask
    return isOwn(source) && files[source.key] === undefined ? [{ ask, source }] : []
  })
}

/** The tray waits for files of the reader's. */
export function trayWantsFiles(state: Pick<AppState, 'document' | 'files'>): boolean {
  return missingInTray(state).length > 0
}

/** A side, or the tray, waits for files of the reader's. */
export function wantsFiles(state: Pick<AppState, 'document' | 'failures' | 'files'>): boolean {
  return wanted(state).length > 0 || trayWantsFiles(state)
}

/** What of files that came the tray has waited for, and what it has not. */
export function withTrayWanted(
  state: Pick<AppState, 'document' | 'files'>,
  known: readonly Known[],
): {
  readonly files: AppState['files']
  readonly asks: readonly MapAsk[]
  readonly rest: readonly NamedBlob[]
} {
  const filled = missingInTray(state).flatMap(({ ask, source }) => {
    const files = found(source, known)
    return files ? [{ ask, source, files }] : []
  })
  const used = new Set(filled.flatMap(({ files }) => files.map(({ blob }) => blob)))
  return {
    files: withFilesOf(state, filled),
    asks: filled.map(({ ask }) => ask),
    rest: known.flatMap(({ file }) => (used.has(file.blob) ? [] : [file])),
  }
}

/** The files of a source among those that came, under the names that it has for them; null where one is not there. */
function found({ files }: OwnSource, known: readonly Known[]): readonly NamedBlob[] | null {
  const all = files.flatMap(({ name, sha256 }) => {
    const same = known.find((one) => (sha256 ? one.sha256 === sha256 : one.file.name === name))
    return same ? [{ name, blob: same.file.blob }] : []
  })
  return all.length === files.length ? all : null
}

/** Files of the wanted names with other content. */
function namesakes({ files }: OwnSource, known: readonly Known[]): readonly Known[] | null {
  const all = files.flatMap(({ name }) => known.find(({ file }) => file.name === name) ?? [])
  return all.length === files.length && all.length === known.length ? all : null
}

const short = (sha256: string) => `${sha256.slice(0, 12)}…`

function otherFile({ failure, source }: Wanted, known: readonly Known[]) {
  const stranger = known.find(({ sha256 }) => !source.files.some((file) => file.sha256 === sha256))
  const name = stranger?.file.name ?? source.files[0]?.name ?? ''
  const meant = source.files.find((file) => file.name === name)?.sha256 ?? ''
  const one = arrived(known.map(({ file }) => file))
  return {
    one,
    failure: {
      ...failure,
      tag: 'other-file',
      message: `This is not the file that the link or session means: ${name} has the same name, but other content (SHA-256 ${short(stranger?.sha256 ?? '')}, meant is ${short(meant)}): another version, or another map. Drop the right one, or use this one all the same: then what you see is not what was meant.`,
      subject: name,
      instead: { ...(failure.ask ?? askFor(one.source)), source: one.source },
    },
  }
}

/** Sides as they are with what came for them, and what came along that belongs to none of it. */
export type Found = { readonly state: Partial<AppState>; readonly others: readonly Known[] }

/** The state in which sides show what was wanted, as far as it came; null where nothing of it did. */
export function withFound(state: AppState, known: readonly Known[]): Found | null {
  const filled = wanted(state).flatMap((one) => {
    const files = found(one.source, known)
    return files ? [{ ...one, files }] : []
  })
  if (filled.length === 0) return null
  const used = new Set(filled.flatMap(({ files }) => files.map(({ blob }) => blob)))
  // What belongs to a wanted file, such as a side-car, came for it.
  const ofWanted = mapsAmong(known.map(({ file }) => file))
    .filter((group) => group.some(({ blob }) => used.has(blob)))
    .flat()
  return {
    state: {
      files: withFilesOf(state, filled),
      document: filled.reduce(
        (document, one) => askedAgain(document, one.side, one.failure),
        state.document,
      ),
      failures: {
        ...state.failures,
        ...Object.fromEntries(filled.map((one) => [one.side, null])),
      },
      failed: {},
    },
    others: known.filter(({ file }) => !ofWanted.includes(file)),
  }
}

/**
 * The same; or sides are told that a file of that name is another one.
 *
 * @param side which they were dropped on
 * @returns null where they have nothing to do with what is wanted
 */
export function withWanted(state: AppState, side: SideId, known: readonly Known[]): Found | null {
  const shown = withFound(state, known)
  if (shown) return shown
  const all = wanted(state)
  const [near, far] = [side, otherSide(side)]
  const alike = [near, far]
    .flatMap((at) => all.find((one) => one.side === at) ?? [])
    .find(({ source }) => namesakes(source, known))
  if (!alike) return null
  const { one, failure } = otherFile(alike, known)
  return {
    state: {
      files: withFilesOf(state, [one]),
      failures: { ...state.failures, [alike.side]: failure },
    },
    others: [],
  }
}
