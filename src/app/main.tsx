/** Starts the page: store, workers and first maps at once; what draws them is fetched and read meanwhile. */
import { openFirstContext } from '#scene/open-context.ts'
import { selectColouring } from '#state/select-colouring.ts'
import { type AppStore, createAppStore } from '#state/store.ts'
import { firstView, sideIds, type ViewSpec } from '#view/spec.ts'
import { createWorkers } from '#work/client.ts'
import { poolSize } from '#work/pool-size.ts'
import { keepOffline } from './offline/keep-offline.ts'
import { isEnclosing, readEnclosed } from './one-file/enclosed.ts'
import { fetchBlob, fetchBytes } from './open/fetch-blob.ts'
import { withRequestedMaps } from './open/requested-maps.ts'
import {
  filesOfLink,
  filesOfVisit,
  keepVisits,
  readKept,
  restored,
} from './session/browser-keep.ts'
import { addressedDocument, followAddress } from './session/follow-address.ts'
import type { Session } from './session/session-file.ts'
import { keepInTab, takeFromTab } from './session/tab-keep.ts'
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

/** What is asked to be on screen, the files of the user's own that are at hand, and what has to be said of it. */
type Asked = {
  readonly document: ViewSpec
  readonly files: Session['files']
  readonly words: readonly string[]
}

/** A page that holds a session of its own: what its tab left comes first, then its address, then what was sent. */
async function askedOfSentPage(left: ViewSpec | null, addressed: ViewSpec | null): Promise<Asked> {
  const wrong: string[] = []
  const sent = await readEnclosed().catch((error: Error) => void wrong.push(error.message))
  const title = sent?.lecture?.title
  return {
    document: left ?? addressed ?? sent?.document ?? firstView,
    files: sent?.files ?? {},
    words: title
      ? [`This page holds the lecture “${title}”: under Lecture it can be given.`]
      : wrong,
  }
}

/** What this tab left here, what the address holds or asks for, or else what was open last. */
async function askedOfPage(left: ViewSpec | null, addressed: ViewSpec | null): Promise<Asked> {
  const query = new URLSearchParams(location.search)
  // During a lecture the address says what is on screen.
  if (left && !query.has('lesson'))
    return { document: left, files: await filesOfVisit(left), words: [] }
  // What a link names may have been opened here before.
  if (addressed) return { document: addressed, files: await filesOfLink(addressed), words: [] }
  const asksForMaps = ['a', 'b', 'lesson'].some((name) => query.has(name))
  const kept = asksForMaps ? null : await readKept()
  if (!kept) return { document: withRequestedMaps(firstView, query), files: {}, words: [] }
  const words =
    'This is what you had open last. “Undo” does not go further back; Open… has the samples.'
  return { ...kept, words: [words] }
}

/** The store with what is asked to be on screen; its maps are on their way. */
async function startStore(): Promise<AppStore> {
  const words: string[] = []
  const addressed = addressedDocument(location.hash, (text) => words.push(text))
  const left = takeFromTab()
  const isSent = isEnclosing()
  const asked = await (isSent ? askedOfSentPage : askedOfPage)(left, addressed)
  const { document, files } = asked
  const brought = isSent ? files : {}
  const store = createAppStore({ compute, fetchBlob, fetchBytes, smallCortex, document, brought })
  store.setState({ files })
  const { act } = store.getState()
  act.start()
  for (const text of [...words, ...asked.words]) act.say(text)
  openTestDoor(store)
  followAddress(store, addressed)
  keepInTab(store)
  if (!isSent) keepVisits(store)
  return store
}

async function drawPage(store: AppStore): Promise<void> {
  const root = document.getElementById('root')
  if (!root) return
  // React and three take longer to be read than all else: workers and downloads are on their way before.
  const drawing = import('./shell/show-page.tsx')
  // Each in a task of its own, so that none holds the page up for all. Colours are known before what draws them is there.
  setTimeout(openFirstContext)
  for (const side of sideIds) setTimeout(() => selectColouring(store.getState(), side))
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
