/** The door for a page that shows this one in a frame: what it may ask for, and what it is told. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openEmbedDoor } from '#app/embed/embed-door.ts'
import { endLecture, act as give, lectureStore } from '#app/lecture/lecture-store.ts'
import { lessons } from '#lesson/index.ts'
import { breathe, controlledStore } from '../state/test-store.ts'

const [lesson] = lessons
const { steps } = lesson!

function door() {
  const told: {
    readonly type: string
    readonly target: string
    readonly [key: string]: unknown
  }[] = []
  const around = {
    postMessage: (event: { type: string }, target: string) => told.push({ ...event, target }),
  }
  let hear: (event: object) => void = () => {}
  vi.stubGlobal('window', { parent: around })
  vi.stubGlobal('addEventListener', (type: string, listener: typeof hear) => {
    if (type === 'message') hear = listener
  })
  const made = controlledStore({ start: false })
  openEmbedDoor(made.store)
  const say = async (message: object, from: object = {}) => {
    hear({
      source: around,
      origin: 'https://course.example',
      data: { ostrakon: 1, ...message },
      ...from,
    })
    await breathe()
  }
  return { ...made, told, say, last: () => told.at(-1) }
}

const lecture = () => lectureStore.getState().lecture

beforeEach(() => endLecture())
afterEach(() => {
  endLecture()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a page around this one', () => {
  test('is told once that this one listens, and nothing more before it has spoken', async () => {
    const { told, act } = door()
    expect(told).toEqual([{ ostrakon: 1, type: 'ready', target: '*' }])
    vi.useFakeTimers()
    act.change((view) => ({ ...view, flat: true }))
    await vi.advanceTimersByTimeAsync(1000)
    expect(told).toHaveLength(1)
  })

  test('loads a lesson at a step by id, by number or at its beginning, and hears where it is', async () => {
    const { say, last, told } = door()
    const where = (at: number) => ({
      ostrakon: 1,
      type: 'step',
      lesson: lesson!.id,
      step: steps[at]!.id,
      at: at + 1,
      of: steps.length,
      target: 'https://course.example',
    })
    await say({ type: 'load', lesson: lesson!.id })
    expect([lecture()?.lesson, lecture()?.at]).toEqual([lesson, 0])
    expect(last()).toEqual(where(0))
    await say({ type: 'load', lesson: lesson!.id, step: steps[2]!.id })
    expect(last()).toEqual(where(2))
    await say({ type: 'goto', step: 2 })
    expect(last()).toEqual(where(1))
    await say({ type: 'previous' })
    expect(last()).toEqual(where(0))
    give({ kind: 'go', at: 3 })
    expect(last()).toEqual(where(3))
    await say({ type: 'goto', step: 1 })
    expect(last()).toEqual(where(0))
    // What is taken up on a slide is no step.
    const events = told.length
    give({ kind: 'tool', tool: 'pen' })
    expect(told).toHaveLength(events)
    await say({ type: 'end' })
    expect(lecture()).toBeNull()
    expect(last()).toMatchObject({ type: 'step', lesson: null, step: null, at: 0, of: 0 })
  })

  test('goes on by one', async () => {
    const { say } = door()
    const plain = steps.findIndex(({ question }) => question === undefined)
    await say({ type: 'load', lesson: lesson!.id, step: plain + 1 })
    await say({ type: 'next' })
    expect(lecture()?.at).toBe(plain + 1)
  })

  test.each([
    [{ type: 'load', lesson: 'none' }, 'There is no such lesson or step.'],
    [{ type: 'load', lesson: lessons[0]!.id, step: 'none' }, 'There is no such lesson or step.'],
    [{ type: 'goto', step: 1 }, 'There is no such step.'],
  ])('is refused %j in words', async (message, words) => {
    const { say, last } = door()
    await say(message)
    expect(last()).toEqual({
      ostrakon: 1,
      type: 'refused',
      words,
      target: 'https://course.example',
    })
    expect(lecture()).toBeNull()
  })

  test('sets the view, or is told why it can’t be', async () => {
    const { say, store, last } = door()
    const { document } = store.getState()
    await say({ type: 'set-view', view: { ...document, flat: true } })
    expect(store.getState().document.flat).toBe(true)
    await say({ type: 'set-view', view: 7 })
    expect(last()).toMatchObject({ type: 'refused', words: expect.stringMatching(/\w/) })
    expect(store.getState().document.flat).toBe(true)
  })

  test('is told of views as they come to rest, one for many', async () => {
    const { say, act, told, store } = door()
    await say({ type: 'load', lesson: lesson!.id })
    vi.useFakeTimers()
    const views = () => told.filter(({ type }) => type === 'view')
    act.change((view) => ({ ...view, flat: true }))
    act.change((view) => ({ ...view, labels: !view.labels }))
    await vi.advanceTimersByTimeAsync(240)
    expect(views()).toEqual([])
    await vi.advanceTimersByTimeAsync(20)
    expect(views()).toEqual([
      {
        ostrakon: 1,
        type: 'view',
        view: store.getState().document,
        target: 'https://course.example',
      },
    ])
    // What changes beside the document is none of its business.
    act.say('words')
    await vi.advanceTimersByTimeAsync(500)
    expect(views()).toHaveLength(1)
    act.change((view) => ({ ...view, flat: false }))
    await vi.advanceTimersByTimeAsync(260)
    expect(views()).toHaveLength(2)
  })

  test('of a disk has no origin, and is told all the same', async () => {
    const { say, last } = door()
    await say({ type: 'load', lesson: lesson!.id }, { origin: 'null' })
    expect(last()).toMatchObject({ type: 'step', target: '*' })
  })

  test('alone is heard, and only messages that are meant for this one', async () => {
    const { say, told } = door()
    await say({ type: 'load', lesson: lesson!.id }, { source: {} })
    await say({ type: 'load', lesson: lesson!.id, ostrakon: 2 })
    await say({ type: 'dance' })
    expect(lecture()).toBeNull()
    expect(told).toHaveLength(1)
  })
})
