import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keepOpened } from '#app/lecture/draft.ts'
import { Handout } from '#app/lecture/Handout.tsx'
import { LectureDoor } from '#app/lecture/LectureDoor.tsx'
import { LectureRoom } from '#app/lecture/LectureRoom.tsx'
import { LectureView } from '#app/lecture/LectureView.tsx'
import {
  beginLecture,
  act as give,
  lectureStore,
  printHandout,
} from '#app/lecture/lecture-store.ts'
import { openLectureFile, saveLectureFile } from '#app/lecture/lecture-with-maps.ts'
import { knownPictures } from '#app/lecture/Overview.tsx'
import { useEased } from '#app/lecture/use-eased.ts'
import { beginFromAddress } from '#app/lecture/use-lecture-address.ts'
import { keepStage } from '#app/shell/stage-pictures.ts'
import { lessons } from '#lesson/index.ts'
import { readLecture } from '#lesson/lecture-file.ts'
import type { Lesson } from '#lesson/lesson.ts'
import type { StageHandle } from '#scene/stage-props.ts'
import type { AppStore } from '#state/store.ts'
import { withPreset } from '#view/change-view.ts'
import { firstView, type ViewSpec } from '#view/spec.ts'
import { namelessIn } from '../../unit/app/nameless.ts'
import { controlledStore, storeWithMaps } from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

const lecture = () => lectureStore.getState().lecture

/** What the stage shows as a colour: red where colours are flat, else blue; so that pictures tell what they were taken of. */
function stageOf(store: AppStore): StageHandle {
  return {
    capture: () => {
      const canvas = document.createElement('canvas')
      ;[canvas.width, canvas.height] = [40, 20]
      const context = canvas.getContext('2d')!
      context.fillStyle = store.getState().document.flat ? 'rgb(255, 0, 0)' : 'rgb(0, 0, 255)'
      context.fillRect(0, 0, 40, 20)
      return canvas
    },
    moveCameras: () => {},
  } as unknown as StageHandle
}

async function colourOf(url: string | undefined) {
  const image = new Image()
  image.src = url ?? ''
  await image.decode()
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')!
  context.drawImage(image, 0, 0)
  const [red = 0, , blue = 0] = context.getImageData(5, 5, 1, 1).data
  return red > blue ? 'red' : 'blue'
}

const start = location.href
beforeEach(() => localStorage.clear())
afterEach(async () => {
  lectureStore.setState({ lecture: null, handout: null })
  keepStage(null)
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  history.replaceState(null, '', start)
})

/** Three slides of what is on the sides: flat colours on the second. Another lesson each time, as pictures are kept by lesson. */
function lessonOf(view: ViewSpec): Lesson {
  const step = (id: string, more: object) => ({
    id,
    say: `# Slide ${id}`,
    look: {},
    notes: `Notes of ${id}.`,
    live: [],
    ...more,
  })
  return {
    id: 'given',
    title: 'Given',
    about: '',
    steps: [
      step('one', { view }),
      step('two', { view: { ...view, flat: true } }),
      step('three', { view: { version: 99 } }),
    ],
  } as unknown as Lesson
}

async function given(at = 0, more: readonly object[] = []) {
  const made = await storeWithMaps()
  const before = made.store.getState().document
  const three = lessonOf(before)
  const lesson = { ...three, steps: [...three.steps, ...more] } as Lesson
  keepStage(stageOf(made.store))
  beginLecture(lesson, at)
  const page = await onPage(<LectureView />, made.store)
  const slide = () => page.all('.slide')[0]?.dataset['step']
  const flat = () => made.store.getState().document.flat
  return { ...made, before, lesson, page, slide, flat }
}

