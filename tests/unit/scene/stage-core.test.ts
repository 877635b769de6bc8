import { Camera, Scene, type WebGLRenderer } from 'three'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createStageCore, type StageCanvas } from '#scene/stage-core.ts'
import type { StageProps, ViewDrawing } from '#scene/stage-props.ts'
import type { ViewBasis } from '#scene/views/view-basis.ts'
import type { ViewPart } from '#scene/views/view-kind.ts'
import { affineFromRows } from '#space/affine.ts'
import { camera } from '#view/camera.ts'
import type { Volume } from '#volume/volume.ts'
import { elementAt, fakeCard } from './fake-card.ts'

type Part = { readonly [name in keyof ViewPart<ViewBasis>]: ReturnType<typeof vi.fn> }
const made: { readonly kind: string; readonly id: string; readonly part: Part }[] = []
vi.mock('#scene/views/index.ts', () => ({
  kindOf: ({ kind }: ViewDrawing) => ({
    create: (_parts: unknown, { id }: ViewDrawing) => {
      const part = {
        receive: vi.fn(),
        prepare: vi.fn(() => new Camera()),
        drawOverlay: vi.fn(),
        paint: vi.fn(() => `picture of ${id}`),
        isMoving: vi.fn(() => false),
        attach: vi.fn(),
        ...(kind === 'brain' && {
          cutCamera: vi.fn(),
          afterKey: vi.fn((_from, { key }: { key: string }) => `after ${key}`),
        }),
      } as unknown as Part
      made.push({ kind, id, part })
      return part
    },
  }),
}))

let told: string[] = []
beforeEach(() => {
  made.length = 0
  told = []
})

const volume = (shape: Volume['shape'] = [1, 1, 1]): Volume => ({
  shape,
  values: new Float32Array(shape[0]),
  toWorld: affineFromRows<'voxel', 'world'>([
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [0, 0, 1, 0],
  ]),
})
const view = (id: string, own: { readonly [name: string]: unknown } = {}) =>
  ({
    id,
    kind: 'brain',
    layers: [],
    element: elementAt([0, 0, 90, 90]),
    ...own,
  }) as unknown as ViewDrawing
const stageOf = (views: readonly ViewDrawing[], own: Partial<StageProps> = {}) =>
  ({ views, theme: { background: '#336699', ink: '#000000' }, ...own }) as unknown as StageProps

function stand(first: StageProps) {
  const core = createStageCore(first)
  const canvas = {
    element: elementAt([0, 0, 100, 100]),
    invalidate: vi.fn(),
    isCompiling: vi.fn(() => false),
    compileNext: vi.fn(() => Promise.resolve()),
  } satisfies StageCanvas
  core.setCanvas(canvas)
  const { card, gl } = fakeCard((what) => told.push(what))
  return { core, canvas, card, gl }
}
/** What was drawn since the last look. */
const drawn = () => {
  const names = told.filter((one) => one.startsWith('draw')).map((one) => one.slice(5))
  told.length = 0
  return names
}

function named(name: string) {
  const scene = new Scene()
  scene.name = name
  return scene
}

