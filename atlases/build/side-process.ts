/** Has the work on one hemisphere done in a process of its own: the two take as long as one. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { SideTask, SideTasks } from './side-work.ts'

/** @throws Error when the process ends without an answer. */
export function inOwnProcess<Name extends keyof SideTasks>(
  ask: Extract<SideTask, { task: Name }>,
): Promise<SideTasks[Name]['gives']> {
  const child = fork(fileURLToPath(new URL('side-work.ts', import.meta.url)), {
    serialization: 'advanced',
  })
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => {
      console.log(`${ask.side}: ${ask.task}`)
      resolve(answer as SideTasks[Name]['gives'])
    })
    child.once('error', reject)
    // Comes after every message; a process may be gone before its answer is read.
    child.once('disconnect', () => {
      reject(new Error(`the work on the ${ask.side} hemisphere ended without a result`))
    })
    child.send(ask)
  })
}
