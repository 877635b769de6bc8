/** The stage's shaders, each the plain concatenation of its parts. */
import colourValue from './shaders/colour-value.glsl?raw'
import cortexFragment from './shaders/cortex.frag.glsl?raw'
import cortexVertex from './shaders/cortex.vert.glsl?raw'
import depthOnlyFragment from './shaders/depth-only.frag.glsl?raw'
import glass from './shaders/glass.glsl?raw'
import hatch from './shaders/hatch.glsl?raw'
import lightSurface from './shaders/light-surface.glsl?raw'
import mixSurfaces from './shaders/mix-surfaces.glsl?raw'
import precision from './shaders/precision.glsl?raw'
import ribbonFragment from './shaders/ribbon.frag.glsl?raw'
import ribbonVertex from './shaders/ribbon.vert.glsl?raw'
import shadeRelief from './shaders/shade-relief.glsl?raw'
import solidFragment from './shaders/solid.frag.glsl?raw'
import solidVertex from './shaders/solid.vert.glsl?raw'

const join = (...parts: readonly string[]) => parts.join('\n')

export const cortexShader = {
  vertexShader: join(precision, mixSurfaces, cortexVertex),
  fragmentShader: join(
    precision,
    lightSurface,
    shadeRelief,
    colourValue,
    hatch,
    glass,
    cortexFragment,
  ),
}

/** Writes the depth of the cortex's nearest layer and nothing else. */
export const depthOnlyShader = {
  vertexShader: cortexShader.vertexShader,
  fragmentShader: join(precision, depthOnlyFragment),
}

export const ribbonShader = {
  vertexShader: join(precision, ribbonVertex),
  fragmentShader: join(precision, ribbonFragment),
}

export const solidShader = {
  vertexShader: join(precision, solidVertex),
  fragmentShader: join(precision, lightSurface, solidFragment),
}
