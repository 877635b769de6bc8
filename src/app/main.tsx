/** Starts the page: store, workers and first maps at once; what draws them is fetched and read meanwhile. */
import { createAppStore } from '#state/store.ts'
import { createWorkers } from '#work/client.ts'
import { keepOffline } from './offline/keep-offline.ts'
import { fetchBlob } from './open/fetch-blob.ts'
import { requestedMaps } from './open/requested-maps.ts'
import { startFailed } from './shell/start-failed.ts'
import { openTestDoor } from './shell/test-door.ts'
import './shell/tokens.css'
import './shell/controls.css'
import './shell/page.css'
import './shell/panes.css'
import './shell/colour-bar.css'
import './shell/panel.css'
import './shell/windows.css'
import './evidence/evidence.css'
import './compare/compare.css'

/** A phone, or a tablet upright: as vite.config.ts has it, which names the file in the page's head. */
const smallCortex = matchMedia('(max-width: 820px)').matches
// Two at least: one a side. More start only when more is asked for at once.
const workers = Math.max(2, Math.min(8, navigator.hardwareConcurrency))
const store = createAppStore({ compute: createWorkers(workers), fetchBlob, smallCortex })
const { act } = store.getState()
const { a, b } = requestedMaps(new URLSearchParams(location.search))
void act.loadCortex()
void act.open('a', a)
void act.open('b', b)
openTestDoor(store)

const root = document.getElementById('root')
// React and three take longer to be read than all else: workers and downloads are on their way before.
if (root) {
  import('./shell/show-page.tsx').then(({ showPage }) => showPage(root, store)).catch(startFailed)
}
keepOffline(() =>
  act.say(
    'A new version of this page is there: it comes when all its windows have been closed once.',
  ),
)
if (window.parent !== window)
  void import('./embed/embed-door.ts').then(({ openEmbedDoor }) => openEmbedDoor(store))
