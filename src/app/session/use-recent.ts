/** The user's own maps that this browser keeps, for the menu that opens maps. */
import { useCallback, useState } from 'react'
import { useActions } from '#app/shell/use-app.ts'
import type { SideId } from '#view/spec.ts'
import { keptFiles, type RecentFiles, recentFiles } from './kept-files.ts'

export function useRecent(side: SideId) {
  const act = useActions()
  const [recent, setRecent] = useState<readonly RecentFiles[]>([])
  /** Asked for when somebody goes to the menu: the page does not wait for the browser's store. */
  const look = useCallback(() => {
    void recentFiles().then(setRecent)
  }, [])
  const open = async (at: number) => {
    const wanted = recent[at]
    if (!wanted) return
    const files = await keptFiles(wanted)
    if (files.length === wanted.files.length) return act.openFiles(side, files)
    act.say(
      `${wanted.files[0]?.name} is not kept in this browser any more: open it from your disk.`,
    )
  }
  return { recent, look, open }
}
