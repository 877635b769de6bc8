/** Where a lecture comes in: its code is fetched when one is given, or named by the page's address. */
import { useEffect } from 'react'
import { fetchedWindow } from '#app/shell/fetched-window.tsx'
import { useActions } from '#app/shell/use-app.ts'
import { PartMissingError } from '#work/part-missing-error.ts'
import { endHandout, endLecture, useLecture } from './lecture-store.ts'

const LectureView = fetchedWindow(
  'The lecture',
  async () => (await import('./LectureView.tsx')).LectureView,
)
const Handout = fetchedWindow('The handout', async () => (await import('./Handout.tsx')).Handout)

export function LectureDoor() {
  const isGiven = useLecture(({ lecture }) => lecture !== null)
  const isPrinting = useLecture(({ handout }) => handout !== null)
  const { say } = useActions()
  useEffect(() => {
    const query = new URLSearchParams(location.search)
    if (query.has('lesson'))
      import('./use-lecture-address.ts').then(
        ({ beginFromAddress }) => beginFromAddress(query),
        (cause) => say(new PartMissingError(cause).message),
      )
  }, [say])
  return (
    <>
      {isGiven && <LectureView onClose={endLecture} />}
      {isPrinting && <Handout onClose={endHandout} />}
    </>
  )
}
