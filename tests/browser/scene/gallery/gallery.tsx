/**
 * A page to look at the stage: `window.gallery.set({...})` changes what it shows. Serve it with
 * `npx vite tests/browser/scene/gallery`.
 */

import { createRef, StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { type Cortex, hemisphereIds } from '#atlas/cortex.ts'
import { regionField } from '#atlas/region-field.ts'
import { regions } from '#atlas/region-list.ts'
import type { Colouring } from '#colormap/colouring.ts'
import { colormaps } from '#colormap/index.ts'
import { bakeLut } from '#colormap/lut.ts'
import { BrainStage } from '#scene/BrainStage.tsx'
import type { RegionDrawing, StageHandle, StageProps } from '#scene/stage-props.ts'
import type { Camera } from '#view/camera.ts'
import { type BrainLayout, closedBrain } from '#view/layout.ts'
import { type ViewPresetId, viewPresets } from '#view/view-preset.ts'
import { icosphere, roundField, syntheticCortex, valuesFrom } from '../synthetic-cortex.ts'
import { loadRealCortex } from './real-cortex.ts'

type PaneId = 'a' | 'b'

type GalleryState = {
  cortex: Cortex
  view: ViewPresetId
  camera: Camera | null
  layout: Partial<BrainLayout>
  dark: boolean
  threshold: number
  fade: number
  panes: PaneId[]
  map: boolean
  labels: boolean
  outlines: boolean
  cursor: StageProps['cursor']
  flat: boolean
  reducedMotion: boolean
  missing: boolean
  deep: boolean
  regions: readonly RegionDrawing[] | null
}

const real = new URLSearchParams(location.search).has('real')
const handle = createRef<StageHandle>()
const map = colormaps['ember-glacier']
const lutOf = (ramp: (t: number) => readonly [number, number, number]) => bakeLut(ramp, [0, 8])
const luts = [lutOf(map.positive), lutOf(map.negative ?? map.positive)] as const

const blob = (x: number, y: number, z: number, at: readonly number[], size: number) =>
  Math.exp(-((x - at[0]!) ** 2 + (y - at[1]!) ** 2 + (z - at[2]!) ** 2) / (2 * size * size))

function mapOf(cortex: Cortex, missing: boolean) {
  const b = (at: readonly number[], size: number) => (x: number, y: number, z: number) =>
    blob(Math.abs(x), y, z, at, size)
  const [cingulate, insula, parietal, frontal] = [
    b([4, 22, 32], 11),
    b([38, 14, 2], 10),
    b([50, -45, 45], 12),
    b([30, 45, 25], 9),
  ]
  return {
    a: valuesFrom(cortex, (x, y, z) =>
      missing && z < -25
        ? Number.NaN
        : 7 * cingulate(x, y, z) +
          6 * insula(x, y, z) +
          5 * parietal(x, y, z) -
          5 * frontal(x, y, z),
    ),
    b: valuesFrom(cortex, (x, y, z) => 5 * cingulate(x, y, z) - 6 * parietal(x, y, z)),
  }
}

function Gallery({ first }: { readonly first: GalleryState }) {
  const [state, setState] = useState(first)
  const [elements, setElements] = useState<{ [id in PaneId]?: HTMLElement | null }>({})
  const [cameras, setCameras] = useState<{ [id in PaneId]?: Camera }>({})
  const [maps, setMaps] = useState(() => mapOf(first.cortex, first.missing))
  const [refs] = useState(() => ({
    a: (element: HTMLElement | null) => setElements((known) => ({ ...known, a: element })),
    b: (element: HTMLElement | null) => setElements((known) => ({ ...known, b: element })),
  }))
  Object.assign(globalThis, {
    gallery: {
      handle,
      set: (change: Partial<GalleryState>) => {
        if (change.cortex || change.missing !== undefined)
          setMaps(mapOf(change.cortex ?? state.cortex, change.missing ?? state.missing))
        if (change.view || change.camera !== undefined) setCameras({})
        setState((known) => ({ ...known, ...change }))
      },
    },
  })
  const theme = state.dark
    ? { background: '#14171c', ink: '#e8e9ec' }
    : { background: '#ffffff', ink: '#1b1f27' }
  const colouring: Colouring = {
    threshold: state.threshold,
    maximum: 8,
    showPositive: true,
    showNegative: true,
    fade: state.fade,
    opacity: 1,
    positiveLut: luts[0],
    negativeLut: luts[1],
  }
  const preset = viewPresets[state.view]
  const layout = { ...closedBrain, ...preset.layout, ...state.layout }
  return (
    <div className="page" style={{ background: theme.background, color: theme.ink }}>
      <BrainStage
        ref={handle}
        cortex={state.cortex}
        views={state.panes.map((id) => ({
          id,
          kind: 'brain',
          layout,
          element: elements[id] ?? null,
          camera: cameras[id] ?? state.camera ?? preset.camera,
          layers: [{ colouring, values: state.map ? maps[id] : null }],
          foci: state.deep ? foci : [],
        }))}
        regions={state.outlines ? (state.regions ?? regionsOf(state.cortex)) : []}
        showLabels={state.labels}
        deepMeshes={state.deep ? deepBodies : []}
        cursor={state.cursor}
        theme={theme}
        flat={state.flat}
        reducedMotion={state.reducedMotion}
        onPick={(_, cursor) => setState((known) => ({ ...known, cursor }))}
        onCamera={(_, moved, phase) => {
          handle.current?.moveCameras({ a: moved, b: moved })
          if (phase === 'settled') setCameras({ a: moved, b: moved })
        }}
        onFirstPicture={() => document.body.setAttribute('data-pictured', '')}
        onContext={(to) => document.body.setAttribute('data-context', to)}
      />
      {state.panes.map((id) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the pane takes keys, as in the app.
        <div className="pane" key={id} ref={refs[id]} tabIndex={0} data-pane={id} />
      ))}
    </div>
  )
}

