import { afterEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { AddressDialog } from '#app/open/AddressDialog.tsx'
import { DropTargets } from '#app/open/DropTargets.tsx'
import type { DropZone } from '#app/open/drop-zones.ts'
import { FileInput, FolderInput } from '#app/open/FileInput.tsx'
import { FolderDialog } from '#app/open/FolderDialog.tsx'
import { folderWindow, openFolder } from '#app/open/folder-window.ts'
import { MapInfoButton } from '#app/open/MapInfo.tsx'
import { OpenMenu } from '#app/open/OpenMenu.tsx'
import type { Folder } from '#app/open/read-folder.ts'
import { StatisticField } from '#app/open/StatisticField.tsx'
import { VolumeSelect } from '#app/open/VolumeSelect.tsx'
import { useApp } from '#app/shell/use-app.ts'
import { closeWindow, useWindow } from '#app/shell/windows.ts'
import type { ShownMap } from '#state/app-state.ts'
import { selectShown } from '#state/select-shown.ts'
import { selectTray } from '#state/tray-map.ts'
import { mapLayer, type SideId, sideIds } from '#view/spec.ts'
import { breathe, controlledStore, storeWithMaps } from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

afterEach(() => {
  vi.restoreAllMocks()
  folderWindow.setState({ looked: null })
  closeWindow()
})

type Made = ReturnType<typeof controlledStore>
const title = ({ store }: Made, side: SideId) => selectShown(store.getState(), side)?.title ?? null
const trayTitles = ({ store }: Made) => selectTray(store.getState()).map((map) => map.title)

function OpenWindow() {
  return <span data-window>{useWindow() ?? 'none'}</span>
}

describe('a folder', () => {
  const folderOf = (paths: readonly string[], more: Partial<Folder> = {}): Folder => ({
    name: 'study',
    files: paths.map((path, n) => ({
      path,
      file: async () => {
        if (path.includes('gone')) throw new Error('NotFoundError')
        return new File([path.endsWith('.json') ? '{"intent": "z"}' : String(n + 1)], path)
      },
    })),
    unreadable: [],
    isCut: false,
    ...more,
  })
  const stat = (sub: string, task: string) =>
    `sub-${sub}_task-${task}_contrast-hot_stat-z_statmap.nii.gz`

  async function opened(folder: Folder, target: Parameters<typeof openFolder>[2]) {
    const made = controlledStore()
    const page = await onPage(
      <>
        <FolderDialog />
        <OpenWindow />
      </>,
      made.store,
    )
    await openFolder(made.store, folder, target)
    const listed = () => page.all('.folder-list .path').map((one) => one.textContent)
    const told = () => page.one('.folder-count p').textContent
    const puts = () =>
      page
        .all<HTMLButtonElement>('.folder-put button')
        .map((one) => `${one.textContent}${one.disabled ? ' (off)' : ''}`)
    const tick = (at: number) => page.all('.folder-list input')[at]!.click()
    return { ...made, page, listed, told, puts, tick }
  }
  const three = folderOf([stat('01', 'pain'), stat('02', 'pain'), stat('10', 'rest'), 'T1w.nii'])

  test('of one map shows it where the folder was put, of two on both sides, without a question', async () => {
    const one = await opened(folderOf([stat('01', 'pain')]), { to: 'side', side: 'b' })
    expect([title(one, 'a'), title(one, 'b')]).toEqual([null, expect.stringContaining('sub-01')])
    expect(one.page.one('[data-window]').textContent).toBe('none')
    const two = await opened(folderOf([stat('01', 'pain'), stat('02', 'pain')]), {
      to: 'side',
      side: 'b',
    })
    expect(sideIds.map((side) => title(two, side)?.slice(0, 6))).toEqual(['sub-01', 'sub-02'])
    expect(folderWindow.getState().looked).toBeNull()
  })

  test('of none says so on the side that it was put on', async () => {
    const made = await opened(folderOf(['notes.txt']), { to: 'side', side: 'b' })
    const { failures } = made.store.getState()
    expect(failures.a).toBeNull()
    expect(failures.b?.subject).toBe('study')
    const tray = await opened(folderOf(['notes.txt']), { to: 'tray' })
    expect(tray.store.getState().failures.a?.subject).toBe('study')
  })

  test('of more lists the statistical maps, and the other images only if they are asked for', async () => {
    const { page, listed, told } = await opened(three, { to: 'side', side: 'a' })
    await expect.poll(listed).toEqual([stat('01', 'pain'), stat('02', 'pain'), stat('10', 'rest')])
    expect(page.one('[data-window]').textContent).toBe('folder')
    expect(page.one('dialog h2').textContent).toBe('Maps in “study”')
    expect(told()).toBe('3 maps. ')
    expect(document.activeElement).toBe(page.one('[type="search"]'))
    expect(page.one('.folder-list span').textContent).toMatch(
      /^sub 01 · task pain · contrast hot · z/,
    )
    await page.check('Other images, too (1)')
    await expect.poll(listed).toContain('T1w.nii')
    expect(told()).toBe('4 maps. ')
  })

  test('without a statistical map lists all images', async () => {
    const { listed, page } = await opened(folderOf(['a.nii', 'b.nii', 'c.nii']), { to: 'tray' })
    await expect.poll(listed).toEqual(['a.nii', 'b.nii', 'c.nii'])
    expect(page.all('.folder-wish input[type="checkbox"]')).toHaveLength(0)
  })

  test('is searched by words and by what the names say', async () => {
    const { page, listed, told } = await opened(three, { to: 'tray' })
    await expect.poll(() => page.options('Subject')).toEqual(['all 3', '01', '02', '10'])
    // All have one contrast: there is nothing to choose.
    expect(page.options('Contrast')).toEqual([])
    await page.choose('Task', 'pain')
    await expect.poll(listed).toEqual([stat('01', 'pain'), stat('02', 'pain')])
    await page.set('Search', 'SUB-02')
    await expect.poll(listed).toEqual([stat('02', 'pain')])
    expect(told()).toBe('1 map. ')
    await page.press('Choose all of these')
    await expect.poll(told).toBe('1 map. 1 map chosen.')
    await page.press('Choose none')
    await expect.poll(told).toBe('1 map. ')
    await page.set('Search', 'nothing')
    await expect.poll(told).toBe('0 maps. ')
    const all = page.one<HTMLButtonElement>('.folder-count button')
    expect([all.disabled, all.textContent]).toEqual([true, 'Choose all of these'])
    await page.choose('Task', 'all 2')
    await page.set('Search', '')
    await expect.poll(listed).toHaveLength(3)
  })

  test('lists so many at once, and tells how many there are', async () => {
    const paths = Array.from({ length: 201 }, (_, n) => `m${n}_stat-z_statmap.nii`)
    const { listed, told, page } = await opened(folderOf(paths), { to: 'tray' })
    await expect.poll(() => listed().length).toBe(200)
    expect(told()).toBe('The first 200 of 201 maps: search to see others. ')
    // Also where the window opens with its list at once.
    expect(document.activeElement).toBe(page.one('[type="search"]'))
    await page.set('Search', 'm1')
    await expect.poll(() => listed().length).toBe(111)
    expect(told()).toBe('111 maps. ')
  })

  test('gives one map to a side, two to both, and any number to the tray', async () => {
    const { puts, tick, told, page } = await opened(three, { to: 'side', side: 'a' })
    await expect
      .poll(puts)
      .toEqual(['As the left map (off)', 'As the right map (off)', 'Into the tray (off)'])
    tick(1)
    await expect.poll(puts).toEqual(['As the left map', 'As the right map', 'Into the tray (1)'])
    expect(told()).toBe('3 maps. 1 map chosen.')
    tick(0)
    await expect.poll(puts).toEqual(['As left and right map', 'Into the tray (2)'])
    await page.press('Choose all of these')
    await expect.poll(told).toBe('3 maps. 3 maps chosen.')
    expect(puts()).toEqual(['As the left map (off)', 'As the right map (off)', 'Into the tray (3)'])
    await page.press('Choose none')
    await expect.poll(told).toBe('3 maps. ')
  })

  test.each(sideIds)('shows the chosen map on side %s, and closes', async (side) => {
    const made = await opened(three, { to: 'tray' })
    await expect.poll(made.listed).toHaveLength(3)
    made.tick(1)
    await made.page.press(side === 'a' ? 'As the left map' : 'As the right map')
    await expect.poll(() => title(made, side)).toMatch(/^sub-02/)
    expect(title(made, side === 'a' ? 'b' : 'a')).toBeNull()
    expect(folderWindow.getState().looked).toBeNull()
    expect(made.page.one('[data-window]').textContent).toBe('none')
  })

  test('puts chosen maps into the tray, each by itself, what can’t be read aside', async () => {
    const gone = folderOf([stat('01', 'pain'), 'gone_stat-z_statmap.nii', stat('03', 'rest')])
    const made = await opened(gone, { to: 'side', side: 'a' })
    await expect.poll(made.listed).toHaveLength(3)
    await made.page.press('Choose all of these')
    await made.page.press('Into the tray (3)')
    await expect.poll(() => trayTitles(made)).toHaveLength(2)
    expect(made.store.getState().notices.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^gone_stat-z_statmap\.nii could not be read.*\(.*\)\.$/),
    )
    expect(title(made, 'a')).toBeNull()
  })

  test('gives two chosen maps to both sides, the first to the left', async () => {
    const made = await opened(three, { to: 'tray' })
    await expect.poll(made.listed).toHaveLength(3)
    made.tick(2)
    made.tick(0)
    await made.page.press('As left and right map')
    await expect
      .poll(() => sideIds.map((side) => title(made, side)?.slice(0, 6)))
      .toEqual(['sub-01', 'sub-10'])
    expect(trayTitles(made)).toEqual([])
  })

  test('is asked once while chosen maps are read, and counts those that can’t be', async () => {
    let give = () => {}
    const slow = new Promise<void>((resolve) => {
      give = resolve
    })
    const folder = folderOf([
      'gone-1_stat-z_statmap.nii',
      stat('01', 'pain'),
      'gone-2_stat-z_statmap.nii',
    ])
    const files = folder.files.map(({ path, file }) => ({
      path,
      file: () => slow.then(file),
    }))
    const made = await opened({ ...folder, files }, { to: 'tray' })
    await expect.poll(made.listed).toHaveLength(3)
    made.tick(0)
    await expect.poll(() => made.puts()[0]).toBe('As the left map')
    await made.page.press('Choose all of these')
    await made.page.press('Into the tray (3)')
    await expect
      .poll(made.puts)
      .toEqual(['As the left map (off)', 'As the right map (off)', 'Into the tray (3) (off)'])
    give()
    await expect.poll(() => trayTitles(made)).toHaveLength(1)
    expect(made.store.getState().notices[0]!.text).toMatch(
      /^gone-1_.* could not be read.* And 1 more of the kind\.$/,
    )
  })

  test('tells which of its maps have a side-car', async () => {
    const map = stat('01', 'pain')
    const sidecar = map.replace('.nii.gz', '.json')
    const made = await opened(folderOf([map, stat('02', 'pain'), stat('03', 'pain'), sidecar]), {
      to: 'tray',
    })
    await expect.poll(made.listed).toHaveLength(3)
    // All of them are statistical: there are no others to ask for.
    expect(made.page.all('.folder-wish [type="checkbox"]')).toHaveLength(0)
    const told = made.page.all('.folder-list small:not(.path)')
    expect(told.map((one) => [one.textContent, one.title])).toEqual([[' with side-car', sidecar]])
    expect(told[0]!.closest('li')!.querySelector('.path')!.textContent).toBe(map)
  })

  test('that was dropped and holds no map says so by its name, and its window goes', async () => {
    const entry = {
      name: 'deep',
      isDirectory: true,
      createReader: () => ({ readEntries: (done: (some: unknown[]) => void) => done([]) }),
    } as unknown as FileSystemEntry
    const made = controlledStore()
    const page = await onPage(<FolderDialog />, made.store)
    await openFolder(made.store, [entry], { to: 'over', side: 'b' })
    expect(made.store.getState().failures).toMatchObject({ a: null, b: { subject: 'deep' } })
    await expect.poll(() => page.all('dialog')).toHaveLength(0)
  })

  test('tells what of it was not looked at', async () => {
    const all = { unreadable: ['a/', 'b/', 'c/', 'd/'], isCut: true }
    const { page } = await opened({ ...three, ...all }, { to: 'tray' })
    await expect
      .poll(() => page.all('dialog > .aside').map((one) => one.textContent))
      .toEqual([
        'The folder has more than 50,000 files; the first of them were looked at. Drop a folder below it to see others. 4 folders could not be read: a/, b/, c/, ….',
      ])
    folderWindow.setState({ looked: null })
    const some = await opened({ ...three, unreadable: ['a/', 'b/', 'c/'] }, { to: 'tray' })
    await expect
      .poll(() => some.page.one('dialog > .aside').textContent)
      .toBe('3 folders could not be read: a/, b/, c/.')
    folderWindow.setState({ looked: null })
    const cut = await opened({ ...three, isCut: true }, { to: 'tray' })
    await expect
      .poll(() => cut.page.one('dialog > .aside').textContent)
      .toMatch(/Drop a folder below it to see others\. $/)
    folderWindow.setState({ looked: null })
    const one = await opened({ ...three, unreadable: ['a/'] }, { to: 'tray' })
    await expect
      .poll(() => one.page.one('dialog > .aside').textContent)
      .toBe('1 folder could not be read: a/.')
  })

  test('says how far it is while it is walked through, and stops when its window is closed', async () => {
    const made = controlledStore()
    const page = await onPage(<FolderDialog />, made.store)
    let give = (_: FileSystemEntry[]) => {}
    const entry = {
      name: 'deep',
      isDirectory: true,
      createReader: () => ({
        readEntries: (done: (some: FileSystemEntry[]) => void) => {
          give = done
        },
      }),
    } as unknown as FileSystemEntry
    const walked = openFolder(made.store, [entry], { to: 'side', side: 'a' })
    await expect.poll(() => page.one('dialog [role="status"]').textContent).toBe('0 files so far')
    expect(page.one('dialog h2').textContent).toBe('Looking through the folder…')
    await page.press('Close')
    await expect.poll(() => folderWindow.getState().looked).toBeNull()
    give([{ name: 'x.nii', isDirectory: false } as FileSystemEntry])
    await breathe()
    give([])
    await walked
    expect(made.store.getState().failures).toEqual({ a: null, b: null })
    expect(folderWindow.getState().looked).toBeNull()
  })
})

