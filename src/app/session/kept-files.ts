/** The user's own files in this browser, by their content; and which of them were opened last. They never leave this computer. */
import { del, get, keys, set } from 'idb-keyval'
import type { NamedBlob } from '#format/source.ts'
import type { FilesRef } from '#view/bounds.ts'
import type { ViewSpec } from '#view/spec.ts'
import { ownFilesOf } from './recorded-views.ts'

/** A set of files that was opened here before. */
export type RecentFiles = FilesRef & { readonly at: number; readonly kind: 'file' | 'foci' }

const recentKey = 'recent'
const fileKey = (sha256: string) => `file ${sha256}`
const mostRecent = 12

const hashesOf = ({ files }: FilesRef) => files.flatMap(({ sha256 }) => sha256 ?? [])

/** Whoever had a map forgotten does not want it kept again in this visit. */
const forgotten = new Set<string>()

/** Windows of the page take turns: none takes away what another one is about to speak of. */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request('ostrakon keep', work) : work()
}

/** Those of the files that are kept. */
export async function keptFiles({ files }: FilesRef): Promise<readonly NamedBlob[]> {
  const found = await Promise.all(
    files.map(async ({ name, sha256 }) => {
      const blob = sha256 && (await get<Blob>(fileKey(sha256)))
      return blob ? [{ name, blob }] : []
    }),
  )
  return found.flat()
}

/** The files that documents speak of, as far as this browser has them whole, by the documents' keys. */
export async function keptFilesOf(
  documents: readonly ViewSpec[],
): Promise<{ readonly [key: string]: readonly NamedBlob[] }> {
  const entries = await Promise.all(
    ownFilesOf(documents).map(async (ref) => [ref, await keptFiles(ref)] as const),
  )
  const whole = entries.filter(([ref, files]) => files.length === ref.files.length)
  return Object.fromEntries(whole.map(([{ key }, files]) => [key, files]))
}

export async function recentFiles(): Promise<readonly RecentFiles[]> {
  try {
    return (await get<readonly RecentFiles[]>(recentKey)) ?? []
  } catch {
    return []
  }
}

/** The blobs of sets of files that are not kept yet, by hash. */
export async function notKept(
  refs: readonly FilesRef[],
  filesOf: (key: string) => readonly NamedBlob[] | undefined,
): Promise<ReadonlyMap<string, Blob>> {
  const there = new Set((await keys()).map(String))
  const found = new Map<string, Blob>()
  for (const { key, files } of refs) {
    for (const { name, sha256 } of files) {
      const blob = filesOf(key)?.find((file) => file.name === name)?.blob
      if (sha256 && blob && !there.has(fileKey(sha256)) && !forgotten.has(sha256)) {
        found.set(sha256, blob)
      }
    }
  }
  return found
}

export async function keepFiles(blobs: ReadonlyMap<string, Blob>): Promise<void> {
  for (const [sha256, blob] of blobs) await set(fileKey(sha256), blob)
}

/** Puts sets of files first among those that were opened last. @returns all of these */
export async function addRecent(opened: readonly RecentFiles[]): Promise<readonly RecentFiles[]> {
  const before = await recentFiles()
  const wanted = opened.filter((one) => !hashesOf(one).some((sha256) => forgotten.has(sha256)))
  const known = new Set(wanted.map((one) => hashesOf(one).join()))
  const list = [...wanted, ...before.filter((one) => !known.has(hashesOf(one).join()))]
  const last = list.slice(0, mostRecent)
  await set(recentKey, last)
  return last
}

/** Gives back every file that nobody speaks of any more. */
export async function dropFilesBut(refs: readonly FilesRef[]): Promise<void> {
  const wanted = new Set(refs.flatMap(hashesOf).map(fileKey))
  for (const key of await keys()) {
    if (String(key).startsWith('file ') && !wanted.has(String(key))) await del(key)
  }
}

/** Takes one set of files away; what is on screen stays there until the page is left. */
export async function forgetFiles(ref: FilesRef): Promise<void> {
  const hashes = hashesOf(ref)
  for (const sha256 of hashes) forgotten.add(sha256)
  await oneAtATime(async () => {
    const list = await recentFiles()
    await set(
      recentKey,
      list.filter((one) => !hashesOf(one).some((sha256) => hashes.includes(sha256))),
    )
    for (const sha256 of hashes) await del(fileKey(sha256))
  })
}
