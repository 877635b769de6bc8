/**
 * What this browser keeps of a visit: the document, and the user's own files by their content, so that a reload or a crash
 * loses nothing. It leaves this computer never, and 'forget' takes all of it away.
 */
import { clear, del, get, keys, set } from 'idb-keyval'
import type { AppStore } from '#state/store.ts'
import type { FilesRef } from '#view/bounds.ts'
import { ownFiles } from '#view/own-files.ts'
import { parseViewSpec } from '#view/parse.ts'
import type { ViewSpec } from '#view/spec.ts'
import {
  addRecent,
  dropFilesBut,
  keepFiles,
  keptFilesOf,
  notKept,
  oneAtATime,
  type RecentFiles,
} from './kept-files.ts'
import { ownFilesOf, recordedViews } from './recorded-views.ts'
import type { Session } from './session-file.ts'
import { checkRoom, NoRoomError, storageRoom } from './storage-room.ts'
import { forgetTab } from './tab-keep.ts'
import { thisWindow } from './this-window.ts'

/** As it was called when all windows shared one visit. */
const sharedKey = 'session'
const visitKey = (window: string) => `session ${window}`
const isVisit = (key: IDBValidKey) => /^session( |$)/.test(String(key))
/** Says without waiting for the database that there is something to bring back. */
const keptMark = createMark(() => localStorage, 'ostrakon-kept')
/** A visit is being brought back to this window. */
const restoringMark = createMark(() => sessionStorage, 'ostrakon-restoring')
/** Visits of windows that have been closed are kept for a while: the last one is brought back. */
const mostVisits = 4
const quietMs = 1200

type Kept = { readonly document: unknown; readonly at: number }

/** Storage that is switched off marks nothing. */
function createMark(storage: () => Storage, key: string) {
  const attempt = <T>(use: () => T): T | null => {
    try {
      return use()
    } catch {
      return null
    }
  }
  return {
    isSet: () => attempt(() => storage().getItem(key)) !== null,
    set: () => void attempt(() => storage().setItem(key, 'kept')),
    clear: () => void attempt(() => storage().removeItem(key)),
  }
}

async function visits(): Promise<readonly (readonly [key: string, kept: Kept])[]> {
  const found = await Promise.all(
    (await keys()).filter(isVisit).map(async (key) => [String(key), await get<Kept>(key)] as const),
  )
  return found
    .flatMap(([key, kept]) => (kept ? [[key, kept] as const] : []))
    .sort(([, a], [, b]) => b.at - a.at)
}

/** The last visit's document with the files that it needs; null where there is none, or one that can't be read. */
export async function readKept(): Promise<Omit<Session, 'lecture'> | null> {
  // Only where there is something to bring back does the first picture wait for the browser's store.
  if (!keptMark.isSet()) return null
  // A visit that ended while its document was being brought back is not brought back again.
  if (restoringMark.isSet()) {
    restoringMark.clear()
    return null
  }
  try {
    const own = await get<Kept>(visitKey(await thisWindow()))
    const kept = own ?? (await visits())[0]?.[1]
    if (!kept) return null
    restoringMark.set()
    const document = parseViewSpec(kept.document)
    return { document, files: await keptFilesOf([document, ...(await lectureViews())]) }
  } catch {
    return null
  }
}

/** The files of a visit whose document is known, as far as they were kept. */
export async function filesOfVisit(document: ViewSpec): Promise<Session['files']> {
  if (!keptMark.isSet()) return {}
  try {
    return await keptFilesOf([document, ...(await lectureViews())])
  } catch {
    return {}
  }
}

/** Files that a link speaks of and that were opened in this browser before. */
export async function filesOfLink(document: ViewSpec): Promise<Session['files']> {
  if (ownFiles(document).length === 0) return {}
  try {
    return await keptFilesOf([document])
  } catch {
    return {}
  }
}

/** Whoever has everything forgotten means the rest of the visit, too. */
let keeping = true

