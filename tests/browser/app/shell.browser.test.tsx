import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { CommandDialog } from '#app/shell/CommandDialog.tsx'
import { ControlPanel } from '#app/shell/ControlPanel.tsx'
import { CursorBar } from '#app/shell/CursorBar.tsx'
import { commands } from '#app/shell/commands.ts'
import { Fold } from '#app/shell/Fold.tsx'
import { HelpDialog } from '#app/shell/HelpDialog.tsx'
import { Mishap } from '#app/shell/Mishap.tsx'
import { Notices } from '#app/shell/Notices.tsx'
import { PaneView } from '#app/shell/PaneView.tsx'
import { rooms } from '#app/shell/rooms.ts'
import { Splitters, useShares } from '#app/shell/Splitters.tsx'
import { settings } from '#app/shell/settings.ts'
import { keepStage } from '#app/shell/stage-pictures.ts'
import { TopBar } from '#app/shell/TopBar.tsx'
import { useShortcuts } from '#app/shell/use-shortcuts.ts'
import { closeWindow, useWindow } from '#app/shell/windows.ts'
import type { StageHandle } from '#scene/stage-props.ts'
import { cursorAtPlace } from '#state/cursor.ts'
import { selectLook } from '#state/select-look.ts'
import { selectShown } from '#state/select-shown.ts'
import { type Camera, camera } from '#view/camera.ts'
import { withArrangement, withShares } from '#view/change-arrangement.ts'
import { withAsk, withLink } from '#view/change-layer.ts'
import { withCamera, withPose } from '#view/change-view.ts'
import { closedBrain } from '#view/layout.ts'
import { askFor } from '#view/map-ask.ts'
import { type SideId, sideIds } from '#view/spec.ts'
import {
  breathe,
  controlledStore,
  cortexOf,
  emptyView,
  file,
  files,
  storeWithMaps,
} from '../../unit/state/test-store.ts'
import { syntheticCortex } from '../scene/synthetic-cortex.ts'
import { onPage } from './on-page.tsx'

const usual = settings.getState()
beforeEach(() => settings.setState(usual, true))
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  closeWindow()
})

function OpenWindow() {
  return <span data-window>{useWindow() ?? 'none'}</span>
}

const names = (elements: readonly Element[]) =>
  elements.map((one) => one.getAttribute('aria-label') ?? one.textContent)

