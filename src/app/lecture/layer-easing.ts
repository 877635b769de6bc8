/** Thresholds, fading and opacity of layers go over; another map comes in from nothing. */
import type { LayerDrawing } from '#scene/views/view-basis.ts'
import type { Easing } from './easing.ts'

/** A slider's steps are no larger. */
const sliderStep = { threshold: 0.35, fade: 0.21, opacity: 0.21 } as const
const numbers = ['threshold', 'fade', 'opacity'] as const

const isSameMap = (a: LayerDrawing, b: LayerDrawing) =>
  a.values === b.values || (a.volume != null && a.volume === b.volume)

const isSmallStep = (a: LayerDrawing, b: LayerDrawing) =>
  isSameMap(a, b) &&
  numbers.every((name) => Math.abs(a.colouring[name] - b.colouring[name]) <= sliderStep[name])

function mixed(from: LayerDrawing | undefined, to: LayerDrawing, part: number): LayerDrawing {
  const { colouring } = to
  if (!from || !isSameMap(from, to))
    return { ...to, colouring: { ...colouring, opacity: part * colouring.opacity } }
  const mix = (a: number, b: number) => a + (b - a) * part
  const before = from.colouring
  return {
    ...to,
    colouring: {
      ...colouring,
      threshold: mix(before.threshold, colouring.threshold),
      negativeThreshold: mix(
        before.negativeThreshold ?? before.threshold,
        colouring.negativeThreshold ?? colouring.threshold,
      ),
      fade: mix(before.fade, colouring.fade),
      opacity: mix(before.opacity, colouring.opacity),
    },
  }
}

export const layerEasing: Easing<readonly LayerDrawing[]> = {
  mix: (from, to, part) => to.map((layer, at) => mixed(from[at], layer, part)),
  isSmall: (from, to) =>
    from.length === to.length &&
    to.every((layer, at) => {
      const before = from[at]
      return before !== undefined && isSmallStep(before, layer)
    }),
}