/** Takes everything away that was kept here, and keeps nothing more until the page is loaded anew. */
export async function forgetKept(): Promise<void> {
  keeping = false
  forgetTab()
  // After what is being written now: it would come back behind it.
  await oneAtATime(async () => {
    keptMark.clear()
    await clear()
  })
}

/** Own files that a side shows or showed; what only lies in the tray was not opened yet. */
function openedNow({ sides }: ViewSpec, refs: readonly FilesRef[]): readonly RecentFiles[] {
  const kinds = new Map(
    [...sides.a.layers, ...sides.b.layers].flatMap(({ ask }) =>
      ask?.source.kind === 'file' || ask?.source.kind === 'foci'
        ? [[ask.source.key, ask.source.kind] as const]
        : [],
    ),
  )
  return refs.flatMap((ref) => {
    const kind = kinds.get(ref.key)
    return kind ? [{ ...ref, kind, at: Date.now() }] : []
  })
}

/** Gives back old visits, and the files that neither a visit speaks of nor anything in use. */
async function tidy(inUse: readonly FilesRef[]): Promise<void> {
  const all = await visits()
  for (const [key] of all.slice(mostVisits)) await del(key)
  const spokenOf = all.slice(0, mostVisits).flatMap(([, { document }]) => {
    try {
      return ownFiles(parseViewSpec(document))
    } catch {
      return []
    }
  })
  await dropFilesBut([...inUse, ...spokenOf])
}

/** Views of the lectures that are kept in this browser: they need their maps after a reload, too. */
async function lectureViews(): Promise<readonly ViewSpec[]> {
  const { readDraft, readOpened } = await import('#app/lecture/draft.ts')
  return [readDraft(), readOpened()].flatMap((lecture) => (lecture ? recordedViews(lecture) : []))
}

/** @returns what to say before the browser is full @throws NoRoomError where the files do not fit; the document is kept all the same */
async function keep(store: AppStore): Promise<string | null> {
  await store.getState().act.identifyOwnFiles()
  const { document, files } = store.getState()
  const refs = ownFilesOf([document, ...(await lectureViews())])
  const window = await thisWindow()
  return oneAtATime(async () => {
    // Everything was forgotten while this waited for its turn.
    if (!keeping) return null
    await set(visitKey(window), { document, at: Date.now() } satisfies Kept)
    await del(sharedKey)
    keptMark.set()
    const blobs = await notKept(refs, (key) => files[key])
    const bytes = [...blobs.values()].reduce((sum, { size }) => sum + size, 0)
    const words = bytes > 0 ? checkRoom(await storageRoom(), bytes) : null
    await keepFiles(blobs)
    await tidy([...(await addRecent(openedNow(document, refs))), ...refs])
    return words
  })
}

function whyNot(error: unknown): string {
  if (error instanceof NoRoomError) return error.message
  if (error instanceof DOMException && error.name === 'QuotaExceededError') {
    return 'Your maps take more room than this browser keeps: after a reload they have to be opened again. Forget maps under Open…, Kept maps; or save the session as a file.'
  }
  return 'This browser keeps nothing here: after a reload your maps have to be opened again. Save the session to keep them.'
}

/**
 * Keeps the document a moment after each change; what has to be said of the room there is, is said once.
 *
 * @returns ends it
 */
export function keepVisits(store: AppStore): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const told = new Set<'near' | 'not'>()
  let busy: Promise<void> = Promise.resolve()
  const tell = (what: 'near' | 'not', words: string) => {
    if (told.has(what)) return
    told.add(what)
    store.getState().act.say(words)
  }
  const run = async () => {
    if (!keeping) return
    try {
      const words = await keep(store)
      if (words) tell('near', words)
    } catch (error) {
      tell('not', whyNot(error))
    }
  }
  const unsubscribe = store.subscribe((now, before) => {
    if (now.document === before.document) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      busy = busy.then(run)
    }, quietMs)
  })
  return () => {
    unsubscribe()
    clearTimeout(timer)
    return busy
  }
}

/** The document that was brought back is drawn: it may be brought back again. */
export function restored(): void {
  restoringMark.clear()
}
