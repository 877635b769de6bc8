/** Gives the stage what the store knows, and brings back what people do on it. */
import { type CSSProperties, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ComparedPane } from '#app/compare/ComparedPane.tsx'
import { knownMode, modeOf, useComparisonLayers } from '#app/compare/use-comparison-layers.ts'
import { wipeInsets } from '#app/compare/WipeEdge.tsx'
import { layerEasing } from '#app/lecture/layer-easing.ts'
import { regionEasing } from '#app/lecture/region-easing.ts'
import { useEased } from '#app/lecture/use-eased.ts'
import { discAt, lassoed } from '#app/look/draw-region.ts'
import type { Cortex } from '#atlas/cortex.ts'
import type { SamplingRuleId } from '#sampling/index.ts'
import { BrainStage } from '#scene/BrainStage.tsx'
import { withTopLayer } from '#scene/layer-slots.ts'
import { prepareCanvas } from '#scene/prepare-canvas.ts'
import type { Caught } from '#scene/seen-within.ts'
import type { FedVoxels } from '#scene/slice-drawing.ts'
import type { SliceZoom } from '#scene/slice-geometry.ts'
import type { BrainDrawing, StageHandle, SurfacePlace, ViewDrawing } from '#scene/stage-props.ts'
import { cursorAtPlace, cursorAtWorld } from '#state/cursor.ts'
import type { DrawnLayer } from '#state/drawn-layer.ts'
import { selectBackground } from '#state/select-background.ts'
import { selectColouring } from '#state/select-colouring.ts'
import { type CursorOnCortex, selectCursor } from '#state/select-cursor.ts'
import { selectDeep } from '#state/select-deep.ts'
import { selectFed } from '#state/select-fed.ts'
import { selectHighlights } from '#state/select-highlights.ts'
import { selectLayers } from '#state/select-layers.ts'
import { selectLit } from '#state/select-lit.ts'
import { type PeakCloud, selectPeaks } from '#state/select-peaks.ts'
import { heldUpright } from '#view/arrangement.ts'
import type { Camera } from '#view/camera.ts'
import { placedViews } from '#view/change-arrangement.ts'
import { poseOf, withCamera, withView, withWipe } from '#view/change-view.ts'
import type { Shows, View, ViewId } from '#view/kind/index.ts'
import type { SideId } from '#view/spec.ts'
import type { Interpolation } from '#volume/interpolate.ts'
import { cellStyle, gridStyle } from './cell-style.ts'
import { useReducedMotion, useUprightPhone } from './media-queries.ts'
import { PaneView } from './PaneView.tsx'
import { SlimPane } from './SlimPane.tsx'
import { Splitters, useShares } from './Splitters.tsx'
import { keepStage } from './stage-pictures.ts'
import { noStage, reportStage } from './test-door.ts'
import { stageThemes, useTheme } from './theme.ts'
import { useActions, useApp, useAppStore } from './use-app.ts'
import { useFirstPictureWaits } from './use-first-picture.ts'

type Elements = { readonly [view in ViewId]?: HTMLElement }

type Drawn = Exclude<View, { readonly kind: 'plot' }>

/** The views that the stage draws, each with the side that its title speaks of and the cells that it takes. */
function useDrawn(upright: boolean) {
  const views = useApp((state) => state.document.views)
  const arrangement = useApp((state) => state.document.arrangement)
  return useMemo(
    () =>
      placedViews({
        views,
        arrangement: upright ? heldUpright(arrangement) : arrangement,
      }).flatMap(({ view, column, row }) =>
        view.kind === 'plot' ? [] : [{ view: view as Drawn, side: view.shows, column, row }],
      ),
    [views, arrangement, upright],
  )
}

