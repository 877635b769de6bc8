/**
 * What three's renderer gets in the build in place of its own parts for what nothing here has: lights and their shadows,
 * headsets, mirrored surroundings, shapes that morph, planes that clip, its own materials and effects. They answer as
 * three's do where none of that is there, and throw where it is asked for.
 */
import { EventDispatcher, PCFShadowMap } from 'three'

function leftOut(what: string): never {
  throw new Error(`this build of three has no ${what}: see tests/house/bare-three.ts`)
}

type Listed = { readonly length: number }

export const ShaderChunk = {}
export const ShaderLib = {}
export const UniformsLib = {}

export const getDFGLUT = () => leftOut('physical materials')

export function WebGLClipping() {
  return {
    numPlanes: 0,
    numIntersection: 0,
    init: (planes: Listed, local: boolean) =>
      planes.length > 0 || local ? leftOut('clipping planes') : false,
  }
}

export function WebGLEnvironments() {
  return {
    get: (texture?: object | null) => (texture ? leftOut('environment maps') : null),
    dispose: () => {},
  }
}

export function WebGLLights() {
  const none: never[] = []
  const setup = (lights: Listed) => {
    if (lights.length > 0) leftOut('lights')
  }
  return {
    setup,
    setupView: setup,
    state: {
      version: 0,
      sun: none,
      sunShadowMap: none,
      directional: none,
      directionalShadowMap: none,
      point: none,
      pointShadowMap: none,
      spot: none,
      spotLightMap: none,
      spotShadowMap: none,
      rectArea: none,
      hemi: none,
      numSpotLightShadowsWithMaps: 0,
      numLightProbes: 0,
    },
  }
}

export function WebGLMaterials() {
  return {
    refreshFogUniforms: () => leftOut('fog'),
    refreshMaterialUniforms: (
      _uniforms: unknown,
      material: { readonly isRawShaderMaterial?: boolean; uniformsNeedUpdate?: boolean },
    ) => {
      if (!material.isRawShaderMaterial) leftOut('materials of its own')
      material.uniformsNeedUpdate = false
    },
  }
}

export function WebGLMorphtargets() {
  return { update: () => leftOut('morph targets') }
}

export function WebGLOutput() {
  return leftOut('effects behind the picture')
}

export function WebGLShadowMap() {
  return {
    enabled: false,
    autoUpdate: true,
    needsUpdate: false,
    type: PCFShadowMap,
    render(lights: Listed) {
      if (this.enabled && lights.length > 0) leftOut('shadows')
    },
  }
}

export function WebGLUniformsGroups() {
  const absent = () => leftOut('groups of uniforms')
  return { update: absent, bind: absent, dispose: () => {} }
}

export function WebXRManager() {
  return Object.assign(new EventDispatcher(), {
    enabled: false,
    isPresenting: false,
    getEnvironmentBlendMode: () => undefined,
    getSession: () => null,
    setAnimationLoop: () => {},
    setSession: async () => leftOut('headsets'),
    dispose: () => {},
  })
}