describe.each([
  ['a', 'b', 'left', 'right'],
  ['b', 'a', 'right', 'left'],
] as const)('side %s', (id, other, where, across) => {
  const pane = (store: Parameters<typeof onPage>[1]) =>
    onPage(<PaneView id={id} view={`brain-${id}`} bindElement={() => {}} />, store)

  test('has the keys while its brain has the focus', async () => {
    const { store } = controlledStore()
    const page = await pane(store)
    page.one('.pane-view').focus()
    expect(store.getState().focus).toBe(`brain-${id}`)
  })

  test('stops what it waits for', async () => {
    const { store, act, named } = controlledStore({ held: ['openFile'] })
    void act.open(id, files('large.nii', '5'))
    await breathe()
    const page = await pane(store)
    await expect.poll(() => page.all('.card p')[0]?.textContent).toBe('Opening large.nii…')
    await expect.poll(() => page.one('progress').hasAttribute('value')).toBe(false)
    named('openFile')[0]!.context.onProgress?.(0.25)
    await expect.poll(() => page.one<HTMLProgressElement>('progress').value).toBe(0.25)
    expect(page.one<HTMLProgressElement>('progress').max).toBe(1)
    expect(page.one('progress').ariaLabel).toMatch(/ large\.nii$/)
    await page.press('Cancel')
    await expect.poll(() => page.all('.card')).toHaveLength(0)
  })

  test('says what takes a second, and nothing of what comes sooner', async () => {
    const { store, act } = controlledStore({ held: ['openFile'] })
    void act.open(id, files('large.nii', '5'))
    await breathe()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const page = await pane(store)
    await vi.advanceTimersByTimeAsync(999)
    expect(page.all('.card')).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(1)
    vi.useRealTimers()
    await expect.poll(() => page.all('.card progress')).toHaveLength(1)
  })

  test('puts its failure away, or tries again what can be fetched', async () => {
    const { store, act, calls } = controlledStore()
    await act.open(id, { kind: 'url', url: 'https://example.org/missing' })
    await act.open(other, files('broken.nii', 'no number'))
    const page = await pane(store)
    expect(names(page.all('.failure button'))).toEqual(['Try again', 'Close'])
    expect(page.all('.failure .aside')).toHaveLength(0)
    const before = calls.length
    await page.press('Try again')
    await expect.poll(() => calls.length).toBeGreaterThan(before)
    await expect.poll(() => page.all('.failure')).toHaveLength(1)
    await page.press('Close')
    await expect.poll(() => page.all('.failure')).toHaveLength(0)
    expect(store.getState().failures[id]).toBeNull()
    expect(store.getState().failures[other]).not.toBeNull()
  })

  test('asks of which half a file is, takes the answer, and shows the map on that side', async () => {
    const { store, act } = controlledStore()
    await act.open(id, files('thickness.curv', '3 2'))
    await breathe()
    const page = await pane(store)
    expect(names(page.all('.failure button'))).toEqual([
      'Left hemisphere',
      'Right hemisphere',
      'Cancel',
    ])
    await page.press('Right hemisphere')
    await expect.poll(() => selectShown(store.getState(), id)).not.toBeNull()
    const { values } = selectShown(store.getState(), id)!
    expect(values.right[0]).toBe(2)
    expect(values.left[0]).toBeNaN()
    expect(selectShown(store.getState(), other)).toBeNull()
  })

  test('leaves a file alone of which nobody says which half it is', async () => {
    const { store, act } = controlledStore()
    await act.open(id, files('thickness.curv', '3 2'))
    const page = await pane(store)
    await page.press('Cancel')
    await expect.poll(() => page.all('.failure')).toHaveLength(0)
    expect(store.getState().failures[id]).toBeNull()
    expect(selectShown(store.getState(), id)).toBeNull()
  })

  test('asks for the file that is meant, or takes another one of its name', async () => {
    const { store, act } = controlledStore()
    const wanted = { name: 'mine.nii', sha256: 'e'.repeat(64) }
    const source = { kind: 'file' as const, key: 'of another visit', files: [wanted] }
    await act.restore(withAsk(emptyView, id, askFor(source)), {})
    const page = await pane(store)
    let asked = 0
    page.one(`[data-file-input="${id}"]`).addEventListener('click', (event) => {
      event.preventDefault()
      asked++
    })
    await page.press('Choose the file…')
    expect(asked).toBe(1)
    await act.openFiles(id, file('mine.nii', '7'))
    await page.press('Use it all the same')
    await expect.poll(() => selectShown(store.getState(), id)?.title).toBe('mine')
    await expect.poll(() => page.all('.failure')).toHaveLength(0)
    expect(selectShown(store.getState(), other)).toBeNull()
  })

  test('tells where its map comes from at a click, until the focus leaves', async () => {
    const { store, act } = controlledStore()
    await act.open(id, { kind: 'sample', id: 'physical-pain' })
    const page = await pane(store)
    const about = page.one('.pane-about button')
    expect(about.getAttribute('aria-expanded')).toBe('false')
    about.focus()
    about.click()
    await expect.poll(() => about.getAttribute('aria-expanded')).toBe('true')
    about.blur()
    await expect.poll(() => about.getAttribute('aria-expanded')).toBe('false')
    about.click()
    await expect.poll(() => about.getAttribute('aria-expanded')).toBe('true')
    about.click()
    await expect.poll(() => about.getAttribute('aria-expanded')).toBe('false')
  })

  test('says when it has its own scale, and when its colours mean other numbers', async () => {
    const { store, act } = await storeWithMaps()
    const page = await pane(store)
    const badges = () => page.all('.badge').map((one) => one.textContent)
    expect(badges()).toEqual([])
    act.setStatistic(id, 't', [20])
    const { links } = selectLook(store.getState())
    if (!links.threshold) act.change((view, look) => withLink(view, 'threshold', true, look))
    if (!links.range) act.change((view, look) => withLink(view, 'range', true, look))
    await expect.poll(badges).toEqual([expect.stringMatching(/^t.*, not /)])
    for (const link of ['threshold', 'range'] as const) {
      act.change((view, look) => withLink(view, link, false, look))
      await expect.poll(badges).toEqual(['own scale'])
      expect(page.one('.badge').title).toBe(`Not on the same scale as the ${across} side`)
      act.change((view, look) => withLink(view, link, true, look))
    }
    expect(page.one('section').ariaLabel).toMatch(new RegExp(`^${where} side: `))
  })
})

