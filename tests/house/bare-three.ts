/**
 * three without the text of its own shaders, an eighth of what every visit fetches: all materials here are
 * RawShaderMaterials, whose text stands in src/scene (a test holds the sources to that).
 */
import type { Plugin } from 'vite'

const renderer = /[\\/]three[\\/]build[\\/]three\.module\.js$/
const itsShaders = /const ShaderChunk = \{[^}]*\};/

export function withoutShaders(code: string): string {
  if (!itsShaders.test(code)) throw new Error('three no longer lists its shaders as it did')
  return code.replace(itsShaders, 'const ShaderChunk = {};')
}

export function bareThree(): Plugin {
  return {
    name: 'bare-three',
    apply: 'build',
    transform: (code, id) => (renderer.test(id) ? { code: withoutShaders(code), map: null } : null),
  }
}
