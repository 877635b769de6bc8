/** Compare: what the two sides have in common, and where they differ. */
import { fetchedRoom } from '#app/shell/fetched-room.tsx'

export const compareRoom = fetchedRoom(
  { id: 'compare', label: 'Compare' },
  async () => (await import('./CompareRoom.tsx')).CompareRoom,
)
