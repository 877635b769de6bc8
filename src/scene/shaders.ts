/** The stage's shaders, each the plain concatenation of its parts. */
import colourValue from './shaders/colour-value.glsl?raw'
import cortexFragment from './shaders/cortex.frag.glsl?raw'
import cortexVertex from './shaders/cortex.vert.glsl?raw'
import depthOnlyFragment from './shaders/depth-only.frag.glsl?raw'
import drawOutlines from './shaders/draw-outlines.glsl?raw'
import glass from './shaders/glass.glsl?raw'
import hatch from './shaders/hatch.glsl?raw'
import lightSurface from './shaders/light-surface.glsl?raw'
import mixSurfaces from './shaders/mix-surfaces.glsl?raw'
import precision from './shaders/precision.glsl?raw'
import readLayer from './shaders/read-layer.glsl?raw'
import readVolume from './shaders/read-volume.glsl?raw'
import readingPair from './shaders/reading-pair.glsl?raw'
import shadeRelief from './shaders/shade-relief.glsl?raw'
import sliceFragment from './shaders/slice.frag.glsl?raw'
import sliceVertex from './shaders/slice.vert.glsl?raw'
import sliceLineFragment from './shaders/slice-line.frag.glsl?raw'
import sliceLineVertex from './shaders/slice-line.vert.glsl?raw'
import solidFragment from './shaders/solid.frag.glsl?raw'
import solidVertex from './shaders/solid.vert.glsl?raw'

const join = (...parts: readonly string[]) => parts.join('\n')

export const cortexShader = {
  vertexShader: join(precision, mixSurfaces, readingPair, cortexVertex),
  fragmentShader: join(
    precision,
    readingPair,
    lightSurface,
    shadeRelief,
    colourValue,
    readVolume,
    readLayer,
    hatch,
    drawOutlines,
    glass,
    cortexFragment,
  ),
}

/** Writes the depth of the cortex's nearest layer and nothing else. */
export const depthOnlyShader = {
  vertexShader: cortexShader.vertexShader,
  fragmentShader: join(precision, depthOnlyFragment),
}

export const sliceShader = {
  vertexShader: join(precision, sliceVertex),
  fragmentShader: join(precision, colourValue, readVolume, readLayer, sliceFragment),
}

export const sliceLineShader = {
  vertexShader: join(precision, sliceLineVertex),
  fragmentShader: join(precision, sliceLineFragment),
}

export const solidShader = {
  vertexShader: join(precision, solidVertex),
  fragmentShader: join(precision, lightSurface, solidFragment),
}