describe('the bar under the brains', () => {
  async function bar() {
    const made = await storeWithMaps()
    const page = await onPage(<CursorBar />, made.store)
    const go = async (words: string) => {
      await page.set('Go to MNI', words)
      await page.press('Go')
    }
    return { ...made, page, go }
  }

  test('asks for a click until a place was read, then tells place, region and both values', async () => {
    const { page, go, store } = await bar()
    expect(page.one('.cursor-bar > .aside').textContent).toBe(
      'Click a brain to read both maps there.',
    )
    expect(page.one('.cursor-bar').dataset['read']).toBe('false')
    await go('0, 0, 0')
    await expect.poll(() => page.one('.cursor-bar').dataset['read']).toBe('true')
    expect(store.getState().document.cursor).not.toBeNull()
    expect(page.one('[data-readout-world]').textContent).toMatch(/^-?−?\d+, −?\d+, −?\d+$/)
    expect(page.all('.readout-value dt').map((one) => one.textContent)).toEqual(['one', 'two'])
    expect(page.all('[data-readout-value]').map((one) => one.dataset['readoutValue'])).toEqual([
      'a',
      'b',
    ])
  })

  test('takes three numbers, and says so where there are fewer', async () => {
    const { page, go, store } = await bar()
    const field = page.one('[name="world"]')
    expect(field.getAttribute('aria-invalid')).toBe('false')
    await go('4, 22')
    expect(page.one('[role="alert"]').textContent).toBe('Three numbers in mm, such as 4, 22, 32')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    const described = () => field.getAttribute('aria-describedby')
    expect(page.one('[role="alert"]').id).toBe(described())
    expect(store.getState().document.cursor).toBeNull()
    await go('1, 2, 3')
    await expect.poll(() => page.all('[role="alert"]')).toHaveLength(0)
    expect(described()).toBeNull()
    expect(store.getState().document.cursor?.world).toEqual([1, 2, 3])
  })

  test('gives way to what was read where the line is short', async () => {
    const { page, go } = await bar()
    const asking = () => page.one('.cursor-bar').dataset['asking']
    expect(asking()).toBe('false')
    await page.press('Go to…')
    expect(asking()).toBe('true')
    await go('nowhere')
    expect(asking()).toBe('true')
    await go('1 2 3')
    await expect.poll(asking).toBe('false')
  })

  test('marks on the slices the voxels that a value is made of, or not', async () => {
    const { page, act, store } = await bar()
    const place = { hemisphere: 'right', face: 0, barycentric: [0, 1, 0] } as never
    act.change((view) => ({ ...view, cursor: cursorAtPlace(cortexOf(3), place) }))
    await expect.poll(() => page.all('.fed-voxels')).toHaveLength(1)
    const button = page.one('.fed-voxels')
    for (const marked of [true, false, true]) {
      await expect.poll(() => button.getAttribute('aria-pressed')).toBe(String(marked))
      expect(store.getState().document.fed).toBe(marked)
      expect(button.title).toContain(`The voxels are ${marked ? 'marked' : 'not marked'} on`)
      button.click()
    }
  })

  test('turns a brain to a place that is out of sight', async () => {
    const { store, act } = controlledStore({ start: false })
    const cortex = syntheticCortex({ levels: 4 })
    store.setState({ cortex: { status: 'ready', key: 'test', cortex, own: null } as never })
    act.change((view) => {
      const posed = withPose(view, { ...closedBrain })
      return posed.views.reduce((all, { id }) => withCamera(all, id, camera(90, 0)), posed)
    })
    const page = await onPage(<CursorBar />, store)
    await page.set('Go to MNI', '-60, 0, 0')
    await page.press('Go')
    await expect.poll(() => page.one('.cursor-bar').dataset['read']).toBe('true')
    act.change((view) =>
      view.views.reduce((all, { id }) => withCamera(all, id, camera(90, 0)), view),
    )
    await expect.poll(() => page.all('.show-cursor')).toHaveLength(1)
    const { cursor } = store.getState().document
    await page.press('out of sight: show')
    await expect.poll(() => page.all('.show-cursor')).toHaveLength(0)
    expect(store.getState().document.cursor?.world).toEqual(cursor?.world)
  })

  test('waits with a typed place for the brain', async () => {
    const { store } = controlledStore({ start: false })
    const page = await onPage(<CursorBar />, store)
    await page.press('Go to…')
    await page.set('Go to MNI', '1, 2, 3')
    await page.press('Go')
    await breathe()
    expect(page.all('[role="alert"]')).toHaveLength(0)
    expect(page.one('.cursor-bar').dataset['asking']).toBe('true')
    expect(store.getState().document.cursor).toBeNull()
  })

  test('tells where the cursor came to rest, once, and not on the way', async () => {
    const { page, act } = await bar()
    vi.useFakeTimers()
    const put = (x: number) =>
      act.change((view) => ({ ...view, cursor: { world: [x, 0, 0], place: null } }))
    put(1)
    await vi.advanceTimersByTimeAsync(500)
    put(2)
    await vi.advanceTimersByTimeAsync(500)
    expect(page.said()).not.toContain('Cursor at')
    await vi.advanceTimersByTimeAsync(200)
    expect(page.said()).toMatch(/^Cursor at 2, 0, 0 mm, /)
  })
})

describe('the panel', () => {
  test('shows the chosen room, the first where that is unknown', async () => {
    settings.setState({ room: 'gone' })
    const { store } = await storeWithMaps()
    const page = await onPage(<ControlPanel notices={false} describe={() => ({})} />, store)
    const selected = () => page.one('[aria-selected="true"]').textContent
    expect(names(page.all('[role="tab"]'))).toEqual(rooms.map(({ label }) => label))
    expect(selected()).toBe(rooms[0]!.label)
    page.all('[role="tab"]')[1]!.click()
    await expect.poll(selected).toBe(rooms[1]!.label)
    expect(settings.getState().room).toBe(rooms[1]!.id)
    expect(page.all('[role="tab"]').map((one) => one.tabIndex)).toEqual(
      rooms.map((_, n) => (n === 1 ? 0 : -1)),
    )
    expect(page.one('#room').getAttribute('aria-labelledby')).toBe(`tab-${rooms[1]!.id}`)
  })

  test('goes from tab to tab with the arrows, round at the ends', async () => {
    settings.setState({ room: rooms[0]!.id })
    const { store } = await storeWithMaps()
    const page = await onPage(<ControlPanel notices={false} describe={() => ({})} />, store)
    page.all('[role="tab"]')[0]!.focus()
    const last = rooms.length - 1
    for (const [key, at] of [
      ['ArrowRight', 1],
      ['ArrowLeft', 0],
      ['ArrowLeft', last],
      ['ArrowRight', 0],
      ['End', last],
      ['Home', 0],
      ['a', 0],
    ] as const) {
      await userEvent.keyboard(key.length > 1 ? `{${key}}` : key)
      expect([key, settings.getState().room]).toEqual([key, rooms[at]!.id])
      expect(document.activeElement?.id).toBe(`tab-${rooms[at]!.id}`)
    }
  })

  test('is brought up where its tabs stand at the lower end of the window, and only there', async () => {
    settings.setState({ room: rooms[0]!.id })
    const { store, act } = await storeWithMaps()
    const page = await onPage(
      <div style={{ paddingBlock: '3000px' }}>
        <ControlPanel notices describe={() => ({})} />
      </div>,
      store,
    )
    const tabs = page.one('[role="tablist"]')
    const box = () => tabs.getBoundingClientRect()
    const press = async (at: number) => {
      page.all('[role="tab"]')[at]!.click()
      await expect.poll(() => page.one('[aria-selected="true"]').id).toBe(`tab-${rooms[at]!.id}`)
    }
    const putAt = (share: number) => {
      scrollBy(0, box().bottom - share * innerHeight)
      return box().top
    }
    const high = putAt(0.7)
    await press(1)
    expect(box().top).toBeCloseTo(high, 0)
    putAt(0.95)
    await press(0)
    expect(box().top).toBeCloseTo(0, 0)
    expect(page.one('#room h2').textContent).toBe(rooms[0]!.label)
    act.say('told in the panel')
    await expect.poll(() => names(page.all('.notice span'))).toEqual(['told in the panel'])
  })
})