describe('a stage and its views', () => {
  test('tells each view what it was and has become, and asks for a frame', () => {
    const [a, b] = [view('a'), view('b')]
    const first = stageOf([a, b])
    const { core, canvas } = stand(first)
    expect(made.map(({ part }) => part.receive.mock.calls)).toEqual([
      [[a, null, first]],
      [[b, null, first]],
    ])
    const next = stageOf([view('b', { edge: 0.25 }), a])
    canvas.invalidate.mockClear()
    core.receive(next)
    expect(made).toHaveLength(2)
    expect(made[1]!.part.receive).toHaveBeenLastCalledWith(next.views[0], b, next)
    expect(made[0]!.part.receive).toHaveBeenLastCalledWith(a, a, next)
    expect(core.parts.stage()).toBe(next)
    expect(canvas.invalidate).toHaveBeenCalledTimes(1)
  })

  test('a view that goes is let go of, and comes back as a new one; another kind is another view', () => {
    const { core } = stand(stageOf([view('a'), view('b')]))
    core.parts.held.add('a')
    core.parts.held.add('b')
    core.receive(stageOf([view('b')]))
    expect([...core.parts.held]).toEqual(['b'])
    expect([core.partOf('a'), core.partOf('b')]).toEqual([undefined, made[1]!.part])
    core.receive(stageOf([view('a'), view('b', { kind: 'slice' })]))
    expect(made.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      ...['brain a', 'brain b'],
      ...['brain a', 'slice b'],
    ])
    const { part } = made[3]!
    expect(core.partOf('b')).toBe(part)
    expect(part.receive.mock.calls.map(([, before]) => before)).toEqual([null])
  })

  test('keeps every volume that a view draws from on the card, a second map among them, and no other', () => {
    const [map, second, background, other] = [volume(), volume(), volume(), volume()]
    const views = [
      view('a', { layers: [{ volume: map, second: { volume: second } }, { volume: null }] }),
      view('b', { kind: 'slice', background }),
    ]
    const { core } = stand(stageOf(views))
    const all = [map, second, background, other]
    const before = all.map(core.parts.volumes.of)
    core.receive(stageOf(views))
    const kept = all.map((one, i) => core.parts.volumes.of(one) === before[i])
    expect(kept).toEqual([true, true, true, false])
  })

  test('sends cameras and keys past the page to the views that have one', () => {
    const { core, canvas } = stand(stageOf([view('a'), view('b'), view('c', { kind: 'slice' })]))
    canvas.invalidate.mockClear()
    const to = camera(10, 20)
    core.handle.moveCameras({ a: to, b: undefined, c: to, gone: to })
    expect(made.map(({ part }) => part.cutCamera?.mock.calls)).toEqual([[[to]], [], undefined])
    expect(canvas.invalidate).toHaveBeenCalledTimes(1)
    const key = { key: 'ArrowLeft', shiftKey: false }
    const after = ['a', 'c', 'gone'].map((id) => core.handle.afterKey(id, to, key))
    expect(after).toEqual(['after ArrowLeft', null, null])
    expect(made[0]!.part.afterKey).toHaveBeenCalledWith(to, key)
  })
})

