/** Whole documents that come back: from a session, a link, the last visit. */
import { ownFiles, withFileHashes } from '#view/own-files.ts'
import type { ViewSpec } from '#view/spec.ts'
import type { SessionActions } from './actions.ts'
import type { AppState } from './app-state.ts'
import { replaced } from './history.ts'
import { filesKey, ownFileKey } from './keys.ts'
import { filesOf } from './load-map.ts'
import type { Workbench } from './workbench.ts'

export function sessionActions(bench: Workbench): SessionActions {
  const { get, set, compute } = bench
  return {
    restore: async (document, files) => {
      bench.bring(files)
      set((state) => ({
        // A link, a slide or a figure brings no tray, and does not take away the one that is there.
        document: document.tray.length > 0 ? document : { ...document, tray: state.document.tray },
        files: { ...state.files, ...files },
        failures: { a: null, b: null },
        failed: {},
      }))
      await Promise.all([bench.untilSettled('a'), bench.untilSettled('b')])
    },

    bringFiles: (files) => {
      bench.bring(files)
      set((state) => ({ files: { ...state.files, ...files } }))
    },

    fetchFiles: async (sources) => {
      const found: { [key: string]: AppState['files'][string] } = {}
      for (const source of sources) {
        const context = { signal: new AbortController().signal, onProgress: () => {} }
        try {
          found[filesKey(source)] = await filesOf(source, get(), bench, context)
        } catch {
          // Whoever asked says which are missing.
        }
      }
      return found
    },

    identifyOwnFiles: async () => {
      const asked = get().document
      const named = (view: ViewSpec) =>
        withFileHashes(view, (key, name) => get().hashes[ownFileKey(key, name)])
      for (const { key, files } of ownFiles(asked)) {
        for (const { name, sha256 } of files) {
          const at = ownFileKey(key, name)
          const file = get().files[key]?.find((one) => one.name === name)
          if (sha256 || !file || get().hashes[at]) continue
          const hash = await compute('hashFile', { file })
          set(({ hashes }) => ({ hashes: { ...hashes, [at]: hash } }))
        }
      }
      const { document, hashes } = get()
      const isUnnamed = ownFiles(document).some(({ key, files }) =>
        files.some(({ name, sha256 }) => !sha256 && hashes[ownFileKey(key, name)]),
      )
      if (isUnnamed) {
        const now = named(document)
        set(({ history }) => ({ document: now, history: replaced(history, now) }))
      }
      return named(asked)
    },
  }
}
