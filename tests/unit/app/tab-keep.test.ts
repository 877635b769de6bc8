import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { forgetTab, keepInTab, takeFromTab } from '#app/session/tab-keep.ts'
import { controlledStore } from '../state/test-store.ts'

let kept: Map<string, string>
let leaves: (() => void)[]
const leave = () => {
  for (const listener of leaves) listener()
}
const at = (href: string) => vi.stubGlobal('location', { href })
const framed = (isFramed: boolean) => {
  const window: { parent?: unknown } = {}
  window.parent = isFramed ? {} : window
  vi.stubGlobal('window', window)
}

beforeEach(() => {
  kept = new Map()
  leaves = []
  vi.stubGlobal('addEventListener', (kind: string, listener: () => void) => {
    if (kind === 'pagehide') leaves.push(listener)
  })
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  framed(false)
  at('https://lab.example/#v2=x')
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

const aStore = () => controlledStore({ start: false })

describe('what was on screen when a tab left the page', () => {
  test('is there when it comes back at the same address, once', () => {
    const { store, act } = aStore()
    expect(takeFromTab()).toBeNull()
    keepInTab(store)
    act.change((view) => ({ ...view, flat: true }))
    leave()
    act.change((view) => ({ ...view, labels: !view.labels }))
    leave()
    const left = takeFromTab()
    expect(left).toEqual(store.getState().document)
    expect(left?.flat).toBe(true)
    // A document that ends the page while it is drawn does not come again and again.
    expect(takeFromTab()).toBeNull()
  })

  test('is not at another address, and then gone', () => {
    keepInTab(aStore().store)
    leave()
    at('https://lab.example/#v2=y')
    expect(takeFromTab()).toBeNull()
    at('https://lab.example/#v2=x')
    expect(takeFromTab()).toBeNull()
  })

  test('is left to the host where the page is framed: other frames have the same tab', () => {
    const { store } = aStore()
    keepInTab(store)
    leave()
    framed(true)
    expect(takeFromTab()).toBeNull()
    leaves = []
    keepInTab(store)
    expect(leaves).toEqual([])
    framed(false)
    expect(takeFromTab()).not.toBeNull()
  })

  test('that can’t be kept or read leaves what the address holds', () => {
    keepInTab(aStore().store)
    const { setItem } = sessionStorage
    vi.stubGlobal('sessionStorage', {
      ...sessionStorage,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    })
    expect(leave).not.toThrow()
    expect(takeFromTab()).toBeNull()
    setItem('ostrakon.left', '{"address": "https://lab.example/#v2=x", "document": {"sides": 3}}')
    expect(takeFromTab()).toBeNull()
  })

  test('is forgotten with all else, and not kept again', async () => {
    // As a page that was just loaded has it: whoever forgets in one keeps nothing more in it.
    vi.resetModules()
    const { forgetTab: forget, keepInTab: keep } = await import('#app/session/tab-keep.ts')
    keep(aStore().store)
    leave()
    expect(kept.size).toBe(1)
    forget()
    expect(kept.size).toBe(0)
    leave()
    expect(kept.size).toBe(0)
  })

  test('is forgotten where nothing could be kept', () => {
    vi.stubGlobal('sessionStorage', undefined)
    expect(forgetTab).not.toThrow()
  })
})
