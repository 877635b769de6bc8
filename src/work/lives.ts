/** What a worker tells once it holds the lock of this name, which it gives up only by ending. */
export type Lives = { readonly livesUnder: string }

export const isLives = (message: unknown): message is Lives =>
  typeof message === 'object' && message !== null && 'livesUnder' in message