describe('an address', () => {
  async function dialog(side: SideId = 'b') {
    const made = controlledStore()
    const onClose = vi.fn()
    const page = await onPage(<AddressDialog side={side} onClose={onClose} />, made.store)
    const name = 'Address of a file (.nii, .nii.gz) or of an image of NeuroVault'
    return { ...made, page, onClose, type: (words: string) => page.set(name, words) }
  }

  test('is asked for the side that the window names, with the focus in its field', async () => {
    for (const side of sideIds) {
      const { page } = await dialog(side)
      expect(page.one('h2').textContent).toBe(
        `Open an address on the ${side === 'a' ? 'left' : 'right'}`,
      )
      expect(document.activeElement).toBe(page.one('[name="address"]'))
      await page.unmount()
    }
  })

  test('that can be none says why, and the window stays', async () => {
    const { page, type, onClose } = await dialog()
    const field = page.one('[name="address"]')
    expect(field.getAttribute('aria-invalid')).toBe('false')
    await type('http://example.org/map.nii')
    await page.press('Open it')
    expect(page.one('[role="alert"]').textContent).toMatch(/^Addresses that begin with http:/)
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(onClose).not.toHaveBeenCalled()
  })

  test('goes to its side, or into the tray; several go there', async () => {
    const one = await dialog()
    await one.type('https://example.org/map7')
    await one.page.press('Open it')
    await expect.poll(() => title(one, 'b')).not.toBeNull()
    expect(one.onClose).toHaveBeenCalledTimes(1)
    expect([title(one, 'a'), trayTitles(one)]).toEqual([null, []])
    await one.page.unmount()
    const two = await dialog()
    await two.type('https://example.org/map7')
    await two.page.press('Into the tray')
    await expect.poll(() => trayTitles(two)).toHaveLength(1)
    expect(title(two, 'b')).toBeNull()
    await two.page.unmount()
    const more = await dialog()
    await more.type('neurovault:1 neurovault:2')
    await more.page.press('Open it')
    await expect.poll(() => trayTitles(more)).toHaveLength(2)
  })
})

