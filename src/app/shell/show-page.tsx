/** Draws the page from a store that has been started. */
import { createRoot } from 'react-dom/client'
import type { AppStore } from '#state/store.ts'
import { App } from './App.tsx'
import { fetchParts } from './fetched-part.tsx'
import { Mishap } from './Mishap.tsx'
import { StoreContext } from './use-app.ts'
import { whenQuiet } from './when-quiet.ts'

export function showPage(root: HTMLElement, store: AppStore): void {
  createRoot(root).render(
    <StoreContext value={store}>
      <Mishap part="The page" describe={() => store.getState().document}>
        <App />
      </Mishap>
    </StoreContext>,
  )
  void whenQuiet(store).then(fetchParts)
}
