/** A worker that threw where nothing catches it, could not be loaded, or ran out of memory: what it did is lost. */
export class WorkerDiedError extends Error {
  readonly tag = 'worker-died'

  constructor(reason: string) {
    super(
      `The part of the program that computes has stopped${reason ? ` (${reason})` : ''}: often the map is too large for this computer’s memory, or the program was updated meanwhile. It has been started anew: try again, with other tabs closed; if it happens again, load the page anew.`,
    )
  }
}