const ball = icosphere(3)
const body = (
  name: string,
  side: 'left' | 'right' | 'both',
  at: readonly number[],
  size: readonly number[],
  colour: string,
) => ({
  key: `${name} ${side}`,
  name: side === 'both' ? name : `${name} ${side === 'left' ? 'L' : 'R'}`,
  side,
  positionsWorld: ball.positions.map((x, i) => at[i % 3]! + x * size[i % 3]!),
  faces: ball.faces,
  colour,
})
const deepBodies = [
  body('Thalamus', 'left', [-11, -18, 8], [8, 13, 8], '#6fae5f'),
  body('Thalamus', 'right', [11, -18, 8], [8, 13, 8], '#6fae5f'),
  body('Amygdala', 'left', [-23, -3, -18], [7, 7, 8], '#c46fa8'),
  body('Amygdala', 'right', [23, -3, -18], [7, 7, 8], '#c46fa8'),
  body('PAG', 'both', [0, -30, -9], [4, 5, 7], '#d9a520'),
]
const foci = [
  {
    key: 'foci',
    positionsWorld: Float32Array.from([
      -4, 22, 32, 5, 18, 35, -38, 14, 2, 40, 12, 0, -50, -45, 45, 30, 45, 25,
    ]),
    colour: '#e0512f',
    radiusMm: 3,
  },
]

const regionsKnown = new WeakMap<Cortex, readonly RegionDrawing[]>()

function regionsOf(cortex: Cortex): readonly RegionDrawing[] {
  const known = regionsKnown.get(cortex)
  if (known) return known
  const made = hemisphereIds.flatMap((side) =>
    (['dacc', 'ai'] as const).map(
      (id): RegionDrawing => ({
        key: `${id} ${side}`,
        hemisphere: side,
        label: `${regions[id].shortName} ${side === 'left' ? 'L' : 'R'}`,
        colour: regions[id].colour,
        field: real
          ? regionField(cortex, id, side)
          : roundField(cortex[side], [(side === 'left' ? -1 : 1) * 38, 16, 0], 14),
      }),
    ),
  )
  regionsKnown.set(cortex, made)
  return made
}

const cortex = real ? await loadRealCortex() : syntheticCortex({ levels: 6 })
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Gallery
      first={{
        cortex,
        view: 'lateral-left',
        camera: null,
        layout: {},
        dark: false,
        threshold: 2,
        fade: 0,
        panes: ['a', 'b'],
        map: true,
        labels: true,
        outlines: true,
        cursor: null,
        flat: false,
        reducedMotion: true,
        missing: false,
        deep: false,
        regions: null,
      }}
    />
  </StrictMode>,
)