describe('the frames of a stage', () => {
  function ready(own: Partial<StageProps> = {}) {
    const stage = stageOf([view('a'), view('b')], own)
    const stood = stand(stage)
    const scenes = { a: named('a'), b: named('b') }
    const remove = {
      a: stood.core.addScene('a', scenes.a),
      b: stood.core.addScene('b', scenes.b),
    }
    return { ...stood, stage, scenes, remove }
  }

  test('begin when the shaders are there', () => {
    const { core, canvas, gl } = ready()
    canvas.isCompiling.mockReturnValue(true)
    core.draw(gl)
    expect(drawn()).toEqual([])
    canvas.isCompiling.mockReturnValue(false)
    core.draw(gl)
    expect(drawn()).toEqual(['a', 'b'])
    expect(core.handle.stats()).toMatchObject({ frames: 1, uploads: 0 })
    core.parts.countUpload()
    expect(core.handle.stats().uploads).toBe(1)
  })

  test('are told of newer props once each, until they listen no more, and ask for a frame', () => {
    const { core, canvas, stage } = ready()
    const listener = vi.fn(() => core.stage())
    const end = core.subscribe(listener)
    expect(core.stage()).toBe(stage)
    canvas.invalidate.mockClear()
    const newer = { ...stage, flat: true }
    core.receive(newer)
    expect(listener.mock.results.map(({ value }) => value)).toEqual([newer])
    expect(canvas.invalidate).toHaveBeenCalledTimes(1)
    end()
    core.receive(stage)
    expect(listener).toHaveBeenCalledTimes(1)
  })

  test('show a scene while it is there, and a newer one in its place', () => {
    const { core, canvas, gl, remove } = ready()
    canvas.invalidate.mockClear()
    const removeNewer = core.addScene('a', named('newer'))
    expect(canvas.invalidate).toHaveBeenCalledTimes(1)
    // The older one's going is none of the newer one's business.
    remove.a()
    core.draw(gl)
    expect(drawn()).toEqual(['newer', 'b'])
    removeNewer()
    core.draw(gl)
    expect(drawn()).toEqual(['b'])
    core.addScene('gone', named('nobody'))()
    core.receive(stageOf([]))
    expect(() => remove.b()).not.toThrow()
  })

  test('wait for the card, but not where the picture is gone; and follow one another while something moves', () => {
    const { core, canvas, gl, card } = ready()
    core.draw(gl)
    drawn()
    card.finished = false
    canvas.invalidate.mockClear()
    core.draw(gl)
    expect([drawn(), canvas.invalidate.mock.calls.length]).toEqual([[], 1])
    core.draw(gl, true)
    expect([drawn(), canvas.invalidate.mock.calls.length]).toEqual([['a', 'b'], 1])
    card.finished = true
    made[1]!.part.isMoving.mockReturnValue(true)
    core.draw(gl)
    expect([drawn(), canvas.invalidate.mock.calls.length]).toEqual([['a', 'b'], 2])
  })

  test('end with the canvas, and begin anew with another', () => {
    const { core, canvas, gl, stage } = ready()
    core.draw(gl)
    core.setCanvas(null)
    drawn()
    core.draw(gl)
    canvas.invalidate.mockClear()
    core.receive(stage)
    expect([drawn(), canvas.invalidate.mock.calls]).toEqual([[], []])
    expect([core.handle.capture(), core.handle.stats().textures]).toEqual([null, 0])
    core.setCanvas(canvas)
    // Nothing has been drawn on it that could be copied.
    expect(core.handle.capture()).toBeNull()
    core.draw(gl)
    expect(drawn()).toEqual(['a', 'b'])
  })

  test('are coarse while any view is in hand', () => {
    const { core, gl } = ready()
    const { part } = made[0]!
    Object.assign(part, { canBeCoarse: () => true })
    core.draw(gl, true)
    core.parts.held.add('b')
    core.draw(gl)
    expect(part.prepare.mock.lastCall![0].coarse).toBe(true)
  })

  test('are painted without a card', () => {
    const { core } = ready()
    const show = vi.fn()
    expect(core.paint(show)).toBe(false)
    expect(show.mock.calls.map(([id, picture]) => `${id}: ${picture}`)).toEqual([
      'a: picture of a',
      'b: picture of b',
    ])
  })

  test('are kept on another ground, as finely as can be, and the screen is as before', () => {
    const { core, gl, card } = ready()
    const copy = { getContext: () => null }
    vi.stubGlobal('document', { createElement: () => copy })
    Object.assign(gl, {
      domElement: { width: 100, height: 100 },
      getSize: (to: { set: (x: number, y: number) => object }) => to.set(100, 100),
      capabilities: { maxTextureSize: 4096 },
    } as unknown as Partial<WebGLRenderer>)
    Object.assign(made[0]!.part, { canBeCoarse: () => true })
    core.draw(gl)
    // A slow card is not waited for.
    card.finished = false
    told.length = 0
    expect(core.handle.capture(undefined, '#010203')).toBe(copy)
    expect(told.filter((one) => one.startsWith('ground'))).toEqual([
      'ground 010203 1',
      'ground 336699 1',
    ])
    expect(made[0]!.part.prepare.mock.calls.at(-1)![0].coarse).toBe(false)
    told.length = 0
    core.handle.capture()
    expect(told.filter((one) => one.startsWith('ground'))).toEqual(
      ['336699', '336699'].map((ground) => `ground ${ground} 1`),
    )
    vi.unstubAllGlobals()
  })
})
