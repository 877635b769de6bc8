/** A component of the page on a page of a test, with a store whose work ends at once: keys and clicks are real. */
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Announcer } from '#app/shell/announcer.tsx'
import { StoreContext } from '#app/shell/use-app.ts'
import type { AppStore } from '#state/store.ts'

/** What is not there within this time will not come. */
const soon = { timeout: 100_000 }

/** Lets so much time go by where the clock is the test's, and what follows be drawn: the page is drawn in tasks of its own. */
export async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
  for (let n = 0; n < 4; n++) await vi.advanceTimersByTimeAsync(0)
}

const words = ({ textContent }: Element) => (textContent ?? '').replace(/\s+/g, ' ').trim()

function labelOf(field: HTMLElement): string | undefined {
  const label = field.closest('label')?.cloneNode(true) as HTMLElement | undefined
  for (const part of label?.querySelectorAll('input, select, textarea, output, svg') ?? [])
    part.remove()
  return label && words(label)
}

export async function onPage(node: ReactNode, store: AppStore) {
  const screen = await render(
    <StoreContext value={store}>
      {node}
      <Announcer />
    </StoreContext>,
  )
  const { container } = screen
  const one = <E extends Element = HTMLElement>(selector: string): E => {
    const found = container.querySelector<E>(selector)
    if (!found) throw new Error(`nothing on the page is ${selector}`)
    return found
  }
  const all = <E extends Element = HTMLElement>(selector: string) => [
    ...container.querySelectorAll<E>(selector),
  ]
  /** What can be set, by its name or by the words of the label round it, without what it is at. */
  const field = (name: string) =>
    all('input, select, textarea').find((one) => (one.ariaLabel ?? labelOf(one)) === name)
  const button = (name: string) =>
    all('button').find((one) => (one.ariaLabel ?? words(one)) === name)
  const found = (look: (name: string) => HTMLElement | undefined, name: string) =>
    vi
      .waitUntil(() => look(name), soon)
      .catch(() => {
        throw new Error(`nothing on the page is called ${name}`)
      })
  return {
    ...screen,
    /** The first that is there. */
    one,
    all,
    press: async (name: string) => (await found(button, name)).click(),
    check: async (name: string) => (await found(field, name)).click(),
    /** Chooses from a menu by what is read there. */
    choose: async (name: string, option: string) =>
      userEvent.selectOptions(await found(field, name), option, soon),
    /** Types words or a number, or moves a slider to it. */
    set: async (name: string, value: number | string) =>
      userEvent.fill(await found(field, name), String(value), soon),
    /** The options of a menu as they are read. */
    options: (name: string) => {
      const menu = field(name) as HTMLSelectElement | undefined
      return [...(menu?.options ?? [])].map(({ text }) => text)
    },
    said: () => one('[data-announcer]').textContent,
  }
}