describe('the bar at the top', () => {
  const button = (
    page: { readonly all: (selector: string) => readonly HTMLElement[] },
    words: string,
  ) => page.all('button').find((one) => one.textContent!.includes(words)) as HTMLButtonElement

  test('undoes and redoes as long as there is something to', async () => {
    const { store, act } = await storeWithMaps()
    const page = await onPage(<TopBar />, store)
    expect(button(page, 'Undo').disabled).toBe(false)
    expect(button(page, 'Redo').disabled).toBe(true)
    act.change((view) => ({ ...view, flat: true }))
    button(page, 'Undo').click()
    expect(store.getState().document.flat).toBe(false)
    await expect.poll(page.said).toBe('Undone')
    await expect.poll(() => button(page, 'Redo').disabled).toBe(false)
    button(page, 'Redo').click()
    expect(store.getState().document.flat).toBe(true)
    await expect.poll(() => button(page, 'Redo').disabled).toBe(true)
    const fresh = await onPage(<TopBar />, controlledStore({ start: false }).store)
    expect(button(fresh, 'Undo').disabled).toBe(true)
  })

  test('has a button and a menu for each view, and the page’s own commands', async () => {
    const { store } = await storeWithMaps()
    const page = await onPage(
      <>
        <TopBar />
        <OpenWindow />
      </>,
      store,
    )
    const words = page.all('.views-row button').map((one) => one.textContent!)
    expect(page.options('View of the brain')).toEqual(['View…', ...words])
    await page.choose('View of the brain', words[1]!)
    await expect.poll(page.said).toBe(`${words[1]} view`)
    page.all('.views-row button')[0]!.click()
    await expect.poll(page.said).toBe(`${words[0]} view`)
    button(page, 'Panel').click()
    expect(settings.getState().panel).toBe(false)
    await expect.poll(() => button(page, 'Panel').getAttribute('aria-pressed')).toBe('false')
    button(page, 'Aa').click()
    expect(settings.getState().large).toBe(true)
    await expect.poll(() => document.documentElement.dataset['type']).toBe('large')
    const dark = document.documentElement.dataset['theme'] === 'dark'
    expect(button(page, dark ? 'Light' : 'Dark')).toBeDefined()
    button(page, dark ? 'Light' : 'Dark').click()
    expect(settings.getState().theme).toBe(dark ? 'light' : 'dark')
    expect(document.documentElement.dataset['theme']).toBe(dark ? 'light' : 'dark')
    await expect.poll(() => button(page, dark ? 'Dark' : 'Light')).toBeDefined()
    button(page, 'More…').click()
    await expect.poll(() => page.one('[data-window]').textContent).toBe('commands')
    button(page, 'Help').click()
    await expect.poll(() => page.one('[data-window]').textContent).toBe('help')
    expect(button(page, 'Help').title).toBe('Keys, gestures and help (key ?)')
    expect(button(page, 'Undo').title).toBe('Undo (Ctrl + Z)')
    button(page, 'Swap').click()
    await expect.poll(() => selectShown(store.getState(), 'a')?.title).toBe('two')
    await expect.poll(page.said).toBe('Sides swapped')
  })
})