describe('a lecture', () => {
  test('shows a slide with its view, goes on and back, and tells where it is', async () => {
    const { page, slide, flat } = await given()
    const count = () => page.one('.lecture-count').textContent
    expect([slide(), count(), page.one('.slide').ariaLabel]).toEqual([
      'one',
      '1 / 3',
      'Slide 1 of 3',
    ])
    expect(page.one('.slide-words').textContent).toContain('Slide one')
    expect(document.documentElement.dataset['lecture']).toBe('on')
    await page.press('Next')
    await expect.poll(flat).toBe(true)
    expect([slide(), count()]).toEqual(['two', '2 / 3'])
    await page.press('Back')
    await expect.poll(flat).toBe(false)
    expect(slide()).toBe('one')
    give({ kind: 'digit', digit: '2' })
    await expect.poll(count).toBe('Go to 2…')
  })

  test('keeps no picture of a slide that was left before it was taken, and none where nothing is drawn', async () => {
    let settle = () => {}
    const settled = new Promise<void>((resolve) => {
      settle = resolve
    })
    const asked = vi.fn(() => settled)
    vi.stubGlobal('__ostrakon', { settled: asked })
    const { page, lesson, flat } = await given()
    await expect.poll(() => asked.mock.calls.length).toBeGreaterThan(0)
    await page.press('Next')
    await expect.poll(flat).toBe(true)
    settle()
    await expect.poll(() => knownPictures(lesson).has(1)).toBe(true)
    expect(knownPictures(lesson).has(0)).toBe(false)
    keepStage(null)
    await page.press('Back')
    await expect.poll(flat).toBe(false)
    await expect.poll(() => asked.mock.calls.length).toBe(3)
    await page.press('Next')
    expect(knownPictures(lesson).has(0)).toBe(false)
  })

  test('leaves the stage as it was', async () => {
    const { page, flat, store, before } = await given(1)
    await expect.poll(flat).toBe(true)
    await page.press('End the lecture')
    await expect.poll(() => store.getState().document).toEqual(before)
    expect(page.all('.slide')).toHaveLength(0)
    expect(document.documentElement.dataset['lecture']).toBeUndefined()
  })

  test('says why a slide’s view can’t be shown, until it goes on', async () => {
    const { page, flat } = await given(2)
    await expect.poll(() => page.all('[role="alert"]')).toHaveLength(1)
    expect(page.one('[role="alert"]').textContent).toMatch(/newer|version/i)
    await page.press('Back')
    await expect.poll(() => page.all('[role="alert"]')).toHaveLength(0)
    await expect.poll(flat).toBe(true)
  })

  test('offers the way back to the slide’s view once somebody has turned the brain', async () => {
    const { page, act, store, before } = await given()
    const offered = () =>
      page.all('.lecture-bar > button').filter((one) => one.textContent === 'Slide’s view').length
    await expect.poll(() => store.getState().document).toEqual(before)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(offered()).toBe(0)
    act.change((view) => ({ ...view, cursor: { world: [1, 2, 3], place: null } }))
    expect(offered()).toBe(0)
    act.change((view) => withPreset(view, 'brain-a', 'superior'))
    await expect.poll(offered).toBe(1)
    await page.press('Slide’s view')
    await expect.poll(offered).toBe(0)
    expect(store.getState().document.views).toEqual(before.views)
    // What the next slide asks for is another view.
    await page.press('Next')
    await expect.poll(() => store.getState().document.flat).toBe(true)
    act.change((view) => withPreset(view, 'brain-a', 'superior'))
    await expect.poll(offered).toBe(1)
    await page.press('Back')
    await expect.poll(offered).toBe(0)
  })

  test('tells a listener what its parts are, and what changes there', async () => {
    const { page } = await given(2)
    await page.press('Slides')
    await page.press('Black')
    await expect.poll(() => page.all('.lecture-overview')).toHaveLength(1)
    await expect.poll(() => page.all('[role="alert"]')).toHaveLength(1)
    expect(namelessIn(page.container.innerHTML)).toEqual([])
    const heard = page.all('[aria-live="polite"]').map((one) => one.className)
    expect(heard).toEqual(expect.arrayContaining(['slide-words', 'lecture-count']))
    expect(page.one('nav').ariaLabel).toBe('Lecture')
    await page.press('Slides')
    await expect.poll(() => page.all('.lecture-overview')).toHaveLength(0)
  })

  test('blacks its screen, and a click brings the slide back', async () => {
    const { page } = await given()
    expect(page.all('.lecture-black')).toHaveLength(0)
    await page.press('Black')
    await expect.poll(() => page.all('.lecture-black')).toHaveLength(1)
    expect(page.one('.lecture-black').ariaLabel).toMatch(/^The screen is black\. Press B /)
    page.one('.lecture-black').click()
    await expect.poll(() => page.all('.lecture-black')).toHaveLength(0)
    expect(lecture()?.black).toBe(false)
  })

  test('has its tools as buttons, one at a time, and they tell which is in the hand', async () => {
    const { page } = await given()
    const inHand = () =>
      page.all('.lecture-more [aria-pressed="true"]').map((one) => one.textContent)
    expect(inHand()).toEqual([])
    await page.press('Laser pointer')
    await expect.poll(inHand).toEqual(['Laser pointer'])
    await page.press('Pen')
    await expect.poll(inHand).toEqual(['Pen'])
    give({
      kind: 'stroke',
      stroke: [
        [0, 0],
        [1, 1],
      ],
    })
    await page.press('Erase')
    expect(lecture()?.strokes).toEqual({})
    await page.press('Pen')
    await expect.poll(inHand).toEqual([])
    await page.press('Print handouts')
    expect(lectureStore.getState().handout?.id).toBe('given')
  })

  test('takes the whole screen and gives it back', async () => {
    const { page } = await given()
    const ask = vi.spyOn(Element.prototype, 'requestFullscreen').mockRejectedValue(new Error('no'))
    const leave = vi.spyOn(document, 'exitFullscreen').mockResolvedValue()
    await page.press('Full screen')
    expect([ask.mock.calls.length, leave.mock.calls.length]).toEqual([1, 0])
    const full = vi.spyOn(document, 'fullscreenElement', 'get')
    full.mockReturnValue(document.documentElement)
    await page.press('Full screen')
    expect([ask.mock.calls.length, leave.mock.calls.length]).toEqual([1, 1])
    await page.press('End the lecture')
    await expect.poll(() => leave.mock.calls.length).toBe(2)
  })

  test('opens the presenter’s window in the page’s own dress, or says what keeps it', async () => {
    const { page } = await given()
    const open = vi.spyOn(window, 'open').mockReturnValue(null)
    await page.press('Presenter’s window')
    await expect.poll(() => page.one('[role="alert"]').textContent).toMatch(/Allow windows/)
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const sheet = document.createElement('style')
    sheet.textContent = '.presenter { color: rgb(1, 2, 3) }'
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.setAttribute('href', '?of=the-page')
    document.head.append(sheet, link)
    document.documentElement.dataset['theme'] = 'light'
    const other = frame.contentWindow!
    const close = vi.spyOn(other, 'close').mockImplementation(() => {})
    open.mockReturnValue(other)
    await page.press('Presenter’s window')
    const there = other.document
    await expect.poll(() => there.querySelector('header strong')?.textContent).toBe('1 / 3')
    const dressed = there.querySelector('.presenter')!
    expect(other.getComputedStyle(dressed).color).toBe('rgb(1, 2, 3)')
    expect([
      there.documentElement.lang,
      there.documentElement.dataset['theme'],
      there.title,
    ]).toEqual(['en', 'light', 'Presenter: Ostrakon'])
    // Found from a window that has no address of its own.
    const [copied] = there.querySelectorAll('link[href*="the-page"]')
    expect(copied?.getAttribute('href')).toBe(link.href)
    const sheets = there.querySelectorAll('style').length
    await page.press('Presenter’s window')
    expect(there.querySelectorAll('style')).toHaveLength(sheets)
    const closed = vi.spyOn(other, 'closed', 'get').mockReturnValue(true)
    await expect.poll(() => there.querySelector('.presenter')).toBeNull()
    closed.mockRestore()
    await page.press('Presenter’s window')
    await expect.poll(() => there.querySelector('.presenter')).not.toBeNull()
    close.mockClear()
    await page.press('End the lecture')
    await expect.poll(() => close.mock.calls.length).toBeGreaterThan(0)
    sheet.remove()
    link.remove()
    frame.remove()
  })

  test('has its slide in the address as long as it is given', async () => {
    const { page } = await given()
    const query = () => {
      const { searchParams, hash } = new URL(location.href)
      return [searchParams.get('lesson'), searchParams.get('step'), hash]
    }
    history.replaceState(null, '', `${location.href}#v2=x`)
    await page.press('Next')
    await expect.poll(query).toEqual(['my-lecture', 'two', ''])
    await page.press('End the lecture')
    await expect.poll(query).toEqual([null, null, ''])
  })
})

