import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AuthorPanel } from '#app/lecture/AuthorPanel.tsx'
import { keepDraft, readDraft, readWritten } from '#app/lecture/draft.ts'
import { lectureStore } from '#app/lecture/lecture-store.ts'
import { readLecture, writeLecture } from '#lesson/lecture-file.ts'
import type { Lesson } from '#lesson/lesson.ts'
import { withThreshold } from '#view/change-layer.ts'
import { controlledStore, files, storeWithMaps } from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

beforeEach(() => localStorage.clear())
afterEach(() => {
  vi.restoreAllMocks()
  lectureStore.setState({ lecture: null, handout: null })
})

type Made = Awaited<ReturnType<typeof storeWithMaps>>

async function panel(given?: Made) {
  const made = given ?? (await storeWithMaps())
  const page = await onPage(<AuthorPanel />, made.store)
  const slides = () => page.all('.author-steps button').map((one) => one.textContent)
  const shown = () =>
    page.all('.author-steps button').findIndex((one) => one.getAttribute('aria-pressed') === 'true')
  const record = async () => {
    const before = slides().length
    await page.press('Record this view as a slide')
    await expect.poll(() => slides().length).toBe(before + 1)
  }
  const write = (words: string) => page.set('On the slide', words)
  const recorded = async (...titles: readonly string[]) => {
    for (const title of titles) {
      await record()
      await write(`# ${title}`)
    }
  }
  const disabled = () =>
    page.all<HTMLButtonElement>('button:disabled').map((one) => one.ariaLabel ?? one.textContent)
  return { ...made, page, slides, shown, record, write, recorded, disabled }
}

test('an empty lecture can be named, recorded into and opened, not given, saved or printed', async () => {
  const { page, slides, disabled, record } = await panel()
  expect(slides()).toEqual([])
  expect(disabled()).toEqual(['Give it', 'Save as a file', 'Print handouts'])
  await page.set('Title', 'Pain and rejection')
  await record()
  expect(readDraft()).toMatchObject({ title: 'Pain and rejection', steps: [{ id: 'slide-1' }] })
  expect(disabled()).toEqual(['Move up', 'Move down', 'Delete'])
})

test('a title is there after a reload before there is a slide, and is no lecture to be given yet', async () => {
  const { page } = await panel()
  await page.set('Title', 'Pain and rejection')
  await expect.poll(() => readWritten()?.title).toBe('Pain and rejection')
  expect(readDraft()).toBeUndefined()
  const again = await panel()
  expect(again.page.all<HTMLInputElement>('.author-title input').at(-1)?.value).toBe(
    'Pain and rejection',
  )
})

test('a recorded slide shows what was on screen, comes behind the one at hand, and is at hand then', async () => {
  const { slides, shown, recorded, page, store, act, record } = await panel()
  act.change((view, { links }) => withThreshold(view, 'a', { rule: 'value', value: 2 }, links))
  await recorded('One', 'Two')
  expect(slides()).toEqual(['One', 'Two'])
  expect(shown()).toBe(1)
  page.all('.author-steps button')[0]!.click()
  await expect.poll(shown).toBe(0)
  await record()
  expect(slides()).toEqual(['One', 'A new slide', 'Two'])
  expect(shown()).toBe(1)
  const { tray: _, ...now } = store.getState().document
  expect(readDraft()?.steps[1]?.view).toMatchObject(JSON.parse(JSON.stringify(now)))
})

test('going to a slide shows it; its view can be taken anew', async () => {
  const { recorded, page, store, act } = await panel()
  const to = (value: number) =>
    act.change((view, { links }) => withThreshold(view, 'a', { rule: 'value', value }, links))
  const now = () => store.getState().document.sides.a.layers[0]?.threshold
  to(2)
  await recorded('One')
  to(4)
  await recorded('Two')
  page.all('.author-steps button')[0]!.click()
  await expect.poll(now).toEqual({ rule: 'value', value: 2 })
  to(5)
  await page.press('Take the view anew')
  await expect
    .poll(() => JSON.stringify(readDraft()?.steps[0]?.view))
    .toContain('"threshold":{"rule":"value","value":5}')
  page.all('.author-steps button')[1]!.click()
  await expect.poll(now).toEqual({ rule: 'value', value: 4 })
})

