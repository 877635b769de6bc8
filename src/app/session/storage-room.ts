/** How much this browser keeps for the page, and what to say before it is full. */

/** Bytes. */
export type StorageRoom = { readonly usage: number; readonly quota: number }

/** From this share on it is said that the end comes near. */
const nearlyFull = 0.8

/** Null where the browser does not say. */
export async function storageRoom(): Promise<StorageRoom | null> {
  try {
    const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {}
    return usage === undefined || !quota ? null : { usage, quota }
  } catch {
    return null
  }
}

export class NoRoomError extends Error {
  readonly tag = 'no-room'
}

const size = (bytes: number) =>
  bytes < 1e6
    ? `${Math.ceil(bytes / 1000)} kB`
    : bytes < 1e9
      ? `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`
      : `${(bytes / 1e9).toFixed(1)} GB`

export const roomWords = ({ usage, quota }: StorageRoom) =>
  `${size(usage)} of the ${size(quota)} that this browser allows are taken`

/**
 * Whether so many bytes more may be kept.
 *
 * @returns what to say before the browser is full; null while there is plenty
 * @throws NoRoomError where they do not fit: nothing has been written then
 */
export function checkRoom(room: StorageRoom | null, bytes: number): string | null {
  if (!room || bytes === 0) return null
  const { usage, quota } = room
  if (usage + bytes > quota) {
    throw new NoRoomError(
      `Your maps need ${size(bytes)} more, and ${roomWords(room)}: after a reload they have to be opened again. Forget maps under Open…, Kept maps; or save the session as a file.`,
    )
  }
  if (usage + bytes < nearlyFull * quota) return null
  return `This browser keeps your maps for the next visit, and its room comes to an end: ${roomWords({ usage: usage + bytes, quota })}. Forget maps under Open…, Kept maps, to make room.`
}
