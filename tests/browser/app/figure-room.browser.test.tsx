import { afterEach, describe, expect, test, vi } from 'vitest'
import { noteOf } from '#app/figure/figure.ts'
import { openFigure } from '#app/figure/open-figure.ts'
import { TakeAway } from '#app/figure/TakeAway.tsx'
import { keepStage } from '#app/shell/stage-pictures.ts'
import { readPngTexts } from '#format/png-text.ts'
import { readFigureNote } from '#lesson/figure-note.ts'
import type { StageHandle } from '#scene/stage-props.ts'
import { selectShown } from '#state/select-shown.ts'
import type { AppStore } from '#state/store.ts'
import type { Camera } from '#view/camera.ts'
import { brainViewOf } from '#view/change-view.ts'
import { controlledStore, files, storeWithMaps } from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

const [width, height] = [120, 80]
/** The ground of the page, of paper, and what the stage draws. */
const [page, white, drawn, none] = [
  [20, 30, 40, 255],
  [255, 255, 255, 255],
  [255, 0, 0, 255],
  [0, 0, 0, 0],
]

let azimuthDeg: number | undefined
/** A stage that draws a red square in its top left quarter. */
const stage = {
  capture: (scale = 1, background = 'rgb(20, 30, 40)') => {
    const canvas = document.createElement('canvas')
    ;[canvas.width, canvas.height] = [width * scale, height * scale]
    const context = canvas.getContext('2d')!
    context.fillStyle = background
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.fillStyle = 'rgb(255, 0, 0)'
    context.fillRect(0, 0, canvas.width / 2, canvas.height / 2)
    return canvas
  },
  moveCameras: (cameras: { readonly [view: string]: Camera }) => {
    azimuthDeg = cameras['brain-a']?.azimuthDeg
  },
} as unknown as StageHandle

afterEach(() => {
  keepStage(null)
  vi.restoreAllMocks()
})

async function room() {
  const made = await storeWithMaps()
  keepStage(stage)
  const page = await onPage(
    <>
      <div
        className="stage"
        style={{ width, height, color: 'rgb(230, 231, 232)', background: 'rgb(20, 30, 40)' }}
      >
        <p style={{ margin: 0 }}>words</p>
      </div>
      <TakeAway />
    </>,
    made.store,
  )
  const blobs = new Map<string, Blob>()
  const make = URL.createObjectURL
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = make(blob)
    blobs.set(url, blob as Blob)
    return url
  })
  const saved: { name: string; blob: Blob }[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push({ name: this.download, blob: blobs.get(this.href)! })
  })
  const file = async (button: string) => {
    const before = saved.length
    await page.press(button)
    await expect.poll(() => saved.length).toBe(before + 1)
    await expect.poll(() => page.all('button:disabled')).toHaveLength(0)
    return saved[before]!
  }
  const said = () => made.store.getState().notices.map(({ text }) => text)
  return { ...made, page, file, saved, said }
}

async function pixels(blob: Blob) {
  const bitmap = await createImageBitmap(blob)
  const canvas = document.createElement('canvas')
  ;[canvas.width, canvas.height] = [bitmap.width, bitmap.height]
  const context = canvas.getContext('2d')!
  context.drawImage(bitmap, 0, 0)
  return {
    size: [bitmap.width, bitmap.height],
    at: (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data],
    rows: (from: number, to: number) => context.getImageData(0, from, bitmap.width, to - from).data,
  }
}