test('what is written while a large map of one’s own is looked through is there after', async () => {
  const { store, act, named } = controlledStore({
    held: ['hashFile'],
    hash: (_, text) => text.repeat(64),
  })
  await act.open('a', files('one.nii', '6'))
  const { page, slides, write } = await panel({ store, act })
  const looked = async (times: number) => {
    await expect.poll(() => named('hashFile').length).toBe(times)
    for (const one of named('hashFile')) await one.finish()
  }
  await page.press('Record this view as a slide')
  // The slide is there to be written on, not the one before.
  await expect.poll(slides).toEqual(['A new slide'])
  await page.set('Title', 'Pain')
  await looked(1)
  expect(slides()).toEqual(['A new slide'])
  expect(readDraft()).toMatchObject({ title: 'Pain', steps: [{ id: 'slide-1' }] })
  await write('# One')
  // Another map, and two slides of it asked for at once.
  await act.open('a', files('two.nii', '7'))
  await page.press('Record this view as a slide')
  await page.press('Record this view as a slide')
  await looked(2)
  await expect.poll(slides).toEqual(['One', 'A new slide', 'A new slide'])
  await act.open('a', files('three.nii', '8'))
  await page.press('Take the view anew')
  await page.press('Move up')
  await write('# Two')
  await looked(1)
  await expect.poll(slides).toEqual(['One', 'Two', 'A new slide'])
  const held = () =>
    readDraft()?.steps.map(({ view }) => /(one|two|three)\.nii/.exec(JSON.stringify(view))?.[1])
  await expect.poll(held).toEqual(['one', 'three', 'two'])
})

test('a slide has the view that was there when it was asked for, with the map’s hash, whatever is turned meanwhile', async () => {
  const { store, act, named } = controlledStore({
    held: ['hashFile'],
    hash: (_, text) => text.repeat(64),
  })
  await act.open('a', files('one.nii', '6'))
  const { page, slides } = await panel({ store, act })
  const to = (value: number) =>
    act.change((view, { links }) => withThreshold(view, 'a', { rule: 'value', value }, links))
  to(2)
  await page.press('Record this view as a slide')
  to(4)
  await expect.poll(() => named('hashFile').length).toBe(1)
  for (const one of named('hashFile')) await one.finish()
  expect(slides()).toEqual(['A new slide'])
  const layer = {
    ask: { source: { files: [{ name: 'one.nii', sha256: '6'.repeat(64) }] } },
    threshold: { rule: 'value', value: 2 },
  }
  await expect
    .poll(() => readDraft()?.steps[0]?.view)
    .toMatchObject({ sides: { a: { layers: [layer] } } })
  expect(store.getState().document.sides.a.layers[0]?.threshold).toEqual({
    rule: 'value',
    value: 4,
  })
})

test('slides are ordered, doubled and deleted; the one at hand goes along', async () => {
  const { slides, shown, recorded, page, disabled } = await panel()
  await recorded('One')
  expect(disabled()).toEqual(['Move up', 'Move down', 'Delete'])
  await recorded('Two', 'Three')
  expect(disabled()).toEqual(['Move down'])
  await page.press('Move up')
  expect(slides()).toEqual(['One', 'Three', 'Two'])
  expect(shown()).toBe(1)
  expect(disabled()).toEqual([])
  await page.press('Move up')
  expect([slides(), shown()]).toEqual([['Three', 'One', 'Two'], 0])
  expect(disabled()).toEqual(['Move up'])
  await page.press('Move down')
  expect([slides(), shown()]).toEqual([['One', 'Three', 'Two'], 1])
  await page.press('Duplicate')
  expect([slides(), shown()]).toEqual([['One', 'Three', 'Three', 'Two'], 2])
  await page.press('Delete')
  expect([slides(), shown()]).toEqual([['One', 'Three', 'Two'], 1])
  await page.press('Delete')
  await page.press('Delete')
  expect([slides(), shown()]).toEqual([['Two'], 0])
  expect(disabled()).toContain('Delete')
})

