/** From a layer and its scale to how it is coloured. */
import type { Colouring } from '#colormap/colouring.ts'
import { colormaps } from '#colormap/index.ts'
import { bakeLut } from '#colormap/lut.ts'
import type { Layer } from '#view/layer.ts'
import type { SideLook } from '#view/look.ts'

export const colouringNow = (layer: Layer, { threshold, range }: SideLook): Colouring => {
  const colormap = colormaps[layer.colormap]
  return {
    threshold: threshold.value,
    maximum: range[1],
    showPositive: layer.signs !== 'negative',
    showNegative: layer.signs !== 'positive',
    fade: layer.fade,
    fadePower: layer.fadePower,
    contour: layer.contour,
    opacity: layer.visible ? layer.opacity : 0,
    positiveLut: bakeLut(colormap.positive, range),
    negativeLut: bakeLut(colormap.negative, range),
  }
}
