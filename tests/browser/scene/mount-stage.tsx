/** A stage on a page of a test: props that can be changed, pixels that can be read. */
import { createRef, useMemo, useState } from 'react'
import { expect, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { BrainStage } from '#scene/BrainStage.tsx'
import type {
  BrainDrawing,
  LayerDrawing,
  StageHandle,
  StageProps,
  ViewId,
} from '#scene/stage-props.ts'
import { camera } from '#view/camera.ts'
import { type BrainLayout, closedBrain } from '#view/layout.ts'
import { rampColouring } from '../../fixtures/ramp-colouring.ts'
import { syntheticCortex } from './synthetic-cortex.ts'

export const colouring = rampColouring

export const cortex = syntheticCortex({ levels: 4 })

export const constantValues = (value: number): NonNullable<LayerDrawing['values']> => ({
  left: new Float32Array(cortex.left.surfaces.pial.length / 3).fill(value),
  right: new Float32Array(cortex.right.surfaces.pial.length / 3).fill(value),
})

/** A view of the cortex with one layer, laid out as the others. */
export type TestPane = Pick<BrainDrawing, 'id' | 'camera' | 'foci' | 'insets' | 'edge'> &
  LayerDrawing & {
    /** Over the pane's own. */
    readonly over?: readonly LayerDrawing[]
  }

export const pane = (id: ViewId, change: Partial<TestPane> = {}): TestPane => ({
  id,
  camera: camera(-90, 0),
  colouring,
  values: null,
  ...change,
})

/** The stage's props, with the views as panes that share a layout. */
export type TestStage = Omit<StageProps, 'views'> & {
  readonly panes: readonly TestPane[]
  readonly layout: BrainLayout
}

const basis = (): TestStage => ({
  cortex,
  panes: [pane('a'), pane('b')],
  layout: closedBrain,
  regions: [],
  showLabels: true,
  cursor: null,
  theme: { background: '#ffffff', ink: '#111111' },
  reducedMotion: true,
  onPick: vi.fn(),
  onCamera: vi.fn(),
})

function viewOf(
  {
    values,
    colouring: colours,
    volume = null,
    reads = null,
    second,
    beside,
    over = [],
    ...view
  }: TestPane,
  layout: BrainLayout,
  element: HTMLElement | null,
): BrainDrawing {
  return {
    ...view,
    kind: 'brain',
    layout,
    element,
    layers: [
      {
        values,
        colouring: colours,
        volume,
        reads,
        ...(second && { second }),
        ...(beside && { beside }),
      },
      ...over,
    ],
  }
}

type Page = { readonly set: (change: Partial<TestStage>) => void; readonly current: TestStage }

/** Two panes of 300 x 300 CSS px side by side unless `panes` says otherwise. */
export async function mountStage(first: Partial<TestStage> = {}) {
  const handle = createRef<StageHandle>()
  let page: Page | null = null
  function TestPage() {
    const [stage, setStage] = useState<TestStage>({ ...basis(), ...first })
    const [elements, setElements] = useState<{ readonly [id: string]: HTMLElement | null }>({})
    page = { set: (change) => setStage((known) => ({ ...known, ...change })), current: stage }
    const { panes, layout, ...shared } = stage
    const views = useMemo(
      () => panes.map((known) => viewOf(known, layout, elements[known.id] ?? null)),
      [panes, layout, elements],
    )
    return (
      <div
        style={{ position: 'relative', width: 600, height: 300, display: 'flex' }}
        data-testid="stage"
      >
        <BrainStage {...shared} ref={handle} views={views} />
        {panes.map(({ id }) => (
          <Pane key={id} id={id} onElement={setElements} />
        ))}
      </div>
    )
  }
  const screen = await render(<TestPage />)
  if (!first.waits) {
    await expect.poll(() => handle.current!.stats().frames).toBeGreaterThan(0)
    await settled(handle)
  }
  return {
    screen,
    handle: handle.current!,
    canvas: () => screen.container.querySelector('canvas')!,
    paneElement: (id: ViewId) => screen.container.querySelector<HTMLElement>(`[data-pane=${id}]`)!,
    stage: () => page!.current,
    /** The same as `set`, without waiting for the picture. */
    put: (change: Partial<TestStage>) => page!.set(change),
    set: async (change: Partial<TestStage>) => {
      page!.set(change)
      await settled(handle)
    },
    settled: () => settled(handle),
  }
}

type PaneProps = {
  readonly id: ViewId
  readonly onElement: (
    set: (known: { readonly [id: string]: HTMLElement | null }) => {
      readonly [id: string]: HTMLElement | null
    },
  ) => void
}

function Pane({ id, onElement }: PaneProps) {
  const [take] = useState(() => (element: HTMLElement | null) => {
    onElement((known) => (known[id] === element ? known : { ...known, [id]: element }))
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the pane takes keys, as in the app.
    <div data-pane={id} ref={take} style={{ position: 'relative', flex: 1 }} tabIndex={0} />
  )
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Until no frame has been drawn for some frames' time. */
async function settled(handle: { readonly current: StageHandle | null }): Promise<void> {
  let [last, still] = [-1, 0]
  for (let i = 0; i < 400 && still < 4; i++) {
    await frame()
    const { frames, waiting } = handle.current!.stats()
    still = frames === last && !waiting ? still + 1 : 0
    last = frames
  }
}

export type Pixel = readonly [red: number, green: number, blue: number]

/** Draws once more and reads the picture: CSS px from the canvas's top left corner to colours. */
export async function readPicture(
  handle: StageHandle,
  canvas: HTMLCanvasElement,
): Promise<(x: number, y: number) => Pixel> {
  const picture = handle.capture()
  if (!picture) throw new Error('there is no canvas to be read')
  const { width, height } = picture
  const bytes = picture.getContext('2d')!.getImageData(0, 0, width, height).data
  const scale = width / canvas.clientWidth
  return (x, y) => {
    const at = (Math.floor(y * scale) * width + Math.floor(x * scale)) * 4
    return [bytes[at]!, bytes[at + 1]!, bytes[at + 2]!]
  }
}

/** What the GPU is sent while `act` runs: calls that carry arrays. */
export async function countUploads(act: () => Promise<void>): Promise<{ [call: string]: number }> {
  const counts: { [call: string]: number } = {}
  const names = [
    'bufferData',
    'bufferSubData',
    'texImage2D',
    'texSubImage2D',
    'texStorage2D',
    'compileShader',
  ] as const
  const spies = names.map((name) =>
    vi.spyOn(WebGL2RenderingContext.prototype, name as 'bufferData'),
  )
  try {
    await act()
    spies.forEach((spy, i) => {
      if (spy.mock.calls.length > 0) counts[names[i]!] = spy.mock.calls.length
    })
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return counts
}

const made = ['Buffer', 'Program', 'VertexArray'] as const

/** How many things of each kind the graphics card holds that were made since; `stop` ends the counting. */
export function countHeld() {
  const prototype = WebGL2RenderingContext.prototype as unknown as {
    readonly [name: string]: () => unknown
  }
  const spies = made.map(
    (kind) =>
      [kind, vi.spyOn(prototype, `create${kind}`), vi.spyOn(prototype, `delete${kind}`)] as const,
  )
  return {
    held: () =>
      Object.fromEntries(
        spies.map(([kind, create, gone]) => [
          kind,
          create.mock.calls.length - gone.mock.calls.length,
        ]),
      ) as { readonly [kind in (typeof made)[number]]: number },
    stop: () => {
      for (const [, ...both] of spies) for (const spy of both) spy.mockRestore()
    },
  }
}
