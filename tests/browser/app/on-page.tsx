/** A component of the page on a page of a test, with a store whose work ends at once: keys and clicks are real. */
import type { ReactNode } from 'react'
import { expect } from 'vitest'
import { render } from 'vitest-browser-react'
import { Announcer } from '#app/shell/announcer.tsx'
import { StoreContext } from '#app/shell/use-app.ts'
import type { AppStore } from '#state/store.ts'

/** What is not there within this time will not come. */
const soon = { timeout: 20_000 }

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
  return {
    ...screen,
    /** The first that is there. */
    one,
    all: <E extends Element = HTMLElement>(selector: string) => [
      ...container.querySelectorAll<E>(selector),
    ],
    press: (name: string) => screen.getByRole('button', { name, exact: true }).click(soon),
    check: (name: string) => screen.getByRole('checkbox', { name, exact: true }).click(soon),
    /** Chooses from a menu by what is read there. */
    choose: (name: string, words: string) =>
      screen.getByRole('combobox', { name, exact: true }).selectOptions(words, soon),
    /** Types a number, or moves a slider to it. */
    set: (name: string, value: number | string) =>
      screen.getByLabelText(name, { exact: true }).fill(String(value), soon),
    /** Moves a slider whose label goes on with what it is at. */
    slide: (name: string, value: number) =>
      screen.getByRole('slider', { name }).fill(String(value), soon),
    /** The options of a menu as they are read. */
    options: (name: string) => {
      const menu = screen.getByRole('combobox', { name, exact: true }).element()
      return [...(menu as HTMLSelectElement).options].map(({ text }) => text)
    },
    said: () => one('[data-announcer]').textContent,
  }
}

/** Its buttons as they are named to those who listen. */
export const namesOf = (buttons: readonly Element[]) =>
  buttons.map((button) => button.getAttribute('aria-label') ?? button.textContent)

export const untilSaid = (page: { readonly said: () => string | null }, words: string) =>
  expect.poll(page.said).toBe(words)
