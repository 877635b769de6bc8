import { flushSync } from 'react-dom'
import { expect, it, vi } from 'vitest'
import { moveMs } from '#scene/brain-motion.ts'
import { colourValue } from '#scene/colour-value.ts'
import { affineFromRows } from '#space/affine.ts'
import { camera } from '#view/camera.ts'
import { closedBrain } from '#view/layout.ts'
import type { Volume } from '#volume/volume.ts'
import {
  colouring,
  constantValues,
  cortex,
  countHeld,
  countUploads,
  mountStage,
  pane,
  readPicture,
} from './mount-stage.tsx'
import { pointer } from './pointer.ts'
import { icosphere, roundField } from './synthetic-cortex.ts'

const bothMaps = () => [
  pane('a', { values: constantValues(7) }),
  pane('b', { values: constantValues(-3) }),
]

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

it('draws nothing while nothing changes', async () => {
  const { handle } = await mountStage({ panes: bothMaps() })
  const { frames } = handle.stats()
  await wait(600)
  expect(handle.stats().frames).toBe(frames)
})

it('draws nothing where the page comes with the same once more', async () => {
  const stage = await mountStage({ panes: bothMaps() })
  const { frames } = stage.handle.stats()
  await stage.set({})
  await wait(200)
  expect(stage.handle.stats().frames).toBe(frames)
})

it('sends nothing to the GPU when the threshold, the range or a camera moves', async () => {
  const stage = await mountStage({ panes: bothMaps() })
  const { frames } = stage.handle.stats()
  // What fades takes another program; by how much is a number.
  await stage.set({
    panes: stage.stage().panes.map((known) => ({ ...known, colouring: { ...colouring, fade: 1 } })),
  })
  const uploads = await countUploads(async () => {
    for (const threshold of [1, 2.5, 4])
      await stage.set({
        panes: stage.stage().panes.map((known) => ({
          ...known,
          colouring: { ...colouring, threshold, maximum: 9, opacity: 0.7, fade: threshold / 4 },
          camera: camera(threshold * 20, 10),
        })),
      })
    stage.handle.moveCameras({ a: camera(20, 20), b: camera(40, 20, 2) })
    await stage.settled()
  })
  expect(uploads).toEqual({})
  expect(stage.handle.stats().frames).toBeGreaterThan(frames)
})

it("sends only a pane's own values when its map changes", async () => {
  const stage = await mountStage({ panes: bothMaps() })
  const uploads = await countUploads(() =>
    stage.set({ panes: [pane('a', { values: constantValues(4) }), stage.stage().panes[1]!] }),
  )
  // One for each hemisphere of that pane.
  expect(uploads).toEqual({ bufferSubData: 2 })
})

it('shares one geometry: a second pane adds its values and nothing else', async () => {
  const stage = await mountStage({ panes: [bothMaps()[0]!] })
  const bytes: number[] = []
  const spy = vi.spyOn(WebGL2RenderingContext.prototype, 'bufferData')
  await stage.set({ panes: bothMaps() })
  for (const [, data] of spy.mock.calls) bytes.push((data as ArrayBufferView).byteLength)
  spy.mockRestore()
  const vertices = cortex.left.surfaces.pial.length / 3
  expect(bytes).toEqual([vertices * 8, vertices * 8])
})

it('uploads inflated surfaces once, and a slider between them uploads nothing', async () => {
  const stage = await mountStage({ panes: bothMaps() })
  await stage.set({ layout: { ...closedBrain, inflation: 0.1 } })
  await stage.set({ layout: { ...closedBrain, inflation: 1.1 } })
  const before = await readPicture(stage.handle, stage.canvas())
  const uploads = await countUploads(async () => {
    for (const inflation of [0, 0.3, 0.9, 1, 1.4, 2, 1.1])
      await stage.set({ layout: { ...closedBrain, inflation } })
  })
  expect(uploads).toEqual({})
  const after = await readPicture(stage.handle, stage.canvas())
  for (let x = 10; x < 600; x += 29) expect(after(x, 150)).toEqual(before(x, 150))
})

