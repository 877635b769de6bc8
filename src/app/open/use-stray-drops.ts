/** A file dropped beside the brains: without this the browser would leave the page and show the file instead. */
import { useEffect } from 'react'
import { useActions } from '#app/shell/use-app.ts'

export function useStrayDrops(): void {
  const { say } = useActions()
  useEffect(() => {
    const allow = (event: DragEvent) => event.preventDefault()
    const drop = (event: DragEvent) => {
      if (event.defaultPrevented) return
      event.preventDefault()
      say('Drop the file on one of the two brains: that side will show it.')
    }
    window.addEventListener('dragover', allow)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', allow)
      window.removeEventListener('drop', drop)
    }
  }, [say])
}
