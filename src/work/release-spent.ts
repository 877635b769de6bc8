import { release } from '#format/release.ts'
import { heavyBytes, transferables } from './transfer.ts'

/**
 * Gives back what a finished task was sent, so that the next large request finds room: a request's arrays are the
 * worker's own (`ownCopy`), and those in `kept` go on in the result. Small ones are left to the collector, and to tasks
 * that prepare something of them.
 */
export function releaseSpent(request: unknown, kept: readonly ArrayBuffer[]): void {
  for (const buffer of transferables(request)) {
    if (buffer.byteLength >= heavyBytes && !kept.includes(buffer)) release(buffer)
  }
}
