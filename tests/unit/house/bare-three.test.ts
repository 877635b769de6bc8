import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { withoutShaders } from '../../house/bare-three.ts'

const source = fileURLToPath(new URL('../../../src', import.meta.url))
const three = join(createRequire(import.meta.url).resolve('three'), '..', 'three.module.js')

describe('the build without the shaders of three', () => {
  it('leaves the list of shaders empty and the rest as it is', () => {
    const code = readFileSync(three, 'utf8')
    const bare = withoutShaders(code)
    expect(bare).toContain('const ShaderChunk = {};')
    expect(bare).not.toMatch(/^\talphahash_fragment: /m)
    expect(bare.split('\n').length).toBeGreaterThan(code.split('\n').length - 200)
  })

  it('does not go on when three lists its shaders in another way', () => {
    expect(() => withoutShaders('const ShaderChunks = new Map();')).toThrow('three no longer')
  })

  it('is safe: no material of the page needs a shader of three', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    const used = files
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap((name) => [
        ...readFileSync(join(source, name), 'utf8').matchAll(/import \{([^}]*)\} from 'three'/g),
      ])
      .flatMap(([, names = '']) => names.split(',').map((one) => one.trim()))
      .filter((name) => /Material$|^Shader|^Sprite|^PMREM/.test(name))
    expect([...new Set(used)]).toEqual(['RawShaderMaterial'])
  })
})
