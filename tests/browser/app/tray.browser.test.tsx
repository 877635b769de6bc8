import { beforeEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { beginMapDrag, draggedMap, endMapDrag, isMapDrag } from '#app/open/dragged-map.ts'
import { Tray } from '#app/open/Tray.tsx'
import { settings } from '#app/shell/settings.ts'
import { selectShown } from '#state/select-shown.ts'
import { selectTray } from '#state/tray-map.ts'
import type { SideId } from '#view/spec.ts'
import { breathe, controlledStore, file } from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

beforeEach(() => settings.setState({ folds: {} }))

async function tray({ wrong = '' } = {}) {
  const made = controlledStore({
    glance: (name) => {
      if (name === wrong) throw new Error(`${name} is empty`)
      return { format: 'NIfTI', statistic: { kind: 'z', from: 'intent' }, shape: [2, 3, 4] }
    },
  })
  made.act.gather([...file('one.nii', '1'), ...file('two.nii', '2'), ...file('three.nii', '3')])
  await breathe()
  const page = await onPage(<Tray />, made.store)
  const title = (side: SideId) => selectShown(made.store.getState(), side)?.title ?? null
  const asks = (side: SideId) => made.store.getState().document.sides[side].layers.length
  const titles = () => selectTray(made.store.getState()).map((map) => map.title)
  return { ...made, page, title, asks, titles }
}

test('the tray is not there until something lies in it', async () => {
  const { store } = controlledStore()
  const page = await onPage(<Tray />, store)
  expect(page.all('.tray')).toHaveLength(0)
})

test('each map says what it is, and goes to either side by its button', async () => {
  const { page, title } = await tray()
  expect(page.one('.tray-count').textContent).toBe('3')
  expect(page.all('.tray-map strong').map((one) => one.textContent)).toEqual([
    'one',
    'two',
    'three',
  ])
  expect(page.one('.tray-map p').title).toMatch(/^one: z · .*1 B$/)
  await page.press('two: As the right map')
  expect(page.said()).toBe('two: As the right map')
  await expect.poll(() => title('b')).toBe('two')
  expect(title('a')).toBeNull()
  await page.press('one: As the left map')
  await expect.poll(() => title('a')).toBe('one')
  expect(page.said()).toBe('one: As the left map')
  const pressed = page
    .all('[aria-pressed="true"]')
    .map((button) => button.getAttribute('aria-label'))
  expect(pressed).toEqual(['one: As the left map', 'two: As the right map'])
})

test('the menu of a map puts it on a side, over a side, and out of the tray', async () => {
  const { page, title, asks, titles, act } = await tray()
  expect(page.options('Where to put two')).toEqual([
    '…',
    'As the left map',
    'As the right map',
    'Over the left map, as a layer',
    'Over the right map, as a layer',
    'Take it out of the tray',
  ])
  await page.choose('Where to put one', 'As the left map')
  await page.choose('Where to put two', 'Over the left map, as a layer')
  await page.choose('Where to put two', 'As the right map')
  await page.choose('Where to put three', 'Over the right map, as a layer')
  await expect.poll(() => [title('a'), title('b')]).toEqual(['one', 'two'])
  expect([asks('a'), asks('b')]).toEqual([2, 2])
  await page.choose('Where to put two', 'Take it out of the tray')
  expect(titles()).toEqual(['one', 'three'])
  expect(page.said()).toBe('two is out of the tray. Undo brings it back.')
  act.undo()
  expect(titles()).toEqual(['one', 'two', 'three'])
})

describe('keys on a map of the tray', () => {
  const focus = (page: Awaited<ReturnType<typeof tray>>['page'], map: number, put = 'a') =>
    page.all(`[data-put="${put}"]`)[map]!.focus()
  const focused = () => document.activeElement?.getAttribute('aria-label')

  test('put it left and right, and take it out', async () => {
    const { page, title, titles } = await tray()
    focus(page, 1)
    await userEvent.keyboard('r')
    await expect.poll(() => title('b')).toBe('two')
    await userEvent.keyboard('L')
    await expect.poll(() => title('a')).toBe('two')
    focus(page, 0)
    await userEvent.keyboard('{Delete}')
    expect(titles()).toEqual(['two', 'three'])
    focus(page, 0)
    await userEvent.keyboard('{Backspace}')
    expect(titles()).toEqual(['three'])
  })

  test('are the browser’s with Control, Alt or Meta, and the menu’s on the menu', async () => {
    const { page, title, titles } = await tray()
    for (const held of ['ctrlKey', 'altKey', 'metaKey']) {
      for (const key of ['l', 'Delete'])
        page
          .one('[data-put="a"]')
          .dispatchEvent(new KeyboardEvent('keydown', { key, [held]: true, bubbles: true }))
    }
    page.one('.tray-map select').focus()
    await userEvent.keyboard('r')
    await breathe()
    expect([title('a'), title('b')]).toEqual([null, null])
    expect(titles()).toHaveLength(3)
  })

  test('that take it out hand the focus to the next map, from the last one to the one before', async () => {
    const { page, titles } = await tray()
    focus(page, 1, 'b')
    await userEvent.keyboard('{Delete}')
    expect(titles()).toEqual(['one', 'three'])
    await expect.poll(focused).toBe('three: As the left map')
    await userEvent.keyboard('{Delete}')
    await expect.poll(focused).toBe('one: As the left map')
    await userEvent.keyboard('{Backspace}')
    expect(titles()).toEqual([])
  })

  test('arrows go from map to map, to the same button, and stop at the ends', async () => {
    const { page } = await tray()
    focus(page, 0, 'b')
    await userEvent.keyboard('{ArrowLeft}')
    expect(focused()).toBe('one: As the right map')
    await userEvent.keyboard('{ArrowRight}')
    expect(focused()).toBe('two: As the right map')
    await userEvent.keyboard('{ArrowRight}')
    expect(focused()).toBe('three: As the right map')
    await userEvent.keyboard('{ArrowRight}')
    expect(focused()).toBe('three: As the right map')
    await userEvent.keyboard('{ArrowLeft}')
    expect(focused()).toBe('two: As the right map')
  })
})

test('only keys that do something on the tray are taken from the page', async () => {
  const { page } = await tray()
  const taken = (element: HTMLElement, key: string) =>
    !element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  const [button] = page.all('[data-put="a"]')
  const menu = page.one('.tray-map select')
  // A page that scrolled with each step would lose the map that the focus goes to.
  for (const key of ['ArrowRight', 'ArrowLeft', 'l', 'r'])
    expect([key, taken(button!, key)]).toEqual([key, true])
  for (const key of ['ArrowDown', 'x', 'Enter'])
    expect([key, taken(button!, key)]).toEqual([key, false])
  for (const key of ['ArrowRight', 'ArrowDown', 'l'])
    expect([key, taken(menu, key)]).toEqual([key, false])
  expect(taken(menu, 'Delete')).toBe(true)
})

test('a file that can be no map goes to no side, and says why', async () => {
  const { page, store, title } = await tray({ wrong: 'two.nii' })
  const wrong = page.one('[data-wrong="true"]')
  expect(wrong.textContent).toContain('can’t be opened')
  expect(wrong.draggable).toBe(false)
  expect(page.all('[data-wrong="false"]').map((one) => one.draggable)).toEqual([true, true])
  expect(page.options('Where to put two')).toEqual(['…', 'Take it out of the tray'])
  await page.press('Why two can’t be opened')
  expect(store.getState().notices.at(-1)?.text).toBe('two.nii is empty')
  wrong.querySelector('button')!.focus()
  await userEvent.keyboard('lr')
  await breathe()
  expect([title('a'), title('b')]).toEqual([null, null])
  await userEvent.keyboard('{ArrowLeft}')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('one: As the left map')
})

test('a map whose file this browser has lost says to drop it again', async () => {
  const { page, store } = await tray()
  store.setState({ files: {} })
  await expect.poll(() => page.all('[data-wrong="true"]')).toHaveLength(3)
  expect(page.one('.tray-map span').textContent).toBe('not kept in this browser: drop it again')
  await page.press('Why one can’t be opened')
  expect(store.getState().notices.at(-1)?.text).toBe(
    'one is not kept in this browser. Drop the file again.',
  )
})

test('folded, the tray keeps its maps and its count, and stays so in this browser', async () => {
  const { page } = await tray()
  const head = page.one('.tray-head button')
  expect(head.getAttribute('aria-expanded')).toBe('true')
  head.click()
  await expect.poll(() => page.all('.tray-map')).toHaveLength(0)
  expect(settings.getState().folds).toEqual({ tray: false })
  expect(head.getAttribute('aria-expanded')).toBe('false')
  expect(head.textContent).toBe('Tray 3')
  expect(page.all('.tray-head select')).toHaveLength(0)
  head.click()
  await expect.poll(() => page.all('.tray-map')).toHaveLength(3)
})

test('its menu takes all out, or asks for more files', async () => {
  const { page, titles } = await tray()
  let asked = 0
  page.one('[data-file-input="tray"]').addEventListener('click', (event) => {
    event.preventDefault()
    asked++
  })
  await page.choose('More on the tray', 'Add files of mine')
  expect(asked).toBe(1)
  expect(titles()).toHaveLength(3)
  await page.choose('More on the tray', 'Take all out')
  expect(titles()).toEqual([])
  expect(asked).toBe(1)
})

test('a map that is dragged is remembered while it is, and copied', async () => {
  const { page, store } = await tray()
  const item = page.all('.tray-map')[1]!
  expect(item.dataset['dragged']).toBe('false')
  const drag = (type: string) =>
    item.dispatchEvent(new DragEvent(type, { bubbles: true, dataTransfer: new DataTransfer() }))
  drag('dragstart')
  expect(draggedMap()).toBe(selectTray(store.getState())[1]!.ask)
  expect(page.all('.tray-map')[0]!.dataset['dragged']).toBe('false')
  await expect.poll(() => item.dataset['dragged']).toBe('true')
  drag('dragend')
  await expect.poll(() => item.dataset['dragged']).toBe('false')
  endMapDrag()
  expect(draggedMap()).toBeNull()
})

test('a drag is one of a map only if one was begun, and it carries one', async () => {
  const { store } = await tray()
  const [map] = selectTray(store.getState())
  const transfer = new DataTransfer()
  endMapDrag()
  expect(isMapDrag(transfer)).toBe(false)
  beginMapDrag(transfer, map!.ask, 'one')
  expect(transfer.getData('application/x-ostrakon-map')).toBe('one')
  expect(isMapDrag(transfer)).toBe(true)
  expect(isMapDrag(new DataTransfer())).toBe(false)
  endMapDrag()
  expect(isMapDrag(transfer)).toBe(false)
})