describe('the menu that opens maps', () => {
  const clicked = (page: { readonly all: (selector: string) => readonly HTMLElement[] }) => {
    const hit: string[] = []
    for (const input of page.all('input[type="file"]'))
      input.addEventListener('click', (event) => {
        event.preventDefault()
        hit.push(input.ariaLabel ?? '')
      })
    return hit
  }

  test.each([
    ['a', 'left'],
    ['b', 'right'],
  ] as const)(
    'of side %s asks for files, folders and addresses of that side',
    async (side, words) => {
      const made = controlledStore()
      const page = await onPage(<OpenMenu id={side} />, made.store)
      const hit = clicked(page)
      const menu = `Open a map on the ${words}`
      const [none, file, tray, folder, address, first] = page.options(menu)
      expect(none).toBe('Open…')
      for (const choice of [file, tray, folder]) await page.choose(menu, choice!)
      expect(hit).toEqual([`File for the ${words}`, 'File for the tray', `Folder for the ${words}`])
      await page.choose(menu, address!)
      await expect
        .poll(() => page.all('dialog h2').map((one) => one.textContent))
        .toEqual([`Open an address on the ${words}`])
      page.one('dialog').querySelector('button')!.click()
      await expect.poll(() => page.all('dialog')).toHaveLength(0)
      await page.choose(menu, first!)
      expect(made.store.getState().document.sides[side].layers[0]?.ask?.source.kind).toBe('sample')
      const other = side === 'a' ? 'b' : 'a'
      expect(made.store.getState().document.sides[other].layers[0]?.ask ?? null).toBeNull()
    },
  )
})