describe('finding a command', () => {
  async function dialog() {
    const made = await storeWithMaps()
    const onClose = vi.fn()
    const page = await onPage(<CommandDialog onClose={onClose} />, made.store)
    const field = page.one<HTMLInputElement>('[role="combobox"]')
    const chosen = () =>
      page.all('[aria-selected="true"]').map((one) => one.firstChild!.textContent)
    return { ...made, page, onClose, field, chosen }
  }

  test('lists all with their keys, the first one chosen, the focus in the field', async () => {
    const { page, field, chosen } = await dialog()
    expect(page.all('[role="option"]')).toHaveLength(commands.length)
    expect(document.activeElement).toBe(field)
    expect(chosen()).toEqual([commands[0]!.label])
    expect(field.getAttribute('aria-activedescendant')).toBe(page.one('[role="option"]').id)
    const withKey = commands.filter(({ keys }) => keys?.[0]).length
    expect(page.all('kbd')).toHaveLength(withKey)
  })

  test('goes up and down the list, round at the ends, and runs what is chosen', async () => {
    const { page, chosen, onClose, store } = await dialog()
    await userEvent.keyboard('{ArrowUp}')
    expect(chosen()).toEqual([commands.at(-1)!.label])
    await userEvent.keyboard('{ArrowDown}')
    expect(chosen()).toEqual([commands[0]!.label])
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
    expect(chosen()).toEqual([commands[1]!.label])
    await userEvent.keyboard('swap the sides')
    expect(chosen()).toEqual(['Swap the sides'])
    expect(onClose).not.toHaveBeenCalled()
    await userEvent.keyboard('{Enter}')
    expect(onClose).toHaveBeenCalledTimes(1)
    await expect.poll(() => selectShown(store.getState(), 'a')?.title).toBe('two')
    await expect.poll(page.said).toBe('Sides swapped')
  })

  test('keeps what is chosen in sight, begins anew with each letter, and leaves the field its own keys', async () => {
    const { page, field, chosen } = await dialog()
    const list = page.one('[role="listbox"]')
    list.style.cssText = 'height: 90px; overflow: auto'
    const scrolled = () => list.scrollTop
    const prevented = (key: string) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      field.dispatchEvent(event)
      return event.defaultPrevented
    }
    expect(scrolled()).toBe(0)
    expect(prevented('ArrowUp')).toBe(true)
    await expect.poll(scrolled).toBeGreaterThan(100)
    expect(prevented('ArrowDown')).toBe(true)
    await expect.poll(scrolled).toBe(0)
    expect(['ArrowLeft', 'Home', 'a'].map(prevented)).toEqual([false, false, false])
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await userEvent.fill(field, 'view')
    await expect.poll(() => page.all('[role="option"]').length).toBeLessThan(commands.length)
    expect(page.all('[role="option"]').length).toBeGreaterThan(2)
    expect(chosen()).toEqual([page.one('[role="option"]').firstChild!.textContent])
  })

  test('runs what is clicked, and says where nothing has these letters', async () => {
    const { page, onClose, field, store } = await dialog()
    await userEvent.fill(field, 'flat colours')
    await expect.poll(() => page.all('[role="option"]')).toHaveLength(1)
    await userEvent.keyboard('{ArrowDown}')
    expect(page.all('[aria-selected="true"]')).toHaveLength(1)
    page.one('[role="option"]').click()
    expect(onClose).toHaveBeenCalledTimes(1)
    await expect.poll(() => store.getState().document.flat).toBe(true)
    await userEvent.fill(field, 'qqqq')
    await expect.poll(() => page.all('[role="option"]')).toHaveLength(0)
    expect(page.one('dialog [role="status"]').textContent).toBe('No command has these letters.')
    expect(field.hasAttribute('aria-activedescendant')).toBe(false)
    await userEvent.keyboard('{ArrowUp}{ArrowDown}{Enter}')
    expect(onClose).toHaveBeenCalledTimes(1)
  })
})

test('the help lists every key once, and can keep single keys to the brains', async () => {
  const { store } = controlledStore({ start: false })
  const page = await onPage(<HelpDialog onClose={() => {}} />, store)
  const told = page.all('.keys caption').map((one) => one.textContent)
  expect(told).toEqual(['Brain and cursor', 'Views', 'Brain', 'Maps', 'Cursor', 'Page'])
  const labels = page.all('.keys td').map((one) => one.textContent)
  for (const { label, keys } of commands)
    expect(labels.filter((one) => one === label)).toHaveLength(keys?.[0] ? 1 : 0)
  await page.check('Hear single keys on the whole page; else only while a brain has the focus')
  expect(settings.getState().keysOnPage).toBe(false)
})

describe('a notice', () => {
  test('goes by itself after the time that it takes to be read, or when it is put away', async () => {
    const { store, act } = controlledStore({ start: false })
    const page = await onPage(<Notices />, store)
    vi.useFakeTimers()
    const words = () => page.all('.notice span').map((one) => one.textContent)
    act.say('one two three four five')
    await vi.advanceTimersByTimeAsync(7900)
    expect(words()).toEqual(['one two three four five'])
    await vi.advanceTimersByTimeAsync(200)
    expect(words()).toEqual([])
    act.say('first')
    act.say('second')
    await vi.advanceTimersByTimeAsync(0)
    page.one('.notice button').click()
    await vi.advanceTimersByTimeAsync(0)
    expect(words()).toEqual(['second'])
  })

  test('stays while it is pointed at or has the focus', async () => {
    const { store, act } = controlledStore({ start: false })
    const page = await onPage(<Notices />, store)
    vi.useFakeTimers()
    act.say('stay')
    await vi.advanceTimersByTimeAsync(0)
    page.one('.notice button').focus()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(page.all('.notice')).toHaveLength(1)
    page.one('.notice button').blur()
    await vi.advanceTimersByTimeAsync(6300)
    expect(page.all('.notice')).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(200)
    expect(page.all('.notice')).toHaveLength(0)
  })
})

