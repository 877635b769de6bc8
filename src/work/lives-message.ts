/** What a worker tells once it holds the lock of its name, which it gives up only by ending. */
export const livesMessage = 'lives'