it('takes a cortex with inflated surfaces later, and sends only those', async () => {
  const { inflated: _, veryInflated: __, ...first } = cortex.left.surfaces
  const { inflated: ___, veryInflated: ____, ...second } = cortex.right.surfaces
  const pialOnly = {
    left: { ...cortex.left, surfaces: first },
    right: { ...cortex.right, surfaces: second },
  }
  const stage = await mountStage({
    cortex: pialOnly,
    layout: { ...closedBrain, inflation: 1 },
    panes: bothMaps(),
  })
  const row = async () => {
    const at = await readPicture(stage.handle, stage.canvas())
    return Array.from({ length: 300 }, (_, x) => at(x, 150))
  }
  const folded = await row()
  const uploads = await countUploads(() => stage.set({ cortex }))
  // Positions and normals of each hemisphere.
  expect(uploads).toEqual({ bufferData: 4 })
  expect(await row()).not.toEqual(folded)
})

it('draws bare cortex, and no error, while values are of another mesh', async () => {
  const errors = vi.spyOn(console, 'error')
  const short = { left: new Float32Array(12).fill(5), right: new Float32Array(12).fill(5) }
  const stage = await mountStage({ flat: true, panes: [pane('a', { values: short }), pane('b')] })
  const at = await readPicture(stage.handle, stage.canvas())
  expect(at(150, 150)).toEqual(at(450, 150))
  expect(stage.canvas().getContext('webgl2')!.getError()).toBe(0)
  expect(errors).not.toHaveBeenCalled()
  errors.mockRestore()
})

it('draws the second pane whole after the first was taken away', async () => {
  const stage = await mountStage({ flat: true, panes: bothMaps() })
  const before = await readPicture(stage.handle, stage.canvas())
  const colour = before(450, 150)
  await stage.set({ panes: [bothMaps()[1]!] })
  const after = await readPicture(stage.handle, stage.canvas())
  for (const x of [250, 300, 350]) expect(after(x, 150)).toEqual(colour)
})

it('shows deep bodies and foci through a cortex of glass, each pane its own foci', async () => {
  const ball = icosphere(2)
  const stage = await mountStage({
    panes: [
      pane('a', {
        foci: [
          {
            key: 'peaks',
            positionsWorld: Float32Array.from([-40, 20, 10, 40, -60, 10]),
            colour: '#00c000',
            radiusMm: 8,
          },
        ],
      }),
      pane('b'),
    ],
    deepMeshes: [
      {
        key: 'body',
        name: 'Deep body',
        side: 'left',
        positionsWorld: ball.positions.map((x, i) => x * 12 + [-35, -50, 10][i % 3]!),
        faces: ball.faces,
        colour: '#2040ff',
      },
    ],
  })
  // From the left, front is on the left: the focus lies left of the middle, the body right of it.
  const places = { focus: 95, body: 195 }
  const tint = (pixel: readonly number[]) => ({
    green: pixel[1]! - (pixel[0]! + pixel[2]!) / 2,
    blue: pixel[2]! - (pixel[0]! + pixel[1]!) / 2,
  })
  const solid = await readPicture(stage.handle, stage.canvas())
  for (const x of Object.values(places)) expect(tint(solid(x, 150)).blue).toBeLessThan(5)
  await stage.set({ layout: { ...closedBrain, glass: 1 } })
  const clear = await readPicture(stage.handle, stage.canvas())
  expect(tint(clear(places.focus, 150)).green).toBeGreaterThan(40)
  expect(tint(clear(300 + places.focus, 150)).green).toBeLessThan(15)
  expect(tint(clear(places.body, 150)).blue).toBeGreaterThan(60)
  expect(tint(clear(300 + places.body, 150)).blue).toBeGreaterThan(60)
  expect(stage.paneElement('a').querySelector('.stage-label')!.textContent).toBe('Deep body')
})

it('takes a body at the midline apart with the halves, each its own half of it', async () => {
  const ball = icosphere(3)
  const body = {
    key: 'body',
    name: '',
    side: 'both' as const,
    positionsWorld: ball.positions.map((x, i) => 20 * x + [0, -18, 10][i % 3]!),
    faces: ball.faces,
    colour: '#2040ff',
  }
  const stage = await mountStage({
    panes: [pane('a', { camera: camera(0, 0) }), pane('b')],
    deepMeshes: [body],
    layout: { ...closedBrain, glass: 1 },
  })
  /** Where the row through the middle of the picture is blue. */
  const blue = async () => {
    const at = await readPicture(stage.handle, stage.canvas())
    return Array.from({ length: 300 }, (_, x) => x).filter((x) => {
      const [red, green, blueness] = at(x, 150)
      return blueness - (red + green) / 2 > 40
    })
  }
  const closed = await blue()
  expect(closed).toContain(150)
  await stage.set({ layout: { ...closedBrain, glass: 1, gapMm: 80 } })
  const apart = await blue()
  const halves = [apart.filter((x) => x < 150), apart.filter((x) => x > 150)]
  expect(apart).not.toContain(150)
  for (const half of halves) {
    expect(half.length).toBeGreaterThan(0.3 * closed.length)
    expect(half.length).toBeLessThan(0.6 * closed.length)
  }
})