test('a fold opened or closed by hand stays so, and what it hides is not there', async () => {
  const { store } = controlledStore({ start: false })
  const page = await onPage(
    <>
      <Fold id="shut" title="Shut">
        one
      </Fold>
      <Fold id="open" title="Open" open>
        two
      </Fold>
    </>,
    store,
  )
  const [shut, open] = page.all<HTMLDetailsElement>('details')
  expect([shut!.open, open!.open]).toEqual([false, true])
  expect(page.all('.fold-content').map((one) => one.textContent)).toEqual(['two'])
  shut!.querySelector('summary')!.click()
  await expect.poll(() => page.all('.fold-content')).toHaveLength(2)
  open!.querySelector('summary')!.click()
  await expect.poll(() => page.all('.fold-content').map((one) => one.textContent)).toEqual(['one'])
  expect(settings.getState().folds).toEqual({ shut: true, open: false })
})

describe('borders between views', () => {
  function Stage() {
    const shares = useShares()
    return (
      <div
        className="stage"
        style={{ position: 'fixed', left: 20, top: 10, width: 600, height: 330 }}
      >
        <Splitters shares={shares} />
        <output>{JSON.stringify([shares.columns, shares.rows])}</output>
      </div>
    )
  }
  async function border() {
    const made = await storeWithMaps()
    const page = await onPage(<Stage />, made.store)
    const handle = page.one('.splitter')
    handle.setPointerCapture = () => {}
    const pointer = async (type: string, x: number, more: PointerEventInit = {}) => {
      handle.dispatchEvent(
        new PointerEvent(type, { bubbles: true, pointerId: 1, clientX: x, clientY: 100, ...more }),
      )
      await breathe()
    }
    const share = () => {
      const [one = 0, other = 0] = made.store.getState().document.arrangement.columns
      return one / (one + other)
    }
    const seen = () => {
      const [[one, other]] = JSON.parse(page.one('output').textContent!)
      return one / (one + other)
    }
    const key = async (name: string, held: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent('keydown', {
        key: name,
        bubbles: true,
        cancelable: true,
        ...held,
      })
      handle.dispatchEvent(event)
      await breathe()
      return event.defaultPrevented
    }
    return { ...made, page, handle, pointer, share, seen, key }
  }

  test('follow the hand and are set where they are let go', async () => {
    const { pointer, share, seen, handle } = await border()
    expect([handle.ariaValueMin, handle.ariaValueNow, handle.ariaValueMax]).toEqual([
      '0',
      '50',
      '100',
    ])
    expect(handle.getAttribute('aria-orientation')).toBe('vertical')
    await pointer('pointermove', 220)
    expect(seen()).toBeCloseTo(0.5, 5)
    await pointer('pointerdown', 320)
    await pointer('pointermove', 260)
    expect([seen(), share()]).toEqual([expect.closeTo(0.4, 5), 0.5])
    await pointer('pointermove', 200, { pointerId: 2 })
    expect(seen()).toBeCloseTo(0.4, 5)
    await pointer('pointerup', 260)
    expect(share()).toBeCloseTo(0.4, 5)
    expect(handle.getAttribute('aria-valuenow')).toBe('40')
    // No view becomes narrower than its title and its scale.
    await pointer('pointerdown', 260)
    await pointer('pointermove', 30)
    await pointer('pointerup', 30)
    expect(share()).toBeCloseTo(140 / 600, 3)
  })

  test('are as they were where the drag is called off, and move by the main button alone', async () => {
    const { pointer, share, seen, key } = await border()
    await pointer('pointerdown', 320, { button: 2 })
    await pointer('pointermove', 260)
    expect(seen()).toBeCloseTo(0.5, 5)
    await pointer('pointerdown', 320)
    await pointer('pointermove', 260)
    expect(await key('Escape')).toBe(true)
    await pointer('pointerup', 260)
    expect([seen(), share()]).toEqual([0.5, 0.5])
    expect(await key('Escape')).toBe(false)
    await pointer('pointerdown', 320)
    await pointer('pointermove', 260)
    await pointer('pointercancel', 260)
    expect([seen(), share()]).toEqual([0.5, 0.5])
  })

  test('move by keys, as far as views stay of use, and go back to where they were at first', async () => {
    const { key, share, handle } = await border()
    expect(await key('ArrowLeft')).toBe(true)
    expect(share()).toBeCloseTo(0.5 - 24 / 600, 5)
    await key('ArrowRight')
    await key('ArrowRight')
    expect(share()).toBeCloseTo(0.5 + 24 / 600, 5)
    expect(await key('ArrowUp')).toBe(false)
    for (const held of ['altKey', 'ctrlKey', 'metaKey'])
      expect(await key('ArrowLeft', { [held]: true })).toBe(false)
    await key('Home')
    expect(share()).toBeCloseTo(140 / 600, 3)
    await key('End')
    expect(share()).toBeCloseTo(1 - 140 / 600, 3)
    expect(await key('Enter')).toBe(true)
    expect(share()).toBeCloseTo(0.5, 5)
    await key('Home')
    handle.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    expect(share()).toBeCloseTo(0.5, 5)
  })

  test('between rows follow the hand and the keys up and down, and leave the columns', async () => {
    const made = await storeWithMaps()
    made.act.change((view) => withArrangement(view, 'four'))
    const page = await onPage(<Stage />, made.store)
    const handle = page.one('.splitter[data-along="rows"]')
    handle.setPointerCapture = () => {}
    const arrangement = () => made.store.getState().document.arrangement
    const before = arrangement()
    const seen = () => {
      const { rows } = arrangement()
      return rows[0]! / rows.reduce((sum, row) => sum + row, 0)
    }
    const send = async (event: Event) => {
      handle.dispatchEvent(event)
      await breathe()
    }
    const pointer = (type: string, y: number) =>
      send(new PointerEvent(type, { bubbles: true, pointerId: 3, clientX: 300, clientY: 10 + y }))
    const key = (name: string) => send(new KeyboardEvent('keydown', { key: name, bubbles: true }))
    expect(handle.getAttribute('aria-orientation')).toBe('horizontal')
    expect(handle.ariaLabel).toBe('Border between rows of views')
    expect([handle.style.left, handle.style.top]).toEqual(['0%', '50%'])
    await pointer('pointerdown', 165)
    await pointer('pointermove', 198)
    expect(JSON.parse(page.one('output').textContent!)[1][0]).toBeCloseTo(
      (0.6 * JSON.parse(page.one('output').textContent!)[1][1]) / 0.4,
      5,
    )
    expect(seen()).toBeCloseTo(0.5, 5)
    await pointer('pointerup', 198)
    expect(seen()).toBeCloseTo(0.6, 5)
    expect(handle.style.top).toBe('60%')
    await key('ArrowUp')
    expect(seen()).toBeCloseTo(0.6 - 24 / 330, 3)
    await key('ArrowDown')
    await key('ArrowLeft')
    expect(seen()).toBeCloseTo(0.6, 3)
    await key('Home')
    expect(seen()).toBeCloseTo(110 / 330, 3)
    await key('End')
    expect(seen()).toBeCloseTo(220 / 330, 3)
    await send(new MouseEvent('dblclick', { bubbles: true }))
    expect(arrangement()).toEqual(before)
  })

  test('stand where the document has them', async () => {
    const { act, handle } = await border()
    act.change((view) => withShares(view, 'columns', [1, 3]))
    await expect.poll(() => handle.style.left).toBe('25%')
    expect([handle.style.top, handle.style.height]).toEqual(['0%', '100%'])
  })
})

