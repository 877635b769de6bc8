/** Tasks whose code comes when one of them is first asked for, so that a worker starts with what the first picture needs. */
import { PartMissing } from './part-missing.ts'
import type { TaskImplementations, TaskName } from './tasks.ts'

/**
 * The tasks called `names`, whose functions `load` brings: once, or again after a failure.
 * A task that was cancelled meanwhile does not begin.
 *
 * @throws {PartMissing} from a task whose code does not come
 */
export function fetchedLater<Name extends TaskName>(
  names: readonly Name[],
  load: () => Promise<{ readonly [name in Name]: TaskImplementations[name] }>,
): { readonly [name in Name]: TaskImplementations[name] } {
  const task = (name: Name) => async (request: never, context: never) => {
    const { signal } = context as Parameters<TaskImplementations[Name]>[1]
    const loaded = await load().catch((cause) => {
      throw new PartMissing(cause)
    })
    signal.throwIfAborted()
    return loaded[name](request, context)
  }
  return Object.fromEntries(names.map((name) => [name, task(name)])) as never
}
