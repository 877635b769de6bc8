import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { RawShaderMaterial } from 'three'
import { describe, expect, it } from 'vitest'
import * as bareRenderer from '../../house/bare-renderer.ts'
import { bareThree, replaced, threeSources } from '../../house/bare-three.ts'

const source = fileURLToPath(new URL('../../../src', import.meta.url))
const renderers = join(threeSources, 'renderers')

const own = (path: string): Promise<Record<string, new (...given: unknown[]) => unknown>> =>
  import(join(renderers, path))

/** A part as three makes it. */
async function threes<Part>(bare: () => Part, ...given: unknown[]): Promise<Part> {
  const path = replaced.find((one) => one.endsWith(`/${bare.name}.js`)) ?? bare.name
  const Made = (await own(path))[bare.name]!
  return new Made(...given) as Part
}

/** What three's renderer asks of its part for lights and such, by the name that it has there. */
function membersAsked(part: string): readonly string[] {
  const files = readdirSync(join(renderers, 'webgl')).map((name) => `webgl/${name}`)
  const kept = ['WebGLRenderer.js', ...files].filter((path) => !replaced.includes(path))
  const code = kept.map((path) => readFileSync(join(renderers, path), 'utf8')).join('\n')
  const asked = code.matchAll(new RegExp(`\\b${part}\\.(\\w+)`, 'g'))
  return [...new Set([...asked].map(([, name = '']) => name))].sort()
}

const without = (names: readonly string[], known: object) =>
  names.filter((name) => !(name in known))

describe('the build with a bare three', () => {
  it('takes three file by file, and its renderer gets the bare parts', () => {
    const resolveId = bareThree().resolveId as (asked: string, importer?: string) => string | null
    const renderer = join(renderers, 'WebGLRenderer.js')
    expect(resolveId('three', join(source, 'scene/frame.ts'))).toBe(join(threeSources, 'Three.js'))
    expect(resolveId('./webgl/WebGLLights.js', renderer)).toMatch(/house.bare-renderer\.ts$/)
    expect(resolveId('./webgl/WebGLState.js', renderer)).toBeNull()
    expect(resolveId('./webgl/WebGLLights.js', join(source, 'scene/frame.ts'))).toBeNull()
  })

  it('replaces files of three by what has the same names, and nothing else', async () => {
    const theirs = await Promise.all(replaced.map(own))
    expect(Object.keys(bareRenderer).sort()).toEqual(theirs.flatMap(Object.keys).sort())
  })

  it('has all that the renderer asks for where there is no light, shadow, headset or clipping plane', () => {
    const { WebGLClipping, WebGLEnvironments, WebGLLights } = bareRenderer
    const { WebGLMaterials, WebGLShadowMap, WebGLUniformsGroups, WebXRManager } = bareRenderer
    expect(without(membersAsked('environments'), WebGLEnvironments())).toEqual([])
    expect(without(membersAsked('shadowMap'), WebGLShadowMap())).toEqual([])
    expect(without(membersAsked('uniformsGroups'), WebGLUniformsGroups())).toEqual([])
    expect(without(membersAsked('lights'), { ...WebGLLights(), ...WebGLLights().state })).toEqual(
      [],
    )
    expect(membersAsked('materials').filter((name) => name.startsWith('refresh'))).toEqual(
      Object.keys(WebGLMaterials()),
    )
    // Only while a headset shows the picture.
    expect(without(membersAsked('xr'), WebXRManager())).toEqual([
      'cameraAutoUpdate',
      'getCamera',
      'getDepthSensingMesh',
      'hasDepthSensing',
      'updateCamera',
    ])
    // Only once `init` said that something clips.
    expect(without(membersAsked('clipping'), WebGLClipping())).toEqual([
      'beginShadows',
      'endShadows',
      'setGlobalState',
      'setState',
      'uniform',
    ])
  })

  it('answers there as three does', async () => {
    const { WebGLClipping, WebGLEnvironments, WebGLLights } = bareRenderer
    const { WebGLMaterials, WebGLShadowMap } = bareRenderer
    const lights = await threes(WebGLLights, { has: () => false })
    lights.setup([])
    expect(lights.state).toMatchObject({ ...WebGLLights().state, version: expect.any(Number) })

    const { render, ...shadows } = WebGLShadowMap()
    const shadowMap = await threes(WebGLShadowMap, {}, {}, { maxTextureSize: 1 })
    expect(shadowMap).toMatchObject(shadows)
    expect(render.call({ ...shadows, enabled: true }, [])).toBeUndefined()

    const { init, ...planes } = WebGLClipping()
    const clipping = await threes(WebGLClipping, {})
    expect(clipping).toMatchObject(planes)
    expect(clipping.init([], false)).toBe(init([], false))

    const environments = await threes(WebGLEnvironments, {})
    for (const none of [null, undefined])
      expect(environments.get(none)).toBe(WebGLEnvironments().get(none))

    for (const { refreshMaterialUniforms } of [await threes(WebGLMaterials), WebGLMaterials()]) {
      const material = new RawShaderMaterial()
      material.uniformsNeedUpdate = true
      refreshMaterialUniforms({}, material)
      expect(material.uniformsNeedUpdate).toBe(false)
    }
  })

  it('throws where it is asked for what it leaves out', () => {
    const { WebGLClipping, WebGLEnvironments, WebGLLights, WebGLMaterials } = bareRenderer
    const something = [{}]
    expect(() => WebGLLights().setup(something)).toThrow('no lights: see tests/house/bare-three.ts')
    expect(() => WebGLClipping().init(something, false)).toThrow('no clipping planes')
    expect(() => WebGLClipping().init([], true)).toThrow('no clipping planes')
    expect(() => WebGLEnvironments().get({})).toThrow('no environment maps')
    expect(() => WebGLMaterials().refreshMaterialUniforms({}, {})).toThrow(
      'no materials of its own',
    )
    const shadows = Object.assign(bareRenderer.WebGLShadowMap(), { enabled: true })
    expect(() => shadows.render(something)).toThrow('no shadows')
    expect(() => bareRenderer.WebGLMorphtargets().update()).toThrow('no morph targets')
    expect(() => bareRenderer.WebGLUniformsGroups().bind()).toThrow('no groups of uniforms')
  })

  it('is safe: no material of the page needs a shader of three', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    const used = files
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap((name) => [
        ...readFileSync(join(source, name), 'utf8').matchAll(/import \{([^}]*)\} from 'three'/g),
      ])
      .flatMap(([, names = '']) => names.split(',').map((one) => one.trim()))
      .filter((name) => /Material$|^Shader|^Sprite|^PMREM|Light|Shadow|^Fog|CubeCamera/.test(name))
    expect([...new Set(used)]).toEqual(['RawShaderMaterial'])
  })
})
