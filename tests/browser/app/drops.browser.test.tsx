/** What is dragged over the page and let go there: where it goes, and what becomes of it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { noteOf } from '#app/figure/figure.ts'
import { lectureStore } from '#app/lecture/lecture-store.ts'
import { bringIn, bringInFrom, putDown } from '#app/open/bring-in.ts'
import { beginMapDrag, endMapDrag } from '#app/open/dragged-map.ts'
import { useDrops } from '#app/open/use-drops.ts'
import { writeSession } from '#app/session/session-file.ts'
import { closeWindow } from '#app/shell/windows.ts'
import { lessons } from '#lesson/index.ts'
import { writeLecture } from '#lesson/lecture-file.ts'
import { selectShown } from '#state/select-shown.ts'
import { selectTray } from '#state/tray-map.ts'
import { askFor } from '#view/map-ask.ts'
import { type SideId, sideIds } from '#view/spec.ts'
import {
  breathe,
  controlledStore,
  file,
  files,
  storeWithMaps,
} from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

type Made = Pick<ReturnType<typeof controlledStore>, 'store'>
const titles = ({ store }: Made) =>
  sideIds.map((side) => selectShown(store.getState(), side)?.title ?? null)
const tray = ({ store }: Made) => selectTray(store.getState()).map(({ title }) => title)
const notices = ({ store }: Made) => store.getState().notices.map(({ text }) => text)

beforeEach(() => localStorage.clear())
afterEach(() => {
  endMapDrag()
  closeWindow()
  lectureStore.setState({ lecture: null })
  vi.restoreAllMocks()
})

describe('a drag', () => {
  function Page() {
    const drag = useDrops()
    const over = drag?.over?.target
    return (
      <>
        <div
          className="stage"
          style={{ position: 'fixed', left: 100, top: 50, width: 400, height: 200 }}
        >
          {sideIds.map((side, at) => (
            <div
              key={side}
              data-pane={side}
              style={{ position: 'absolute', left: 200 * at, top: 0, width: 200, height: 200 }}
            />
          ))}
        </div>
        <output>
          {drag === null
            ? 'none'
            : `${drag.zones.length} ${drag.fromTray} ${over ? JSON.stringify(over) : 'beside'}`}
        </output>
        <p style={{ height: 2000 }}>long</p>
      </>
    )
  }
  /** Middles of the left map's place, of what lies over the right one, of the tray's, and of none. */
  const at = { left: [200, 80], overRight: [400, 170], tray: [300, 230], beside: [20, 20] } as const

  async function page() {
    const made = controlledStore()
    const screen = await onPage(<Page />, made.store)
    const send = async (
      type: string,
      [clientX, clientY]: readonly [number, number],
      dataTransfer: DataTransfer | null,
      more: DragEventInit = {},
    ) => {
      const event = new DragEvent(type, {
        bubbles: true,
        cancelable: true,
        clientX,
        clientY,
        dataTransfer,
        ...more,
      })
      document.body.dispatchEvent(event)
      await breathe()
      return event.defaultPrevented
    }
    const seen = () => screen.one('output').textContent
    return { ...made, screen, send, seen }
  }
  function carrying(...names: readonly string[]) {
    const transfer = new DataTransfer()
    for (const [n, name] of names.entries())
      transfer.items.add(new File([String(n + 3)], name, { type: 'application/octet-stream' }))
    return transfer
  }
  function address(url: string) {
    const transfer = new DataTransfer()
    transfer.setData('text/uri-list', `${url}\r\n${url}/second`)
    return transfer
  }

  test('of files shows where they would go, and goes there', async () => {
    const made = await page()
    const { send, seen } = made
    const transfer = carrying('pain.nii')
    expect(seen()).toBe('none')
    expect(await send('dragenter', at.left, transfer)).toBe(true)
    expect(await send('dragover', at.left, transfer)).toBe(true)
    expect(seen()).toBe('5 false {"to":"side","side":"a"}')
    await send('dragover', at.overRight, transfer)
    expect(seen()).toContain('{"to":"over","side":"b"}')
    await send('dragover', at.beside, transfer)
    expect(seen()).toBe('5 false beside')
    await send('dragover', at.left, transfer)
    expect(await send('drop', at.left, transfer)).toBe(true)
    expect(seen()).toBe('none')
    await expect.poll(() => titles(made)).toEqual(['pain', null])
    // Once more, straight away: what was dropped is known by where it falls, not by what was shown.
    await send('drop', [400, 80], carrying('other.nii'))
    await expect.poll(() => titles(made)).toEqual(['pain', 'other'])
    await send('drop', at.overRight, carrying('layer.nii'))
    await expect
      .poll(() => made.store.getState().document.sides.b.layers.map(({ ask }) => ask?.source))
      .toMatchObject([{ files: [{ name: 'other.nii' }] }, { files: [{ name: 'layer.nii' }] }])
  })

  test('that is let go on the tray or beside the brains waits in the tray', async () => {
    const made = await page()
    await made.send('drop', at.tray, carrying('one.nii'))
    await made.send('drop', at.beside, carrying('two.nii'))
    await expect.poll(() => tray(made)).toEqual(['one', 'two'])
    expect(titles(made)).toEqual([null, null])
  })

  test('is forgotten where it leaves the page, ends, or was called off without a word', async () => {
    const { send, seen, screen } = await page()
    const transfer = carrying('pain.nii')
    const over = async () => {
      await send('dragover', at.left, transfer)
      expect(seen()).not.toBe('none')
    }
    await over()
    await send('dragleave', at.left, transfer, { relatedTarget: document.body })
    expect(seen()).not.toBe('none')
    await send('dragleave', at.left, transfer)
    expect(seen()).toBe('none')
    await over()
    await send('dragend', at.left, transfer)
    expect(seen()).toBe('none')
    await over()
    dispatchEvent(new PointerEvent('pointermove'))
    await expect.poll(seen).toBe('none')
    await screen.unmount()
    expect(await send('dragover', at.left, transfer)).toBe(false)
  })

  test('knows its places anew when the page scrolls', async () => {
    const { send, seen, screen } = await page()
    const transfer = carrying('pain.nii')
    await send('dragover', [90, 80], transfer)
    expect(seen()).toBe('5 false beside')
    screen.one('.stage').style.left = '60px'
    await send('dragover', [90, 80], transfer)
    expect(seen()).toBe('5 false beside')
    dispatchEvent(new Event('scroll'))
    await send('dragover', [90, 80], transfer)
    expect(seen()).toBe('5 false {"to":"side","side":"a"}')
    screen.one('.stage').style.left = '100px'
    dispatchEvent(new Event('resize'))
    await send('dragover', [90, 80], transfer)
    expect(seen()).toBe('5 false beside')
  })

  test('of words, or of a picture of this page, is the browser’s', async () => {
    const { send, seen } = await page()
    const words = new DataTransfer()
    words.setData('text/plain', 'words')
    for (const type of ['dragenter', 'dragover', 'drop'])
      for (const transfer of [words, null])
        expect([type, await send(type, at.left, transfer)]).toEqual([type, false])
    await send('dragstart', at.left, carrying('picture.png'))
    for (const type of ['dragenter', 'dragover', 'drop'])
      expect([type, await send(type, at.left, carrying('picture.png'))]).toEqual([type, false])
    expect(seen()).toBe('none')
    // The next one may come from outside again.
    await send('dragend', at.left, carrying('picture.png'))
    expect(await send('dragover', at.left, carrying('pain.nii'))).toBe(true)
  })

  test('of a map of the tray puts it on a side', async () => {
    const made = await page()
    const transfer = new DataTransfer()
    await made.send('dragstart', at.tray, transfer)
    beginMapDrag(transfer, askFor({ kind: 'sample', id: 'physical-pain' }), 'Physical pain')
    await made.send('dragover', at.tray, transfer)
    expect(made.seen()).toBe('5 true {"to":"tray"}')
    await made.send('drop', [400, 80], transfer)
    await expect.poll(() => titles(made)).toEqual([null, 'Physical pain'])
    expect(tray(made)).toEqual([])
    await made.send('dragend', at.left, transfer)
    expect(await made.send('dragover', at.left, transfer)).toBe(false)
  })

  test('of an address fetches the first that it names, or says what is wrong with it', async () => {
    const made = await page()
    await made.send('drop', [400, 80], address('https://maps.example/pain.nii.gz?5'))
    await expect.poll(() => titles(made)).toEqual([null, expect.stringContaining('pain')])
    await made.send('drop', at.left, address('ftp://maps.example/pain.nii'))
    await expect.poll(() => notices(made)).toHaveLength(1)
    expect(titles(made)[0]).toBeNull()
  })

  test('that holds no file says so where it was let go', async () => {
    for (const [place, side] of [
      [[400, 80], 'b'],
      [at.tray, 'a'],
    ] as const) {
      const made = await page()
      const empty = { types: ['Files'], files: [], items: [] } as unknown as DataTransfer
      const event = new DragEvent('drop', {
        clientX: place[0],
        clientY: place[1],
        cancelable: true,
      })
      Object.defineProperty(event, 'dataTransfer', { value: empty })
      dispatchEvent(event)
      await expect
        .poll(() => made.store.getState().failures[side as SideId]?.tag)
        .toBe('nothing-dropped')
      await made.screen.unmount()
    }
  })

  test('of a folder looks through it', async () => {
    const made = await page()
    const entry = (name: string) => ({
      name,
      isFile: true,
      isDirectory: false,
      file: (got: (one: File) => void) => got(new File(['9'], name)),
    })
    const inside = [entry('deep.nii')]
    const folder = {
      name: 'study',
      isDirectory: true,
      isFile: false,
      createReader: () => ({
        readEntries: (got: (entries: unknown) => void) => got(inside.splice(0)),
      }),
    }
    const items = [{ kind: 'file', webkitGetAsEntry: () => folder }]
    const event = new DragEvent('drop', { clientX: 400, clientY: 80, cancelable: true })
    Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], files: [], items } })
    dispatchEvent(event)
    await expect.poll(() => titles(made)).toEqual([null, 'deep'])
  })
})

