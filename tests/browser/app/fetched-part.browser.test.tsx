import { afterEach, describe, expect, test, vi } from 'vitest'
import { fetchedPart, fetchParts } from '#app/shell/fetched-part.tsx'
import { fetchedWindow } from '#app/shell/fetched-window.tsx'
import { controlledStore } from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

afterEach(() => {
  vi.useRealTimers()
})

const Content = ({ of }: { readonly of: string }) => <p data-content>content of {of}</p>
const shown = (page: Awaited<ReturnType<typeof onPage>>) =>
  page.all('[data-content]').map(({ textContent }) => textContent)

/** A part whose code comes, or does not, when the test says so. */
function held() {
  let comes = () => {}
  let fails = () => {}
  const load = vi.fn(
    () =>
      new Promise<typeof Content>((resolve, reject) => {
        comes = () => resolve(Content)
        fails = () => reject(new TypeError('Failed to fetch'))
      }),
  )
  return { Part: fetchedPart(load), load, comes: () => comes(), fails: () => fails() }
}

describe('a part whose code is fetched when it is shown', () => {
  test('is asked for once however often it is shown, and not before', async () => {
    const { Part, load, comes } = held()
    const { store } = controlledStore()
    expect(load).not.toHaveBeenCalled()
    const page = await onPage(
      <>
        <Part of="one" />
        <Part of="two" />
      </>,
      store,
    )
    comes()
    await expect.poll(() => shown(page)).toEqual(['content of one', 'content of two'])
    expect(load).toHaveBeenCalledOnce()
  })

  test('says that it comes only where that takes a while', async () => {
    const { Part, comes } = held()
    const { store } = controlledStore()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const page = await onPage(<Part of="it" />, store)
    const said = () => page.container.querySelector('.aside[role="status"]')?.textContent
    // Scripts that wait for the page know that something is on its way.
    const awaited = () => page.all('[data-fetching]').map(({ hidden }) => hidden)
    await vi.advanceTimersByTimeAsync(299)
    expect([said(), awaited()]).toEqual([undefined, [true]])
    await vi.advanceTimersByTimeAsync(1)
    await expect.poll(said).toBe('Fetching this part of the page…')
    expect(awaited()).toEqual([false])
    comes()
    await expect.poll(() => shown(page)).toEqual(['content of it'])
    expect([said(), awaited()]).toEqual([undefined, []])
  })

  test('says so when its code does not come, and asks for it again', async () => {
    const { Part, load, comes, fails } = held()
    const page = await onPage(<Part of="it" />, controlledStore().store)
    fails()
    await expect
      .poll(() => page.container.querySelector('[role="alert"] p')?.textContent)
      .toMatch(/^A part of the program could not be fetched/)
    await page.press('Try again')
    await expect.poll(() => load.mock.calls.length).toBe(2)
    expect(page.all('[role="alert"]')).toHaveLength(0)
    comes()
    await expect.poll(() => shown(page)).toEqual(['content of it'])
  })

  test('is there at once when it was fetched before, and what failed then is asked for when it is shown', async () => {
    const [ahead, late] = [held(), held()]
    const all = fetchParts()
    // Those that tests before this one left, and rooms, come before.
    await expect.poll(() => ahead.load.mock.calls.length).toBe(1)
    ahead.comes()
    await expect.poll(() => late.load.mock.calls.length).toBe(1)
    late.fails()
    await all
    const page = await onPage(
      <>
        <ahead.Part of="ahead" />
        <late.Part of="late" />
      </>,
      controlledStore().store,
    )
    expect(shown(page)).toEqual(['content of ahead'])
    await expect.poll(() => late.load.mock.calls.length).toBe(2)
    late.comes()
    await expect.poll(() => shown(page)).toEqual(['content of ahead', 'content of late'])
  })
})

test('a window says in a window of that name that its code does not come, and can be closed', async () => {
  const onClose = vi.fn()
  const Window = fetchedWindow('Keys and help', () => Promise.reject(new TypeError('no network')))
  const page = await onPage(<Window onClose={onClose} />, controlledStore().store)
  await expect.poll(() => page.all('dialog [role="alert"] p')).toHaveLength(1)
  expect(page.one('dialog h2').textContent).toBe('Keys and help')
  await page.press('Close')
  await expect.poll(() => onClose.mock.calls.length).toBe(1)
})
