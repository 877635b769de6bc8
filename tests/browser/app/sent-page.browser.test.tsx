/** The page as one file: saved with all that is on it, out of its host or out of itself. */
import { clear } from 'idb-keyval'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keepDraft } from '#app/lecture/draft.ts'
import { LectureRoom } from '#app/lecture/LectureRoom.tsx'
import { lectureStore } from '#app/lecture/lecture-store.ts'
import { pageStorage, readEnclosed } from '#app/one-file/enclosed.ts'
import { assetPrefix, partIds } from '#app/one-file/part-ids.ts'
import { isOneFile, partsOfPage } from '#app/one-file/parts-of-page.ts'
import { SaveOneFile } from '#app/one-file/SaveOneFile.tsx'
import { readSession, writeSession } from '#app/session/session-file.ts'
import { base64ToBytes, bytesToBase64 } from '#format/base64.ts'
import { lessons } from '#lesson/index.ts'
import { breathe, controlledStore, storeWithMaps } from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

const program = {
  page: '<html><head><meta charset="utf-8" /></head><body><script type="module" src="x"></script></body></html>',
  script: 'start()',
  style: 'p {}',
  icon: '<svg/>',
}
const held: Element[] = []
/** What stands in a page of one file. */
function holds(id: string, text: string): void {
  const element = document.createElement('script')
  element.type = 'text/plain'
  element.id = id
  element.textContent = text
  document.body.append(element)
  held.push(element)
}

beforeEach(async () => {
  localStorage.clear()
  await clear()
})
afterEach(() => {
  for (const element of held.splice(0)) element.remove()
  vi.restoreAllMocks()
})

/** The host of the page. @param missing what it does not have */
function host(missing = '') {
  const asked: string[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (url) => {
    const path = String(url).replace(/^.*\//, '')
    asked.push(path)
    if (path === missing) return new Response('', { status: 404 })
    if (path === 'one-file.json') return Response.json({ ...program, assets: ['brain.ostk'] })
    return new Response('BBB')
  })
  return asked
}

describe('the whole page', () => {
  async function button(made = controlledStore()) {
    const page = await onPage(<SaveOneFile />, made.store)
    const blobs: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob)
      return 'blob:given'
    })
    const names: string[] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download)
    })
    const said = () => made.store.getState().notices.map(({ text }) => text)
    const disabled = () => page.one<HTMLButtonElement>('button').disabled
    return { page, blobs, names, said, disabled }
  }
  async function sessionIn(html: string) {
    const base64 = new RegExp(`id="${partIds.session}">([^<]*)<`).exec(html)![1]!
    const blob = new Blob([base64ToBytes(base64) as Uint8Array<ArrayBuffer>])
    return readSession({ name: 'sent.ostrakon.zip', blob })
  }

  test('is saved with what is on screen, maps of one’s own and the lecture', async () => {
    const asked = host()
    keepDraft(lessons[0]!)
    const made = await storeWithMaps()
    const { page, blobs, names, said, disabled } = await button(made as never)
    await page.press('Save as one HTML file')
    expect(disabled()).toBe(true)
    await expect.poll(() => names).toEqual(['ostrakon.html'])
    await expect.poll(disabled).toBe(false)
    expect(blobs[0]!.type).toBe('text/html')
    const html = await blobs[0]!.text()
    expect(html).toContain('start()')
    expect(html).toContain(bytesToBase64(new TextEncoder().encode('BBB')))
    expect(asked.slice(0, 2)).toEqual(['one-file.json', 'brain.ostk'])
    const { document, files, lecture } = await sessionIn(html)
    expect(document).toEqual(made.store.getState().document)
    const own = Object.values(files).flatMap((list) => list.map(({ name }) => name))
    expect(own).toEqual(expect.arrayContaining(['one.nii', 'two.nii']))
    expect(lecture?.title).toBe(lessons[0]!.title)
    expect(said().filter((words) => !words.includes('without'))).toEqual([])
  })

  test('that can’t be had from its host says so, and nothing is saved', async () => {
    host('brain.ostk')
    const { page, names, said, disabled } = await button()
    await page.press('Save as one HTML file')
    await expect
      .poll(said)
      .toEqual([
        'The page could not be saved: This page’s own brain.ostk could not be fetched. Try again when its host can be reached.',
      ])
    await expect.poll(disabled).toBe(false)
    expect(names).toEqual([])
  })

  test('that came as one file is taken out of itself, without its host', async () => {
    const asked = host()
    expect(isOneFile()).toBe(false)
    const base64 = (text: string) => bytesToBase64(new TextEncoder().encode(text))
    holds(partIds.page, base64(program.page))
    holds(partIds.icon, base64(program.icon))
    holds(partIds.script, program.script)
    holds(partIds.style, program.style)
    holds(`${assetPrefix}brain.ostk`, 'QkJC')
    expect(isOneFile()).toBe(true)
    expect(await partsOfPage()).toEqual({
      ...program,
      assets: [{ name: 'brain.ostk', base64: 'QkJC' }],
    })
    expect(asked).toEqual([])
  })
})

test('a page that was sent keeps its changes with its tab, and holds its session', async () => {
  expect(pageStorage()).toBe(localStorage)
  expect(await readEnclosed()).toBeNull()
  const { store } = await storeWithMaps()
  await breathe()
  const session = await writeSession({ ...store.getState(), lecture: null })
  holds(partIds.session, bytesToBase64(new Uint8Array(await session.arrayBuffer())))
  expect(pageStorage()).toBe(sessionStorage)
  const found = await readEnclosed()
  expect(found?.document).toEqual(store.getState().document)
  held[0]!.textContent = 'no base64 at all!'
  await expect(readEnclosed()).rejects.toThrow('What this page holds')
})

test('a page that was sent offers its lecture, as whoever opened it has written on since', async () => {
  sessionStorage.clear()
  const { store } = controlledStore({ start: false })
  for (const title of ['Sent', '']) {
    const lecture = { ...lessons[0]!, title }
    const session = await writeSession({ ...store.getState(), lecture })
    holds(partIds.session, bytesToBase64(new Uint8Array(await session.arrayBuffer())))
    await readEnclosed()
    const page = await onPage(<LectureRoom />, store)
    const button = page.one('#sent-heading + p button')
    expect(button.textContent).toBe(title || 'Without a title')
    expect(page.all('#opened-heading')).toHaveLength(0)
    button.click()
    expect(lectureStore.getState().lecture?.lesson.title).toBe(title)
    keepDraft({ ...lecture, title: 'Written on' })
    button.click()
    expect(lectureStore.getState().lecture?.lesson.title).toBe('Written on')
    keepDraft(null)
    await page.unmount()
    held.pop()!.remove()
  }
  lectureStore.setState({ lecture: null })
})