test('words and notes are kept as they are typed, and what makes no sense is told', async () => {
  const { write, record, slides, page } = await panel()
  await record()
  await write('')
  expect(slides()).toEqual(['Without a heading'])
  await write('# Peak\n\n{peek of pain} [@nobody]')
  expect(page.all('.wrong')).toHaveLength(1)
  expect(page.one('.wrong').textContent).toMatch(/^\{?peek of pain\}?: ./)
  await page.set('Notes for you', 'Slowly.')
  expect(readDraft()?.steps[0]).toMatchObject({ notes: 'Slowly.' })
  expect(readDraft()?.steps[0]?.say).toMatch(/^# Peak/)
})

describe('a question on a slide', () => {
  async function asked() {
    const made = await panel()
    await made.record()
    await made.page.press('Ask a question here')
    const question = () => readDraft()?.steps[0]?.question
    return { ...made, question }
  }

  test('begins as one between yes and no', async () => {
    const { question, page } = await asked()
    expect(question()).toEqual({
      kind: 'choice',
      ask: 'What do you think?',
      options: ['Yes', 'No'],
      right: 0,
      answer: 'Because …',
    })
    expect(page.options('Right one')).toEqual(['1. Yes', '2. No'])
  })

  test('has two answers at least and six at most, one a line, and one of them is right', async () => {
    const { question, page } = await asked()
    const answers = (words: string) => page.set('Answers, one a line', words)
    await answers('a\nb\nc\nd\ne\nf\ng')
    expect(question()).toMatchObject({ options: ['a', 'b', 'c', 'd', 'e', 'f'], right: 0 })
    await page.choose('Right one', '6. f')
    expect(question()).toMatchObject({ right: 5 })
    await answers('a\nb\nc')
    expect(question()).toMatchObject({ options: ['a', 'b', 'c'], right: 2 })
    await answers('a\nb')
    expect(question()).toMatchObject({ options: ['a', 'b'], right: 1 })
    await answers('only')
    expect(page.options('Right one')).toEqual(['1. only', '2.'])
    expect(page.one<HTMLSelectElement>('.question-editor select').value).toBe('0')
  })

  test('is asked and answered in one’s own words, or not at all', async () => {
    const { question, page } = await asked()
    await page.set('Question', 'Which?')
    await page.set('Shown afterwards', 'So.')
    expect(question()).toMatchObject({ ask: 'Which?', answer: 'So.' })
    await page.press('No question')
    expect(question()).toBeUndefined()
    await page.press('Ask a question here')
    expect(question()).toMatchObject({ ask: 'What do you think?' })
  })
})

describe('what is written', () => {
  test('in every field as long as it may be, is there after a reload, and a file may not hold more', async () => {
    const { page, record } = await panel()
    await record()
    await page.press('Ask a question here')
    await expect.poll(() => page.all('.question-editor')).toHaveLength(1)
    for (const name of ['Title', 'On the slide', 'Notes for you', 'Question', 'Shown afterwards']) {
      const field = page
        .all<HTMLInputElement>('input, textarea')
        .find((one) => (one.ariaLabel ?? one.closest('label')?.firstChild?.textContent) === name)!
      await page.set(name, 'x'.repeat(field.maxLength))
      const draft = readDraft()
      expect([name, draft === undefined]).toEqual([name, false])
      const text = writeLecture(draft!).replace(
        'x'.repeat(field.maxLength),
        'x'.repeat(field.maxLength + 1),
      )
      expect(() => readLecture(text)).toThrow(/is wrong/)
      await page.set(name, 'short')
    }
  })

  test('as an answer of more than a line’s length takes no lecture away', async () => {
    const { page, record } = await panel()
    await record()
    await page.press('Ask a question here')
    await page.set('Answers, one a line', `${'a'.repeat(301)}\nb`)
    expect(readDraft()?.steps[0]?.question).toMatchObject({ options: ['a'.repeat(300), 'b'] })
  })

  test('beyond as many slides as a lecture has is said to be too much, and takes none away', async () => {
    const { page, record } = await panel()
    await record()
    const [step] = readDraft()!.steps
    const steps = Array.from({ length: 199 }, (_, n) => ({ ...step!, id: `slide-${n + 1}` }))
    keepDraft({ ...readDraft()!, steps })
    await page.unmount()
    const again = await panel()
    await again.page.press('Duplicate')
    await expect.poll(() => again.slides().length).toBe(200)
    expect(again.store.getState().notices).toEqual([])
    await again.page.press('Duplicate')
    const said = () => again.store.getState().notices.map(({ text }) => text)
    await expect.poll(said).toEqual(['A lecture has 200 slides at most.'])
    expect([again.slides().length, readDraft()?.steps.length]).toEqual([200, 200])
  })
})

test('the lecture is given from the slide at hand, and its handout printed', async () => {
  const { recorded, page } = await panel()
  await recorded('One', 'Two')
  await page.press('Give it')
  expect(lectureStore.getState().lecture).toMatchObject({ at: 1, lesson: { steps: [{}, {}] } })
  await page.press('Print handouts')
  expect(lectureStore.getState().handout?.steps).toHaveLength(2)
})

describe('a lecture in a file', () => {
  const lesson: Lesson = {
    id: 'sent',
    title: 'Sent',
    about: '',
    steps: [
      { id: 'first', say: '# First', look: {}, notes: '', live: [] },
      {
        id: 'guess',
        say: '# Guess',
        look: {},
        notes: '',
        live: [],
        question: { kind: 'place', ask: 'Where is it?', region: 'dacc', answer: 'There.' },
      },
    ],
  } as unknown as Lesson

  const drop = (input: HTMLInputElement, ...files: File[]) => {
    const transfer = new DataTransfer()
    for (const file of files) transfer.items.add(file)
    input.files = transfer.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }

  test('takes the place of the one that was written, at its first slide', async () => {
    const { recorded, page, slides, shown } = await panel()
    await recorded('One', 'Two', 'Three')
    const input = page.one<HTMLInputElement>('[aria-label="Lecture file"]')
    drop(input, new File([writeLecture(lesson)], 'sent.ostrakon.json'))
    await expect.poll(slides).toEqual(['First', 'Guess'])
    expect(shown()).toBe(0)
    expect(input.value).toBe('')
    expect(readDraft()?.title).toBe('Sent')
    page.all('.author-steps button')[1]!.click()
    // What can't be written here stays as it is.
    await expect.poll(() => page.all('.step-editor .aside')).toHaveLength(1)
    expect(page.one('.step-editor .aside').textContent).toBe('This slide asks: Where is it?')
    expect(page.all('.question-editor')).toHaveLength(0)
  })

  test('that is none changes nothing, and says why', async () => {
    const { recorded, page, slides, store } = await panel()
    await recorded('One')
    const input = page.one<HTMLInputElement>('[aria-label="Lecture file"]')
    drop(input)
    drop(input, new File(['{"no": "lecture"}'], 'other.json'))
    await expect.poll(() => store.getState().notices.length).toBeGreaterThan(0)
    expect(slides()).toEqual(['One'])
  })

  test('is asked for by a button, and saved under its title', async () => {
    const { recorded, page, act } = await panel()
    await act.open('a', { kind: 'sample', id: 'physical-pain' })
    await act.open('b', { kind: 'sample', id: 'social-exclusion' })
    await recorded('One')
    await page.set('Title', 'Pain & rejection')
    const saved: string[] = []
    let opened = 0
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download)
    })
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => {
      opened++
    })
    await page.press('Open a lecture…')
    expect(opened).toBe(1)
    await page.press('Save as a file')
    await expect.poll(() => saved).toHaveLength(1)
    expect(saved[0]).toMatch(/^Pain-rejection\.ostrakon\./)
  })
})

test('a browser that keeps nothing says to save the lecture as a file', async () => {
  const { record, store } = await panel()
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  await record()
  expect(store.getState().notices.at(-1)?.text).toBe(
    'The browser keeps nothing here: save the lecture as a file.',
  )
})
