/** The built app as its specs see it: its state's type, and how it is opened. */

import type { OstrakonDoor } from '#app/shell/test-door.ts'
import type { BrainView } from '#view/kind/brain.ts'
import { type Page, settled, state, waitForState } from './harness.ts'

export type AppFacts = ReturnType<OstrakonDoor['state']>

export const facts = (page: Page) => state<AppFacts>(page)

/** Opens the app and waits until both maps are drawn. */
export async function openApp(page: Page, query = ''): Promise<AppFacts> {
  await page.goto(`./${query}`)
  await settled(page)
  return facts(page)
}

/** The camera and the pose of one brain. */
export function brainView({ document }: AppFacts, id: 'brain-a' | 'brain-b') {
  return document.views.find((view) => view.kind === 'brain' && view.id === id) as BrainView
}

export const pane = (page: Page, id: 'a' | 'b') => page.locator(`[data-pane="${id}"]`)
export const brain = (page: Page, id: 'a' | 'b') => pane(page, id).locator('.pane-view')

/** Waits until a side shows another map than `before`, or says why it does not. */
export async function opened(page: Page, id: 'a' | 'b', before: AppFacts): Promise<AppFacts> {
  const after = await waitForState<AppFacts>(
    page,
    ({ panes }) =>
      !panes[id].loading &&
      (panes[id].loadId !== before.panes[id].loadId || panes[id].failure !== null),
  )
  await settled(page)
  return after
}

/** Shows a room of the panel, whose code is fetched when it is entered first. */
export async function enterRoom(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click()
  await page.locator('#room > *').first().waitFor({ state: 'attached' })
  await nothingIsFetched(page)
}

/** Opens what is folded away in a room under this title. */
export async function unfold(page: Page, title: string | RegExp): Promise<void> {
  const fold = page.locator('details.fold').filter({ has: page.getByText(title) })
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
  await nothingIsFetched(page)
}

/** What a fold or a room holds may come later than it opens. */
const nothingIsFetched = (page: Page) =>
  page.waitForFunction(() => !document.querySelector('[data-fetching]'))

/** Opens every fold of the room in sight. */
export async function unfoldAll(page: Page): Promise<void> {
  const closed = page.locator('details.fold:not([open]) > summary')
  while ((await closed.count()) > 0) {
    await closed.first().click()
    await nothingIsFetched(page)
  }
}