it('cuts what is inside a brain of glass at the edge between both maps, and moves the cut', async () => {
  /** A ball of 30 mm within the left half. */
  const ball = (value: number): Volume => {
    const values = new Float32Array(40 ** 3)
    const toWorld = affineFromRows<'voxel', 'world'>([
      [4, 0, 0, -120],
      [0, 4, 0, -80],
      [0, 0, 4, -70],
    ])
    for (let n = 0; n < values.length; n++) {
      const [i, j, k] = [n % 40, Math.floor(n / 40) % 40, Math.floor(n / 1600)]
      const [x, y, z] = [4 * i - 85, 4 * j - 80, 4 * k - 80]
      values[n] = Math.hypot(x, y, z) < 30 ? value : 0
    }
    return { values, shape: [40, 40, 40], toWorld }
  }
  const [one, other] = [ball(7), ball(-7)]
  const wiped = (edge: number) => [
    pane('a', {
      volume: one,
      beside: 'left',
      over: [{ values: null, colouring, volume: other, beside: 'right' }],
      edge,
    }),
    pane('b'),
  ]
  const stage = await mountStage({ panes: wiped(0.5), layout: { ...closedBrain, glass: 1 } })
  const warmth = async (...across: readonly number[]) => {
    const at = await readPicture(stage.handle, stage.canvas())
    return across.map((x) => Math.sign(at(x, 150)[0]! - at(x, 150)[2]!))
  }
  expect(await warmth(130, 144, 156, 170)).toEqual([1, 1, -1, -1])
  await stage.set({ panes: wiped(0.55) })
  expect(await warmth(130, 144, 156, 170)).toEqual([1, 1, 1, -1])
})

it('keeps nothing on the graphics card of a view that went, nor of what was inside it', async () => {
  const body = icosphere(1)
  const volume: Volume = {
    shape: [20, 20, 20],
    toWorld: affineFromRows<'voxel', 'world'>([
      [8, 0, 0, -80],
      [0, 8, 0, -100],
      [0, 0, 8, -70],
    ]),
    values: Float32Array.from({ length: 8000 }, (_, n) => (n % 20 < 10 ? 7 : 0)),
  }
  const bare = { panes: [pane('a', { values: constantValues(7) })], deepMeshes: [] }
  const full = {
    panes: [
      bare.panes[0]!,
      pane('b', {
        values: constantValues(5),
        volume,
        foci: [
          {
            key: 'peaks',
            positionsWorld: Float32Array.of(-40, 20, 10),
            colour: '#00c000',
            radiusMm: 8,
          },
        ],
      }),
    ],
    deepMeshes: [
      {
        key: 'body',
        name: 'Body',
        side: 'both' as const,
        positionsWorld: body.positions,
        faces: body.faces,
        colour: '#2040ff',
      },
    ],
  }
  const { held, stop } = countHeld()
  try {
    const stage = await mountStage({ ...bare, layout: { ...closedBrain, glass: 1 } })
    const before = held()
    await stage.set(full)
    expect(held().Program).toBeGreaterThan(before.Program)
    await stage.set(bare)
    const first = held()
    expect(first.Program).toBe(before.Program)
    // What all views share stays; another time nothing is added to it.
    await stage.set(full)
    await stage.set(bare)
    expect(held()).toEqual(first)
    await stage.set({ panes: [] })
    expect(held().Program).toBe(0)
  } finally {
    stop()
  }
})

it('says nothing on the console', async () => {
  const spies = (['log', 'info', 'warn', 'error'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => undefined),
  )
  const stage = await mountStage({ panes: bothMaps() })
  await stage.set({ layout: { ...closedBrain, glass: 1 } })
  await stage.screen.unmount()
  const said = spies.flatMap((spy) => spy.mock.calls)
  for (const spy of spies) spy.mockRestore()
  expect(said).toEqual([])
})

