/** What this browser keeps of a visit, in its real database. */
import { clear, get, keys, set } from 'idb-keyval'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keepDraft } from '#app/lecture/draft.ts'
import {
  filesOfLink,
  filesOfVisit,
  keepVisits,
  readKept,
  restored,
} from '#app/session/browser-keep.ts'
import { addRecent, forgetFiles, keptFiles, recentFiles } from '#app/session/kept-files.ts'
import { emptyLesson, withStepRecorded } from '#lesson/edit-lesson.ts'
import { selectTray } from '#state/tray-map.ts'
import { withAsk } from '#view/change-layer.ts'
import { askFor } from '#view/map-ask.ts'
import type { ViewSpec } from '#view/spec.ts'
import { controlledStore, emptyView, file } from '../unit/state/test-store.ts'

/** Another content, another hash. */
const hashOf = (text: string) =>
  [...text]
    .map((letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .padEnd(64, '0')

const marked = 'ostrakon-kept'
/** Says that there is something to bring back. */
const mark = {
  isSet: () => localStorage.getItem(marked) !== null,
  set: () => localStorage.setItem(marked, 'kept'),
  clear: () => localStorage.removeItem(marked),
}

let end = async () => {}
afterEach(() => end())

function visit() {
  const made = controlledStore({ hash: (_, text) => hashOf(text) })
  end = keepVisits(made.store)
  return made
}

/** The document of this window's visit, without bringing it back. */
const keptDocument = async () => {
  const own = (await keys()).map(String).find((key) => key.startsWith('session '))
  return own ? (await get<{ readonly document: ViewSpec }>(own))?.document : undefined
}
const blobs = async () => (await keys()).map(String).filter((key) => key.startsWith('file '))
const isKept = (count: number) => vi.waitUntil(async () => (await blobs()).length === count, 20_000)
const notices = ({ store }: ReturnType<typeof visit>) =>
  store.getState().notices.map(({ text }) => text)

beforeEach(async () => {
  vi.restoreAllMocks()
  await clear()
  localStorage.clear()
  sessionStorage.removeItem('ostrakon-restoring')
})

test('maps on the sides and in the tray come back by their content', async () => {
  const first = visit()
  await first.act.openFiles('b', file('mine.nii', '7'))
  first.act.gather([...file('x.nii', '1'), ...file('y.nii', '2')])
  await isKept(3)
  const kept = await readKept()
  const again = controlledStore()
  await again.act.restore(kept!.document, kept!.files)
  expect(selectTray(again.store.getState()).map(({ title, missing }) => [title, missing])).toEqual([
    ['x', false],
    ['y', false],
  ])
  await again.act.put(selectTray(again.store.getState())[1]!.ask, { side: 'a', as: 'map' })
  expect(again.store.getState().failures).toEqual({ a: null, b: null })
})

test('a visit that ended while it was brought back is not brought back again', async () => {
  const first = visit()
  await first.act.openFiles('b', file('mine.nii', '7'))
  await isKept(1)
  expect(await readKept()).not.toBeNull()
  expect(await readKept()).toBeNull()
})

test('a map that is forgotten is gone, and is not kept again while it is on screen', async () => {
  const first = visit()
  await first.act.openFiles('a', file('secret.nii', '71'))
  await vi.waitUntil(async () => (await recentFiles()).length === 1, 20_000)
  const [recent] = await recentFiles()
  await forgetFiles(recent!)
  expect(await blobs()).toEqual([])
  expect(await recentFiles()).toEqual([])
  await first.act.openFiles('b', file('other.nii', '72'))
  await vi.waitUntil(async () => (await recentFiles()).length === 1, 20_000)
  expect((await recentFiles()).map(({ files }) => files[0]?.name)).toEqual(['other.nii'])
  expect(await keptFiles(recent!)).toEqual([])
})

test('a file that another window speaks of is not taken away by this one', async () => {
  const theirs = 'a'.repeat(64)
  const source = {
    kind: 'file' as const,
    key: 'theirs',
    files: [{ name: 'theirs.nii', sha256: theirs }],
  }
  const document = withAsk(emptyView, 'a', askFor(source))
  await set('session of another window', { document, at: Date.now() })
  await set(`file ${theirs}`, new Blob(['5']))
  await set(`file ${'b'.repeat(64)}`, new Blob(['nobody’s']))
  const mine = visit()
  await mine.act.openFiles('a', file('mine.nii', '3'))
  await vi.waitUntil(async () => !(await get(`file ${'b'.repeat(64)}`)), 20_000)
  expect(await get(`file ${theirs}`)).toBeInstanceOf(Blob)
  // And a link to it finds it here.
  expect(Object.keys(await filesOfLink(document))).toEqual(['theirs'])
})

test('the maps that were opened last come first, each once, and as many as a menu holds', async () => {
  const opened = (n: number, name = `${n}.nii`) => ({
    key: `key ${n} ${name}`,
    kind: 'file' as const,
    at: n,
    files: [{ name, sha256: String(n).padStart(64, '7') }],
  })
  for (let n = 1; n <= 13; n++) await addRecent([opened(n)])
  await addRecent([opened(5, 'renamed.nii')])
  const names = (await recentFiles()).map(({ files }) => files[0]?.name)
  expect(names).toEqual([
    'renamed.nii',
    ...[13, 12, 11, 10, 9, 8, 7, 6, 4, 3, 2].map((n) => `${n}.nii`),
  ])
})

test('visits of windows that were closed long ago are given back, the last of them is brought back', async () => {
  for (let n = 1; n <= 6; n++)
    await set(`session ${n}`, { document: { ...emptyView, flat: n === 6 }, at: n })
  // Without a mark nobody waits for the database.
  expect(await readKept()).toBeNull()
  mark.set()
  expect((await readKept())?.document.flat).toBe(true)
  restored()
  await set('session', { document: emptyView, at: 0 })
  mark.clear()
  const mine = visit()
  mine.act.change((view) => ({ ...view, labels: !view.labels }))
  const visits = async () => (await keys()).map(String).filter((key) => key.startsWith('session'))
  await vi.waitUntil(async () => (await visits()).length === 4, 20_000)
  expect((await visits()).filter((key) => /^session \d$/.test(key)).sort()).toEqual([
    'session 4',
    'session 5',
    'session 6',
  ])
  expect(mark.isSet()).toBe(true)
  // This window's own comes before later ones of others.
  await set('session 7', { document: { ...emptyView, flat: true }, at: Date.now() + 1000 })
  expect((await readKept())?.document).toEqual(mine.store.getState().document)
})

test('maps of the slides of one’s lecture are kept with it, though no side shows them', async () => {
  const first = visit()
  await first.act.openFiles('a', file('slide.nii', '7'))
  await isKept(1)
  const { document } = first.store.getState()
  keepDraft(withStepRecorded(emptyLesson(), -1, document))
  await first.act.openFiles('a', file('other.nii', '8'))
  await isKept(2)
  first.act.change((view) => ({ ...view, flat: true }))
  await vi.waitUntil(async () => (await keptDocument())?.flat, 20_000)
  expect(await blobs()).toHaveLength(2)
  const kept = await readKept()
  const names = Object.values(kept!.files).flatMap((list) => list.map(({ name }) => name))
  expect(names.sort()).toEqual(['other.nii', 'slide.nii'])
  // The same where the document is known already.
  expect(Object.keys(await filesOfVisit(kept!.document)).sort()).toEqual(
    Object.keys(kept!.files).sort(),
  )
  mark.clear()
  expect(await filesOfVisit(kept!.document)).toEqual({})
})

test('what can’t be read is not brought back, and harms nobody', async () => {
  expect(await readKept()).toBeNull()
  mark.set()
  await set('session broken', { document: { version: 'none' }, at: Date.now() })
  expect(await readKept()).toBeNull()
  restored()
  await set('session 1', { document: emptyView, at: 1 })
  await set(`file ${'c'.repeat(64)}`, new Blob(['nobody’s']))
  const mine = visit()
  await mine.act.openFiles('a', file('mine.nii', '3'))
  // Tidied up all the same.
  await vi.waitUntil(async () => !(await get(`file ${'c'.repeat(64)}`)), 20_000)
  expect(await filesOfLink(emptyView)).toEqual({})
})

test('a window whose storage is switched off marks nothing, and keeps its visit', async () => {
  for (const name of ['getItem', 'setItem', 'removeItem'] as const)
    vi.spyOn(Storage.prototype, name).mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
  const first = visit()
  await first.act.openFiles('a', file('mine.nii', '7'))
  await isKept(1)
  restored()
  expect(notices(first)).toEqual([])
  vi.restoreAllMocks()
  expect(mark.isSet()).toBe(false)
})

describe('a browser without room', () => {
  test('says so once, writes none of the files, and keeps the rest', async () => {
    vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ usage: 1000, quota: 1001 })
    const first = visit()
    await first.act.openFiles('a', file('large.nii', '12345'))
    await vi.waitUntil(() => notices(first).length > 0, 20_000)
    expect(notices(first)[0]).toMatch(/need 1 kB more.*Forget maps/)
    expect(await blobs()).toEqual([])
    first.act.change((view) => ({ ...view, flat: true }))
    await vi.waitUntil(async () => (await readKept())?.document.flat, 20_000)
    expect(notices(first)).toHaveLength(1)
  })

  test('says before it is full that it will be', async () => {
    vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ usage: 900, quota: 1000 })
    const first = visit()
    await first.act.openFiles('a', file('small.nii', '6'))
    await isKept(1)
    await vi.waitUntil(() => notices(first).length > 0, 20_000)
    expect(notices(first)[0]).toMatch(/its room comes to an end/)
  })

  test('that has no store at all says that maps have to be opened again', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new Error('broken')
    })
    const first = visit()
    await first.act.openFiles('a', file('mine.nii', '8'))
    await vi.waitUntil(() => notices(first).length > 0, 20_000)
    expect(notices(first)).toEqual([expect.stringMatching(/^This browser keeps nothing here/)])
    expect(mark.isSet()).toBe(false)
  })

  test('that refuses to write is told of once, and harms nothing', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const first = visit()
    await first.act.openFiles('a', file('large.nii', '8'))
    await vi.waitUntil(() => notices(first).length > 0, 20_000)
    expect(notices(first)).toEqual([expect.stringMatching(/more room than this browser keeps/)])
    expect(first.store.getState().document.sides.a.layers[0]?.ask).not.toBeNull()
  })
})

