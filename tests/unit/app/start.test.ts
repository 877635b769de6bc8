/** What a page begins with, by its address, by what was sent in it and by what the browser kept; its pictures are left out. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { partIds } from '#app/one-file/part-ids.ts'
import { writeSession } from '#app/session/session-file.ts'
import { bytesToBase64 } from '#format/base64.ts'
import { lessons } from '#lesson/index.ts'
import type { AppStore } from '#state/store.ts'
import { toAddress } from '#view/address.ts'
import { firstView, type ViewSpec } from '#view/spec.ts'
import { breathe, storeWithMaps } from '../state/test-store.ts'

type Kept = { readonly document: ViewSpec; readonly files: object } | null
const page = vi.hoisted(() => ({
  drawn: [] as { readonly root: unknown; readonly store: unknown }[],
  embedded: [] as unknown[],
  keeps: [] as unknown[],
  fetched: [] as string[],
  restored: 0,
  contexts: 0,
  newVersion: () => {},
  kept: null as unknown,
  readKept: async (): Promise<unknown> => page.kept,
  linked: {} as object,
  visited: {} as object,
}))

const never = () => new Promise<never>(() => {})
vi.mock('#work/client.ts', () => ({ createWorkers: () => never }))
vi.mock('#scene/open-context.ts', () => ({ openFirstContext: () => void page.contexts++ }))
vi.mock('#app/open/fetch-blob.ts', () => ({
  fetchBlob: (url: string) => {
    page.fetched.push(url)
    return never()
  },
  fetchBytes: (url: string) => {
    page.fetched.push(url)
    return never()
  },
}))
vi.mock('#app/offline/keep-offline.ts', () => ({
  keepOffline: async (_: unknown, onNewVersion: () => void) => {
    page.newVersion = onNewVersion
  },
}))
vi.mock('#app/embed/embed-door.ts', () => ({
  openEmbedDoor: (store: unknown) => page.embedded.push(store),
}))
vi.mock('#app/shell/show-page.tsx', () => ({
  showPage: (root: unknown, store: unknown) => void page.drawn.push({ root, store }),
}))
vi.mock('#app/session/browser-keep.ts', () => ({
  readKept: () => page.readKept(),
  filesOfLink: async () => page.linked,
  filesOfVisit: async () => page.visited,
  keepVisits: (store: unknown) => page.keeps.push(store),
  restored: () => void page.restored++,
}))

const fakeElement = (text = '') => {
  const attributes: Record<string, string> = {}
  const added: { textContent: string }[] = []
  const link = { setAttribute: (name: string, value: string) => (attributes[name] = value) }
  const made = {
    attributes,
    added,
    textContent: text,
    hidden: true,
    setAttribute: (name: string, value: string) => (attributes[name] = value),
    removeAttribute: () => (made.hidden = false),
    querySelector: () => link,
    append: (one: { textContent: string }) => added.push(one),
  }
  return made
}

const root = { id: 'root' }
const kept = (document: ViewSpec, files: object = {}): Kept => ({ document, files })

beforeEach(() => {
  vi.resetModules()
  page.drawn.length = 0
  page.embedded.length = 0
  page.keeps.length = 0
  page.fetched.length = 0
  const readKept = async () => page.kept
  const nothing = { restored: 0, contexts: 0, linked: {}, visited: {}, kept: null }
  Object.assign(page, { ...nothing, readKept })
})
afterEach(() => vi.unstubAllGlobals())

type Opened = {
  readonly search?: string
  readonly hash?: string
  readonly kept?: Kept
  /** The session that stands in the page, as base64. */
  readonly sent?: string
  /** What the page's tab left at this address. */
  readonly left?: ViewSpec
  readonly isEmbedded?: boolean
  readonly elements?: { readonly [id: string]: unknown }
}

