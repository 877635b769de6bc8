import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { documentOfStep, isLatestShown, showDocument, whenShown } from '#app/lecture/show-step.ts'
import { pictureOnStage, takePictures } from '#app/lecture/take-pictures.ts'
import { lessons } from '#lesson/index.ts'
import type { AppStore } from '#state/store.ts'
import { firstView, type ViewSpec } from '#view/spec.ts'

const stage = vi.hoisted(() => ({ document: 'lobby', width: 2, height: 1 }))
vi.mock('#app/shell/stage-pictures.ts', () => ({
  stagePicture: () => ({ width: stage.width, height: stage.height, of: stage.document }),
}))

const named = (name: string) => Promise.resolve(name as unknown as ViewSpec)
const store = {
  getState: () => ({
    document: stage.document,
    act: {
      restore: async (document: string) => {
        stage.document = document
      },
    },
  }),
} as unknown as AppStore

/** What was drawn where on the last small picture, and how it was written. */
let copied: { readonly to: readonly number[]; readonly size: readonly number[]; written?: unknown }

beforeEach(() => {
  Object.assign(stage, { document: 'lobby', width: 2, height: 1 })
  let drawn = ''
  vi.stubGlobal('window', {})
  vi.stubGlobal('document', {
    documentElement: { dataset: {} },
    createElement: () => {
      const canvas = {
        width: 0,
        height: 0,
        getContext: () => ({
          drawImage: (picture: { of: string }, ...to: readonly number[]) => {
            drawn = picture.of
            copied = { to, size: [canvas.width, canvas.height] }
          },
        }),
        toDataURL: (...written: readonly unknown[]) => {
          copied.written = written
          return drawn
        },
      }
      return canvas
    },
  })
})
afterEach(() => vi.unstubAllGlobals())

describe('taking pictures while slides come and go', () => {
  test('the first picture shows its own map where the slide itself is asked for a moment later', async () => {
    const pictures: string[] = []
    const taking = takePictures(
      store,
      [() => named('one'), () => named('two')],
      (index, url) => {
        pictures[index] = url
      },
      new AbortController().signal,
    )
    // As a slide does: its parts are there before it asks for its own view.
    const slide = showDocument(store, named('slide'))
    await Promise.all([taking, slide])
    expect(pictures).toEqual(['one', 'two'])
    expect(stage.document).toBe('slide')
  })

  test('a slide that is asked for meanwhile stays, and no picture of it is taken for another', async () => {
    const pictures: string[] = []
    const leave = new AbortController()
    await takePictures(
      store,
      [() => named('one'), () => named('two'), () => named('three')],
      async (index, url) => {
        pictures[index] = url
        if (index === 1) {
          leave.abort()
          await showDocument(store, named('next slide'))
        }
      },
      leave.signal,
    )
    expect(pictures).toEqual(['one', 'two'])
    expect(stage.document).toBe('next slide')
  })

  test('a slide whose view can’t be shown has no picture, and the others have theirs', async () => {
    const pictures: string[] = []
    await takePictures(
      store,
      [() => named('one'), () => Promise.reject(new Error('newer')), () => named('three')],
      (index, url) => {
        pictures[index] = url
      },
      new AbortController().signal,
    )
    expect(pictures).toEqual(['one', undefined, 'three'])
    expect(stage.document).toBe('lobby')
  })

  test('nothing that is drawn gives no picture, nor does what was left before it was drawn', async () => {
    const pictures: string[] = []
    const take = (document: string) =>
      takePictures(
        store,
        [() => named(document)],
        (_, url) => {
          pictures.push(url)
        },
        new AbortController().signal,
      )
    stage.width = 0
    await take('one')
    stage.width = 2
    let settle = () => {}
    const settled = vi.fn(
      () =>
        new Promise<void>((resolve) => {
          settle = resolve
        }),
    )
    vi.stubGlobal('window', { __ostrakon: { settled } })
    const taking = take('two')
    const asked = (times: number) =>
      vi.waitUntil(() => settled.mock.calls.length === times, { timeout: 30_000 })
    await asked(1)
    settle()
    // The second time it is the picture's turn.
    await asked(2)
    expect(document.documentElement.dataset['taking']).toBe('pictures')
    await showDocument(store, named('slide'))
    settle()
    await taking
    expect([pictures, stage.document]).toEqual([[], 'slide'])
    expect(document.documentElement.dataset['taking']).toBeUndefined()
  })

  test('called off, the stage goes back to what it showed', async () => {
    const leave = new AbortController()
    await takePictures(
      store,
      [() => named('one'), () => named('two')],
      () => leave.abort(),
      leave.signal,
    )
    expect(stage.document).toBe('lobby')
  })
})