describe('files and folders that are chosen', () => {
  const give = (input: HTMLInputElement, ...chosen: readonly File[]) => {
    const transfer = new DataTransfer()
    for (const file of chosen) transfer.items.add(file)
    input.files = transfer.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }

  test('go where their input is for, and the same may be chosen again', async () => {
    const made = controlledStore()
    const page = await onPage(
      <>
        <FileInput ref={null} into="b" />
        <FileInput ref={null} into="tray" />
      </>,
      made.store,
    )
    const [side, tray] = page.all<HTMLInputElement>('input')
    give(side!)
    expect(made.store.getState().document.tray).toEqual([])
    expect(title(made, 'b')).toBeNull()
    give(side!, new File(['5'], 'mine.nii'))
    await expect.poll(() => title(made, 'b')).toBe('mine')
    expect([side!.value, title(made, 'a')]).toEqual(['', null])
    give(tray!, new File(['6'], 'later.nii'))
    await expect.poll(() => trayTitles(made)).toEqual(['later'])
    expect(page.all('input').map((one) => one.dataset['fileInput'])).toEqual(['b', 'tray'])
  })

  test('of a folder are looked through for maps', async () => {
    const made = controlledStore()
    const page = await onPage(<FolderInput ref={null} into="a" />, made.store)
    const input = page.one<HTMLInputElement>('[data-folder-input="a"]')
    expect(input.webkitdirectory).toBe(true)
    const file = new File(['5'], 'mine.nii')
    Object.defineProperty(file, 'webkitRelativePath', { value: 'study/mine.nii' })
    vi.spyOn(input, 'files', 'get').mockReturnValue([file] as unknown as FileList)
    input.dispatchEvent(new Event('change', { bubbles: true }))
    await expect.poll(() => title(made, 'a')).toBe('mine')
  })
})

