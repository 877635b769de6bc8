import { Camera, Scene } from 'three'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createFrame, type FrameRequest, type StageView } from '#scene/frame.ts'
import type { StageProps, ViewDrawing } from '#scene/stage-props.ts'
import type { ViewBasis } from '#scene/views/view-basis.ts'
import type { ViewFrame, ViewPart } from '#scene/views/view-kind.ts'
import { type Box, elementAt, fakeCard } from './fake-card.ts'

/** What the card was told, in order. */
let told: string[] = []
beforeEach(() => {
  told = []
})

function viewOf(id: string, box: Box | null, own: Partial<ViewPart<ViewBasis>> = {}) {
  const scene = new Scene()
  scene.name = id
  const frames: ViewFrame<ViewBasis>[] = []
  const part: ViewPart<ViewBasis> = {
    receive: () => {},
    prepare: (frame) => {
      frames.push(frame)
      return new Camera()
    },
    drawOverlay: () => told.push(`over ${id}`),
    paint: () => `picture of ${id}` as unknown as ImageData,
    isMoving: () => false,
    attach: () => () => {},
    ...own,
  }
  const drawing = { id, element: box && elementAt(box) } as unknown as ViewDrawing
  const view: StageView = { drawing, part, scene }
  return { id, view, frames }
}

function stand(all: readonly ReturnType<typeof viewOf>[], own: Partial<StageProps> = {}) {
  const { card, gl } = fakeCard((what) => told.push(what))
  const canvas = elementAt([10, 20, 500, 300])
  const onFirstPicture = vi.fn()
  const stage = {
    theme: { background: '#336699', ink: '#000000' },
    onFirstPicture,
    ...own,
  } as unknown as StageProps
  const held = { now: false }
  const frame = createFrame({ invalidate: vi.fn(), isHeld: () => held.now })
  const views = new Map(all.map(({ id, view }) => [id, view]))
  const request: FrameRequest = {
    ...{ gl, canvas, stage, views, atOnce: false, unready: false },
    compileNext: () => Promise.resolve(),
  }
  return { card, canvas, onFirstPicture, frame, held, request }
}

const quiet = () => new Promise((resolve) => setTimeout(resolve))