describe('a small picture', () => {
  test.each([
    [1440, 900, [360, 225]],
    [1441, 901, [360, 225]],
    [300, 200, [300, 200]],
    [5000, 3, [360, 1]],
  ] as const)('of a stage of %i x %i px shows all of it', async (width, height, size) => {
    Object.assign(stage, { width, height })
    expect(await pictureOnStage()).toBe('lobby')
    expect(copied).toEqual({ to: [0, 0, ...size], size, written: ['image/jpeg', 0.85] })
    expect(await pictureOnStage(100)).toBe('lobby')
    expect(copied.size[0]).toBe(100)
  })

  test('is not taken where the browser has no room for it', async () => {
    vi.stubGlobal('document', { createElement: () => ({ getContext: () => null }) })
    expect(await pictureOnStage()).toBeNull()
  })

  test.each([
    [0, 200],
    [300, 0],
  ])('is not taken of a stage of %i x %i px', async (width, height) => {
    Object.assign(stage, { width, height })
    expect(await pictureOnStage()).toBeNull()
  })
})

describe('a document on its way to the stage', () => {
  const late = (name: string) => {
    let come = () => {}
    const wanted = new Promise<ViewSpec>((resolve) => {
      come = () => resolve(name as unknown as ViewSpec)
    })
    return { wanted, come }
  }

  test('gives way to one that was asked for after it, in whichever order they come', async () => {
    const [first, second] = [late('first'), late('second')]
    const calls = [showDocument(store, first.wanted), showDocument(store, second.wanted)]
    second.come()
    await calls[1]
    first.come()
    const [one, other] = await Promise.all(calls)
    expect(stage.document).toBe('second')
    expect([isLatestShown(one!), isLatestShown(other!)]).toEqual([false, true])
  })

  test('is waited for, and whatever is asked for meanwhile, also where it fails', async () => {
    const [first, second] = [late('first'), late('second')]
    void showDocument(store, first.wanted)
    let there = false
    const waiting = whenShown().then(() => {
      there = true
    })
    void showDocument(store, second.wanted)
    first.come()
    await new Promise((resolve) => setTimeout(resolve))
    expect(there).toBe(false)
    second.come()
    await waiting
    expect(stage.document).toBe('second')
    await expect(showDocument(store, Promise.reject(new Error('newer')))).rejects.toThrow('newer')
    await expect(whenShown()).resolves.toBeUndefined()
    expect(stage.document).toBe('second')
  })

  test('is the one that a slide has recorded, or what its lesson asks for', async () => {
    const [{ steps: said, ...lesson }] = [lessons[0]!]
    const look = { maps: { a: { sample: 'physical-pain' }, b: { sample: 'social-exclusion' } } }
    const steps = [
      { ...said[0]!, look },
      { ...said[0]!, view: { ...firstView, flat: true } },
    ] as unknown as typeof said
    const document = (at: number) => documentOfStep({ lesson: { ...lesson, steps }, at })
    expect((await document(1)).flat).toBe(true)
    const asked = (await document(0)).sides
    expect([asked.a, asked.b].map(({ layers }) => layers[0]?.ask?.source)).toEqual([
      { kind: 'sample', id: 'physical-pain' },
      { kind: 'sample', id: 'social-exclusion' },
    ])
    const broken = [{ ...steps[1]!, view: { version: 99 } }] as unknown as typeof said
    await expect(documentOfStep({ lesson: { ...lesson, steps: broken }, at: 0 })).rejects.toThrow()
  })
})
