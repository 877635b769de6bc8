/** Workers that die, hang or are called off at every stage of a task; each is a thread's message port with the real door. */
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { expose } from 'comlink'
import { afterEach, describe, expect, test } from 'vitest'
import { createWorkers } from '#work/client.ts'
import type { WorkerLike } from '#work/hand.ts'
import type { Compute } from '#work/tasks.ts'

type Outcome = { ok: true; value: unknown } | { ok: false; error: unknown }
type Call = {
  readonly name: string
  readonly request: unknown
  readonly answer: (outcome: Outcome) => void
  readonly progress: (fraction: number) => void
}

const ports: MessagePort[] = []
afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

/** comlink speaks to what has addEventListener and start, as a browser's port has. */
const asEndpoint = (port: MessagePort) => {
  const listeners = new Map<unknown, (data: unknown) => void>()
  return {
    postMessage: (message: unknown, transfer: never[]) => port.postMessage(message, transfer),
    addEventListener: (_: string, listener: unknown) => {
      const on = (data: unknown) => (listener as (event: unknown) => void)({ data })
      listeners.set(listener, on)
      port.on('message', on)
    },
    removeEventListener: (_: string, listener: unknown) => {
      const on = listeners.get(listener)
      if (on) port.off('message', on)
    },
    start: () => port.start(),
  }
}

function crew() {
  const workers: {
    readonly calls: Call[]
    readonly cancelled: number[]
    die: (reason: string) => void
    terminated: boolean
  }[] = []
  const startWorker = (): WorkerLike => {
    const { port1, port2 } = new MessageChannel()
    ports.push(port1, port2)
    const worker = {
      calls: [] as Call[],
      cancelled: [] as number[],
      die: (_: string) => {},
      terminated: false,
    }
    workers.push(worker)
    expose(
      {
        run: (_id: number, name: string, request: unknown, progress: (fraction: number) => void) =>
          new Promise((answer) => worker.calls.push({ name, request, answer, progress })),
        cancel: (id: number) => void worker.cancelled.push(id),
      },
      asEndpoint(port2) as never,
    )
    return {
      endpoint: asEndpoint(port1) as never,
      onDeath: (told) => {
        worker.die = told
      },
      terminate: () => {
        worker.terminated = true
      },
    }
  }
  return { workers, startWorker }
}

/** Turns of the event loop and not a time: on a busy machine a message may take as many of these, and longer. */
const soon = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 1))
}
const hash = (compute: Compute, context = {}) =>
  compute('hashFile', { file: { name: 'x', blob: new Blob(['x']) } }, context)
const done = (value: unknown): Outcome => ({ ok: true, value })

describe('a worker that dies', () => {
  test.each([
    ['before it has begun', async () => {}],
    ['while it works', soon],
  ])('%s: its task fails in words, and the next one has a new worker', async (_, stage) => {
    const { workers, startWorker } = crew()
    const compute = createWorkers({ startWorker })
    const first = hash(compute)
    const failed = expect(first).rejects.toMatchObject({
      tag: 'worker-died',
      message: expect.stringMatching(/out of memory.*try again/),
    })
    await stage()
    workers[0]!.die('out of memory')
    await failed
    expect(workers[0]!.terminated).toBe(true)
    const second = hash(compute)
    await soon()
    expect(workers).toHaveLength(2)
    workers[1]!.calls[0]!.answer(done('abc'))
    expect(await second).toBe('abc')
  })

  test('after it has answered harms nobody', async () => {
    const { workers, startWorker } = crew()
    const compute = createWorkers({ startWorker })
    const first = hash(compute)
    await soon()
    workers[0]!.calls[0]!.answer(done('abc'))
    expect(await first).toBe('abc')
    workers[0]!.die('gone')
    const second = hash(compute)
    await soon()
    workers[1]!.calls[0]!.answer(done('def'))
    expect(await second).toBe('def')
  })

  test('tells all of its tasks', async () => {
    const { workers, startWorker } = crew()
    const compute = createWorkers({ size: 1, startWorker })
    const both = [hash(compute), hash(compute)].map((task) =>
      task.catch((error: { tag: string }) => error.tag),
    )
    await soon()
    workers[0]!.die('')
    expect(await Promise.all(both)).toEqual(['worker-died', 'worker-died'])
  })

  test('of the evidence is replaced, too', async () => {
    const { workers, startWorker } = crew()
    const compute = createWorkers({ startWorker })
    const ale = () => compute('aleMap', {} as never).catch((error: { tag: string }) => error.tag)
    const first = ale()
    await soon()
    workers[0]!.die('')
    expect(await first).toBe('worker-died')
    const second = ale()
    await soon()
    workers[1]!.calls[0]!.answer(done('map'))
    expect(await second).toBe('map')
  })
})

