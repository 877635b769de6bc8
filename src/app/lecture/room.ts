/** Lecture: lessons on the live brain, and writing one's own. Its code is fetched when somebody enters. */
import { lazy, Suspense } from 'react'
import type { Room } from '#app/shell/room.ts'

const LectureRoom = lazy(async () => ({
  default: (await import('./LectureRoom.tsx')).LectureRoom,
}))

function Lecture() {
  return (
    <Suspense>
      <LectureRoom />
    </Suspense>
  )
}

export const lectureRoom: Room = { id: 'lecture', label: 'Lecture', Content: Lecture }
