/** The page put together, with a stage in place of the graphics card's; and its commands, which act on all of it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page as browser, cdp, userEvent } from 'vitest/browser'
import { folderWindow, openFolder } from '#app/open/folder-window.ts'
import { App } from '#app/shell/App.tsx'
import { commands, runCommand } from '#app/shell/commands.ts'
import { rooms } from '#app/shell/rooms.ts'
import { settings } from '#app/shell/settings.ts'
import { closeWindow, openWindow, type WindowId } from '#app/shell/windows.ts'
import { selectShown } from '#state/select-shown.ts'
import { breathe, storeWithMaps } from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

vi.mock('#scene/BrainStage.tsx', () => ({ BrainStage: () => <div className="brain-stage" /> }))

const usual = settings.getState()
beforeEach(() => settings.setState(usual, true))
afterEach(async () => {
  vi.restoreAllMocks()
  closeWindow()
  folderWindow.setState({ looked: null })
  settings.setState(usual, true)
  await browser.viewport(640, 360)
})

async function app() {
  const made = await storeWithMaps()
  const page = await onPage(<App />, made.store)
  const run = (id: string) => runCommand(commands.find((one) => one.id === id)!, made.store)
  const title = () => page.all('dialog h2').map((one) => one.textContent)
  return { ...made, page, run, title }
}

describe('the page', () => {
  test('can be skipped to its brains, past the bar', async () => {
    const { page } = await app()
    await page.press('Skip to the brains')
    expect(document.activeElement?.id).toBe('brain-a')
    expect(document.activeElement?.className).toBe('pane-view')
  })

  test('hears keys', async () => {
    const { page } = await app()
    for (const shown of ['hidden', 'shown']) {
      await userEvent.keyboard('p')
      await expect.poll(() => page.one('.app').dataset['panel']).toBe(shown)
    }
  })

  test('has its notices in the panel where that stands beside the brains, else under the brains', async () => {
    const { page, act } = await app()
    act.say('heard')
    const places = () => [
      page.all('.foot .notices .notice').length,
      page.all('.controls .notices .notice').length,
    ]
    await expect.poll(places).toEqual([1, 0])
    await browser.viewport(1280, 720)
    await expect.poll(places).toEqual([0, 1])
    settings.setState({ panel: false })
    await expect.poll(places).toEqual([1, 0])
    expect(page.all('.controls')).toHaveLength(0)
    expect(page.one('.app').dataset['panel']).toBe('hidden')
    settings.setState({ panel: true })
    await expect.poll(() => page.one('.app').dataset['panel']).toBe('shown')
  })

  test.each([
    ['help', 'Keys and help'],
    ['kept', 'Kept maps'],
    ['words', 'On screen now'],
    ['commands', 'Commands'],
  ] as const)('shows the window “%s” over itself until it is closed', async (id, words) => {
    const { page, title } = await app()
    expect(page.all('dialog')).toHaveLength(0)
    openWindow(id satisfies WindowId)
    await expect.poll(title).toEqual([expect.stringContaining(words)])
    expect(page.one<HTMLDialogElement>('dialog').matches(':modal')).toBe(true)
    page.one('dialog .dialog-head button').click()
    await expect.poll(title).toEqual([])
  })

  test('shows the maps of a folder over itself', async () => {
    const { store, title } = await app()
    const files = ['one', 'two', 'three'].map((name) => ({
      path: `${name}.nii`,
      file: async () => new File(['5'], `${name}.nii`),
    }))
    await openFolder(
      store,
      { name: 'study', files, unreadable: [], isCut: false },
      { to: 'side', side: 'a' },
    )
    await expect.poll(title).toEqual(['Maps in “study”'])
  })

  test('is dark or light as the system is, until somebody chooses', async () => {
    await app()
    const { dataset } = document.documentElement
    const system = (value: string) =>
      cdp().send('Emulation.setEmulatedMedia', {
        features: [{ name: 'prefers-color-scheme', value }],
      })
    for (const theme of ['light', 'dark', 'light']) {
      await system(theme)
      await expect.poll(() => dataset['theme']).toBe(theme)
    }
    settings.setState({ theme: 'light' })
    await system('dark')
    await expect.poll(() => matchMedia('(prefers-color-scheme: light)').matches).toBe(false)
    expect(dataset['theme']).toBe('light')
    settings.setState({ theme: null })
    expect(dataset['theme']).toBe('dark')
    await system('')
  })

  test('shows where a file that is dragged over it would go', async () => {
    const { page } = await app()
    const transfer = new DataTransfer()
    transfer.items.add(new File(['5'], 'pain.nii'))
    const drag = (type: string) =>
      document.body.dispatchEvent(
        new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }),
      )
    expect(page.all('.drop-target')).toHaveLength(0)
    drag('dragover')
    await expect.poll(() => page.all('.drop-target').length).toBeGreaterThan(2)
    drag('dragleave')
    await expect.poll(() => page.all('.drop-target')).toHaveLength(0)
  })

  test('in words can be copied; where that is not allowed the words stay to be marked', async () => {
    const { page } = await app()
    const copied: string[] = []
    const write = vi.spyOn(navigator.clipboard, 'writeText')
    write.mockRejectedValueOnce(new Error('no'))
    openWindow('words')
    await page.press('Copy the words')
    await breathe()
    expect(page.one('[data-in-words]').nextElementSibling?.textContent).toBe('Copy the words')
    write.mockImplementation(async (words) => void copied.push(words))
    await page.press('Copy the words')
    await expect
      .poll(() => page.one('[data-in-words]').nextElementSibling?.textContent)
      .toBe('Copied')
    const words = page.all('[data-in-words] p').map((one) => one.textContent)
    expect(copied).toEqual([words.join(' ')])
    expect(words.join(' ')).toMatch(/Left side: one,.*Right side: two,/)
  })
})

describe('commands', () => {
  test('show and hide the panel, larger type, dark or light, and where keys are heard', async () => {
    const { run, page } = await app()
    const data = document.documentElement.dataset
    const theme = data['theme']
    const other = theme === 'dark' ? 'light' : 'dark'
    for (const [id, words, now] of [
      ['panel', 'Panel hidden', () => settings.getState().panel === false],
      ['panel', 'Panel shown', () => settings.getState().panel],
      ['large', 'Larger type', () => data['type'] === 'large'],
      ['large', 'Usual type', () => data['type'] === 'usual'],
      ['theme', `${other} theme`, () => data['theme'] === other],
      ['theme', `${theme} theme`, () => data['theme'] === theme],
      ['keys-on-page', 'Keys are heard while a brain has the focus', () => !usualKeys()],
      ['keys-on-page', 'Keys are heard on the whole page', () => usualKeys()],
    ] as const) {
      run(id)
      await expect.poll(page.said).toBe(words)
      expect([id, now()]).toEqual([id, true])
    }
  })
  const usualKeys = () => settings.getState().keysOnPage

  test('go to each room and open the panel for it, the focus on its tab', async () => {
    const { run, page } = await app()
    for (const { id } of [...rooms].reverse()) {
      settings.setState({ panel: false })
      await expect.poll(() => page.all('#controls')).toHaveLength(0)
      run(`room-${id}`)
      await expect.poll(() => document.activeElement?.id).toBe(`tab-${id}`)
      expect(page.one('[aria-selected="true"]').id).toBe(`tab-${id}`)
    }
  })

  test('open windows, and say nothing of their own for it', async () => {
    const { run, page, title } = await app()
    run('large')
    await expect.poll(page.said).toBe('Larger type')
    for (const [id, words] of [
      ['help', 'Keys and help'],
      ['commands', 'Commands'],
      ['in-words', 'On screen now'],
      ['kept', 'Kept maps'],
    ] as const) {
      run(id)
      await expect.poll(title).toEqual([expect.stringContaining(words)])
    }
    expect(page.said()).toBe('Larger type')
  })

  test('fill the screen and come back from it; a frame that may not stays as it is', async () => {
    const { run } = await app()
    const calls: string[] = []
    const refuse = (name: string) => async () => {
      calls.push(name)
      throw new TypeError('not allowed')
    }
    vi.spyOn(document.documentElement, 'requestFullscreen').mockImplementation(refuse('fill'))
    vi.spyOn(document, 'exitFullscreen').mockImplementation(refuse('back'))
    run('full-screen')
    vi.spyOn(document, 'fullscreenElement', 'get').mockReturnValue(document.body)
    run('full-screen')
    await breathe()
    expect(calls).toEqual(['fill', 'back'])
  })

  test('ask for files of each side and of the tray', async () => {
    const { run, page } = await app()
    const asked: (string | undefined)[] = []
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (
      this: HTMLInputElement,
    ) {
      asked.push(this.dataset['fileInput'])
    })
    run('open-file-a')
    run('open-file-b')
    expect(asked).toEqual(['a', 'b'])
    // Without a tray there is no such input yet.
    run('gather-files')
    expect(asked.slice(2)).toEqual(page.all('[data-file-input="tray"]').length > 0 ? ['tray'] : [])
  })

  test('open a sample on each side, swap the sides, undo and redo', async () => {
    const { run, page, store } = await app()
    const titles = () =>
      (['a', 'b'] as const).map((side) => selectShown(store.getState(), side)?.title)
    run('open-physical-pain-b')
    await expect.poll(titles).toEqual(['one', 'Physical pain'])
    await expect.poll(page.said).toBe('Open Physical pain on the right')
    run('open-physical-pain-a')
    await expect.poll(titles).toEqual(['Physical pain', 'Physical pain'])
    run('undo')
    await expect.poll(page.said).toBe('Undone')
    await expect.poll(titles).toEqual(['one', 'Physical pain'])
    run('swap')
    await expect.poll(page.said).toBe('Sides swapped')
    await expect.poll(titles).toEqual(['Physical pain', 'one'])
    run('undo')
    await expect.poll(titles).toEqual(['one', 'Physical pain'])
    run('redo')
    await expect.poll(page.said).toBe('Redone')
    await expect.poll(titles).toEqual(['Physical pain', 'one'])
  })

  test('keep what is on screen: as a link, as a session, as a page', async () => {
    const { run, store } = await app()
    const copied: string[] = []
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(
      async (words) => void copied.push(words),
    )
    const saved: string[] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download)
    })
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('no network'))
    run('copy-link')
    await expect.poll(() => copied).toHaveLength(1)
    run('save-session')
    await expect.poll(() => saved).toEqual(['session.ostrakon.zip'])
    run('save-one-file')
    await expect
      .poll(() =>
        store
          .getState()
          .notices.map(({ text }) => text)
          .at(-1),
      )
      .toMatch(/^The page could not be saved: /)
  })
})
