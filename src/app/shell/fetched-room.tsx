/** A room whose code is fetched when somebody enters. */
import { type ComponentType, lazy, Suspense } from 'react'
import type { Room } from './room.ts'

export function fetchedRoom(
  { id, label }: Pick<Room, 'id' | 'label'>,
  fetchContent: () => Promise<ComponentType>,
): Room {
  const Fetched = lazy(async () => ({ default: await fetchContent() }))
  const Content = () => (
    <Suspense>
      <Fetched />
    </Suspense>
  )
  return { id, label, Content }
}
