/** What keeps what is on screen: a file, a link. */
import { fetchedCode } from '#app/shell/fetched-code.ts'
import { saveBlob } from '#app/shell/save-blob.ts'
import type { AppStore } from '#state/store.ts'
import { linkTo } from './follow-address.ts'
import { sessionEnding } from './session-name.ts'

const tooLong = 2000

export async function saveSession(store: AppStore): Promise<void> {
  const { act } = store.getState()
  try {
    const { files } = store.getState()
    const document = await act.identifyOwnFiles()
    const { writeSession } = await fetchedCode(import('./session-file.ts'))
    saveBlob(await writeSession({ document, files, lecture: null }), `session${sessionEnding}`)
  } catch (error) {
    act.say(`The session could not be saved: ${error instanceof Error ? error.message : error}`)
  }
}

export async function copyLink(store: AppStore): Promise<void> {
  const { act } = store.getState()
  const asked = store.getState().document
  // A file that can't be read any more is meant by its name alone.
  const link = linkTo(await act.identifyOwnFiles().catch(() => asked))
  const long = link.length > tooLong ? ' It is long: some programs cut it off.' : ''
  try {
    await navigator.clipboard.writeText(link)
    act.say(`The link is copied.${long} Maps of your own are named in it, not sent with it.`)
  } catch {
    act.say(`This browser does not let a page copy. The link is: ${link}`)
  }
}