describe('what is forgotten', () => {
  let loaded = 0
  /** With the module as a page that was just loaded has it: whoever forgets in one keeps nothing more in it. */
  async function loadedAnew(held: readonly string[] = []) {
    const path = `/src/app/session/browser-keep.ts?loaded=${++loaded}`
    const { forgetKept: forget, keepVisits: keep } = (await import(
      /* @vite-ignore */ path
    )) as typeof import('#app/session/browser-keep.ts')
    const made = controlledStore({ held, hash: (_, text) => hashOf(text) })
    end = keep(made.store)
    return { ...made, forget, left: async () => [...(await keys()).map(String), mark.isSet()] }
  }

  test('stays so though the visit was just being kept', async () => {
    const { act, forget, left } = await loadedAnew()
    await act.openFiles('a', file('mine.nii', '7'))
    // Its file is written, its name among the recent ones and its visit are not all there yet.
    await isKept(1)
    sessionStorage.setItem('ostrakon.left', '{}')
    await forget()
    await end()
    expect(await left()).toEqual([false])
    expect(sessionStorage.getItem('ostrakon.left')).toBeNull()
  })

  test('stays so where the file that was to be kept was still being read', async () => {
    const { act, forget, left, named } = await loadedAnew(['hashFile'])
    await act.openFiles('a', file('mine.nii', '7'))
    await vi.waitUntil(() => named('hashFile').length === 1, 20_000)
    await forget()
    await named('hashFile')[0]!.finish()
    await end()
    expect(await left()).toEqual([false])
  })

  test('is followed by nothing: the rest of the visit is not kept either', async () => {
    const { act, forget, left } = await loadedAnew()
    await act.openFiles('a', file('mine.nii', '7'))
    await isKept(1)
    await forget()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    act.change((view) => ({ ...view, flat: true }))
    vi.advanceTimersByTime(2000)
    vi.useRealTimers()
    await end()
    expect(await left()).toEqual([false])
  })
})