/** Opens the page; @returns what was put on it once that is there */
async function open({ search = '', hash = '', sent, left, ...more }: Opened = {}) {
  page.kept = more.kept ?? null
  const listeners: Record<string, () => void> = {}
  const rewritten: string[] = []
  const href = `https://lab.example/brain/${search}${hash}`
  const inTab: Record<string, string> = left
    ? { 'ostrakon.left': JSON.stringify({ address: href, document: left }) }
    : {}
  const elements: { readonly [id: string]: unknown } = {
    root,
    ...(sent === undefined ? {} : { [partIds.session]: { textContent: sent } }),
    ...more.elements,
  }
  const window: { parent?: unknown; __ostrakon?: unknown } = {}
  window.parent = more.isEmbedded ? {} : window
  for (const [name, value] of Object.entries({
    window,
    matchMedia: () => ({ matches: false }),
    navigator: { hardwareConcurrency: 4 },
    location: { search, hash, href },
    document: {
      baseURI: href,
      getElementById: (id: string) => elements[id] ?? null,
      createElement: () => ({ textContent: '' }),
    },
    sessionStorage: {
      getItem: (key: string) => inTab[key] ?? null,
      setItem: (key: string, value: string) => (inTab[key] = value),
      removeItem: (key: string) => delete inTab[key],
    },
    history: { replaceState: (_: null, __: string, url: string) => rewritten.push(url) },
    addEventListener: (name: string, call: () => void) => (listeners[name] = call),
  }))
    vi.stubGlobal(name, value)
  await import('#app/main.tsx')
  return { listeners, inTab, window, rewritten }
}

async function drawn(opened: Opened = {}) {
  const made = await open(opened)
  await vi.waitUntil(() => page.drawn.length > 0 && page.contexts > 0, 20_000)
  await breathe()
  const store = page.drawn[0]!.store as AppStore
  const { document, files, notices } = store.getState()
  return { ...made, store, document, files, said: notices.map(({ text }) => text) }
}

const other: ViewSpec = { ...firstView, flat: true }
const addressOf = (document: ViewSpec) => `#${toAddress(document)}`
const sampleOf = ({ sides }: ViewSpec, side: 'a' | 'b') => sides[side].layers[0]?.ask?.source

describe('a page', () => {
  test('shows the samples at first, fetches at once what they need, and keeps the visit', async () => {
    const { document, said, store, window, listeners } = await drawn()
    expect(document).toEqual(firstView)
    expect(said).toEqual([])
    expect(page.drawn).toEqual([{ root, store }])
    expect(page.fetched.length).toBeGreaterThan(1)
    expect(page.keeps).toEqual([store])
    expect(page).toMatchObject({ embedded: [], restored: 1, contexts: 1 })
    expect(window.__ostrakon).toBeDefined()
    // Its address follows what is on screen, and what is newer is left with its tab.
    expect(Object.keys(listeners)).toEqual(['popstate', 'pagehide'])
  })

  test('brings back what was open last, and says so', async () => {
    const files = { mine: [] }
    const { document, files: found, said } = await drawn({ kept: kept(other, files) })
    expect(document).toEqual(other)
    expect(found).toBe(files)
    expect(said).toEqual([expect.stringMatching(/^This is what you had open last\. “Undo”/)])
  })

  test('shows the maps that its address asks for, whatever was open last', async () => {
    for (const side of ['a', 'b'] as const) {
      vi.resetModules()
      page.drawn.length = 0
      const search = `?${side}=neurovault:7`
      const { document, said } = await drawn({ search, kept: kept(other) })
      expect(said).toEqual([])
      expect(document.flat).toBe(false)
      expect(sampleOf(document, side)).toEqual({ kind: 'neurovault', id: 7 })
      const across = side === 'a' ? 'b' : 'a'
      expect(sampleOf(document, across)).toEqual(sampleOf(firstView, across))
    }
  })

  test('begins a lesson from its own view, whatever was open last', async () => {
    const { document } = await drawn({ search: '?lesson=x', kept: kept(other) })
    expect(document).toEqual(firstView)
  })

  test('shows what a link holds, with files that were opened here before', async () => {
    page.linked = { known: [] }
    const document = { ...firstView, labels: !firstView.labels }
    const made = await drawn({ hash: addressOf(document), kept: kept(other) })
    expect(made.document).toEqual(document)
    expect(made.rewritten).toEqual([])
    expect(made.files).toBe(page.linked)
    expect(made.said).toEqual([])
  })

  test('says what is wrong with a link, and shows what was open last', async () => {
    const { document, said } = await drawn({ hash: '#v2=cut-off', kept: kept(other) })
    expect(document).toEqual(other)
    expect(said).toHaveLength(2)
    expect(said[1]).toMatch(/^This is what/)
  })

  test('in a frame can be led from outside', async () => {
    const { store } = await drawn({ isEmbedded: true })
    await vi.waitUntil(() => page.embedded.length > 0, 20_000)
    expect(page.embedded).toEqual([store])
  })

  test('says when a new version of it is there', async () => {
    const { store } = await drawn()
    page.newVersion()
    expect(store.getState().notices.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^A new version of this page is there/),
    ])
  })
})