test('workers that start at once are the ones that are asked', async () => {
  const { workers, startWorker } = crew()
  const compute = createWorkers({ size: 3, atOnce: 2, startWorker })
  expect(workers).toHaveLength(2)
  const tasks = [hash(compute), hash(compute)]
  await soon()
  expect(workers).toHaveLength(2)
  workers[0]!.calls[0]!.answer(done('abc'))
  workers[1]!.calls[0]!.answer(done('def'))
  expect(await Promise.all(tasks)).toEqual(['abc', 'def'])
})

test('a worker that could not start at once is replaced by the first task', async () => {
  const { workers, startWorker } = crew()
  const compute = createWorkers({ size: 2, atOnce: 1, startWorker })
  workers[0]!.die('it could not be loaded')
  const task = hash(compute)
  await soon()
  workers[1]!.calls[0]!.answer(done('abc'))
  expect(await task).toBe('abc')
})

describe('calling off', () => {
  test('is passed on, and a worker that notices lives on', async () => {
    const { workers, startWorker } = crew()
    const compute = createWorkers({ startWorker })
    const stop = new AbortController()
    const task = hash(compute, { signal: stop.signal })
    const failed = expect(task).rejects.toMatchObject({ name: 'AbortError' })
    await soon()
    stop.abort()
    await soon()
    expect(workers[0]!.cancelled).toHaveLength(1)
    workers[0]!.calls[0]!.answer({
      ok: false,
      error: { tag: 'cancelled', message: 'x', fields: {} },
    })
    await failed
    await new Promise((resolve) => setTimeout(resolve, 350))
    expect(workers[0]!.terminated).toBe(false)
  })

  test('ends a worker that does not listen; its other task goes on in a new one', async () => {
    const { workers, startWorker } = crew()
    const compute = createWorkers({ size: 1, startWorker })
    const stop = new AbortController()
    const stuck = expect(hash(compute, { signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
    const other = hash(compute)
    await soon()
    stop.abort()
    await stuck
    expect(workers[0]!.terminated).toBe(true)
    await soon()
    expect(workers[1]!.calls.map(({ name }) => name)).toEqual(['hashFile'])
    workers[1]!.calls[0]!.answer(done('abc'))
    expect(await other).toBe('abc')
  })

  test('before the start starts nothing', async () => {
    const { workers, startWorker } = crew()
    const compute = createWorkers({ startWorker })
    await expect(hash(compute, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    })
    expect(workers).toHaveLength(0)
  })

  test('lets no late progress through', async () => {
    const { workers, startWorker } = crew()
    const compute = createWorkers({ startWorker })
    const stop = new AbortController()
    const seen: number[] = []
    const task = hash(compute, {
      signal: stop.signal,
      onProgress: (part: number) => seen.push(part),
    })
    const failed = expect(task).rejects.toMatchObject({ name: 'AbortError' })
    await soon()
    workers[0]!.calls[0]!.progress(0.25)
    await soon()
    stop.abort()
    workers[0]!.calls[0]!.progress(0.75)
    await failed
    expect(seen).toEqual([0.25])
  })
})

test('what is sent is a copy: the page keeps its arrays', async () => {
  const { workers, startWorker } = crew()
  const compute = createWorkers({ startWorker })
  const bytes = new Uint8Array([1, 2, 3])
  const task = compute('decodeDeep', { bytes })
  await soon()
  expect(workers[0]!.calls[0]!.request).toEqual({ bytes: new Uint8Array([1, 2, 3]) })
  expect(bytes).toEqual(new Uint8Array([1, 2, 3]))
  workers[0]!.calls[0]!.answer(done([]))
  await task
})

test('large requests cross one at a time, small ones pass by', async () => {
  const { workers, startWorker } = crew()
  const compute = createWorkers({ startWorker })
  const large = () => compute('decodeDeep', { bytes: new Uint8Array(64 * 2 ** 20) })
  const [first, second] = [large(), large()]
  const small = hash(compute)
  await soon()
  await soon()
  const names = () => workers.flatMap(({ calls }) => calls.map(({ name }) => name)).sort()
  expect(names()).toEqual(['decodeDeep', 'hashFile'])
  for (const { calls } of workers) for (const { answer } of calls) answer(done([]))
  await Promise.all([first, small])
  await soon()
  expect(names()).toEqual(['decodeDeep', 'decodeDeep', 'hashFile'])
  for (const { calls } of workers) for (const { answer } of calls) answer(done([]))
  await second
})
