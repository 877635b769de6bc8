/** The scale of a pane's colours: what is shown, from where on, and in which unit. */
import type { Colouring } from '#colormap/colouring.ts'
import { shownShare } from '#scene/colour-value.ts'
import { formatTick } from '#statistic/number-words.ts'

const bands = 256

/**
 * Colours from `low` to `high`; what is hidden is left as bare brain. Not a canvas: its first use waits until the graphics
 * card has finished the brains.
 */
function gradient(colouring: Colouring, low: number, high: number): string {
  const stops = Array.from({ length: bands }, (_, n) => {
    const value = low + ((high - low) * (n + 0.5)) / bands
    const lut = value < 0 ? colouring.negativeLut : colouring.positiveLut
    const magnitude = Math.abs(value)
    const at = Math.min(255, Math.floor((magnitude / colouring.maximum) * 255)) * 4
    const alpha = shownShare(value, colouring)
    const brain = 0xa8
    const channel = (c: number) => Math.round(alpha * (lut[at + c] ?? 0) + (1 - alpha) * brain)
    return `rgb(${channel(0)} ${channel(1)} ${channel(2)}) ${(n * 100) / bands}% ${((n + 1) * 100) / bands}%`
  })
  return `linear-gradient(to right, ${stops.join(', ')})`
}

export function ColourBar({
  colouring,
  unit,
  oneSided,
  certainty = null,
}: {
  readonly colouring: Colouring
  readonly unit: string
  /** The map has no negative values, so the bar leaves them out. */
  readonly oneSided: boolean
  /** What says how opaque the colours are, and from where on they are so in full: the bar fades downwards then. */
  readonly certainty?: { readonly title: string; readonly full: string } | null
}) {
  const { maximum, threshold } = colouring
  const low = oneSided || !colouring.showNegative ? 0 : -maximum
  const high = colouring.showPositive ? maximum : 0
  const position = (value: number) => `${((value - low) / (high - low)) * 100}%`
  const ends = [low, ...(low < 0 && high > 0 ? [0] : []), high]
  const marks = [-threshold, threshold].filter(
    (value) => value >= low && value <= high && threshold > 0,
  )
  return (
    <div
      className="colour-bar"
      role="img"
      aria-label={`Colours from ${formatTick(low)} to ${formatTick(high)} ${unit}, shown where the value is ${formatTick(threshold)} or more away from 0${certainty ? `; the more opaque the larger ${certainty.title} is, in full from ${certainty.full}` : ''}`}
      data-certainty={certainty !== null}
    >
      <div className="colour-bar-scale">
        <div
          className="colour-bar-colours"
          style={{ background: gradient(colouring, low, high) }}
        />
        {certainty && <div className="colour-bar-fade" />}
        {marks.map((value) => (
          <span key={value} className="colour-bar-threshold" style={{ left: position(value) }} />
        ))}
      </div>
      <div className="colour-bar-ticks" aria-hidden="true">
        {ends.map((value) => (
          <span key={value} style={{ left: position(value) }}>
            {formatTick(value)}
          </span>
        ))}
        {marks
          .filter((value) => ends.every((end) => Math.abs(end - value) > 0.09 * (high - low)))
          .map((value) => (
            <span key={value} className="colour-bar-mark" style={{ left: position(value) }}>
              {formatTick(value)}
            </span>
          ))}
      </div>
      <span className="colour-bar-unit">{unit}</span>
      {certainty && (
        <span className="colour-bar-certainty" aria-hidden="true">
          ↑ opaque: <strong>{certainty.title}</strong> from {certainty.full}
        </span>
      )}
    </div>
  )
}
