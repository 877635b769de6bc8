import { clear, set } from 'idb-keyval'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { OpenMenu } from '#app/open/OpenMenu.tsx'
import { followAddress, linkTo } from '#app/session/follow-address.ts'
import { KeptDialog } from '#app/session/KeptDialog.tsx'
import { copyLink, saveSession } from '#app/session/keep-on-screen.ts'
import { addRecent, keepFiles, recentFiles } from '#app/session/kept-files.ts'
import { readSession } from '#app/session/session-file.ts'
import { closeWindow, useWindow } from '#app/shell/windows.ts'
import { selectShown } from '#state/select-shown.ts'
import { selectTray } from '#state/tray-map.ts'
import { fromAddress } from '#view/address.ts'
import {
  breathe,
  controlledStore,
  emptyView,
  files,
  storeWithMaps,
} from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

beforeEach(() => clear())
afterEach(() => {
  vi.restoreAllMocks()
  closeWindow()
})

/** Contents that no test has had forgotten before. */
let contents = 0
const sha = () => String(++contents).padStart(64, '0')

/** Two maps that were opened on two days, the second with nothing of it left. */
async function keep() {
  const [pain, lost] = [sha(), sha()]
  await addRecent([
    {
      key: 'pain',
      kind: 'file',
      at: Date.UTC(2026, 2, 4, 12),
      files: [{ name: 'pain.nii.gz', sha256: pain }],
    },
    {
      key: 'lost',
      kind: 'file',
      at: Date.UTC(2026, 0, 2, 12),
      files: [{ name: 'lost.nii', sha256: lost }],
    },
  ])
  await keepFiles(new Map([[pain, new Blob(['7'])]]))
}

const notices = ({ store }: Pick<ReturnType<typeof controlledStore>, 'store'>) =>
  store.getState().notices.map(({ text }) => text)

describe('maps that this browser keeps', () => {
  async function dialog() {
    const made = controlledStore()
    const onClose = vi.fn()
    const page = await onPage(<KeptDialog onClose={onClose} />, made.store)
    const listed = () => page.all('.kept-list li > span').map((one) => one.textContent)
    return { ...made, page, onClose, listed }
  }

  test('are listed by name and day, with the room that they take', async () => {
    await keep()
    vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ usage: 2e6, quota: 3e9 })
    const { page, listed } = await dialog()
    await expect.poll(listed).toEqual(['pain opened 4 Mar 2026', 'lost opened 2 Jan 2026'])
    await expect
      .poll(() => page.one('dialog p').textContent)
      .toContain('2.0 MB of the 3.0 GB that this browser allows are taken.')
    expect(page.all('dialog p')).toHaveLength(1)
  })

  test('are none at first, which is said', async () => {
    vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({})
    const { page, listed } = await dialog()
    await expect.poll(() => page.all('dialog p')[1]?.textContent).toMatch(/^None has been/)
    expect(listed()).toEqual([])
    expect(page.one('dialog p').textContent).not.toContain('taken')
  })

  test.each([
    ['left', 'a', 'b'],
    ['right', 'b', 'a'],
  ] as const)('are opened on the %s', async (where, side, other) => {
    await keep()
    const { page, onClose, store } = await dialog()
    await page.press(`pain on the ${where}`)
    await expect.poll(() => selectShown(store.getState(), side)?.title).toBe('pain')
    expect(selectShown(store.getState(), other)).toBeNull()
    expect(onClose).toHaveBeenCalledTimes(1)
  })

  test('are put into the tray, the list still open', async () => {
    await keep()
    const { page, onClose, store } = await dialog()
    await page.press('pain into the tray')
    await expect
      .poll(() => selectTray(store.getState()).map(({ title }) => title))
      .toEqual(['pain'])
    await expect.poll(page.said).toBe('pain is in the tray')
    expect(onClose).not.toHaveBeenCalled()
  })

  test('may be gone from the browser, which is said, and nothing else happens', async () => {
    await keep()
    const made = await dialog()
    const { page, onClose, store } = made
    for (const button of ['lost on the left', 'lost into the tray']) await page.press(button)
    const words = 'lost is not kept in this browser any more: open it from your disk.'
    await expect.poll(() => notices(made)).toEqual([words, words])
    expect(onClose).not.toHaveBeenCalled()
    expect([selectShown(store.getState(), 'a'), selectTray(store.getState())]).toEqual([null, []])
  })

  test('are forgotten one by one', async () => {
    await keep()
    const { page, listed, onClose } = await dialog()
    await page.press('Forget lost')
    await expect.poll(page.said).toBe('lost is forgotten')
    await expect.poll(listed).toEqual(['pain opened 4 Mar 2026'])
    expect((await recentFiles()).map(({ key }) => key)).toEqual(['pain'])
    expect(onClose).not.toHaveBeenCalled()
  })

  test('are forgotten all at once, with what was on screen', async () => {
    await keep()
    const made = await dialog()
    await set('session of this window', {})
    await made.page.press('Forget all, and what was on screen')
    await expect
      .poll(() => notices(made))
      .toEqual([expect.stringMatching(/^This browser has forgotten/)])
    expect(made.onClose).toHaveBeenCalledTimes(1)
    expect(await recentFiles()).toEqual([])
  })
})