describe('all slides at once', () => {
  test('have their pictures, the one that is on has the focus, and a click goes to it', async () => {
    const { page, lesson, store, before, slide } = await given(1)
    await expect.poll(() => knownPictures(lesson).has(1)).toBe(true)
    give({ kind: 'overview' })
    await expect.poll(() => document.activeElement?.textContent).toBe('2. Slide two')
    expect(page.one('.lecture-overview').ariaLabel).toBe('All slides')
    expect(page.one('.lecture-overview [aria-current]').textContent).toBe('2. Slide two')
    expect(page.all('.lecture-overview img')).toHaveLength(1)
    // The third’s view can’t be shown: it has none, and the others go on.
    await expect.poll(() => page.all('.lecture-overview img'), { timeout: 8000 }).toHaveLength(2)
    expect(page.all('.overview-waiting')).toHaveLength(1)
    const urls = page.all<HTMLImageElement>('.lecture-overview img').map(({ src }) => src)
    expect(await Promise.all(urls.map(colourOf))).toEqual(['blue', 'red'])
    await expect.poll(() => store.getState().document.flat).toBe(true)
    page.all('.lecture-overview button')[0]!.click()
    await expect.poll(() => page.all('.lecture-overview')).toHaveLength(0)
    expect(slide()).toBe('one')
    await expect.poll(() => store.getState().document).toEqual(before)
  })
})

