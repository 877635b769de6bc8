/** A view on which both maps are one picture: what is seen, and its colours. */
import { SlimView } from '#app/shell/SlimView.tsx'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { matchings } from '#comparison/matching.ts'
import { type ModeId, modes } from '#comparison/mode/index.ts'
import type { Mode } from '#comparison/mode/mode.ts'
import { samplingRules } from '#sampling/index.ts'
import type { LayerDrawing } from '#scene/views/view-basis.ts'
import type { AppState } from '#state/app-state.ts'
import { selectShown } from '#state/select-shown.ts'
import type { View } from '#view/kind/index.ts'
import { otherSide, type SideId } from '#view/spec.ts'
import { ComparedLegend } from './ComparedLegend.tsx'
import { heldTurn, useTurn, withHeldTurn, withTurnTaken } from './flicker.ts'
import { knownMode, modeOf } from './use-comparison-layers.ts'
import { knownMatching } from './use-matched.ts'
import { WipeEdge, type WipeEdgeProps } from './WipeEdge.tsx'

export type ComparedPaneProps = {
  readonly view: View
  /** What is drawn. */
  readonly layers: readonly LayerDrawing[]
  readonly edge: Pick<WipeEdgeProps, 'at' | 'onMove'>
  readonly bindElement: (element: HTMLElement | null) => void
}

export function ComparedPane(props: ComparedPaneProps) {
  const id = knownMode(useApp((state) => modeOf(state.document.views)))
  return props.view.kind === 'brain' ? (
    <ComparedBrain {...props} id={id} />
  ) : (
    <ComparedCut {...props} id={id} />
  )
}

type Known = ComparedPaneProps & { readonly id: ModeId }

function ComparedBrain({ view, layers, edge, bindElement, id }: Known) {
  const matching = knownMatching(useApp((state) => state.document.compare.matching))
  const mode: Mode = modes[id]
  const turn = useTurn()
  const { focus } = useActions()
  return (
    <section
      className="pane"
      data-view={view.id}
      data-mode={id}
      aria-label={`Both maps: ${mode.label}`}
    >
      <header className="pane-header">
        <h2>{mode.label}</h2>
        {id === 'flicker' && <FlickerTools />}
        <p className="pane-method">
          {mode.describe} <MapNames />
          {matching !== 'none' && ` ${matchings[matching].describe}`}
        </p>
      </header>
      <div
        className="pane-view"
        ref={bindElement}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the brain is turned with the keys.
        tabIndex={0}
        onFocus={() => focus(view.id)}
        aria-label={`Brain of both maps: ${mode.label}. Arrow keys turn it, plus and minus zoom, Enter puts the cursor.`}
      />
      {id === 'wipe' && <WipeEdge {...edge} small={false} />}
      <footer className="pane-scale">
        <ComparedLegend
          mode={mode}
          layers={layers}
          turn={id === 'b' ? 'b' : id === 'a' ? 'a' : turn}
        />
      </footer>
    </section>
  )
}

/** With the rule by which it was read, where the other side goes by another one. */
function nameOf(state: AppState, side: SideId): string {
  const [shown, other] = [selectShown(state, side), selectShown(state, otherSide(side))]
  if (!shown) return 'no map'
  const differ = other && other.rule !== shown.rule
  return differ ? `${shown.title} (${samplingRules[shown.rule].label})` : shown.title
}

function MapNames() {
  const a = useApp((state) => nameOf(state, 'a'))
  const b = useApp((state) => nameOf(state, 'b'))
  return (
    <span className="map-names">
      A: {a}. B: {b}.
    </span>
  )
}

/** One of several: what it is in a line. */
function ComparedCut({ view, edge, bindElement, id }: Known) {
  const words = view.kind === 'slice' ? `${view.axis} slice` : 'slices'
  const title = words.charAt(0).toUpperCase() + words.slice(1)
  const { label } = modes[id]
  return (
    <SlimView
      view={view}
      title={title}
      note={label}
      label={`Both maps: ${label}, ${words}`}
      pictured={`${words} of both maps: ${label}`}
      marks={{ 'data-mode': id }}
      bindElement={bindElement}
    >
      {id === 'wipe' && <WipeEdge {...edge} small={true} />}
    </SlimView>
  )
}

/** Which map is on, and who says when it is the other one's turn. */
function FlickerTools() {
  const act = useActions()
  const turn = useTurn()
  const held = useApp(({ document }) => heldTurn(document) !== null)
  const title = useApp((state) => selectShown(state, turn)?.title ?? 'no map')
  return (
    <div className="pane-tools flicker-tools">
      <strong data-turn={turn}>{title}</strong>
      <button type="button" onClick={() => act.change(withTurnTaken)} title="C">
        The other map
      </button>
      <button
        type="button"
        aria-pressed={!held}
        onClick={() => act.change((view) => withHeldTurn(view, held ? null : turn))}
      >
        {held ? 'In turn' : 'Hold'}
      </button>
    </div>
  )
}