describe('the menu that opens maps', () => {
  function OpenWindow() {
    return <span data-window>{useWindow() ?? 'none'}</span>
  }
  async function menu() {
    const made = controlledStore()
    const page = await onPage(
      <>
        <OpenMenu id="b" />
        <OpenWindow />
      </>,
      made.store,
    )
    const name = 'Open a map on the right'
    const select = page.one<HTMLSelectElement>('select')
    return { ...made, page, select, choose: (option: string) => page.choose(name, option) }
  }

  test('has what this browser keeps once somebody goes to it, and opens it on its side', async () => {
    await keep()
    const made = await menu()
    const { select, choose, store } = made
    const kept = () =>
      [...select.options].filter(({ value }) => /^(recent|kept)/.test(value)).length
    expect(kept()).toBe(0)
    select.focus()
    await expect.poll(kept).toBe(3)
    await choose('lost.nii')
    await expect
      .poll(() => notices(made))
      .toEqual(['lost.nii is not kept in this browser any more: open it from your disk.'])
    await choose('pain.nii.gz')
    await expect.poll(() => selectShown(store.getState(), 'b')?.title).toBe('pain')
    expect(select.value).toBe('')
  })

  test('leads to the list of what is kept, and has no such line where nothing is', async () => {
    const { select, page, choose } = await menu()
    select.focus()
    await breathe()
    expect([...select.options].some(({ value }) => value === 'kept')).toBe(false)
    await keep()
    select.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
    await expect.poll(() => select.options.length).toBeGreaterThan(7)
    await choose('Kept maps: all of them, room, forget…')
    await expect.poll(() => page.one('[data-window]').textContent).toBe('kept')
  })

  test('asks for a file, for several, or for a folder, and opens what comes with the page', async () => {
    const { choose, page, store } = await menu()
    const asked: string[] = []
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (
      this: HTMLInputElement,
    ) {
      asked.push(this.webkitdirectory ? 'folder' : this.multiple ? 'files' : 'file')
    })
    const inputs = page.all<HTMLInputElement>('input')
    await choose('A file of mine (.nii, .nii.gz)')
    await choose('Several files, into the tray')
    await choose('A folder, such as BIDS derivatives…')
    expect(asked).toHaveLength(3)
    expect(asked[2]).toBe('folder')
    expect(inputs[0]?.dataset['fileInput']).toBe('b')
    await choose('Physical pain')
    await expect.poll(() => selectShown(store.getState(), 'b')?.title).toBe('Physical pain')
    await choose('An address, or an image of NeuroVault…')
    await expect.poll(() => page.all('dialog')).toHaveLength(1)
    await page.press('Close')
    await expect.poll(() => page.all('dialog')).toHaveLength(0)
  })
})

