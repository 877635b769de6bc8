/**
 * What this browser keeps of a visit: the document, and the user's own files by their content, so that a reload or a crash
 * loses nothing. It leaves this computer never, and 'forget' takes all of it away.
 */
import { clear, del, get, keys, set } from 'idb-keyval'
import type { NamedBlob } from '#format/source.ts'
import type { AppStore } from '#state/store.ts'
import type { FilesRef } from '#view/bounds.ts'
import { parseViewSpec } from '#view/parse.ts'
import type { ViewSpec } from '#view/spec.ts'
import { ownFilesOf, recordedViews } from './recorded-views.ts'
import type { Session } from './session-file.ts'

/** A set of files that was opened here before. */
export type RecentFiles = FilesRef & { readonly at: number; readonly kind: 'file' | 'foci' }

const sessionKey = 'session'
const recentKey = 'recent'
const fileKey = (sha256: string) => `file ${sha256}`
/** Says without waiting for the database that there is something to bring back. */
const mark = 'ostrakon-kept'
const mostRecent = 12
const quietMs = 1200

type Kept = { readonly document: unknown; readonly at: number }

export function hasKept(): boolean {
  return readMark() !== null
}

function readMark(): string | null {
  try {
    return localStorage.getItem(mark)
  } catch {
    // Storage that is switched off keeps nothing.
    return null
  }
}

function writeMark(value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(mark)
    else localStorage.setItem(mark, value)
  } catch {
    // As above.
  }
}

async function filesOf({ files }: FilesRef): Promise<readonly NamedBlob[]> {
  const found = await Promise.all(
    files.map(async ({ name, sha256 }) => {
      const blob = sha256 && (await get<Blob>(fileKey(sha256)))
      return blob ? [{ name, blob }] : []
    }),
  )
  return found.flat()
}

/** The last visit's document with the files that it needs; null where there is none, or one that can't be read. */
export async function readKept(): Promise<Omit<Session, 'lecture'> | null> {
  // A visit that ended while its document was being brought back is not brought back again.
  if (readMark() === 'restoring') {
    writeMark(null)
    return null
  }
  try {
    const kept = await get<Kept>(sessionKey)
    if (!kept) return null
    writeMark('restoring')
    const document = parseViewSpec(kept.document)
    const entries = await Promise.all(
      ownFilesOf([document, ...(await draftViews())]).map(
        async (ref) => [ref.key, await filesOf(ref)] as const,
      ),
    )
    const files = Object.fromEntries(entries.filter(([, found]) => found.length > 0))
    return { document, files }
  } catch {
    return null
  }
}

export async function recentFiles(): Promise<readonly RecentFiles[]> {
  try {
    return (await get<readonly RecentFiles[]>(recentKey)) ?? []
  } catch {
    return []
  }
}

export function openRecent(recent: RecentFiles): Promise<readonly NamedBlob[]> {
  return filesOf(recent)
}

/** Whoever has everything forgotten means the rest of the visit, too. */
let keeping = true

/** Takes everything away that was kept here, and keeps nothing more until the page is loaded anew. */
export async function forgetKept(): Promise<void> {
  keeping = false
  writeMark(null)
  await clear()
}

function kindsOf(store: AppStore): ReadonlyMap<string, RecentFiles['kind']> {
  const { sides } = store.getState().document
  const sources = [...sides.a.layers, ...sides.b.layers].flatMap(({ ask }) =>
    ask?.source.kind === 'file' || ask?.source.kind === 'foci' ? [ask.source] : [],
  )
  return new Map(sources.map(({ key, kind }) => [key, kind]))
}

async function addRecent(store: AppStore, refs: readonly FilesRef[]): Promise<void> {
  const kinds = kindsOf(store)
  const before = await recentFiles()
  const hashes = ({ files }: FilesRef) => files.map(({ sha256 }) => sha256).join()
  const opened = refs.flatMap((ref) => {
    const kind = kinds.get(ref.key)
    return kind ? [{ ...ref, kind, at: Date.now() }] : []
  })
  const known = new Set(opened.map(hashes))
  const list = [...opened, ...before.filter((one) => !known.has(hashes(one)))].slice(0, mostRecent)
  await set(recentKey, list)
  const wanted = new Set(
    [...list, ...refs].flatMap(({ files }) => files.map(({ sha256 }) => sha256 && fileKey(sha256))),
  )
  for (const key of await keys()) {
    if (String(key).startsWith('file ') && !wanted.has(String(key))) await del(key)
  }
}

/** Views of the lecture that is written in this browser: they need their maps after a reload, too. */
async function draftViews(): Promise<readonly ViewSpec[]> {
  const { readDraft } = await import('#app/lecture/draft.ts')
  const draft = readDraft()
  return draft ? recordedViews(draft) : []
}

async function keep(store: AppStore): Promise<void> {
  const { act } = store.getState()
  await act.identifyOwnFiles()
  const { document, files } = store.getState()
  const refs = ownFilesOf([document, ...(await draftViews())])
  const there = new Set((await keys()).map(String))
  for (const { key, files: named } of refs) {
    for (const { name, sha256 } of named) {
      const blob = files[key]?.find((file) => file.name === name)?.blob
      if (sha256 && blob && !there.has(fileKey(sha256))) await set(fileKey(sha256), blob)
    }
  }
  await set(sessionKey, { document, at: Date.now() } satisfies Kept)
  await addRecent(store, refs)
  writeMark('kept')
}

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`

/** How much of what this browser allows is taken; null where it does not say. */
export async function keptSpace(): Promise<string | null> {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {}
  if (usage === undefined || quota === undefined) return null
  return `${gigabytes(usage)} of ${gigabytes(quota)} that this browser allows`
}

/** Keeps the document a moment after each change, and says once when there is no room. */
export function keepVisits(store: AppStore): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = false
  let busy: Promise<void> = Promise.resolve()
  const run = async () => {
    if (!keeping) return
    try {
      await keep(store)
    } catch (error) {
      if (told) return
      told = true
      const room = await keptSpace().catch(() => null)
      const why = error instanceof DOMException && error.name === 'QuotaExceededError'
      store
        .getState()
        .act.say(
          why
            ? `Your maps take more room than this browser keeps (${room ?? 'it does not say how much'}): after a reload they have to be opened again. Save the session to keep them.`
            : 'This browser keeps nothing here: after a reload your maps have to be opened again. Save the session to keep them.',
        )
    }
  }
  store.subscribe((now, before) => {
    if (now.document === before.document) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      busy = busy.then(run)
    }, quietMs)
  })
}

/** The document that was brought back is drawn: it may be brought back again. */
export function restored(): void {
  if (readMark() === 'restoring') writeMark('kept')
}
