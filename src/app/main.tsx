/** Starts the page: store, workers, first maps, React. */
import { createRoot } from 'react-dom/client'
import { createAppStore } from '#state/store.ts'
import { createWorkers } from '#work/client.ts'
import { App } from './App.tsx'
import { fetchBlob } from './fetch-blob.ts'
import { requestedMaps } from './requested-maps.ts'
import { openTestDoor } from './test-door.ts'
import { StoreContext } from './use-app.ts'
import './style.css'

const store = createAppStore({ compute: createWorkers(), fetchBlob })
const { act } = store.getState()
const { a, b } = requestedMaps(new URLSearchParams(location.search))
void act.loadCortex()
void act.open('a', a)
void act.open('b', b)
openTestDoor(store)

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StoreContext value={store}>
      <App />
    </StoreContext>,
  )
}
