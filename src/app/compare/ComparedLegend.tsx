/** Which colour is what in a picture of both maps: read off what is drawn, so that it cannot say anything else. */
import { ColourBar } from '#app/shell/ColourBar.tsx'
import { statisticSymbol } from '#app/shell/statistic-words.ts'
import { useApp } from '#app/shell/use-app.ts'
import type { Mode } from '#comparison/mode/mode.ts'
import type { LayerDrawing } from '#scene/views/view-basis.ts'
import { selectShown } from '#state/select-shown.ts'
import type { SideId } from '#view/spec.ts'
import { ColourSquare } from './ColourSquare.tsx'

export function ComparedLegend({
  mode,
  layers,
  turn,
}: {
  readonly mode: Mode
  readonly layers: readonly LayerDrawing[]
  /** The map that is shown where one at a time is. */
  readonly turn: SideId
}) {
  const a = useApp((state) => selectShown(state, 'a'))
  const b = useApp((state) => selectShown(state, 'b'))
  const [first, second] = layers
  if (mode.drawn === 'classes') return (mode.classes ?? []).map(legendEntry)
  if (!first || !a || !b) return 'Nothing to compare yet.'
  const unitOf = { a: statisticSymbol(a.info.statistic), b: statisticSymbol(b.info.statistic) }
  const bar = ({ colouring }: LayerDrawing, side: SideId) => (
    <ColourBar
      key={side}
      colouring={colouring}
      unit={unitOf[side]}
      oneSided={({ a, b }[side].info.stats.min ?? 0) >= 0}
    />
  )
  if (first.second) {
    return (
      <ColourSquare
        a={{ title: a.title, colouring: first.colouring, unit: unitOf.a }}
        b={{ title: b.title, colouring: first.second.colouring, unit: unitOf.b }}
      />
    )
  }
  // Both sides of the edge have their own scale, one if they are alike.
  if (first.beside && second?.beside && second.colouring !== first.colouring) {
    return sameScale(first, second) && unitOf.a === unitOf.b
      ? bar(first, 'a')
      : [bar(first, 'a'), bar(second, 'b')]
  }
  if (mode.drawn === 'one') return bar(first, turn)
  const unit = unitOf.a === unitOf.b ? unitOf.a : `${unitOf.a}, ${unitOf.b}`
  return (
    <ColourBar
      colouring={first.colouring}
      unit={mode.drawn === 'signed' ? `Δ ${unit}` : unit}
      oneSided={mode.drawn !== 'signed' && [a, b].every(({ info }) => (info.stats.min ?? 0) >= 0)}
    />
  )
}

function sameScale({ colouring: one }: LayerDrawing, { colouring: other }: LayerDrawing): boolean {
  const numbers = ['threshold', 'maximum', 'fade', 'fadePower', 'opacity'] as const
  const tables = ['positiveLut', 'negativeLut', 'showPositive', 'showNegative'] as const
  return [...numbers, ...tables].every((name) => one[name] === other[name])
}

function legendEntry({ colour, label }: { readonly colour: string; readonly label: string }) {
  return (
    <span key={label} className="legend-entry">
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <rect width="10" height="10" fill={colour} />
      </svg>
      {label}
    </span>
  )
}
