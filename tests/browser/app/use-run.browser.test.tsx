import { useState } from 'react'
import { expect, test } from 'vitest'
import { useRun } from '#app/shell/use-run.ts'
import type { TaskContext } from '#work/tasks.ts'
import { controlledStore } from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

type Begun = {
  readonly context: TaskContext
  readonly give: (found: string | null) => void
  readonly fail: (error: unknown) => void
}

/** Work that ends as the test says, and what its page says of it. */
async function page() {
  const begun: Begun[] = []
  const returned: (string | null)[] = []
  function Part() {
    const [question, ask] = useState(1)
    const { run, start, stop } = useRun<string>(question)
    const work = (context: TaskContext) =>
      new Promise<string | null>((give, fail) => begun.push({ context, give, fail }))
    return (
      <>
        <button type="button" onClick={() => void start(work).then((one) => returned.push(one))}>
          Start
        </button>
        <button type="button" onClick={stop}>
          Stop
        </button>
        <button type="button" onClick={() => ask(question + 1)}>
          Ask another
        </button>
        <output>
          {run.status}
          {run.status === 'running' && ` ${run.share}`}
          {run.status === 'done' && ` ${run.found}`}
          {run.status === 'failed' && ` ${run.words}`}
        </output>
      </>
    )
  }
  const made = await onPage(<Part />, controlledStore({ start: false }).store)
  const says = (words: string) => expect.poll(() => made.one('output').textContent).toBe(words)
  const aborted = () => begun.map(({ context }) => context.signal.aborted)
  return { ...made, begun, returned, says, aborted }
}

test('work is started, watched and found, and can be started anew', async () => {
  const { press, begun, returned, says, aborted } = await page()
  await says('none')
  await press('Start')
  await says('running 0')
  begun[0]!.context.onProgress(0.5)
  await says('running 0.5')
  begun[0]!.give('a')
  await says('done a')
  await press('Start')
  await says('running 0')
  begun[1]!.give(null)
  await says('none')
  await expect.poll(() => returned).toEqual(['a', null])
  // Only what may still run is told to end.
  expect(aborted()[1]).toBe(false)
})

test('what goes wrong is said in its words', async () => {
  const { press, begun, says } = await page()
  await press('Start')
  begun[0]!.fail(new Error('no memory'))
  await says('failed no memory')
  await press('Start')
  begun[1]!.fail('out of paper')
  await says('failed out of paper')
})

test.each(['Stop', 'Ask another'])(
  'after “%s” it is over at once, and whatever comes late is not shown',
  async (words) => {
    for (const end of ['give', 'fail'] as const) {
      const { press, begun, returned, says, aborted, unmount } = await page()
      await press('Start')
      await press(words)
      await says('none')
      expect(aborted()).toEqual([true])
      begun[0]!.context.onProgress(0.9)
      begun[0]![end]('late')
      await expect.poll(() => returned).toEqual([null])
      await says('none')
      await unmount()
    }
  },
)

test('what was found belongs to its question', async () => {
  const { press, begun, says } = await page()
  await press('Start')
  begun[0]!.give('a')
  await says('done a')
  await press('Ask another')
  await says('none')
})

test('the last start counts', async () => {
  const { press, begun, says, aborted } = await page()
  await press('Start')
  await press('Start')
  expect(aborted()).toEqual([true, false])
  begun[0]!.context.onProgress(0.9)
  begun[0]!.give('first')
  begun[1]!.context.onProgress(0.2)
  await says('running 0.2')
  begun[1]!.give('second')
  await says('done second')
})

test('nobody waits where the part is gone', async () => {
  const { press, aborted, unmount } = await page()
  await press('Start')
  await unmount()
  expect(aborted()).toEqual([true])
})