export function Stage() {
  const [elements, setElements] = useState<Elements>({})
  const upright = useUprightPhone()
  const drawn = useDrawn(upright)
  const drawings = useDrawings(drawn)
  const arrangement = useApp((state) => state.document.arrangement)
  const tool = useApp((state) => state.tool)
  const bind = useCallback((id: ViewId, element: HTMLElement | null) => {
    setElements(({ [id]: known, ...others }) => (element ? { ...others, [id]: element } : others))
  }, [])
  const shares = useShares()
  // Two brains beside each other are laid out by the style sheet, which stacks them on a phone.
  const usual = drawn.length <= 2
  const bySide = (side: Shows) => drawn.filter((one) => one.side === side)
  // A phone has too little room for borders that are moved.
  const shared = upright
    ? heldUpright(arrangement)
    : { columns: [...shares.columns], rows: [...shares.rows] }
  const area = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current } = area
    if (!current) return
    // In a task of its own, while the brain is fetched and unpacked elsewhere.
    const timer = setTimeout(() => void prepareCanvas(current))
    return () => clearTimeout(timer)
  }, [])
  const columns = shares.columns.map((part) => `minmax(0, ${part}fr)`).join(' ')
  const usualStyle: { readonly [property: string]: string } = { '--columns': columns }
  return (
    <div
      ref={area}
      className="stage"
      style={usual ? usualStyle : gridStyle(shared, upright)}
      data-arrangement={arrangement.id}
      data-cells={!usual}
      data-tool={tool}
    >
      <Brains elements={elements} drawn={drawn} drawings={drawings} />
      {drawn.map(({ view, side, column, row }) => (
        <BoundPane
          key={view.id}
          id={side}
          view={view}
          drawings={drawings}
          bind={bind}
          // A side's only view, or the brain beside its slices, has the side's whole head.
          slim={bySide(side).length > 1 && (view.kind !== 'brain' || view.pose.hidden !== 'none')}
          area={usual ? null : cellStyle(shared, { column, row }, upright)}
        />
      ))}
      {drawn.length > 1 && <Splitters shares={shares} />}
    </div>
  )
}

/** The element is bound once, not at every render. */
function BoundPane({
  id,
  view,
  drawings,
  bind,
  slim,
  area,
}: {
  readonly id: Shows
  readonly view: View
  readonly drawings: Drawings
  readonly bind: (view: ViewId, element: HTMLElement | null) => void
  readonly slim: boolean
  /** Null where the style sheet alone lays out the stage. */
  readonly area: CSSProperties | null
}) {
  const bindElement = useCallback(
    (element: HTMLElement | null) => bind(view.id, element),
    [bind, view.id],
  )
  const pane =
    id === 'comparison' ? (
      <ComparedPane
        view={view}
        layers={drawings.comparison.layers}
        edge={drawings.edge}
        bindElement={bindElement}
      />
    ) : slim ? (
      <SlimPane side={id} view={view} bindElement={bindElement} />
    ) : (
      <PaneView id={id} view={view.id} bindElement={bindElement} />
    )
  if (!area) return pane
  return (
    <div className="pane-cell" style={area}>
      {pane}
    </div>
  )
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
  const shown = useApp((state) => selectLayers(state, side))
  const colouring = useApp((state) => selectColouring(state, side))
  const peaks = useApp((state) => selectPeaks(state, side))
  const layers = useMemo((): BrainDrawing['layers'] => {
    // A brain without a map is still drawn.
    if (shown.length === 0) return [{ colouring, values: null, volume: null, reads: null }]
    return shown.map((layer) => ({
      colouring: layer.colouring,
      values: layer.values,
      // The first picture does not wait for volumes to be sent to the graphics card.
      volume: pictured ? layer.volume : null,
      reads: readAtOnePlace[layer.rule] ?? null,
      ...(layer.second && {
        second: {
          as: layer.second.as,
          colouring: layer.second.colouring,
          values: layer.second.values,
          volume: pictured ? layer.second.volume : null,
          reads: readAtOnePlace[layer.second.rule] ?? null,
        },
      }),
    }))
  }, [shown, colouring, pictured])
  const eased = useEased(layerEasing, layers)
  return useMemo(
    () => ({ layers: eased, ...(peaks && { foci: [drawnPeaks(peaks)] }) }),
    [eased, peaks],
  )
}

type Drawings = ReturnType<typeof useDrawings>

