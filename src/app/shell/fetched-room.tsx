/** A room whose code is fetched when somebody enters. */
import type { ComponentType } from 'react'
import { fetchedPart } from './fetched-part.tsx'
import type { Room } from './room.ts'

export function fetchedRoom(
  { id, label }: Pick<Room, 'id' | 'label'>,
  fetchContent: () => Promise<ComponentType>,
): Room {
  return { id, label, Content: fetchedPart(fetchContent) }
}
