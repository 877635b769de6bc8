/** The rooms of the panel, in the order of their tabs: a new room is one file and one line here. */
import { compareRoom } from '#app/compare/room.ts'
import { evidenceRoom } from '#app/evidence/room.ts'
import { lectureRoom } from '#app/lecture/room.ts'
import { lookRoom } from '#app/look/room.tsx'
import type { Room } from './room.ts'

export const rooms: readonly Room[] = [lookRoom, compareRoom, evidenceRoom, lectureRoom]