describe('what comes in', () => {
  const svg = (store: Made['store']) => {
    const note = document.createElement('p')
    note.textContent = noteOf(store.getState())
    const text = `<svg xmlns="http://www.w3.org/2000/svg"><metadata id="ostrakon">${note.innerHTML}</metadata></svg>`
    return file('figure.svg', text)
  }

  test('as a figure brings its view, as a session its maps, too', async () => {
    const from = await storeWithMaps()
    from.act.change((view) => ({ ...view, flat: true }))
    const made = controlledStore()
    await bringIn(made.store, svg(from.store), {
      to: 'side',
      side: 'b',
    })
    expect(made.store.getState().document.flat).toBe(true)
    expect(titles(made)).toEqual([null, null])
    const blob = await writeSession({ ...from.store.getState(), lecture: lessons[0]! })
    await bringIn(made.store, [{ name: 'talk.ostrakon.zip', blob }], { to: 'tray' })
    await expect.poll(() => titles(made)).toEqual(['one', 'two'])
    expect(lectureStore.getState().lecture?.lesson.id).toBe(lessons[0]!.id)
    lectureStore.setState({ lecture: null })
    const bare = await writeSession({ ...from.store.getState(), lecture: null })
    await bringIn(made.store, [{ name: 'talk.ostrakon.zip', blob: bare }], { to: 'tray' })
    expect(lectureStore.getState().lecture).toBeNull()
  })

  test('as a lecture begins; one without slides says so', async () => {
    const made = controlledStore()
    const target = { to: 'side', side: 'b' } as const
    await bringIn(made.store, file('talk.ostrakon.json', writeLecture(lessons[1]!)), target)
    expect(lectureStore.getState().lecture?.lesson.title).toBe(lessons[1]!.title)
    expect(notices(made)).toEqual([])
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await bringIn(made.store, file('talk.ostrakon.json', writeLecture(lessons[1]!)), target)
    expect(notices(made)).toEqual([expect.stringMatching(/^The browser keeps nothing here/)])
    lectureStore.setState({ lecture: null })
    const { giveOpened } = await import('#app/lecture/give-opened.ts')
    giveOpened(made.store, { ...lessons[0]!, steps: [] })
    expect(notices(made).at(-1)).toBe('The lecture that came with this has no slides.')
    expect(lectureStore.getState().lecture).toBeNull()
  })

  test('and is none of these names itself where it fails, on the side where it was put', async () => {
    for (const [name, side, target] of [
      ['bad.ostrakon.json', 'b', { to: 'over', side: 'b' }],
      ['bad.ostrakon.zip', 'a', { to: 'tray' }],
      ['bad.svg', 'b', { to: 'side', side: 'b' }],
    ] as const) {
      const made = controlledStore()
      await bringIn(made.store, file(name, 'no such thing'), target)
      const { failures } = made.store.getState()
      expect([name, failures[side]?.subject, failures[side === 'a' ? 'b' : 'a']]).toEqual([
        name,
        name,
        null,
      ])
    }
  })

  test('from an address goes to its side or over it; several, and one for the tray, wait there', async () => {
    const source = (n: number) => ({ kind: 'url' as const, url: `https://maps.example/${n}` })
    const made = controlledStore()
    await bringInFrom(made.store, [], { to: 'side', side: 'a' })
    await bringInFrom(made.store, [source(1)], { to: 'side', side: 'a' })
    expect(titles(made)[0]).not.toBeNull()
    await bringInFrom(made.store, [source(2), source(3)], { to: 'side', side: 'b' })
    await bringInFrom(made.store, [source(4)], { to: 'tray' })
    expect(titles(made)[1]).toBeNull()
    expect(tray(made)).toHaveLength(3)
    await made.act.open('b', files('base.nii', '2'))
    await putDown(made.store, askFor(source(5)), { to: 'over', side: 'b' })
    await putDown(made.store, askFor(source(6)), { to: 'tray' })
    expect(made.store.getState().document.sides.b.layers).toHaveLength(2)
    expect(tray(made)).toHaveLength(3)
  })
})
