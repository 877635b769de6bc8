/** A component of the page on a page of a test, with a store whose work ends at once: keys and clicks are real. */
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Announcer } from '#app/shell/announcer.tsx'
import { StoreContext } from '#app/shell/use-app.ts'
import type { AppStore } from '#state/store.ts'

/** What is not there within this time will not come. */
const soon = { timeout: 20_000 }

function labelOf(field: HTMLElement): string | undefined {
  const label = field.closest('label')?.cloneNode(true) as HTMLElement | undefined
  for (const part of label?.querySelectorAll('input, select, textarea, output, svg') ?? [])
    part.remove()
  return label?.textContent.replace(/\s+/g, ' ').trim()
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
  /** What can be set, by its name or by the words of the label round it, without what it is at. */
  const field = (name: string) => {
    const all = [
      ...container.ownerDocument.querySelectorAll<HTMLElement>('input, select, textarea'),
    ]
    return all.find((one) => (one.ariaLabel ?? labelOf(one)) === name)
  }
  const found = (name: string) =>
    vi
      .waitUntil(() => field(name), { timeout: 20_000 })
      .catch(() => {
        throw new Error(`nothing on the page is labelled ${name}`)
      })
  return {
    ...screen,
    /** The first that is there. */
    one,
    all: <E extends Element = HTMLElement>(selector: string) => [
      ...container.querySelectorAll<E>(selector),
    ],
    press: (name: string) => screen.getByRole('button', { name, exact: true }).click(soon),
    check: async (name: string) => (await found(name)).click(),
    /** Chooses from a menu by what is read there. */
    choose: async (name: string, words: string) =>
      userEvent.selectOptions(await found(name), words, soon),
    /** Types words or a number, or moves a slider to it. */
    set: async (name: string, value: number | string) =>
      userEvent.fill(await found(name), String(value), soon),
    /** The options of a menu as they are read. */
    options: (name: string) => {
      const menu = field(name) as HTMLSelectElement | undefined
      return [...(menu?.options ?? [])].map(({ text }) => text)
    },
    said: () => one('[data-announcer]').textContent,
  }
}
