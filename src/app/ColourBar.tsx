/** The scale of a pane's colours: what is shown, from where on, and in which unit. */
import { useLayoutEffect, useRef } from 'react'
import type { Colouring } from '#colormap/colouring.ts'
import { formatTick } from './format-number.ts'

const pixels = 512

/** Colours from -maximum to maximum, or from 0 where only one sign is shown; what is hidden is left as bare brain. */
function paint(canvas: HTMLCanvasElement, colouring: Colouring, low: number, high: number) {
  // Kept by the processor: the graphics card would have to finish the brains before it took the bar.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return
  const image = context.createImageData(pixels, 1)
  for (let x = 0; x < pixels; x++) {
    const value = low + ((high - low) * (x + 0.5)) / pixels
    const lut = value < 0 ? colouring.negativeLut : colouring.positiveLut
    const magnitude = Math.abs(value)
    const at = Math.min(255, Math.floor((magnitude / colouring.maximum) * 255)) * 4
    const alpha =
      magnitude >= colouring.threshold ? 1 : (colouring.fade * magnitude) / colouring.threshold
    const brain = 0xa8
    for (const channel of [0, 1, 2]) {
      image.data[x * 4 + channel] = alpha * (lut[at + channel] ?? 0) + (1 - alpha) * brain
    }
    image.data[x * 4 + 3] = 255
  }
  context.putImageData(image, 0, 0)
}

export function ColourBar({
  colouring,
  unit,
  oneSided,
}: {
  readonly colouring: Colouring
  readonly unit: string
  /** The map has no negative values, so the bar leaves them out. */
  readonly oneSided: boolean
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { maximum, threshold } = colouring
  const low = oneSided || !colouring.showNegative ? 0 : -maximum
  const high = colouring.showPositive ? maximum : 0
  useLayoutEffect(() => {
    if (canvas.current) paint(canvas.current, colouring, low, high)
  }, [colouring, low, high])
  const position = (value: number) => `${((value - low) / (high - low)) * 100}%`
  const ends = [low, ...(low < 0 && high > 0 ? [0] : []), high]
  const marks = [-threshold, threshold].filter(
    (value) => value >= low && value <= high && threshold > 0,
  )
  return (
    <div
      className="colour-bar"
      role="img"
      aria-label={`Colours from ${formatTick(low)} to ${formatTick(high)} ${unit}, shown where the value is ${formatTick(threshold)} or more away from 0`}
    >
      <div className="colour-bar-scale">
        <canvas ref={canvas} width={pixels} height={1} />
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
    </div>
  )
}
