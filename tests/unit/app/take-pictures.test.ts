import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { showDocument } from '#app/lecture/show-step.ts'
import { takePictures } from '#app/lecture/take-pictures.ts'
import type { AppStore } from '#state/store.ts'
import type { ViewSpec } from '#view/spec.ts'

const stage = vi.hoisted(() => ({ document: 'lobby' }))
vi.mock('#app/shell/stage-pictures.ts', () => ({
  stagePicture: () => ({ width: 2, height: 1, of: stage.document }),
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

beforeEach(() => {
  stage.document = 'lobby'
  let drawn = ''
  vi.stubGlobal('window', {})
  vi.stubGlobal('document', {
    documentElement: { dataset: {} },
    createElement: () => ({
      getContext: () => ({
        drawImage: (picture: { of: string }) => {
          drawn = picture.of
        },
      }),
      toDataURL: () => drawn,
    }),
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
