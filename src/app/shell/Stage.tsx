/** Gives the stage what the store knows, and brings back what people do on it. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { SamplingRuleId } from '#sampling/index.ts'
import { BrainStage } from '#scene/BrainStage.tsx'
import type { BrainDrawing, StageHandle, SurfacePlace } from '#scene/stage-props.ts'
import { cursorAtPlace } from '#state/cursor.ts'
import {
  type PeakCloud,
  selectColouring,
  selectCursor,
  selectDeep,
  selectHighlights,
  selectPeaks,
  selectShown,
} from '#state/selectors.ts'
import type { Camera } from '#view/camera.ts'
import { placedViews } from '#view/change-arrangement.ts'
import { poseOf, withCamera } from '#view/change-view.ts'
import type { ViewId } from '#view/kind/index.ts'
import type { SideId } from '#view/spec.ts'
import type { Interpolation } from '#volume/interpolate.ts'
import { PaneView } from './PaneView.tsx'
import { keepStage } from './stage-pictures.ts'
import { reportStage } from './test-door.ts'
import { stageThemes, useReducedMotion, useTheme } from './theme.ts'
import { useActions, useApp, useAppStore } from './use-app.ts'

type Elements = { readonly [view in ViewId]?: HTMLElement }

/** The brains that are drawn, each with the side that its title speaks of. */
function useBrains() {
  const views = useApp((state) => state.document.views)
  const arrangement = useApp((state) => state.document.arrangement)
  return useMemo(
    () =>
      placedViews({ views, arrangement }).flatMap(({ view }) =>
        view.kind === 'brain' && view.shows !== 'comparison'
          ? [{ view, side: view.shows, key: view.id }]
          : [],
      ),
    [views, arrangement],
  )
}

export function Stage() {
  const [elements, setElements] = useState<Elements>({})
  const brains = useBrains()
  const bind = useCallback((id: ViewId, element: HTMLElement | null) => {
    setElements(({ [id]: known, ...others }) => (element ? { ...others, [id]: element } : others))
  }, [])
  return (
    <div className="stage">
      <Brains elements={elements} />
      {brains.map(({ key, side }) => (
        <BoundPane key={key} id={side} view={key} bind={bind} />
      ))}
    </div>
  )
}

/** The element is bound once, not at every render. */
function BoundPane({
  id,
  view,
  bind,
}: {
  readonly id: SideId
  readonly view: ViewId
  readonly bind: (view: ViewId, element: HTMLElement | null) => void
}) {
  const bindElement = useCallback(
    (element: HTMLElement | null) => bind(view, element),
    [bind, view],
  )
  return <PaneView id={id} view={view} bindElement={bindElement} />
}

/** One colour for all peaks: they are evidence alike; green is used by no map. */
const drawnPeaks = (peaks: PeakCloud) => ({ ...peaks, colour: '#3fae6a', radiusMm: 2.2 })

/** Rules that read a volume at one place half-way through the cortex: they can be followed at every pixel. */
const readAtOnePlace: { readonly [rule in SamplingRuleId]?: Interpolation } = {
  trilinear: 'trilinear',
  nearest: 'nearest',
}

/** What a side shows, whichever views draw it. */
function useSideDrawing(side: SideId, pictured: boolean): Pick<BrainDrawing, 'layers' | 'foci'> {
  const colouring = useApp((state) => selectColouring(state, side))
  const values = useApp((state) => selectShown(state, side)?.values ?? null)
  // The first picture does not wait for volumes to be sent to the graphics card.
  const volume = useApp((state) => (pictured ? (selectShown(state, side)?.volume ?? null) : null))
  const rule = useApp((state) => state.document.sides[side].rule)
  const peaks = useApp((state) => selectPeaks(state, side))
  const layers = useMemo(
    () => [{ colouring, values, volume, reads: readAtOnePlace[rule] ?? null }],
    [colouring, values, volume, rule],
  )
  return useMemo(() => ({ layers, ...(peaks && { foci: [drawnPeaks(peaks)] }) }), [layers, peaks])
}

