/** When the browser is asked to keep the page, and what is said of another version. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepOffline } from '#app/offline/keep-offline.ts'
import { controlledStore } from '../state/test-store.ts'

type Listener = () => void

/** Something that is listened to, as a registration and a worker are. */
function spoken<More extends object>(more: More) {
  const listeners: Record<string, Listener> = {}
  return {
    ...more,
    addEventListener: (type: string, listener: Listener) => {
      listeners[type] = listener
    },
    speak: (type: string) => listeners[type]?.(),
  }
}

const installing = spoken({ state: 'installing' })
const registration = spoken({ installing })
const register = vi.fn(async (_: string) => registration)

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubEnv('PROD', true)
  vi.stubGlobal('location', { protocol: 'https:' })
  vi.stubGlobal('navigator', { serviceWorker: { register, controller: {} } })
  installing.state = 'installing'
  register.mockClear()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

async function kept(held: readonly string[] = []) {
  const made = controlledStore({ held })
  const onNewVersion = vi.fn()
  // By now nothing changes any more, but for what is held.
  await vi.advanceTimersByTimeAsync(50)
  const done = keepOffline(made.store, onNewVersion)
  await vi.advanceTimersByTimeAsync(2100)
  return { ...made, onNewVersion, done }
}

test('the page is kept once nothing loads any more, and a while after', async () => {
  const { named } = await kept(['decodeCortex'])
  expect(register).not.toHaveBeenCalled()
  const finished = named('decodeCortex')[0]!.finish()
  await vi.advanceTimersByTimeAsync(1900)
  await finished
  expect(register).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(2100)
  expect(register.mock.calls).toEqual([['./sw.js']])
})

test('a map that is being opened is waited for, too', async () => {
  const made = controlledStore({ held: ['openFile'] })
  await vi.advanceTimersByTimeAsync(10)
  void made.act.open('a', { kind: 'url', url: 'x/5' })
  await vi.advanceTimersByTimeAsync(10)
  void keepOffline(made.store, () => {})
  await vi.advanceTimersByTimeAsync(5000)
  expect(register).not.toHaveBeenCalled()
  const finished = made.named('openFile')[0]!.finish()
  await vi.advanceTimersByTimeAsync(3000)
  await finished
  expect(register).toHaveBeenCalledTimes(1)
})

test('another version is told of once it is there, and the first one never', async () => {
  const { onNewVersion } = await kept()
  registration.speak('updatefound')
  installing.speak('statechange')
  expect(onNewVersion).not.toHaveBeenCalled()
  installing.state = 'installed'
  installing.speak('statechange')
  expect(onNewVersion).toHaveBeenCalledTimes(1)
  vi.stubGlobal('navigator', { serviceWorker: { register, controller: null } })
  installing.speak('statechange')
  expect(onNewVersion).toHaveBeenCalledTimes(1)
})

test.each([
  ['a disk', () => vi.stubGlobal('location', { protocol: 'file:' })],
  ['a browser that can’t', () => vi.stubGlobal('navigator', {})],
  ['development', () => vi.stubEnv('PROD', false)],
])('nothing is kept from %s', async (_, where) => {
  where()
  const { done } = await kept()
  await expect(done).resolves.toBeUndefined()
  expect(register).not.toHaveBeenCalled()
})

test('a window that allows none goes without', async () => {
  register.mockRejectedValueOnce(new Error('private'))
  const { onNewVersion } = await kept()
  expect(register).toHaveBeenCalledTimes(1)
  expect(onNewVersion).not.toHaveBeenCalled()
})
