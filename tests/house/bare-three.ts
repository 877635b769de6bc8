/**
 * three with less: every visit fetches it, and all that is drawn here are meshes of RawShaderMaterials, whose text stands
 * in src/scene (a test holds the sources to that). Taken file by file from its sources, so that what nobody imports stays
 * away; what its renderer imports and never uses here is replaced. A third of its 103 kB packed.
 */
import { createRequire } from 'node:module'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { normalizePath, type Plugin } from 'vite'

const { dirname, join } = posix

export const threeSources = join(
  dirname(normalizePath(createRequire(import.meta.url).resolve('three'))),
  '../src',
)

/** Files below three's `src/renderers` in whose place stands what ./bare-renderer.ts exports under the same names. */
export const replaced = [
  'shaders/DFGLUTData.js',
  'shaders/ShaderChunk.js',
  'shaders/ShaderLib.js',
  'shaders/UniformsLib.js',
  'webgl/WebGLClipping.js',
  'webgl/WebGLEnvironments.js',
  'webgl/WebGLLights.js',
  'webgl/WebGLMaterials.js',
  'webgl/WebGLMorphtargets.js',
  'webgl/WebGLOutput.js',
  'webgl/WebGLShadowMap.js',
  'webgl/WebGLUniformsGroups.js',
  'webxr/WebXRManager.js',
]

const bareRenderer = normalizePath(fileURLToPath(new URL('bare-renderer.ts', import.meta.url)))
const replacedPaths = new Set(replaced.map((path) => join(threeSources, 'renderers', path)))

export function bareThree(): Plugin {
  return {
    name: 'bare-three',
    enforce: 'pre',
    apply: 'build',
    resolveId: (asked, importer) => {
      if (asked === 'three') return join(threeSources, 'Three.js')
      if (!importer?.startsWith(threeSources)) return null
      return replacedPaths.has(join(dirname(importer), asked)) ? bareRenderer : null
    },
  }
}
