/** What keeps what is on screen: a file, a link. */
import { fetchedCode } from '#app/shell/fetched-code.ts'
import type { AppStore } from '#state/store.ts'
import { linkTo } from './follow-address.ts'
import { sessionEnding } from './session-name.ts'

const tooLong = 2000

export async function saveSession(store: AppStore): Promise<void> {
  const { act } = store.getState()
  try {
    const { writeSession } = await fetchedCode(import('./session-file.ts'))
    await act.identifyOwnFiles()
    const blob = await writeSession({ ...store.getState(), lecture: null })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(blob)
    link.download = `session${sessionEnding}`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  } catch (error) {
    act.say(`The session could not be saved: ${error instanceof Error ? error.message : error}`)
  }
}

export async function copyLink(store: AppStore): Promise<void> {
  const { act } = store.getState()
  await act.identifyOwnFiles()
  const link = linkTo(store.getState().document)
  const long = link.length > tooLong ? ' It is long: some programs cut it off.' : ''
  try {
    await navigator.clipboard.writeText(link)
    act.say(`The link is copied.${long} Maps of your own are named in it, not sent with it.`)
  } catch {
    act.say(`This browser does not let a page copy. The link is: ${link}`)
  }
}