describe('what a map is', () => {
  const shownOf = async (side: SideId) => {
    const made = await storeWithMaps()
    const shown = selectShown(made.store.getState(), side)!
    return { ...made, shown }
  }

  test('which volume of a series: any that it has, by its number', async () => {
    const made = await shownOf('b')
    function Live() {
      return <VolumeSelect id="b" shown={made.shown} />
    }
    const page = await onPage(<Live />, made.store)
    const name = 'Volume of the series, 1 to 3'
    const asked = () => {
      const source = made.store.getState().document.sides.b.layers[0]?.ask
      return source?.volumeIndex ?? 0
    }
    expect(page.one('label').textContent).toBe('Volumeof 3')
    await page.set(name, 4)
    await page.set(name, 0)
    expect(asked()).toBe(0)
    await page.set(name, 3)
    expect(asked()).toBe(2)
    await page.set(name, 2)
    expect(asked()).toBe(1)
  })

  test('a volume’s number can be typed figure by figure, and its field emptied on the way', async () => {
    const made = await shownOf('a')
    const series = { ...made.shown, info: { ...made.shown.info, volumeCount: 120 } }
    const page = await onPage(<VolumeSelect id="a" shown={series} />, made.store)
    const field = page.one<HTMLInputElement>('input')
    const asked = () => mapLayer(made.store.getState().document, 'a').ask?.volumeIndex
    field.focus()
    field.select()
    await userEvent.keyboard('112')
    expect([field.value, asked()]).toEqual(['112', 111])
    await userEvent.keyboard('{Backspace}{Backspace}{Backspace}')
    expect([field.value, asked()]).toEqual(['', 0])
    await userEvent.keyboard('121')
    expect([field.value, asked()]).toEqual(['121', 11])
    field.blur()
    await expect.poll(() => field.value).toBe('12')
    made.act.undo()
    await expect.poll(() => field.value).toBe(String(asked()! + 1))
  })

  test('a single volume, or none, has nothing to choose; a named one says its name', async () => {
    const { store, shown, act } = await shownOf('a')
    await act.openVolume('a', 1)
    const of = (info: Partial<ShownMap['info']>) => ({ ...shown, info: { ...shown.info, ...info } })
    const page = await onPage(
      <>
        <VolumeSelect id="a" shown={null} />
        <VolumeSelect id="a" shown={of({ volumeCount: 1 })} />
        <VolumeSelect
          id="a"
          shown={of({ volumeCount: 2, volumeIndex: 1, volumeNames: ['mean', 'z map'] })}
        />
      </>,
      store,
    )
    expect(page.all('label').map((one) => one.textContent)).toEqual(['Volumeof 2: z map'])
    expect(page.one<HTMLInputElement>('input').value).toBe('2')
  })

  const info = (shown: ShownMap, more: object): ShownMap =>
    ({
      ...shown,
      method: 'How it was made.',
      meaning: 'What it says.',
      ruleNote: 'Another rule was used.',
      notSampled: 12,
      info: {
        ...shown.info,
        bytes: 12_345,
        format: 'NIfTI',
        datatype: 'float32',
        littleEndian: true,
        shape: [2, 3, 4],
        voxelSizeMm: [2, 2.00049, 3.5],
        affineSource: 'sform',
        affine: [
          [2, 0, 0, -90],
          [0, 2, 0, -126],
        ],
        stats: { min: -1.5, max: 6, mean: null, zeros: 1000, n: 2000, nonFinite: 3 },
        sha256: null,
        warnings: [],
        ...more,
      },
    }) as unknown as ShownMap

  test('is told by its header, its place, its statistic, its counts and its sum', async () => {
    const { store, shown } = await shownOf('a')
    const statistic = { kind: 'z', from: 'header' }
    const page = await onPage(
      <MapInfoButton id="a" shown={info(shown, { statistic })} words="Info" />,
      store,
    )
    expect(page.one('button').ariaLabel).toBe('Info: about one, left')
    expect(page.all('dialog')).toHaveLength(0)
    page.one('button').click()
    await expect
      .poll(() => page.all('dialog p').map((one) => one.textContent))
      .toEqual(['How it was made.', 'What it says.', 'Another rule was used.'])
    const facts = Object.fromEntries(
      page
        .all('.facts > div')
        .map((row) => [row.querySelector('dt')!.textContent, row.querySelector('dd')!.textContent]),
    )
    expect(facts).toEqual({
      File: 'one.nii (12,345 bytes)',
      Format: 'NIfTI, float32, little-endian',
      Voxels: '2 × 3 × 4 of 2 × 2 × 3.5 mm',
      'Place from': 'sform',
      Statistic: 'z (from header)',
      Values: '−1.5 to 6, mean –',
      Zeros: '1,000 of 2,000 voxels',
      'No number': '3 voxels, 12 vertices of the cortex',
      'SHA-256': 'being computed…',
      Affine: '    2.000     0.000     0.000   -90.000\n    0.000     2.000     0.000  -126.000',
    })
    expect(page.all('.warnings')).toHaveLength(0)
  })

  test('that lies nowhere and is written the other way round says so', async () => {
    const { store, shown } = await shownOf('b')
    const warnings = [{ tag: 'cut', message: 'It is cut off.' }]
    const more = { affineSource: 'none', affine: [], littleEndian: false, warnings }
    const finding = { tag: 'flat', message: 'It is flat.', why: 'One value.', whatToDo: 'Look.' }
    const smooth = { findings: [finding], smoothnessMm: [8.06, null, 7], brainCoverage: null }
    const map = { ...info(shown, more), report: smooth } as unknown as ShownMap
    const page = await onPage(<MapInfoButton id="b" shown={map} words="Why?" />, store)
    expect(page.one('button').ariaLabel).toBe('Why?: about two, right')
    page.one('button').click()
    await expect
      .poll(() => page.all('.facts dt').map((one) => one.textContent))
      .toEqual([
        'File',
        'Format',
        'Voxels',
        'Statistic',
        'Values',
        'Zeros',
        'No number',
        'Smoothness',
        'SHA-256',
      ])
    const words = page.all('.facts dd').map((one) => one.textContent)
    expect(words[1]).toBe('NIfTI, float32, big-endian')
    expect(words[7]).toBe('FWHM 8.1 × – × 7.0 mm, estimated')
    expect(page.all('.warnings li').map((one) => one.textContent)).toEqual([
      'It is cut off.',
      'It is flat. One value. Look.',
    ])
  })

  test('its statistic is the user’s to say, with the degrees of freedom that it has', async () => {
    const made = await shownOf('a')
    const page = await onPage(
      <MapInfoButton id="a" shown={info(made.shown, {})} words="Info" />,
      made.store,
    )
    page.one('button').click()
    const now = () => selectShown(made.store.getState(), 'a')!.info.statistic
    await expect
      .poll(() => page.all('dialog .row .aside').map((one) => one.textContent))
      .toEqual(['the file does not say'])
    await page.choose('The numbers are', 't')
    expect(now()).toMatchObject({ kind: 't', from: 'user' })
    expect(selectShown(made.store.getState(), 'b')!.info.statistic.from).toBe('nothing')
  })

  test.each([
    ['t', ['df']],
    ['F', ['df1', 'df2']],
    ['chi2', ['df']],
    ['r', ['df']],
    ['z', []],
  ] as const)('a map of %s has these degrees of freedom: %j', async (kind, names) => {
    const made = await shownOf('a')
    const map = info(made.shown, { statistic: { kind, from: 'user', dof: [7] } })
    const page = await onPage(<MapInfoButton id="a" shown={map} words="Info" />, made.store)
    page.one('button').click()
    await expect.poll(() => page.all('dialog .row input')).toHaveLength(names.length)
    expect(page.one('dialog .row .aside').textContent).toBe('as you say')
    const [first, second] = names
    if (first) {
      expect(page.all<HTMLInputElement>('dialog .row input').map(({ value }) => value)).toEqual(
        ['7', ''].slice(0, names.length),
      )
      await page.set(second ?? first, 20)
      expect(selectShown(made.store.getState(), 'a')!.info.statistic).toMatchObject({
        kind,
        dof: second ? [7, 20] : [20],
      })
    }
  })

  test('both degrees of freedom of F are known, or none: one alone is not taken for the other', async () => {
    const made = await shownOf('b')
    function Live() {
      const shown = useApp((state) => selectShown(state, 'b'))
      return shown && <StatisticField id="b" shown={shown} />
    }
    const page = await onPage(<Live />, made.store)
    const known = () => selectShown(made.store.getState(), 'b')!.info.statistic.dof ?? []
    const fields = () => page.all<HTMLInputElement>('input').map(({ value }) => value)
    await page.choose('The numbers are', 'F')
    await expect.poll(fields).toEqual(['', ''])
    await page.set('df2', 20)
    await expect.poll(fields).toEqual(['', '20'])
    expect(known()).toEqual([])
    await page.set('df1', 7)
    await expect.poll(known).toEqual([7, 20])
    await page.set('df1', '')
    await expect.poll(fields).toEqual(['', '20'])
    expect(known()).toEqual([])
    await page.set('df1', 3)
    await expect.poll(known).toEqual([3, 20])
    await page.choose('The numbers are', 't')
    await expect.poll(fields).toEqual([''])
    await page.set('df', 19)
    await expect.poll(known).toEqual([19])
    made.act.undo()
    await expect.poll(() => fields().length).toBeGreaterThan(0)
    expect(fields()).toEqual(fields().map((_, n) => String(known()[n] ?? '')))
  })

  test('a map of p is shown as another statistic if that is asked for', async () => {
    const made = await shownOf('a')
    const map = info(made.shown, { statistic: { kind: 'p', from: 'header' } })
    const page = await onPage(<MapInfoButton id="a" shown={map} words="Info" />, made.store)
    page.one('button').click()
    await expect.poll(() => page.options('The p values are shown as').length).toBeGreaterThan(1)
    expect(page.all('dialog .row .aside').map((one) => one.textContent)).toEqual([
      expect.stringMatching(/^the file holds /),
      'from the header',
    ])
    const dressed = info(made.shown, {
      statistic: { kind: 'z', from: 'user' },
      dressedFrom: 'p',
    })
    const other = await onPage(<MapInfoButton id="b" shown={dressed} words="Info" />, made.store)
    other.one('button').click()
    await expect.poll(() => other.all('dialog .row')).toHaveLength(1)
  })
})