describe('a PNG', () => {
  test('is twice as sharp as the page or more, with a line a map below, and holds its view', async () => {
    const { page: room1, file, store } = await room()
    const { name, blob } = await file('Save as PNG')
    expect(name).toBe('ostrakon.png')
    const twice = await pixels(blob)
    // Two captions of 13 px at one and a half lines, and as much room below.
    expect(twice.size).toEqual([2 * width, Math.round(2 * (height + 3 * 19.5))])
    expect([twice.at(60, 40), twice.at(width - 1, height - 1)]).toEqual([drawn, drawn])
    expect([twice.at(width, height - 1), twice.at(width - 1, height)]).toEqual([page, page])
    expect([twice.at(0, 2 * height + 1), twice.at(0, 2 * height + 110)]).toEqual([page, page])
    // A line of words in each of both captions' rooms, and words on the stage.
    const inked = (from: number, to: number) =>
      twice.rows(from, to).some((value, at) => at % 4 === 1 && value > 150)
    const rows = [0, 19.5, 39].map((down) => Math.round(2 * (height + down + 4)))
    expect([inked(0, 40), inked(rows[0]!, rows[1]!), inked(rows[1]!, rows[2]!)]).toEqual([
      true,
      true,
      true,
    ])
    const texts = readPngTexts(new Uint8Array(await blob.arrayBuffer()))
    expect(texts.get('Description')).toMatch(/^one: .*\ntwo: /)
    expect(texts.get('Software')).toBe('Ostrakon')
    expect(readFigureNote(texts.get('ostrakon')!)?.document).toMatchObject({
      arrangement: store.getState().document.arrangement,
    })
    await room1.choose('Size', '4×')
    const four = await pixels((await file('Save as PNG')).blob)
    expect(four.size).toEqual([4 * width, Math.round(4 * (height + 3 * 19.5))])
    expect([four.at(2 * width - 8, 100), four.at(2 * width + 8, 100)]).toEqual([drawn, page])
  })

  test('stands on white or on nothing', async () => {
    const { page: room1, file } = await room()
    for (const [ground, colour] of [
      ['white', white],
      ['transparent', none],
      ['as on screen', page],
    ] as const) {
      await room1.choose('Ground', ground)
      const { at } = await pixels((await file('Save as PNG')).blob)
      expect([ground, at(60, 70), at(width + 40, 120), at(10, 2 * height + 110)]).toEqual([
        ground,
        drawn,
        colour,
        colour,
      ])
    }
  })
})

describe('an SVG', () => {
  async function svg(ground: string) {
    const made = await room()
    await made.page.choose('Ground', ground)
    const { name, blob } = await made.file('Save as SVG')
    const read = new DOMParser().parseFromString(await blob.text(), 'image/svg+xml')
    return { ...made, name, blob, root: read.documentElement }
  }

  test('has the brains as one picture, words as words, and its view', async () => {
    const { name, blob, root } = await svg('as on screen')
    expect([name, blob.type]).toEqual(['ostrakon.svg', 'image/svg+xml'])
    expect(root.getAttribute('viewBox')).toBe(`0 0 ${width} ${height + 3 * 19.5}`)
    const [image] = root.querySelectorAll('image')
    expect([image?.getAttribute('width'), image?.getAttribute('height')]).toEqual(['120', '80'])
    const sent = await fetch(image!.getAttribute('href')!)
    expect((await pixels(await sent.blob())).size).toEqual([2 * width, 2 * height])
    const texts = [...root.querySelectorAll('text')]
    expect(texts.map((one) => one.textContent)).toEqual([
      'words',
      expect.stringMatching(/^one: /),
      expect.stringMatching(/^two: /),
    ])
    expect(texts.map((one) => one.getAttribute('fill'))).toEqual(
      Array(3).fill('rgb(230, 231, 232)'),
    )
    expect(texts.slice(1).map((one) => [one.getAttribute('x'), one.getAttribute('y')])).toEqual([
      ['12', '99.5'],
      ['12', '119'],
    ])
    expect(root.querySelector('rect')?.getAttribute('fill')).toBe('rgb(20, 30, 40)')
    expect(readFigureNote(root.querySelector('#ostrakon')!.textContent!)?.maps).toHaveLength(2)
  })

  test('has dark words on paper', async () => {
    const { root } = await svg('white')
    expect(root.querySelector('rect')?.getAttribute('fill')).toBe('#ffffff')
    const fills = [...root.querySelectorAll('text')].map((one) => one.getAttribute('fill'))
    expect(fills).toEqual(Array(3).fill('#14181f'))
  })

  test('has no ground where it is to be transparent', async () => {
    const { root } = await svg('transparent')
    expect(root.querySelectorAll('rect')).toHaveLength(0)
  })
})

test('a side’s brain is a mesh of its own name', async () => {
  const { file } = await room()
  for (const [button, name] of [
    ['Left brain as GLB', 'ostrakon-a.glb'],
    ['Right brain as GLB', 'ostrakon-b.glb'],
  ] as const) {
    const saved = await file(button)
    expect(saved.name).toBe(name)
    expect(saved.blob.type).toBe('model/gltf-binary')
  }
})