describe('a frame', () => {
  test('is emptied as a whole, then each view is drawn within its rectangle, and what lies over it', () => {
    const [left, right] = [viewOf('a', [10, 20, 300, 200]), viewOf('b', [310, 50, 200, 100])]
    const { frame, request } = stand([left, right])
    expect(frame.draw(request)).toBe(false)
    expect(told).toEqual([
      ...['everywhere', 'view 0 0 500 300', 'ground 336699 1', 'clear'],
      // The card counts from the bottom.
      ...['view 0 100 300 200', 'cut 0 100 300 200', 'within', 'draw a', 'over a'],
      ...['view 300 170 200 100', 'cut 300 170 200 100', 'within', 'draw b', 'over b'],
      'everywhere',
    ])
    expect(request.gl.autoClear).toBe(false)
    expect(left.frames).toHaveLength(1)
    expect(left.frames[0]).toMatchObject({ size: { width: 300, height: 200 }, pixelRatio: 2 })
  })

  test('leaves out views without place, scene, picture or room', () => {
    const views = [
      viewOf('nowhere', null),
      viewOf('bare', [0, 0, 90, 90]),
      viewOf('empty', [0, 0, 90, 90], { prepare: () => null }),
      viewOf('narrow', [0, 0, 1, 90]),
      viewOf('low', [0, 0, 90, 1]),
      viewOf('least', [0, 0, 2, 2]),
    ]
    views[1]!.view.scene = null
    const { frame, request, canvas, onFirstPicture } = stand(views.slice(0, -1))
    frame.draw(request)
    expect(told.filter((one) => one.startsWith('draw') || one.startsWith('over'))).toEqual([])
    // Nothing is a picture yet, so that the canvas stays away.
    expect(canvas.style.display).toBe('none')
    expect(onFirstPicture).not.toHaveBeenCalled()
    frame.draw({ ...request, views: new Map(views.map(({ id, view }) => [id, view])) })
    expect(told.slice(-3)).toEqual(['draw least', 'over least', 'everywhere'])
    expect(canvas.style.display).toBe('')
  })

  test('is measured where the canvas is shown for it: before its first picture it has no place', () => {
    const { frame, request, canvas } = stand([viewOf('a', [10, 20, 300, 200])])
    const shown: string[] = []
    const measured = canvas.getBoundingClientRect.bind(canvas)
    canvas.getBoundingClientRect = () => {
      shown.push(canvas.style.display)
      return measured()
    }
    frame.draw(request)
    expect(shown).toEqual([''])
  })

  test('asks for the next one while any view moves', () => {
    const moving = { now: true }
    const still = viewOf('a', [0, 0, 90, 90])
    const { frame, request } = stand([still, viewOf('b', null, { isMoving: () => moving.now })])
    expect(frame.draw(request)).toBe(true)
    moving.now = false
    expect(frame.draw(request)).toBe(false)
    expect(frame.stats().frames).toBe(2)
  })

  test('waits for the card, which is asked again, and not where the picture is gone', () => {
    const { frame, request, card } = stand([viewOf('a', [0, 0, 90, 90])])
    frame.draw(request)
    card.finished = false
    told.length = 0
    expect(frame.draw(request)).toBe(true)
    expect([told, frame.stats()]).toEqual([
      [],
      expect.objectContaining({ frames: 1, waiting: true }),
    ])
    expect(frame.draw({ ...request, atOnce: true })).toBe(false)
    expect(frame.stats()).toMatchObject({ frames: 2, waiting: false })
  })

  test('is not drawn on a lost context', () => {
    const { frame, request, card } = stand([viewOf('a', [0, 0, 90, 90])])
    card.lost = true
    expect(frame.draw(request)).toBe(false)
    expect([told, frame.stats().frames]).toEqual([[], 0])
  })

  test('is held back before the first picture only, for maps that are about to come and for shaders', () => {
    for (const [waits, unready] of [
      [true, false],
      [false, true],
    ] as const) {
      const { frame, request } = stand([viewOf('a', [0, 0, 90, 90])])
      const early = { ...request, unready, stage: { ...request.stage, waits } }
      expect(frame.draw(early)).toBe(false)
      expect(frame.stats().frames).toBe(0)
      frame.draw(request)
      frame.draw(early)
      expect(frame.stats().frames).toBe(2)
      // Of another canvas there is no picture yet.
      frame.restart()
      frame.draw(early)
      expect(frame.stats().frames).toBe(2)
    }
  })

  test('tells of the first picture once, when the card is done with it', async () => {
    const { frame, request, card, onFirstPicture } = stand([viewOf('a', [0, 0, 90, 90])])
    card.finished = false
    frame.draw(request)
    await quiet()
    expect(onFirstPicture).not.toHaveBeenCalled()
    card.finished = true
    await vi.waitFor(() => expect(onFirstPicture).toHaveBeenCalledTimes(1))
    frame.draw(request)
    await quiet()
    expect(onFirstPicture).toHaveBeenCalledTimes(1)
  })

  test('tells of the first picture when the driver has what follows it, and asks for that once', async () => {
    const { frame, request, onFirstPicture } = stand([viewOf('a', [0, 0, 90, 90])])
    let compiled = () => {}
    const compileNext = vi.fn(() => new Promise<void>((resolve) => (compiled = resolve)))
    frame.draw({ ...request, compileNext })
    expect(compileNext).not.toHaveBeenCalled()
    await quiet()
    frame.draw({ ...request, compileNext })
    await quiet()
    expect([compileNext.mock.calls.length, onFirstPicture.mock.calls.length]).toEqual([1, 0])
    compiled()
    await quiet()
    expect(onFirstPicture).toHaveBeenCalledTimes(1)
  })

  test('of a canvas that was given up tells nothing', async () => {
    const { frame, request, onFirstPicture } = stand([viewOf('a', [0, 0, 90, 90])])
    frame.draw(request)
    frame.restart()
    await quiet()
    expect(onFirstPicture).not.toHaveBeenCalled()
    expect(frame.stats()).toMatchObject({ geometries: 0, textures: 0 })
    frame.draw(request)
    await quiet()
    expect(onFirstPicture).toHaveBeenCalledTimes(1)
    expect(frame.stats()).toMatchObject({ geometries: 7, textures: 5 })
  })

  test('is first coarse where that is quicker, is followed by a whole one, and is kept whole', async () => {
    const canBeCoarse = vi.fn(() => true)
    const view = viewOf('a', [0, 0, 90, 90], { canBeCoarse })
    const { frame, request, held } = stand([view, viewOf('b', [0, 0, 90, 90])])
    const coarse = () => view.frames.at(-1)?.coarse
    frame.draw({ ...request, toKeep: true })
    expect(coarse()).toBe(false)
    frame.restart()
    frame.draw(request)
    expect([coarse(), frame.stats().waiting]).toEqual([true, true])
    expect(canBeCoarse).toHaveBeenLastCalledWith(request.stage)
    // In somebody's hand it is finished as it is.
    held.now = true
    expect(frame.stats().waiting).toBe(false)
    canBeCoarse.mockReturnValue(false)
    frame.draw(request)
    expect(coarse()).toBe(false)
  })

  test('is coarse while somebody turns a brain whose frames are slow', () => {
    const view = viewOf('a', [0, 0, 90, 90], { canBeCoarse: () => true })
    const { frame, request, held } = stand([view])
    frame.draw({ ...request, atOnce: true, toKeep: true })
    held.now = true
    frame.draw(request)
    expect(view.frames.at(-1)?.coarse).toBe(true)
  })
})

describe('a frame without a graphics card', () => {
  test('hands over the picture of each view that has room, and tells once that it is there', () => {
    const moving = { now: true }
    const views = [
      viewOf('a', [5, 6, 90, 80]),
      viewOf('nowhere', null),
      viewOf('narrow', [0, 0, 1, 90]),
      viewOf('low', [0, 0, 90, 1]),
      viewOf('b', [0, 0, 2, 2], { isMoving: () => moving.now }),
    ]
    const { frame, request, onFirstPicture } = stand(views)
    const show = vi.fn()
    expect(frame.paint({ ...request, stage: { ...request.stage, waits: true } }, show)).toBe(false)
    expect([show.mock.calls.length, frame.stats().frames]).toEqual([0, 0])
    expect(frame.paint(request, show)).toBe(true)
    expect(show.mock.calls).toEqual([
      ['a', 'picture of a', expect.objectContaining({ left: 5, width: 90, height: 80 })],
      ['b', 'picture of b', expect.objectContaining({ width: 2 })],
    ])
    expect(told).toEqual(['over a', 'over b'])
    expect(onFirstPicture).toHaveBeenCalledTimes(1)
    moving.now = false
    expect(frame.paint(request, show)).toBe(false)
    expect(onFirstPicture).toHaveBeenCalledTimes(1)
    expect(frame.stats()).toEqual({ frames: 2, waiting: false, geometries: 0, textures: 0 })
  })

  test('waits for nothing any more where a card was waited for', () => {
    const { frame, request, card } = stand([viewOf('a', [0, 0, 90, 90])])
    frame.draw(request)
    card.finished = false
    frame.draw(request)
    frame.paint(request, vi.fn())
    expect(frame.stats().waiting).toBe(false)
  })
})