describe('the address', () => {
  const start = location.href
  afterEach(() => history.replaceState(null, '', start))

  test('follows what is on screen, and Back brings it back', async () => {
    const { store, act } = controlledStore()
    const first = store.getState().document
    followAddress(store, null)
    const labels = () => fromAddress(location.hash)?.labels
    const { length } = history
    act.change((view) => ({ ...view, flat: true }))
    // A moment of quiet first: browsers take no more than so many changes.
    expect(location.href).toBe(start)
    act.change((view) => ({ ...view, labels: !first.labels }))
    await expect.poll(labels).toBe(!first.labels)
    expect(location.href.replace(/#.*/, '')).toBe(start.replace(/[?#].*/, ''))
    expect(fromAddress(location.hash)).toEqual(store.getState().document)
    expect(history.length).toBe(length + 1)
    const one = location.href
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now())
    const further = (fed: boolean, flat: boolean) => {
      act.change((view) => ({ ...view, flat, fed }))
      return expect.poll(() => fromAddress(location.hash)?.fed).toBe(fed)
    }
    await further(!first.fed, false)
    expect(history.length).toBe(length + 2)
    // What goes on with the last step is no step of its own.
    await further(first.fed, true)
    await further(!first.fed, false)
    expect(history.length).toBe(length + 2)
    clock.mockRestore()
    history.back()
    await expect.poll(() => location.href).toBe(one)
    await expect.poll(() => store.getState().document.fed).toBe(first.fed)
    expect(store.getState().document.labels).toBe(!first.labels)
    history.back()
    await expect.poll(() => store.getState().document).toEqual(first)
    expect(location.href).toBe(start)
    history.forward()
    await expect.poll(() => store.getState().document.labels).toBe(!first.labels)
    // What Back and Forward brought is not written as yet another step.
    await new Promise((resolve) => setTimeout(resolve, 450))
    expect([location.href, history.length]).toEqual([one, length + 2])
    location.hash = 'v2=cut-off'
    await expect.poll(() => store.getState().notices.length).toBe(1)
    expect(store.getState().document.flat).toBe(true)
  })

  test('is the one that the page came with again where all was undone', async () => {
    const linked = { ...emptyView, flat: true }
    history.replaceState(null, '', linkTo(linked))
    const came = location.href
    const { store, act } = controlledStore({ document: linked })
    followAddress(store, linked)
    expect(location.href).toBe(came)
    act.change((view) => ({ ...view, flat: false }))
    await expect.poll(() => location.href).not.toBe(came)
    act.undo()
    await expect.poll(() => location.href).toBe(came)
  })

  test('that holds something older than what is on screen is mended, and is no step of its own', () => {
    const older = { ...emptyView, flat: true }
    history.replaceState(null, '', linkTo(older))
    const { length } = history
    const { store } = controlledStore({ document: { ...emptyView, fed: true } })
    followAddress(store, older)
    expect(location.href).toBe(linkTo(store.getState().document))
    expect(history.length).toBe(length)
  })

  test('is the lecture’s as long as one is given', async () => {
    const { store, act } = controlledStore()
    followAddress(store, null)
    history.replaceState(null, '', '?lesson=given&step=s1')
    const given = location.href
    act.change((view) => ({ ...view, flat: true }))
    await new Promise((resolve) => setTimeout(resolve, 450))
    expect(location.href).toBe(given)
  })
})

describe('a link', () => {
  test('is copied, and says that own maps are named only, and when it is long', async () => {
    const made = await storeWithMaps()
    const copied: string[] = []
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (words) => {
      copied.push(words)
    })
    await copyLink(made.store)
    expect(copied).toEqual([linkTo(made.store.getState().document)])
    expect(copied[0]).not.toContain('?')
    expect(fromAddress(new URL(copied[0]!).hash)).toEqual(made.store.getState().document)
    // The hash tells which file is meant.
    expect(JSON.stringify(made.store.getState().document)).toContain('f'.repeat(64))
    expect(notices(made)).toEqual([
      'The link is copied. Maps of your own are named in it, not sent with it.',
    ])
    const name = Array.from({ length: 800 }, (_, n) => String.fromCharCode(97 + ((n * n) % 26)))
    const random = crypto.getRandomValues(new Uint32Array(300)).join('')
    await made.act.open('a', files(`${name.join('')}${random}.nii`, '6'))
    await copyLink(made.store)
    expect(copied[1]!.length).toBeGreaterThan(2000)
    expect(notices(made)[1]).toMatch(
      /^The link is copied\. It is long: some programs cut it off\. /,
    )
  })

  test('names a map by its name alone where its file can’t be read any more', async () => {
    const made = controlledStore({
      hash: () => {
        throw new Error('The file is gone.')
      },
    })
    await made.act.open('a', files('one.nii', '6'))
    const copied: string[] = []
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (words) => {
      copied.push(words)
    })
    await copyLink(made.store)
    expect(copied).toEqual([linkTo(made.store.getState().document)])
    expect(notices(made)).toHaveLength(1)
  })

  test('is told where the browser does not let a page copy', async () => {
    const made = await storeWithMaps()
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'))
    await copyLink(made.store)
    expect(notices(made)).toEqual([
      `This browser does not let a page copy. The link is: ${linkTo(made.store.getState().document)}`,
    ])
  })

  test('to the page as it opens is the page’s own address', () => {
    expect(linkTo(fromAddress('') ?? controlledStore().store.getState().document)).toMatch(/^http/)
  })
})

describe('a session', () => {
  test('is saved with the maps in it', async () => {
    const { store } = await storeWithMaps()
    const saved: { name: string; url: string }[] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push({ name: this.download, url: this.href })
    })
    await saveSession(store)
    expect(saved.map(({ name }) => name)).toEqual(['session.ostrakon.zip'])
    const blob = await (await fetch(saved[0]!.url)).blob()
    const back = await readSession({ name: 'session.ostrakon.zip', blob })
    expect(back.document).toEqual(store.getState().document)
    const names = Object.values(back.files).flatMap((list) => list.map(({ name }) => name))
    expect(names).toEqual(['one.nii', 'two.nii'])
  })

  test('that can’t be saved says why', async () => {
    const made = await storeWithMaps()
    vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
      throw new Error('no room')
    })
    await saveSession(made.store)
    expect(notices(made)).toEqual(['The session could not be saved: no room'])
  })
})