describe('a fault in a part of the page', () => {
  let broken = true
  function Part() {
    if (broken) throw new Error('it broke')
    return <p>whole</p>
  }

  test('leaves the rest, says what happened, gives a report, and can be gone on from', async () => {
    broken = true
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const written: string[] = []
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (words) => {
      written.push(words)
    })
    const { store } = controlledStore({ start: false })
    const page = await onPage(
      <>
        <Mishap part="The panel" describe={() => ({ maps: 2 })}>
          <Part />
        </Mishap>
        <p id="rest">the rest</p>
      </>,
      store,
    )
    expect(page.one('#rest').textContent).toBe('the rest')
    expect(page.one('.mishap').ariaLabel).toBe('The panel stopped')
    expect(page.one('.mishap p').textContent).toMatch(/^What happened: it broke\. /)
    await page.press('Copy the report')
    await expect.poll(() => written).toHaveLength(1)
    expect(written[0]).toContain('The panel of Ostrakon stopped: Error: it broke')
    expect(written[0]).toContain('On screen: {\n "maps": 2\n}')
    expect(written[0]).toContain('Part')
    await expect.poll(() => names(page.all('.mishap button'))).toContain('Report copied')
    expect(page.one('.mishap pre').textContent).toBe(written[0])
    broken = false
    await page.press('Go on')
    await expect.poll(() => page.all('.mishap')).toHaveLength(0)
    expect(page.container.textContent).toContain('whole')
  })

  test('is told of without words, without a clipboard and without a screen that can be said', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'))
    function Wordless(): never {
      throw new RangeError()
    }
    function Thrower(): never {
      throw 'only words'
    }
    const { store } = controlledStore({ start: false })
    const unspeakable = () => {
      throw new Error('too deep')
    }
    const page = await onPage(
      <>
        <Mishap part="The tray" describe={unspeakable}>
          <Wordless />
        </Mishap>
        <Mishap part="The stage">
          <Thrower />
        </Mishap>
      </>,
      store,
    )
    expect(page.all('.mishap p').map((one) => one.textContent)).toEqual([
      expect.stringMatching(/^What happened: RangeError\. /),
      expect.stringMatching(/^What happened: only words\. /),
    ])
    const [tray, stage] = page.all('.mishap pre').map((one) => one.textContent!)
    expect(tray).toContain('On screen: could not be said: Error: too deep')
    expect(stage).not.toContain('On screen')
    expect(stage).not.toMatch(/\n\n\n/)
    page.all('.mishap')[0]!.querySelectorAll('button')[1]!.click()
    await breathe()
    expect(names(page.all('.mishap button'))).not.toContain('Report copied')
  })
})