describe('a page that was sent', () => {
  async function sentWith(lecture: (typeof lessons)[number] | null = null) {
    const { store, act } = await storeWithMaps()
    act.change((view) => ({ ...view, flat: true }))
    const blob = await writeSession({ ...store.getState(), lecture })
    const sent = bytesToBase64(new Uint8Array(await blob.arrayBuffer()))
    return { sent, was: store.getState() }
  }

  test('shows what stands in it, before what this browser kept, and keeps changes with its tab', async () => {
    const { sent, was } = await sentWith(lessons[0])
    const made = await drawn({ sent, kept: kept(firstView) })
    expect(made.document).toEqual(was.document)
    expect(Object.keys(made.files)).toEqual(Object.keys(was.files))
    expect(made.said).toEqual([
      `This page holds the lecture “${lessons[0]!.title}”: under Lecture it can be given.`,
    ])
    expect(page.keeps).toEqual([])
    made.listeners['pagehide']!()
    expect(JSON.parse(made.inTab['ostrakon.left']!).document).toEqual(was.document)
  })

  test('shows after a reload what it showed before, with the maps that stand in it', async () => {
    const { sent, was } = await sentWith()
    const left = { ...was.document, flat: false }
    const { document, files, said } = await drawn({ sent, left, search: '?lesson=mine' })
    expect(document).toEqual({ ...was.document, flat: false })
    expect(Object.keys(files)).toEqual(Object.keys(was.files))
    expect(said).toEqual([])
  })

  test('shows what its address holds, with the maps that stand in it', async () => {
    const { sent, was } = await sentWith()
    page.linked = { known: [] }
    const document = { ...was.document, labels: !was.document.labels }
    const made = await drawn({ sent, hash: addressOf(document) })
    expect(made.document).toEqual(document)
    expect(Object.keys(made.files)).toEqual(Object.keys(was.files))
  })

  test('and was cut off on its way says so, and shows the samples', async () => {
    const { document, said } = await drawn({ sent: 'no base64!', kept: kept(other) })
    expect(document).toEqual(firstView)
    expect(said).toEqual([expect.stringContaining('What this page holds')])
    expect(page.keeps).toEqual([])
  })
})

describe('a page that can’t start', () => {
  const failed = async (elements: NonNullable<Opened['elements']>, until: () => boolean) => {
    page.readKept = () => {
      throw new Error('storage is broken')
    }
    await open({ elements })
    await vi.waitUntil(until, 20_000)
  }

  test('says so with what went wrong, and with its own address to try again', async () => {
    const words = fakeElement()
    const starting = fakeElement()
    await failed({ 'start-failed': words, starting }, () => words.added.length > 0)
    expect(words.hidden).toBe(false)
    expect(words.attributes['href']).toBe('https://lab.example/brain/')
    expect(words.added.map(({ textContent }) => textContent)).toEqual([' (storage is broken)'])
    expect(starting.attributes).toEqual({ hidden: '' })
    expect(page.drawn).toEqual([])
  })

  test('leaves the words that a part of it is missing', async () => {
    await open({ elements: { 'start-failed': { hidden: false } } })
    await vi.waitUntil(() => page.contexts > 0, 20_000)
    await breathe()
    expect(page).toMatchObject({ drawn: [], restored: 0 })
  })

  test('has nothing to draw on where somebody took its root away', async () => {
    await open({ elements: { root: null } })
    await vi.waitUntil(() => page.keeps.length > 0, 20_000)
    await breathe()
    expect(page).toMatchObject({ drawn: [], contexts: 0 })
  })
})
