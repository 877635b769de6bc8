/** Compare: what the two sides have in common, and where they differ. Its code is fetched when somebody enters. */
import { lazy, Suspense } from 'react'
import type { Room } from '#app/shell/room.ts'

const CompareRoom = lazy(async () => ({
  default: (await import('./CompareRoom.tsx')).CompareRoom,
}))

function Compare() {
  return (
    <Suspense>
      <CompareRoom />
    </Suspense>
  )
}

export const compareRoom: Room = { id: 'compare', label: 'Compare', Content: Compare }
