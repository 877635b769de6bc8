import { expect, test } from 'vitest'
import { sharedWork } from '#state/shared-work.ts'

function work() {
  const share = sharedWork<string>()
  const begun: { signal: AbortSignal; end: (result: string) => void; fail: () => void }[] = []
  const ask = (key: readonly unknown[], signal: AbortSignal) =>
    share(
      key,
      signal,
      (own) =>
        new Promise((resolve, reject) => {
          begun.push({ signal: own, end: resolve, fail: () => reject(new Error('broken')) })
        }),
    )
  return { ask, begun }
}

test('two who ask the same have one piece of work, and one result', async () => {
  const { ask, begun } = work()
  const map = {}
  const both = [
    ask([map, 1], new AbortController().signal),
    ask([map, 1], new AbortController().signal),
  ]
  const other = ask([{}, 1], new AbortController().signal)
  expect(begun).toHaveLength(2)
  begun[0]!.end('matched')
  begun[1]!.end('another')
  expect(await Promise.all([...both, other])).toEqual(['matched', 'matched', 'another'])
})

test('who leaves is told so, and the work goes on for the other', async () => {
  const { ask, begun } = work()
  const [first, second] = [new AbortController(), new AbortController()]
  const left = ask([1], first.signal)
  const stays = ask([1], second.signal)
  first.abort(new Error('left'))
  await expect(left).rejects.toThrow('left')
  expect(begun[0]!.signal.aborted).toBe(false)
  begun[0]!.end('there')
  expect(await stays).toBe('there')
})

test('work that nobody waits for is ended, and begun anew for the next who asks', async () => {
  const { ask, begun } = work()
  const only = new AbortController()
  const left = ask([1], only.signal)
  only.abort(new Error('left'))
  await expect(left).rejects.toThrow('left')
  expect(begun[0]!.signal.aborted).toBe(true)
  void ask([1], new AbortController().signal)
  expect(begun).toHaveLength(2)
})

test('a result is held as long as somebody has not left', async () => {
  const { ask, begun } = work()
  const first = new AbortController()
  const answer = ask([1], first.signal)
  begun[0]!.end('there')
  expect(await answer).toBe('there')
  expect(await ask([1], new AbortController().signal)).toBe('there')
  expect(begun).toHaveLength(1)
})

test('a failure is told to all and not kept', async () => {
  const { ask, begun } = work()
  const both = [ask([1], new AbortController().signal), ask([1], new AbortController().signal)]
  begun[0]!.fail()
  for (const one of both) await expect(one).rejects.toThrow('broken')
  void ask([1], new AbortController().signal)
  expect(begun).toHaveLength(2)
})
