/** Where a lecture comes in: its code is fetched when one is given, or named by the page's address. */
import { type ReactNode, useEffect } from 'react'
import { Dialog } from '#app/shell/Dialog.tsx'
import { fetchedPart } from '#app/shell/fetched-part.tsx'
import { useActions } from '#app/shell/use-app.ts'
import { PartMissingError } from '#work/part-missing-error.ts'
import { endHandout, endLecture, useLecture } from './lecture-store.ts'

type Words = { readonly children: ReactNode }

const LectureView = fetchedPart(
  async () => (await import('./LectureView.tsx')).LectureView,
  ({ children }: Words) => (
    <Dialog title="The lecture" onClose={endLecture}>
      {children}
    </Dialog>
  ),
)
const Handout = fetchedPart(
  async () => (await import('./Handout.tsx')).Handout,
  ({ children }: Words) => (
    <Dialog title="The handout" onClose={endHandout}>
      {children}
    </Dialog>
  ),
)

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
      {isGiven && <LectureView />}
      {isPrinting && <Handout />}
    </>
  )
}
