/** The brain on which both maps are one picture: what is seen, and its colours. */
import { useActions, useApp } from '#app/shell/use-app.ts'
import { matchings } from '#comparison/matching.ts'
import { modes } from '#comparison/mode/index.ts'
import type { Mode } from '#comparison/mode/mode.ts'
import { brainViewOf } from '#view/change-view.ts'
import type { ViewId } from '#view/kind/index.ts'
import { knownMode } from './use-comparison-layers.ts'
import { knownMatching } from './use-matched.ts'

const pairWords = [
  ['#e66b0d', 'Only A'],
  ['#1a66d9', 'Only B'],
  ['#fffff7', 'Both'],
] as const

export function ComparedPane({
  view,
  bindElement,
}: {
  readonly view: ViewId
  readonly bindElement: (element: HTMLElement | null) => void
}) {
  const id = knownMode(useApp((state) => brainViewOf(state.document, view)?.mode ?? null))
  const matching = knownMatching(useApp((state) => state.document.compare.matching))
  const mode: Mode = modes[id]
  const { focus } = useActions()
  const legend =
    mode.drawn === 'pair'
      ? pairWords
      : (mode.classes ?? []).map(({ colour, label }) => [colour, label] as const)
  return (
    <section
      className="pane"
      data-view={view}
      data-mode={id}
      aria-label={`Both maps: ${mode.label}`}
    >
      <header className="pane-header">
        <h2>{mode.label}</h2>
        <p className="pane-method">
          {mode.describe}
          {matching !== 'none' && ` ${matchings[matching].describe}`}
        </p>
      </header>
      <div
        className="pane-view"
        ref={bindElement}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the brain is turned with the keys.
        tabIndex={0}
        onFocus={() => focus(view)}
        aria-label={`Brain of both maps: ${mode.label}. Arrow keys turn it, plus and minus zoom, Enter puts the cursor.`}
      />
      <footer className="pane-scale">
        {legend.length === 0
          ? 'Colours as on the left side.'
          : legend.map(([colour, label]) => (
              <span key={label} className="legend-entry">
                <svg viewBox="0 0 10 10" aria-hidden="true">
                  <rect width="10" height="10" fill={colour} />
                </svg>
                {label}
              </span>
            ))}
      </footer>
    </section>
  )
}