describe('keys', () => {
  function Keys() {
    useShortcuts()
    return (
      <>
        <OpenWindow />
        <div className="pane-view" />
        <textarea aria-label="Words" />
        <input type="range" aria-label="A slider" />
        <button type="button">A button</button>
        <dialog open>
          <button type="button">In a window</button>
        </dialog>
      </>
    )
  }
  async function keys() {
    const made = await storeWithMaps()
    const page = await onPage(<Keys />, made.store)
    const on = (selector: string | null, key: string, held: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held })
      ;(selector === null ? document.body : page.one(selector)).dispatchEvent(event)
      return event.defaultPrevented
    }
    const labels = () => made.store.getState().document.labels
    return { ...made, page, on, labels }
  }

  test('are heard on the whole page, but not where somebody types', async () => {
    const { on, labels } = await keys()
    const before = labels()
    expect(on(null, 'l')).toBe(true)
    expect(labels()).toBe(!before)
    expect(on('[aria-label="A slider"]', 'L')).toBe(true)
    expect(labels()).toBe(before)
    expect(on('textarea', 'l')).toBe(false)
    expect(on('dialog button', 'l')).toBe(false)
    for (const held of ['ctrlKey', 'metaKey']) expect(on(null, 'l', { [held]: true })).toBe(false)
    expect(labels()).toBe(before)
  })

  test('can be kept to the brains', async () => {
    const { on, labels } = await keys()
    settings.setState({ keysOnPage: false })
    const before = labels()
    expect(on(null, 'l')).toBe(false)
    expect(on('button', 'l')).toBe(false)
    expect(labels()).toBe(before)
    expect(on('.pane-view', 'l')).toBe(true)
    expect(labels()).toBe(!before)
  })

  test('undo and redo, but for what is being typed, which has its own', async () => {
    const { on, store, act } = await keys()
    const flat = () => store.getState().document.flat
    act.change((view) => ({ ...view, flat: true }))
    expect(on('textarea', 'z', { ctrlKey: true })).toBe(false)
    expect(on('dialog button', 'z', { ctrlKey: true })).toBe(false)
    expect(on(null, 'z', { ctrlKey: true, altKey: true })).toBe(false)
    expect(flat()).toBe(true)
    expect(on(null, 'z', { ctrlKey: true })).toBe(true)
    expect(flat()).toBe(false)
    expect(on('[aria-label="A slider"]', 'Z', { metaKey: true, shiftKey: true })).toBe(true)
    expect(flat()).toBe(true)
    on(null, 'z', { metaKey: true })
    expect(flat()).toBe(false)
    on(null, 'y', { ctrlKey: true })
    expect(flat()).toBe(true)
  })

  test('open the list of commands from anywhere', async () => {
    const { on, page } = await keys()
    expect(on('textarea', 'k', { ctrlKey: true, altKey: true })).toBe(false)
    expect(on('textarea', 'k')).toBe(false)
    expect(page.one('[data-window]').textContent).toBe('none')
    expect(on('textarea', 'K', { ctrlKey: true })).toBe(true)
    await expect.poll(() => page.one('[data-window]').textContent).toBe('commands')
  })

  test('turn the brain that was looked at last, unless something there takes them', async () => {
    const { on, store, act } = await keys()
    const asked: string[] = []
    keepStage({
      afterKey: (view: string, from: Camera, { key }: KeyboardEvent) => {
        asked.push(view)
        if (key === '+') return { ...from, zoom: from.zoom * 2 }
        return key === 'ArrowRight' ? { ...from, azimuthDeg: from.azimuthDeg + 10 } : null
      },
    } as unknown as StageHandle)
    act.change((view, look) => withLink(view, 'camera', false, look))
    const camera = (side: SideId) => {
      const view = store.getState().document.views.find(({ id }) => id === `brain-${side}`)
      return view?.kind === 'brain' ? view.camera : null
    }
    const before = sideIds.map(camera)
    expect(on('[aria-label="A slider"]', '+')).toBe(false)
    expect(on('.pane-view', '+')).toBe(false)
    expect(asked).toEqual([])
    expect(on('button', '+')).toBe(true)
    expect(camera('a')).toEqual({ ...before[0]!, zoom: 2 * before[0]!.zoom })
    expect(camera('b')).toBe(before[1])
    act.focus('brain-b')
    expect(on('button', 'ArrowRight')).toBe(true)
    const turned = { ...before[1]!, azimuthDeg: before[1]!.azimuthDeg + 10 }
    expect(camera('b')).toEqual(turned)
    expect(on('button', 'Insert')).toBe(false)
    // A page that scrolls keeps its arrows, and zooms all the same.
    const tall = document.createElement('div')
    tall.style.height = '3000px'
    document.body.append(tall)
    expect(on('button', 'ArrowRight')).toBe(false)
    expect(camera('b')).toEqual(turned)
    expect(on('button', '+')).toBe(true)
    tall.remove()
    keepStage(null)
  })

  test('with Alt move the cursor on a brain alone, and only where there is one', async () => {
    const { on, act, store } = await keys()
    expect(on('.pane-view', 'ArrowUp', { altKey: true })).toBe(false)
    act.change((view) => ({ ...view, cursor: { world: [1, 1, 1], place: null } }))
    const before = store.getState().document.cursor
    expect(on(null, 'ArrowUp', { altKey: true })).toBe(false)
    expect(on('.pane-view', 'x', { altKey: true })).toBe(false)
    expect(store.getState().document.cursor).toBe(before)
    expect(on('.pane-view', 'ArrowUp', { altKey: true })).toBe(true)
    expect(store.getState().document.cursor).not.toBe(before)
  })

  test('that something else has taken are let be, and nobody listens once the page is gone', async () => {
    const { page, on, labels } = await keys()
    const before = labels()
    page.one('.pane-view').addEventListener('keydown', (event) => event.preventDefault())
    on('.pane-view', 'l')
    expect(labels()).toBe(before)
    await page.unmount()
    expect(on(null, 'l')).toBe(false)
    expect(labels()).toBe(before)
  })
})
