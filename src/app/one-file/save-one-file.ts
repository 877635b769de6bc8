/** Saves the whole page with what is on screen, the user's own maps and the lecture that is written here as one HTML file. */

import { readDraft } from '#app/lecture/draft.ts'
import { saveBlob } from '#app/lecture/save-blob.ts'
import { writeSession } from '#app/session/session-file.ts'
import { bytesToBase64 } from '#format/base64.ts'
import type { AppStore } from '#state/store.ts'
import { enclosedSession } from './enclosed.ts'
import { onePage } from './one-page.ts'
import { partsOfPage } from './parts-of-page.ts'

export async function oneFileOf(store: AppStore): Promise<Blob> {
  await store.getState().act.identifyOwnFiles()
  const { document, files } = store.getState()
  const session = await writeSession(
    {
      document,
      files: { ...enclosedSession()?.files, ...files },
      lecture: readDraft() ?? null,
    },
    { withFetched: true },
  )
  const packed = bytesToBase64(new Uint8Array(await session.arrayBuffer()))
  const html = onePage({ ...(await partsOfPage()), session: packed })
  return new Blob([html], { type: 'text/html' })
}

export async function saveOneFile(store: AppStore): Promise<void> {
  const { act } = store.getState()
  try {
    saveBlob(await oneFileOf(store), 'ostrakon.html')
  } catch (error) {
    act.say(`The page could not be saved: ${error instanceof Error ? error.message : error}`)
  }
}
