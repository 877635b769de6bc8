import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepInTab, keptInTab } from '#app/session/tab-keep.ts'
import { controlledStore } from '../state/test-store.ts'

let kept: Map<string, string>
let leave: () => void
beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('addEventListener', (kind: string, listener: () => void) => {
    if (kind === 'pagehide') leave = listener
  })
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
})
afterEach(() => vi.unstubAllGlobals())

test('what was on a page that was sent is there after a reload of its tab', () => {
  const { store, act } = controlledStore({ start: false })
  expect(keptInTab()).toBeNull()
  keepInTab(store)
  act.change((view) => ({ ...view, flat: true }))
  leave()
  expect(keptInTab()).toEqual(store.getState().document)
  expect(keptInTab()?.flat).toBe(true)
})

test('what can’t be kept or read leaves what was sent', () => {
  keepInTab(controlledStore({ start: false }).store)
  vi.stubGlobal('sessionStorage', {
    getItem: () => '{"version": 2, "sides": 3}',
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  })
  expect(leave).not.toThrow()
  expect(keptInTab()).toBeNull()
})