test('a picture that the browser has no room for says so', async () => {
  const { page: room1, saved, said } = await room()
  const noRoom = 'The browser has no room for a picture of this size: take a smaller one.'
  const refuse = vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => {
    done(null)
  })
  await room1.press('Save as PNG')
  await expect.poll(said).toEqual([noRoom])
  refuse.mockRestore()
  const draw = HTMLCanvasElement.prototype.getContext as (...asked: unknown[]) => unknown
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (
    this: HTMLCanvasElement,
    ...asked: unknown[]
  ) {
    return (this.height > 2 * height ? null : draw.apply(this, asked)) as never
  })
  await expect.poll(() => room1.all('button:disabled')).toHaveLength(0)
  const before = said().length
  await room1.press('Save as PNG')
  await expect.poll(() => said().slice(before)).toEqual([noRoom])
  expect(saved).toEqual([])
})

test('what can’t be taken says why, and the buttons are there again', async () => {
  const { page: room1, saved, said } = await room()
  keepStage(null)
  for (const button of ['Save as PNG', 'Save as SVG', 'One turn as WebM']) {
    const before = said().length
    await room1.press(button)
    await expect
      .poll(() => said().slice(before))
      .toEqual(['Nothing is drawn yet: wait until the brains are there.'])
    await expect.poll(() => room1.all('button:disabled')).toHaveLength(0)
  }
  expect(saved).toEqual([])
})

describe('a film', () => {
  test('tells how far it is, keeps the other buttons back, and is called off without a word', async () => {
    const { page: room1, saved, said } = await room()
    expect(room1.all('progress')).toHaveLength(0)
    await room1.press('One turn as WebM')
    expect(room1.one<HTMLProgressElement>('progress').value).toBe(0)
    await expect.poll(() => room1.all<HTMLProgressElement>('progress')[0]?.value).toBeGreaterThan(0)
    const free = room1.all('button:not(:disabled)').map((one) => one.textContent)
    expect(free).toEqual(['Cancel'])
    await room1.press('Cancel')
    await expect.poll(() => room1.all('progress')).toHaveLength(0)
    await expect.poll(() => room1.all('button:disabled')).toHaveLength(0)
    expect([saved, said()]).toEqual([[], []])
    // Nor is what fails afterwards passed over.
    keepStage(null)
    await room1.press('Save as PNG')
    await expect.poll(said).toHaveLength(1)
  })

  test('is given up where somebody leaves the room', async () => {
    const { page: room1, saved, store } = await room()
    const first = brainViewOf(store.getState().document, 'brain-a')!.camera.azimuthDeg
    await room1.press('One turn as WebM')
    await expect.poll(() => azimuthDeg).toBeGreaterThan(first)
    await room1.unmount()
    // Long before the turn would have come round.
    await expect.poll(() => azimuthDeg, { timeout: 4000 }).toBe(first)
    expect(saved).toEqual([])
  })
})

