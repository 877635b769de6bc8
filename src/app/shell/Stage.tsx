/** Gives the stage what the store knows, and brings back what people do on it. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { BrainStage } from '#scene/BrainStage.tsx'
import type { BrainDrawing, StageHandle, SurfacePlace, ViewId } from '#scene/stage-props.ts'
import { cursorAtPlace } from '#state/cursor.ts'
import {
  type PeakCloud,
  selectColouring,
  selectDeep,
  selectHighlights,
  selectPeaks,
} from '#state/selectors.ts'
import type { Camera } from '#view/camera.ts'
import { withCamera } from '#view/change.ts'
import { otherPane, type PaneId, paneIds } from '#view/spec.ts'
import { PaneView } from './PaneView.tsx'
import { reportStage } from './test-door.ts'
import { stageThemes, useReducedMotion, useTheme } from './theme.ts'
import { useActions, useApp, useAppStore } from './use-app.ts'

export function Stage() {
  const [elements, setElements] = useState<{ readonly [pane in PaneId]: HTMLElement | null }>({
    a: null,
    b: null,
  })
  const bind = useMemo(() => {
    const to = (pane: PaneId) => (element: HTMLElement | null) =>
      setElements((known) => (known[pane] === element ? known : { ...known, [pane]: element }))
    return { a: to('a'), b: to('b') }
  }, [])
  return (
    <div className="stage">
      <Brains elements={elements} />
      {paneIds.map((pane) => (
        <PaneView key={pane} id={pane} bindElement={bind[pane]} />
      ))}
    </div>
  )
}

/** Each side has one view, named as the side is. */
const paneOf = (view: ViewId): PaneId => (view === 'b' ? 'b' : 'a')

/** One colour for all peaks: they are evidence alike; green is used by no map. */
const drawnPeaks = (peaks: PeakCloud) => ({ ...peaks, colour: '#3fae6a', radiusMm: 2.2 })

function useBrainDrawing(id: PaneId, element: HTMLElement | null): BrainDrawing {
  const layout = useApp((state) => state.view.layout)
  const camera = useApp((state) => state.view.panes[id].camera)
  const colouring = useApp((state) => selectColouring(state, id))
  const values = useApp((state) => state.slots[id].shown?.values ?? null)
  const peaks = useApp((state) => selectPeaks(state, id))
  return useMemo(
    () => ({
      id,
      kind: 'brain',
      element,
      camera,
      layout,
      layers: [{ colouring, values }],
      ...(peaks && { foci: [drawnPeaks(peaks)] }),
    }),
    [id, element, camera, layout, colouring, values, peaks],
  )
}

function Brains({
  elements,
}: {
  readonly elements: { readonly [pane in PaneId]: HTMLElement | null }
}) {
  const act = useActions()
  const cortex = useApp((state) => state.cortex)
  const layout = useApp((state) => state.view.layout)
  const labels = useApp((state) => state.view.labels)
  const cursor = useApp((state) => state.view.cursor)
  const regions = useApp(selectHighlights)
  const deepMeshes = useApp(selectDeep)
  const glass = layout.glass > 0
  useEffect(() => {
    if (glass) void act.loadDeep()
  }, [act, glass])
  const a = useBrainDrawing('a', elements.a)
  const b = useBrainDrawing('b', elements.b)
  const views = useMemo(() => [a, b], [a, b])
  const theme = stageThemes[useTheme()]
  const reducedMotion = useReducedMotion()
  const [context, setContext] = useState<'lost' | 'restored' | 'unavailable' | 'fine'>('fine')

  const stage = useRef<StageHandle>(null)
  const store = useAppStore()
  // A moving camera goes past the store and React, which would draw every step twice; they learn where it came to rest.
  const onCamera = useCallback(
    (view: ViewId, camera: Camera, phase: 'moving' | 'settled') => {
      const pane = paneOf(view)
      if (phase === 'settled') {
        store.getState().act.change((view) => withCamera(view, pane, camera))
        return
      }
      const { panes } = withCamera(store.getState().view, pane, camera)
      const follower = otherPane(pane)
      stage.current?.moveCameras({ [follower]: panes[follower].camera })
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
          ref={stage}
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