it('draws nothing while it waits for the maps of its first picture, and never waits again after it', async () => {
  const stage = await mountStage({ waits: true, panes: bothMaps() })
  await stage.set({ theme: { background: '#202020', ink: '#eeeeee' } })
  expect(stage.handle.stats().frames).toBe(0)
  await stage.set({ waits: false })
  await expect.poll(() => stage.handle.stats().frames).toBeGreaterThan(0)
  await stage.settled()
  const { frames } = stage.handle.stats()
  await stage.set({ waits: true, theme: { background: '#ffffff', ink: '#111111' } })
  await expect.poll(() => stage.handle.stats().frames).toBeGreaterThan(frames)
})

it('draws its first picture at once, from scenes that show what it waited for', async () => {
  const bare = bothMaps().map((one) => ({ ...one, values: null }))
  const stage = await mountStage({ waits: true, panes: bare })
  // Scenes that follow the page by a message to itself come late where the page is busy.
  const late: (() => void)[] = []
  const original = MessagePort.prototype.postMessage
  MessagePort.prototype.postMessage = function (this: MessagePort, ...message: unknown[]) {
    late.push(() => Reflect.apply(original, this, message))
  }
  try {
    flushSync(() => stage.put({ waits: false, panes: bothMaps() }))
    while (stage.handle.stats().frames === 0)
      await new Promise((resolve) => requestAnimationFrame(resolve))
  } finally {
    MessagePort.prototype.postMessage = original
    for (const send of late) send()
  }
  await stage.settled()
  expect(stage.handle.stats().frames).toBe(1)
})

it('is drawn anew where its window comes to a screen with other pixels', async () => {
  const asked = vi.spyOn(window, 'matchMedia')
  const stage = await mountStage({ panes: bothMaps() })
  const { clientWidth, width } = stage.canvas()
  expect(width).toBe(clientWidth)
  // What a browser says while a window is dragged from screen to screen.
  const saysSo = () =>
    (asked.mock.results.at(-1)!.value as MediaQueryList).dispatchEvent(new Event('change'))
  const real = Object.getOwnPropertyDescriptor(window, 'devicePixelRatio')!
  try {
    Object.defineProperty(window, 'devicePixelRatio', { configurable: true, value: 2 })
    saysSo()
    await expect.poll(() => stage.canvas().width).toBe(2 * clientWidth)
    // And back: it goes on listening.
    Object.defineProperty(window, 'devicePixelRatio', { configurable: true, value: 1 })
    saysSo()
    await expect.poll(() => stage.canvas().width).toBe(clientWidth)
  } finally {
    Object.defineProperty(window, 'devicePixelRatio', real)
    asked.mockRestore()
  }
})

it('comes back with the same picture after the context was lost', async () => {
  const onContext = vi.fn()
  const stage = await mountStage({
    onContext,
    panes: bothMaps(),
    regions: [
      {
        key: 'patch',
        hemisphere: 'left',
        label: 'Patch',
        colour: '#e8871e',
        field: roundField(cortex.left, [-68, -18, 10], 15),
      },
    ],
  })
  stage.handle.moveCameras({ a: camera(-70, 20, 1.5) })
  const before = await readPicture(stage.handle, stage.canvas())
  const lose = stage.canvas().getContext('webgl2')!.getExtension('WEBGL_lose_context')!
  lose.loseContext()
  await expect.poll(() => onContext).toHaveBeenLastCalledWith('lost')
  lose.restoreContext()
  await expect.poll(() => onContext).toHaveBeenLastCalledWith('restored')
  await stage.settled()
  const after = await readPicture(stage.handle, stage.canvas())
  let coloured = 0
  for (let x = 5; x < 600; x += 7)
    for (let y = 5; y < 300; y += 7) {
      expect(after(x, y)).toEqual(before(x, y))
      if (after(x, y)[0] !== after(x, y)[2]) coloured++
    }
  expect(coloured).toBeGreaterThan(100)
})