function Brains({ elements }: { readonly elements: Elements }) {
  const act = useActions()
  const cortex = useApp((state) => state.cortex)
  const labels = useApp((state) => state.document.labels)
  const cursor = useApp(selectCursor)
  const regions = useApp(selectHighlights)
  const deepMeshes = useApp(selectDeep)
  const glass = useApp((state) => (poseOf(state.document)?.glass ?? 0) > 0)
  useEffect(() => {
    if (glass) void act.loadDeep()
  }, [act, glass])
  const brains = useBrains()
  const [pictured, setPictured] = useState(false)
  const a = useSideDrawing('a', pictured)
  const b = useSideDrawing('b', pictured)
  const views = useMemo(
    () =>
      brains.map(
        ({ view: { id, camera, pose }, side }): BrainDrawing => ({
          ...{ a, b }[side],
          id,
          kind: 'brain',
          element: elements[id] ?? null,
          camera,
          layout: pose,
        }),
      ),
    [brains, elements, a, b],
  )
  const theme = stageThemes[useTheme()]
  const reducedMotion = useReducedMotion()
  const [context, setContext] = useState<'lost' | 'restored' | 'unavailable' | 'fine'>('fine')

  const stage = useRef<StageHandle>(null)
  const bindStage = useCallback((handle: StageHandle | null) => {
    stage.current = handle
    keepStage(handle)
  }, [])
  const store = useAppStore()
  // A moving camera goes past the store and React, which would draw every step twice; they learn where it came to rest.
  const onCamera = useCallback(
    (id: ViewId, camera: Camera, phase: 'moving' | 'settled') => {
      if (phase === 'settled') {
        store.getState().act.change((view) => withCamera(view, id, camera))
        return
      }
      const { views: moved } = withCamera(store.getState().document, id, camera)
      const followers = moved.flatMap((view) =>
        view.kind === 'brain' && view.id !== id ? [[view.id, view.camera] as const] : [],
      )
      stage.current?.moveCameras(Object.fromEntries(followers))
    },
    [store],
  )
  const ready = cortex.status === 'ready' ? cortex.cortex : null
  const onPick = useCallback(
    (_view: ViewId, place: SurfacePlace) => {
      if (ready) act.change((view) => ({ ...view, cursor: cursorAtPlace(ready, place) }))
    },
    [act, ready],
  )

  const onFirstPicture = useCallback(() => {
    reportStage(() => {
      const stats = stage.current?.stats()
      const { frames, uploads, waiting } = stats ?? { frames: 0, uploads: 0, waiting: true }
      return { frames, uploads, drawn: !waiting }
    })
    void act.loadInflated()
    setPictured(true)
  }, [act])

  if (cortex.status === 'failed') {
    return (
      <p className="stage-message" role="alert">
        {cortex.failure.message}
        <button type="button" onClick={() => void act.loadCortex()}>
          Try again
        </button>
      </p>
    )
  }
  return (
    <>
      {ready && (
        <BrainStage
          cortex={ready}
          views={views}
          regions={regions}
          deepMeshes={deepMeshes}
          showLabels={labels}
          cursor={cursor?.place ?? null}
          theme={theme}
          reducedMotion={reducedMotion}
          onPick={onPick}
          onCamera={onCamera}
          onContext={setContext}
          onFirstPicture={onFirstPicture}
          ref={bindStage}
        />
      )}
      {!ready && <p className="stage-message">Loading the brain…</p>}
      {context === 'lost' && (
        <p className="stage-message" role="status">
          The graphics card has let go of the picture; it comes back by itself.
        </p>
      )}
      {context === 'unavailable' && (
        <p className="stage-message" role="alert">
          This browser can't draw in 3D here (no WebGL 2). Turn on hardware acceleration in its
          settings, or open the page in another browser.
        </p>
      )}
    </>
  )
}
