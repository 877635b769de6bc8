/** Tasks whose code comes when one of them is first asked for, so that a worker starts with what the first picture needs. */
import { PartMissingError } from './part-missing-error.ts'
import type { TaskContext, TaskImplementations, TaskName, Tasks } from './tasks.ts'

/**
 * The tasks called `names`, whose functions `load` brings: once, or again after a failure.
 * A task that was cancelled meanwhile does not begin.
 *
 * @throws {PartMissingError} from a task whose code does not come
 */
export function fetchedLater<Name extends TaskName>(
  names: readonly Name[],
  load: () => Promise<Pick<TaskImplementations, Name>>,
): Pick<TaskImplementations, Name> {
  const task =
    <One extends Name>(name: One) =>
    async (request: Tasks[One]['request'], context: TaskContext) => {
      const loaded = (await load().catch((cause) => {
        throw new PartMissingError(cause)
      })) as TaskImplementations
      context.signal.throwIfAborted()
      return loaded[name](request, context)
    }
  return Object.fromEntries(names.map((name) => [name, task(name)])) as never
}
