/** The first answer for whoever asks, now or later; a failure is forgotten, so that the next one who asks tries again. */
export function onceHad<Answer>(get: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | null = null
  return () => {
    answer ??= get().catch((error: unknown) => {
      answer = null
      throw error
    })
    return answer
  }
}
