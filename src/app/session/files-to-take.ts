/** All files that documents need, for a file that is opened where there is neither this browser nor a network. */
import type { NamedBlob } from '#format/source.ts'
import { subjectOf } from '#state/source-words.ts'
import type { AppStore } from '#state/store.ts'
import { sourceKey } from '#view/map-ask.ts'
import { fetchedSources } from '#view/own-files.ts'
import type { ViewSpec } from '#view/spec.ts'
import { keptFilesOf } from './kept-files.ts'
import { ownFilesOf } from './recorded-views.ts'

export type FilesToTake = {
  readonly files: { readonly [key: string]: readonly NamedBlob[] }
  /** What people call the maps that are not to be had here. */
  readonly missing: readonly string[]
}

/**
 * Files of the user's own are looked for in what this browser keeps; what was not fetched yet, because its slide was not shown, is
 * fetched now.
 *
 * @param brought files that came with the page itself
 */
export async function filesToTake(
  store: AppStore,
  documents: readonly ViewSpec[],
  brought: FilesToTake['files'] = {},
): Promise<FilesToTake> {
  const here = { ...brought, ...store.getState().files }
  const own = ownFilesOf(documents)
  const isAway = own.some(({ key }) => !here[key])
  // No storage: what is not in the page's memory is nowhere.
  const kept = isAway ? await keptFilesOf(documents).catch(() => ({})) : {}
  const fetched = fetchedSources(documents)
  const away = fetched.filter((source) => !here[sourceKey(source)])
  const fetchedNow = await store.getState().act.fetchFiles(away)
  return {
    files: { ...kept, ...here, ...fetchedNow },
    missing: [
      ...own
        .filter(({ key }) => !(key in here || key in kept))
        .flatMap(({ files }) => files.map(({ name }) => name)),
      ...away.filter((source) => !fetchedNow[sourceKey(source)]).map(subjectOf),
    ],
  }
}

/** '' where nothing is missing. */
export const withoutWords = (missing: readonly string[]): string =>
  missing.length === 0
    ? ''
    : `, without ${missing.join(' and ')}: show ${missing.length === 1 ? 'it' : 'them'} here once, then save again.`