describe('a figure that is dropped again', () => {
  /** With the note of what `made` shows, as another program might have named it. */
  async function svgOf({ store }: { readonly store: AppStore }, name = 'figure.SVG') {
    const note = document.createElement('p')
    note.textContent = noteOf(store.getState())
    const text = `<svg xmlns="http://www.w3.org/2000/svg"><metadata id="ostrakon">${note.innerHTML}</metadata></svg>`
    return { name, blob: new Blob([text]) }
  }
  const said = (store: AppStore) => store.getState().notices.map(({ text }) => text)

  test('brings its view back, and names the files of its author that it needs', async () => {
    const made = controlledStore({ hash: (name) => (name === 'one.nii' ? 'ab' : 'cd').repeat(32) })
    await made.act.open('a', files('one.nii', '6'))
    await made.act.open('b', files('two.nii', '6'))
    await made.act.identifyOwnFiles()
    made.act.change((view) => ({ ...view, flat: true }))
    const there = controlledStore()
    await openFigure(there.store, await svgOf(made))
    expect(there.store.getState().document.flat).toBe(true)
    expect(said(there.store)).toEqual([
      'This figure was made with files of its author. Drop one.nii and two.nii (SHA-256 abababababab, cdcdcdcdcdcd…) to see its maps.',
    ])
  })

  test('says nothing where all of its maps can be fetched, and only names files without a checksum', async () => {
    const fetched = controlledStore()
    await fetched.act.open('a', { kind: 'sample', id: 'physical-pain' })
    const there = controlledStore()
    await openFigure(there.store, await svgOf(fetched))
    await expect.poll(() => selectShown(there.store.getState(), 'a')?.title).toBe('Physical pain')
    expect(said(there.store)).toEqual([])
    const own = controlledStore()
    await own.act.open('b', files('mine.nii', '3'))
    await openFigure(there.store, await svgOf(own))
    expect(said(there.store)).toEqual([
      'This figure was made with files of its author. Drop mine.nii to see its maps.',
    ])
  })

  test('names what lies over a map and under all of them, and nothing that is there', async () => {
    const made = await storeWithMaps()
    const own = (name: string, sha256: string) => ({
      kind: 'file' as const,
      ...{ key: name, files: [{ name, sha256: sha256.repeat(32) }] },
    })
    made.act.change((view) => {
      const { a } = view.sides
      const over = { ...a.layers[0]!, ask: { ...a.layers[0]!.ask!, source: own('over.nii', 'ab') } }
      const sides = { ...view.sides, a: { ...a, layers: [...a.layers, over] } }
      return { ...view, sides, background: own('t1.nii', 'cd') }
    })
    await openFigure(made.store, await svgOf(made))
    expect(said(made.store)).toEqual([
      'This figure was made with files of its author. Drop over.nii and t1.nii (SHA-256 abababababab, cdcdcdcdcdcd…) to see its maps.',
    ])
  })

  test('that is dropped where it was made asks for nothing', async () => {
    const made = await storeWithMaps()
    const figure = await svgOf(made)
    made.act.change((view) => ({ ...view, flat: true }))
    await openFigure(made.store, figure)
    expect([made.store.getState().document.flat, said(made.store)]).toEqual([false, []])
  })

  test('names the content of a map that was known to whoever saved it, if not to the view', async () => {
    const made = await storeWithMaps()
    const { info } = selectShown(made.store.getState(), 'a')!
    ;(info as { sha256?: string }).sha256 = 'ab'.repeat(32)
    const there = controlledStore()
    await openFigure(there.store, await svgOf(made))
    expect(said(there.store)).toEqual([
      'This figure was made with files of its author. Drop one.nii and two.nii (SHA-256 abababababab…) to see its maps.',
    ])
  })

  test('is known as pixels, too', async () => {
    const { file, act } = await room()
    act.change((view) => ({ ...view, flat: true }))
    const there = controlledStore()
    await openFigure(there.store, await file('Save as PNG'))
    expect(there.store.getState().document.flat).toBe(true)
  })

  test('names peaks of its author as it names files', async () => {
    const made = controlledStore()
    await made.act.openFoci('a', 'study,x,y,z,n\nOnoda 2010,4,22,32,18\n', 'My peaks')
    const there = controlledStore()
    await openFigure(there.store, await svgOf(made))
    expect(said(there.store)).toEqual([
      'This figure was made with files of its author. Drop My peaks to see its maps.',
    ])
  })

  test('is looked into up to 256 MB', async () => {
    const made = await storeWithMaps()
    const of = async (size: number) => {
      const { name, blob } = await svgOf(made)
      return { name, blob: Object.defineProperty(blob, 'size', { value: size }) }
    }
    const there = controlledStore()
    const limit = 256 * 1024 * 1024
    await openFigure(there.store, await of(limit))
    await expect(openFigure(there.store, await of(limit + 1))).rejects.toThrow('without a view')
  })

  test('is refused where it holds no view, and nothing has changed', async () => {
    const { store } = await storeWithMaps()
    const before = store.getState().document
    for (const [name, text] of [
      ['holiday.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
      ['broken.svg', '<svg'],
      ['holiday.png', 'no picture at all'],
    ] as const)
      await expect(openFigure(store, { name, blob: new Blob([text]) })).rejects.toThrow(
        `${name} is a picture without a view of this program in it.`,
      )
    expect(store.getState().document).toBe(before)
  })
})