/** What both sides and their comparison show, whichever views draw it. */
function useDrawings(drawn: ReturnType<typeof useDrawn>) {
  const [pictured, setPictured] = useState(false)
  const onPictured = useCallback(() => setPictured(true), [])
  const a = useSideDrawing('a', pictured)
  const b = useSideDrawing('b', pictured)
  const compares = drawn.filter(({ side }) => side === 'comparison')
  const asked = useApp((state) => modeOf(state.document.views))
  const mode = compares.length > 0 ? knownMode(asked) : null
  const layers = useComparisonLayers({
    mode,
    inVolume: compares.some(({ view }) => view.kind !== 'brain'),
    drawn: useMemo(() => ({ a: a.layers, b: b.layers }), [a, b]),
  })
  const edge = useEdge()
  const { at } = edge
  const comparison = useMemo(
    () => ({ layers, edge: at, named: mode === 'wipe' }),
    [layers, at, mode],
  )
  return { a, b, comparison, edge, pictured, onPictured }
}

/** Where the edge between both maps stands: under the hand that holds it, else where the document has it. */
function useEdge() {
  const act = useActions()
  const settled = useApp((state) => state.document.compare.wipe)
  const [held, setHeld] = useState<number | null>(null)
  const onMove = useCallback(
    (at: number | null, phase: 'moving' | 'settled') => {
      setHeld(phase === 'moving' ? at : null)
      if (phase === 'settled' && at !== null) act.change((view) => withWipe(view, at))
    },
    [act],
  )
  return useMemo(() => ({ at: held ?? settled, onMove }), [held, settled, onMove])
}

/** @param comparison `named`: the maps' names stand at the edge between them */
function comparedAs(
  { layers, edge, named }: Drawings['comparison'],
  { kind }: View,
): Pick<BrainDrawing, 'layers' | 'edge' | 'insets' | 'foci'> {
  return { layers, edge, ...(named && { insets: wipeInsets(kind !== 'brain') }) }
}

/** What slices cut where no cursor is: anterior insula and dACC are in them, and no plane runs between the hemispheres. MNI mm. */
const firstCut = [4, 18, 4] as const

/** With what is lit over all maps. */
function withLit(layers: BrainDrawing['layers'], lit: DrawnLayer): BrainDrawing['layers'] {
  const { colouring, values, volume } = lit
  return withTopLayer(layers, { colouring, values, volume, reads: 'nearest' })
}

/** The voxels of which the value at the cursor's vertex was made, where they are to be seen. */
function useFed(side: SideId): FedVoxels | null {
  const shown = useApp((state) => state.document.fed)
  const fed = useApp((state) => selectFed(state, side))
  return useMemo(
    () => (shown && fed && fed.feeds.length > 0 ? { grid: fed.volume, feeds: fed.feeds } : null),
    [shown, fed],
  )
}