it('paints the views without WebGL, and says so', async () => {
  const { getContext } = HTMLCanvasElement.prototype
  const without = vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (
    this: HTMLCanvasElement,
    kind: string,
  ) {
    return kind === 'webgl2' ? null : getContext.call(this, kind)
  } as typeof getContext)
  const onContext = vi.fn()
  const onPick = vi.fn()
  try {
    const stage = await mountStage({ onContext, onPick, flat: true, panes: bothMaps() })
    expect(onContext).toHaveBeenCalledWith('unavailable')
    const canvases = [...stage.screen.container.querySelectorAll('canvas')]
    expect(canvases).toHaveLength(2)
    const colourOf = (canvas: HTMLCanvasElement) => [
      ...canvas.getContext('2d')!.getImageData(150, 150, 1, 1).data,
    ]
    for (const [n, value] of [7, -3].entries()) {
      const [red, green, blue] = colourValue(value, colouring).map(Math.round)
      expect(colourOf(canvases[n]!)).toEqual([red, green, blue, 255])
    }
    // What people do on it works too.
    pointer(stage.paneElement('b'), 'pointerdown', 150, 150)
    pointer(stage.paneElement('b'), 'pointerup', 150, 150)
    expect(onPick).toHaveBeenCalledWith('b', expect.objectContaining({ hemisphere: 'left' }))
    const before = canvases.map(colourOf)
    await stage.set({ panes: [bothMaps()[1]!, { ...bothMaps()[0]!, id: 'b' }] })
    expect(colourOf(canvases[1]!)).toEqual(before[0])
  } finally {
    without.mockRestore()
  }
})

it('tells once that the first picture is there', async () => {
  const onFirstPicture = vi.fn()
  const stage = await mountStage({ onFirstPicture, panes: bothMaps() })
  stage.handle.moveCameras({ a: camera(10, 10) })
  await stage.settled()
  expect(onFirstPicture).toHaveBeenCalledTimes(1)
})

it('moves to a new view in some frames, and ends exactly there', async () => {
  const stage = await mountStage({ reducedMotion: false, panes: [pane('a')] })
  const { frames } = stage.handle.stats()
  // A clock so slow that a busy machine has time for frames, too.
  const now = performance.now.bind(performance)
  const since = now()
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => since + (now() - since) / 12)
  try {
    await stage.set({
      layout: { ...closedBrain, hidden: 'right' },
      panes: [pane('a', { camera: camera(90, 0) })],
    })
    await vi.waitFor(() => expect(performance.now()).toBeGreaterThan(since + moveMs), 60_000)
    await stage.settled()
  } finally {
    clock.mockRestore()
  }
  expect(stage.handle.stats().frames).toBeGreaterThan(frames + 2)
  const flown = await readPicture(stage.handle, stage.canvas())
  const cut = await mountStage({
    layout: { ...closedBrain, hidden: 'right' },
    panes: [pane('a', { camera: camera(90, 0) })],
  })
  const there = await readPicture(cut.handle, cut.canvas())
  for (let x = 5; x < 600; x += 13) expect(flown(x, 140)).toEqual(there(x, 140))
})

it('draws the edge of the medial wall as sharp as the screen, not as wide as its triangles', async () => {
  const smooth = (side: 'left' | 'right', wall: boolean) => {
    const half = cortex[side]
    const flat = new Float32Array(half.sulcalDepth.length)
    const medialWall = wall ? half.medialWall : new Uint8Array(flat.length)
    return { ...half, faces: half.faces.slice(), sulcalDepth: flat, curvature: flat, medialWall }
  }
  const pictureOf = async (wall: boolean) => {
    const stage = await mountStage({
      cortex: { left: smooth('left', wall), right: smooth('right', wall) },
      layout: { ...closedBrain, hidden: 'left' },
      panes: [pane('a', { camera: camera(-90, 0, 2) })],
      showLabels: false,
    })
    return readPicture(stage.handle, stage.canvas())
  }
  const [bare, walled] = [await pictureOf(false), await pictureOf(true)]
  let [within, between] = [0, 0]
  for (let y = 0; y < 300; y++)
    for (let x = 0; x < 600; x++) {
      const share = walled(x, y)[1] / bare(x, y)[1]
      if (share < 0.83) within++
      else if (share < 0.97) between++
    }
  // A wall as round as a disc of its area has an edge of so many pixels.
  const edge = 2 * Math.sqrt(Math.PI * within)
  expect(edge).toBeGreaterThan(200)
  expect(between / edge).toBeLessThan(2)
})
