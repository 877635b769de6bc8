import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** Locks that windows hold until they are closed. */
let held: Set<string>
let kept: Map<string, string>
const locks = {
  request: (
    name: string,
    { ifAvailable }: { ifAvailable: boolean },
    use: (lock: object | null) => unknown,
  ) => {
    const isFree = !held.has(name)
    // Whoever asks for a lock that another window holds waits for as long as that is open.
    if (!isFree && !ifAvailable) return
    held.add(name)
    return use(isFree ? {} : null)
  },
}

beforeEach(() => {
  held = new Set()
  kept = new Map()
  vi.stubGlobal('navigator', { locks })
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
})
afterEach(() => vi.unstubAllGlobals())

/** The page is loaded. */
async function load(): Promise<() => Promise<string>> {
  vi.resetModules()
  return (await import('#app/session/this-window.ts')).thisWindow
}

test('a window is the same one as long as it is open, and after a reload', async () => {
  const thisWindow = await load()
  const id = await thisWindow()
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect(await thisWindow()).toBe(id)
  held.clear()
  expect(await (await load())()).toBe(id)
  expect(held.size).toBe(1)
})

test('a duplicate of a window is another one, and stays that after its reload', async () => {
  const first = await (await load())()
  const second = await (await load())()
  expect(second).not.toBe(first)
  expect(held.size).toBe(2)
  held = new Set([`ostrakon window ${first}`])
  expect(await (await load())()).toBe(second)
})

test('where the browser has no locks or keeps nothing, a window has an id all the same', async () => {
  vi.stubGlobal('navigator', {})
  const id = await (await load())()
  expect(await (await load())()).toBe(id)
  const refuse = () => {
    throw new DOMException('no', 'SecurityError')
  }
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse })
  const thisWindow = await load()
  expect(await thisWindow()).toMatch(/^[0-9a-f-]{36}$/)
  expect(await thisWindow()).toBe(await thisWindow())
})