function Brains({
  elements,
  drawn,
  drawings: { a, b, comparison, pictured, onPictured },
}: {
  readonly elements: Elements
  readonly drawn: ReturnType<typeof useDrawn>
  readonly drawings: Drawings
}) {
  const act = useActions()
  const cortex = useApp((state) => state.cortex)
  const labels = useApp((state) => state.document.labels)
  const flat = useApp((state) => state.document.flat)
  const cursor = useApp(selectCursor)
  const regions = useEased(regionEasing, useApp(selectHighlights))
  const deepMeshes = useApp(selectDeep)
  const glass = useApp((state) => (poseOf(state.document)?.glass ?? 0) > 0)
  useEffect(() => {
    if (glass) void act.loadDeep()
  }, [act, glass])
  const background = useApp(selectBackground)
  const lit = useApp(selectLit)
  const [fedA, fedB] = [useFed('a'), useFed('b')]
  const atWorld = useApp((state) => state.document.cursor?.world ?? firstCut)
  const views = useMemo(
    () =>
      drawn.map(({ view, side }): ViewDrawing => {
        const element = elements[view.id] ?? null
        const known = side === 'comparison' ? comparedAs(comparison, view) : { a, b }[side]
        const shown = lit ? { ...known, layers: withLit(known.layers, lit) } : known
        if (view.kind === 'brain') {
          const { id, kind, camera, pose } = view
          return { ...shown, id, kind, element, camera, layout: pose }
        }
        const { foci: _, ...maps } = shown
        const fed = side === 'comparison' ? null : { a: fedA, b: fedB }[side]
        if (view.kind === 'mosaic') return { ...view, ...maps, element, background, fed }
        return { ...view, ...maps, element, background, atWorld, fed }
      }),
    [drawn, elements, a, b, comparison, lit, fedA, fedB, background, atWorld],
  )
  const theme = stageThemes[useTheme()]
  const reducedMotion = useReducedMotion()
  const [context, setContext] = useState<'lost' | 'restored' | 'unavailable' | 'fine'>('fine')
  const [losses, setLosses] = useState(0)
  /** Another number makes another canvas. */
  const [canvas, setCanvas] = useState(0)
  const onContext = useCallback((now: 'lost' | 'restored' | 'unavailable') => {
    setContext(now)
    if (now === 'lost') setLosses((count) => count + 1)
  }, [])

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
  const waits = useFirstPictureWaits(ready !== null)
  const tool = useApp((state) => state.tool)
  const toCursor = useCallback(
    (cortexThere: Cortex, cursorThere: CursorOnCortex, phase: 'moving' | 'settled') => {
      store.getState().act.change((view) => ({ ...view, cursor: cursorThere }))
      // With the disc in hand, a click says where its middle is to be as well.
      if (store.getState().tool === 'disc' && phase === 'settled')
        discAt(store, cortexThere, cursorThere.place)
    },
    [store],
  )
  const onPick = useCallback(
    (_view: ViewId, place: SurfacePlace) => {
      if (ready) toCursor(ready, cursorAtPlace(ready, place), 'settled')
    },
    [ready, toCursor],
  )

  const onWorld = useCallback(
    (_view: ViewId, world: readonly [number, number, number], phase: 'moving' | 'settled') => {
      if (ready) toCursor(ready, cursorAtWorld(ready, world), phase)
    },
    [ready, toCursor],
  )
  const onLasso = useCallback(
    (_view: ViewId, caught: Caught) => {
      if (ready) lassoed(store, ready, caught)
    },
    [ready, store],
  )
  const onSlice = useCallback(
    (id: ViewId, { zoom, panMm }: SliceZoom, phase: 'moving' | 'settled') => {
      if (phase === 'settled')
        act.change((view) => withView(view, id, 'slice', { zoom, panMm: [...panMm] }))
    },
    [act],
  )

  const onFirstPicture = useCallback(() => {
    reportStage(() => {
      const stats = stage.current?.stats()
      if (!stats) return noStage
      const { waiting, ...counts } = stats
      return { ...counts, drawn: !waiting }
    })
    void act.loadInflated()
    onPictured()
  }, [act, onPictured])

  // Views without a brain or cut, such as a plot alone, have no first picture.
  const isAwaited = !ready || (!pictured && views.length > 0 && context === 'fine')
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
      {/* Before the picture, which covers it in the very frame that shows it. */}
      {isAwaited && <p className="stage-message is-under">Loading the brain…</p>}
      {ready && (
        <BrainStage
          key={canvas}
          cortex={ready}
          views={views}
          regions={regions}
          deepMeshes={deepMeshes}
          showLabels={labels}
          flat={flat}
          cursor={cursor?.place ?? null}
          theme={theme}
          reducedMotion={reducedMotion}
          onPick={onPick}
          lasso={tool === 'lasso'}
          onLasso={onLasso}
          onCamera={onCamera}
          onWorld={onWorld}
          onSlice={onSlice}
          onContext={onContext}
          waits={waits}
          onFirstPicture={onFirstPicture}
          ref={bindStage}
        />
      )}
      {context === 'lost' && (
        <div className="stage-message" role="status">
          <p>The graphics card has let go of the picture; it comes back by itself.</p>
          {losses > 1 && (
            <button
              type="button"
              onClick={() => {
                setContext('fine')
                setCanvas(canvas + 1)
              }}
            >
              It does not: draw it anew
            </button>
          )}
        </div>
      )}
      {context === 'unavailable' && (
        <p className="stage-message" role="alert">
          This browser can't draw with the graphics card here (no WebGL 2): pictures are painted
          slowly and plainly, without glass. Numbers, tables and lessons are the same. Turn on
          hardware acceleration in its settings, or open the page in another browser.
        </p>
      )}
    </>
  )
}