test('all slides put away leave the stage to the slide, and take no more pictures', async () => {
  const more = ['four', 'five', 'six'].map((id) => ({
    ...{ id, say: `# Slide ${id}`, look: {}, notes: '', live: [] },
    view: firstView,
  }))
  const { lesson, store, before } = await given(0, more)
  const taking = () => document.documentElement.dataset['taking']
  await expect.poll(() => knownPictures(lesson).has(0)).toBe(true)
  give({ kind: 'overview' })
  await expect.poll(taking).toBe('pictures')
  give({ kind: 'overview' })
  await expect.poll(taking).toBeUndefined()
  expect(knownPictures(lesson).size).toBeLessThanOrEqual(2)
  expect(store.getState().document).toEqual(before)
})

test('a handout has a page a slide with picture, words and notes, is printed once, and goes', async () => {
  const { store } = await storeWithMaps()
  const view = store.getState().document
  const lesson = { ...lessonOf(view), steps: lessonOf(view).steps.slice(0, 2) }
  keepStage(stageOf(store))
  const print = vi.spyOn(window, 'print').mockImplementation(() => {})
  const page = await onPage(<Handout />, store)
  expect(page.all('.handout, .handout-waiting')).toHaveLength(0)
  printHandout(lesson)
  await expect.poll(() => page.one('.handout-waiting').textContent).toMatch(/^Taking the pictures/)
  expect(print).not.toHaveBeenCalled()
  await expect.poll(() => print.mock.calls.length, { timeout: 8000 }).toBe(1)
  const pages = page
    .all('.handout-page')
    .map((one) =>
      ['.handout-words', '.handout-notes', 'footer'].map(
        (part) => one.querySelector(part)?.textContent,
      ),
    )
  expect(pages).toEqual([
    ['Slide one', 'Notes of one.', 'Given · 1 / 2'],
    ['Slide two', 'Notes of two.', 'Given · 2 / 2'],
  ])
  const urls = page.all<HTMLImageElement>('.handout-page img').map(({ src }) => src)
  expect(await Promise.all(urls.map(colourOf))).toEqual(['blue', 'red'])
  expect(store.getState().document).toEqual(view)
  dispatchEvent(new Event('afterprint'))
  await expect.poll(() => page.all('.handout')).toHaveLength(0)
  expect(print).toHaveBeenCalledTimes(1)
})

