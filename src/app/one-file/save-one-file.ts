/** Saves the whole page with what is on screen, the user's own maps and the lecture that is written here as one HTML file. */

import { readDraft } from '#app/lecture/draft.ts'
import { filesToTake, withoutWords } from '#app/session/files-to-take.ts'
import { documentsOf, writeSession } from '#app/session/session-file.ts'
import { saveBlob } from '#app/shell/save-blob.ts'
import { bytesToBase64 } from '#format/base64.ts'
import type { AppStore } from '#state/store.ts'
import { enclosedSession } from './enclosed.ts'
import { onePage } from './one-page.ts'
import { partsOfPage } from './parts-of-page.ts'

/** The page, and what of its maps is not in it. */
export async function oneFileOf(
  store: AppStore,
): Promise<{ readonly blob: Blob; readonly missing: readonly string[] }> {
  const document = await store.getState().act.identifyOwnFiles()
  const lecture = readDraft() ?? null
  const taken = await filesToTake(
    store,
    documentsOf({ document, lecture }),
    enclosedSession()?.files,
  )
  const session = await writeSession(
    { document, files: taken.files, lecture },
    { withFetched: true },
  )
  const packed = bytesToBase64(new Uint8Array(await session.arrayBuffer()))
  const html = onePage({ ...(await partsOfPage()), session: packed })
  return { blob: new Blob([html], { type: 'text/html' }), missing: taken.missing }
}

export async function saveOneFile(store: AppStore): Promise<void> {
  const { act } = store.getState()
  try {
    const { blob, missing } = await oneFileOf(store)
    saveBlob(blob, 'ostrakon.html')
    if (missing.length > 0) act.say(`The page is saved${withoutWords(missing)}`)
  } catch (error) {
    act.say(`The page could not be saved: ${error instanceof Error ? error.message : error}`)
  }
}
