/** Starts the page: store, workers and first maps at once; what draws them is fetched and read meanwhile. */
import { openFirstContext } from '#scene/open-context.ts'
import { type AppStore, createAppStore } from '#state/store.ts'
import { firstView } from '#view/spec.ts'
import { createWorkers } from '#work/client.ts'
import { poolSize } from '#work/pool-size.ts'
import { keepOffline } from './offline/keep-offline.ts'
import { isEnclosing, readEnclosed } from './one-file/enclosed.ts'
import { fetchBlob } from './open/fetch-blob.ts'
import { withRequestedMaps } from './open/requested-maps.ts'
import { filesOfLink, hasKept, keepVisits, readKept, restored } from './session/browser-keep.ts'
import { addressedDocument, followAddress } from './session/follow-address.ts'
import { keepInTab, keptInTab } from './session/tab-keep.ts'
import { startFailed } from './shell/start-failed.ts'
import { openTestDoor } from './shell/test-door.ts'
import './shell/tokens.css'
import './shell/controls.css'
import './shell/page.css'
import './shell/panes.css'
import './shell/colour-bar.css'
import './shell/panel.css'
import './shell/windows.css'
import './open/open.css'
import './evidence/evidence.css'
import './compare/compare.css'

/** A phone, or a tablet upright: as vite.config.ts has it, which names the file in the page's head. */
const smallCortex = matchMedia('(max-width: 820px)').matches
// Two at once: one a side. More start only when more is asked for at the same time.
const compute = createWorkers({ size: poolSize(navigator.hardwareConcurrency), atOnce: 2 })

/** The store with what is asked to be on screen; its maps are on their way. */
async function startStore(): Promise<AppStore> {
  const query = new URLSearchParams(location.search)
  const words: string[] = []
  const addressed = addressedDocument(location.hash, (text) => words.push(text))
  const asksForMaps = ['a', 'b', 'lesson'].some((name) => query.has(name))
  // Only where there is something to bring back does the first picture wait for the browser's store.
  const isSent = isEnclosing()
  const sent = isSent
    ? await readEnclosed().catch((error: Error) => void words.push(error.message))
    : null
  const kept = !addressed && !asksForMaps && !isSent && hasKept() ? await readKept() : null
  const asked =
    addressed ??
    (isSent ? keptInTab() : null) ??
    sent?.document ??
    kept?.document ??
    withRequestedMaps(firstView, query)
  const brought = sent?.files ?? {}
  const store = createAppStore({ compute, fetchBlob, smallCortex, brought, document: asked })
  if (sent) {
    store.setState({ files: sent.files })
    if (sent.lecture)
      words.push(
        `This page holds the lecture “${sent.lecture.title}”: under Lecture it can be given.`,
      )
  }
  // What a link names may have been opened here before.
  if (addressed && !sent) store.setState({ files: await filesOfLink(addressed) })
  if (kept) {
    store.setState({ files: kept.files })
    words.push(
      'This is what you had open last. “Undo” does not go further back; Open… has the samples.',
    )
  }
  const { act } = store.getState()
  act.start()
  for (const text of words) act.say(text)
  openTestDoor(store)
  followAddress(store)
  if (isSent) keepInTab(store)
  else keepVisits(store)
  return store
}

async function drawPage(store: AppStore): Promise<void> {
  const root = document.getElementById('root')
  if (!root) return
  // React and three take longer to be read than all else: workers and downloads are on their way before.
  const drawing = import('./shell/show-page.tsx')
  // In a task of its own, so that neither holds the page up for both.
  setTimeout(openFirstContext)
  const { showPage } = await drawing
  // Said already that a part is missing, as a style sheet: a page without it would take those words away.
  if (document.getElementById('start-failed')?.hidden === false) return
  showPage(root, store)
  restored()
}

async function start(): Promise<void> {
  const store = await startStore()
  const { act } = store.getState()
  void keepOffline(store, () =>
    act.say(
      'A new version of this page is there: it comes when all its windows have been closed once.',
    ),
  )
  if (window.parent !== window)
    void import('./embed/embed-door.ts').then(({ openEmbedDoor }) => openEmbedDoor(store))
  await drawPage(store)
}

// Not awaited by the module: what is fetched meanwhile has imports in this module's file, and would wait for its end.
start().catch(startFailed)