test('a handout has its numbers where no lecture was given before, in the notes as on the slide', async () => {
  const { store, act } = controlledStore()
  await act.open('a', { kind: 'sample', id: 'physical-pain' })
  keepStage(stageOf(store))
  vi.spyOn(window, 'print').mockImplementation(() => {})
  const view = store.getState().document
  const words = 'Of {studies of pain} studies.'
  const step = { id: 'one', say: words, look: {}, notes: words, live: [], view }
  const page = await onPage(<Handout />, store)
  printHandout({ id: 'given', title: 'Given', about: '', steps: [step] } as unknown as Lesson)
  await expect.poll(() => page.all('.handout-page'), { timeout: 8000 }).toHaveLength(1)
  for (const part of ['.handout-words', '.handout-notes'])
    expect([part, page.one(part).textContent]).toEqual([
      part,
      expect.stringMatching(/^Of \d+ studies\.$/),
    ])
})

describe('the address', () => {
  const begin = (query: string) => beginFromAddress(new URLSearchParams(query))

  test('names a lesson and its slide; an unknown slide is the first, an unknown lesson none', async () => {
    const lesson = lessons[1]!
    const step = lesson.steps[3]!.id
    begin('')
    begin('lesson=nothing-of-the-kind')
    begin('lesson=my-lecture')
    expect(lecture()).toBeNull()
    begin(`lesson=${lesson.id}&step=${step}`)
    expect([lecture()?.lesson.id, lecture()?.at]).toEqual([lesson.id, 3])
    begin(`lesson=${lesson.id}&step=gone`)
    expect(lecture()?.at).toBe(0)
  })

  test('names the lecture that was dropped here, and begins it with the page', async () => {
    const opened = lessons[0]!
    const lesson = { ...opened, title: 'Dropped' }
    keepOpened(lesson)
    history.replaceState(null, '', '?lesson=opened-lecture')
    vi.spyOn(window, 'print').mockImplementation(() => {})
    const { store } = controlledStore({ start: false })
    const page = await onPage(<LectureDoor />, store)
    await expect.poll(() => lecture()?.lesson.title).toBe('Dropped')
    await expect.poll(() => page.all('.slide')).toHaveLength(1)
    await expect
      .poll(() => new URLSearchParams(location.search).get('lesson'))
      .toBe('opened-lecture')
    expect(page.all('.handout-waiting')).toHaveLength(0)
    printHandout({ ...lesson, steps: [] })
    await expect.poll(() => page.all('.handout, .handout-waiting').length).toBe(1)
    lectureStore.setState({ handout: null })
    const room = await onPage(<LectureRoom />, store)
    expect(room.one('#opened-heading + p').textContent).toBe('Dropped')
    lectureStore.setState({ lecture: null })
    room.one('#opened-heading + p button').click()
    expect(lecture()?.lesson.title).toBe('Dropped')
  })
})

test('the room has every lesson with its length, and begins the one that is pressed', async () => {
  const { store } = controlledStore({ start: false })
  const page = await onPage(<LectureRoom />, store)
  const told = page.all('.lecture-list ol li')
  expect(told.map((one) => one.querySelector('button')?.textContent)).toEqual(
    lessons.map(({ title }) => title),
  )
  expect(told[1]!.textContent).toContain(`${lessons[1]!.steps.length} slides.`)
  await page.press(lessons[1]!.title)
  expect(lecture()?.lesson).toBe(lessons[1])
})

