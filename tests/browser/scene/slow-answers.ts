/** A graphics process that is busy with something else, wherever the test runs. */
import { vi } from 'vitest'

/** Until it `comes`, no fence is reached; `asked` are the questions to it that hold a page up. */
export function slowAnswers() {
  const { prototype } = WebGL2RenderingContext
  const { getSyncParameter, getExtension } = prototype
  let busy = true
  const asked: string[] = []
  vi.spyOn(prototype, 'getSyncParameter').mockImplementation(function (
    this: WebGL2RenderingContext,
    ...given
  ) {
    return busy ? this.UNSIGNALED : getSyncParameter.apply(this, given)
  })
  vi.spyOn(prototype, 'getExtension').mockImplementation(function (
    this: WebGL2RenderingContext,
    ...given: Parameters<typeof getExtension>
  ) {
    asked.push(given[0])
    return getExtension.apply(this, given)
  } as typeof getExtension)
  return {
    asked,
    comes: () => {
      busy = false
    },
  }
}
