/** Where a lecture comes in: its code is fetched when one is given, or named by the page's address. */
import { lazy, Suspense, useEffect } from 'react'
import { useLecture } from './lecture-store.ts'

const LectureView = lazy(async () => ({ default: (await import('./LectureView.tsx')).LectureView }))
const Handout = lazy(async () => ({ default: (await import('./Handout.tsx')).Handout }))

export function LectureDoor() {
  const isGiven = useLecture(({ lecture }) => lecture !== null)
  const isPrinting = useLecture(({ handout }) => handout !== null)
  useEffect(() => {
    const query = new URLSearchParams(location.search)
    if (query.has('lesson'))
      void import('./use-lecture-address.ts').then(({ beginFromAddress }) =>
        beginFromAddress(query),
      )
  }, [])
  return (
    <Suspense>
      {isGiven && <LectureView />}
      {isPrinting && <Handout />}
    </Suspense>
  )
}