describe('while something is dragged', () => {
  const rect = (left: number) => ({ left, top: 10, right: left + 40, bottom: 30 })
  const zones: readonly DropZone[] = [
    { target: { to: 'side', side: 'a' }, rect: rect(0) },
    { target: { to: 'over', side: 'b' }, rect: rect(50) },
    { target: { to: 'tray' }, rect: rect(100) },
  ]
  const words = async (fromTray: boolean) => {
    const page = await onPage(
      <DropTargets drag={{ zones, over: zones[1]!, fromTray }} />,
      controlledStore({ start: false }).store,
    )
    return page.all('.drop-target').map((one) => ({
      words: one.textContent,
      over: one.dataset['over'],
      place: [one.style.left, one.style.top, one.style.width, one.style.height],
    }))
  }

  test('each place says what letting go would do, and the one under the pointer is marked', async () => {
    expect(await words(false)).toEqual([
      {
        words: 'Drop for the left maptwo maps at once fill both sides',
        over: 'false',
        place: ['0px', '10px', '40px', '20px'],
      },
      {
        words: 'Over the right mapas a layer',
        over: 'true',
        place: ['50px', '10px', '40px', '20px'],
      },
      {
        words: 'Into the trayto put it on a side later',
        over: 'false',
        place: ['100px', '10px', '40px', '20px'],
      },
    ])
  })

  test('a map of the tray is one map, and is in the tray already', async () => {
    expect((await words(true)).map((one) => one.words)).toEqual([
      'Drop for the left map',
      'Over the right mapas a layer',
    ])
  })
})