describe('a lecture’s file', () => {
  function downloads() {
    const saved: { name: string; url: string }[] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push({ name: this.download, url: this.href })
    })
    return async () => {
      const { name, url } = saved.at(-1)!
      return new File([await (await fetch(url)).blob()], name)
    }
  }

  test('is plain text where its slides need none of the reader’s maps', async () => {
    const saved = downloads()
    const { store } = controlledStore()
    const lesson = { ...lessonOf(store.getState().document), title: ' Päin & rejection? ' }
    await saveLectureFile(store, lesson)
    const file = await saved()
    expect(file.name).toBe('-Päin-rejection-.ostrakon.json')
    expect(readLecture(await file.text()).title).toBe(lesson.title)
    expect((await openLectureFile(store, file)).steps).toHaveLength(3)
    await saveLectureFile(store, { ...lesson, title: '' })
    expect((await saved()).name).toBe('lecture.ostrakon.json')
  })

  test('holds the maps of its slides, which are there where it is opened, what is on screen stays', async () => {
    const saved = downloads()
    const { store, act } = await storeWithMaps()
    await act.identifyOwnFiles()
    const lesson = lessonOf(store.getState().document)
    await saveLectureFile(store, lesson)
    const file = await saved()
    expect(file.name).toBe('Given.ostrakon.zip')
    expect(store.getState().notices).toEqual([])
    const there = controlledStore()
    const before = there.store.getState().document
    const opened = await openLectureFile(there.store, file)
    expect(opened.title).toBe('Given')
    expect(there.store.getState().document).toEqual(before)
    await there.act.restore(store.getState().document, {})
    expect(there.store.getState().failures).toEqual({ a: null, b: null })
  })

  test('is saved without a map that is gone, which is said, and a session is none', async () => {
    const saved = downloads()
    const { store, act } = await storeWithMaps()
    await act.identifyOwnFiles()
    const lesson = lessonOf(store.getState().document)
    const elsewhere = controlledStore()
    await saveLectureFile(elsewhere.store, lesson)
    expect((await saved()).name).toBe('Given.ostrakon.zip')
    expect(elsewhere.store.getState().notices.map(({ text }) => text)).toEqual([
      'The lecture is saved, without one.nii and two.nii: show them here once, then save again.',
    ])
    const { writeSession } = await import('#app/session/session-file.ts')
    const session = await writeSession({ ...store.getState(), lecture: null })
    const before = store.getState().document
    await expect(openLectureFile(store, new File([session], 'talk.ostrakon.zip'))).rejects.toThrow(
      'talk.ostrakon.zip is a session without a lecture.',
    )
    expect(store.getState().document).toBe(before)
  })
})

describe('what is drawn, from slide to slide', () => {
  const easing = {
    mix: (from: number, to: number, part: number) => from + (to - from) * part,
    isSmall: (from: number, to: number) => Math.abs(from - to) < 1,
  }
  async function eased() {
    const seen: number[] = []
    function Drawn({ value }: { readonly value: number }) {
      const now = useEased(easing, value)
      seen.push(now)
      return <output>{now}</output>
    }
    const { store } = controlledStore({ start: false })
    const page = await onPage(<Drawn value={0} />, store)
    const { StoreContext } = await import('#app/shell/use-app.ts')
    const show = (value: number) =>
      page.rerender(
        <StoreContext value={store}>
          <Drawn value={value} />
        </StoreContext>,
      )
    const shown = () => Number(page.one('output').textContent)
    return { seen, show, shown }
  }

  test('goes over while a lecture is given, and ends exactly where it is asked to', async () => {
    beginLecture(lessons[0]!)
    const { seen, show, shown } = await eased()
    await show(10)
    await expect.poll(shown).toBe(10)
    expect(seen.filter((value) => value > 0 && value < 10).length).toBeGreaterThan(2)
    expect(seen).toEqual([...seen].sort((one, other) => one - other))
    const before = seen.length
    await show(10.5)
    await expect.poll(shown).toBe(10.5)
    expect(seen.slice(before).filter((value) => value > 10 && value < 10.5)).toEqual([])
  })

  test('is there at once without a lecture, and while pictures are taken', async () => {
    const { seen, show, shown } = await eased()
    await show(10)
    await expect.poll(shown).toBe(10)
    beginLecture(lessons[0]!)
    document.documentElement.dataset['taking'] = 'pictures'
    await show(20)
    await expect.poll(shown).toBe(20)
    delete document.documentElement.dataset['taking']
    expect(new Set(seen)).toEqual(new Set([0, 10, 20]))
  })
})
