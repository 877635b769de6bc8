/** Lecture: lessons on the live brain, and writing one's own. */
import { fetchedRoom } from '#app/shell/fetched-room.tsx'

export const lectureRoom = fetchedRoom(
  { id: 'lecture', label: 'Lecture' },
  async () => (await import('./LectureRoom.tsx')).LectureRoom,
)
