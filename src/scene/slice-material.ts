/** How slices are painted: the uniforms, and the two materials that read them. */
import { type Data3DTexture, DoubleSide, GLSL3, type IUniform, RawShaderMaterial } from 'three'
import { backgroundLook } from './background.ts'
import { layerSlots } from './layer-slots.ts'
import {
  type LayerTextures,
  layerCount,
  layerUniforms,
  setLayerUniforms,
} from './layer-uniforms.ts'
import { parseColour } from './parse-colour.ts'
import { sliceLineShader, sliceShader } from './shaders.ts'
import { type CutDrawing, readsOf } from './slice-drawing.ts'
import { type SliceFrame, slicePlanes } from './slice-geometry.ts'

/** Slices in rows from the top left; a single one is one row of one. */
export type SliceGrid = {
  /** Of the first cut. */
  readonly frame: SliceFrame
  readonly stepMm: number
  readonly count: number
  readonly columns: number
  /** CSS px. */
  readonly cell: readonly [width: number, height: number]
}

// What they are is told before the first picture.
const number = (): IUniform<number> => ({ value: 0 })
const vector = (length: number): IUniform<readonly number[]> => ({
  value: Array.from({ length }, () => 0),
})

function sharedUniforms() {
  return {
    paneSize: vector(2),
    pixelRatio: number(),
    mmPerPx: number(),
    centreMm: vector(2),
    centrePx: vector(2),
  }
}

function sliceUniforms() {
  return {
    ...layerUniforms(),
    ground: vector(3),
    rightAxis: vector(3),
    upAxis: vector(3),
    acrossAxis: vector(3),
    cell: vector(2),
    columns: number(),
    count: number(),
    firstMm: number(),
    stepMm: number(),
    window: vector(2),
    hasBackground: number(),
    backgroundToVoxel: vector(16),
    backgroundVoxels: vector(3),
    backgroundNearest: number(),
    backgroundGaps: number(),
    background: { value: null } as IUniform<Data3DTexture | null>,
  }
}

export type SliceMaterials = {
  readonly slice: RawShaderMaterial
  readonly lines: RawShaderMaterial
  readonly setDrawing: (drawing: CutDrawing, ground: string, textures: LayerTextures) => void
  readonly setGrid: (
    grid: SliceGrid,
    size: { width: number; height: number },
    ratio: number,
  ) => void
  readonly dispose: () => void
}

export function createSliceMaterials(): SliceMaterials {
  const shared = sharedUniforms()
  const uniforms = { ...sliceUniforms(), ...shared }
  const flat = { depthTest: false, depthWrite: false, glslVersion: GLSL3 } as const
  const slice = new RawShaderMaterial({
    ...sliceShader,
    ...flat,
    uniforms,
    defines: { LAYERS: 1, VOLUMES: 1, FADES: 1, DISCRETE: 1 },
  })
  const lines = new RawShaderMaterial({
    ...sliceLineShader,
    ...flat,
    uniforms: shared,
    transparent: true,
    // A pane's pixels run downwards, which turns the bands over.
    side: DoubleSide,
  })
  return {
    slice,
    lines,
    setDrawing: (drawing, ground, textures) => {
      const { layers, background, edge = 0.5 } = drawing
      const slots = layerSlots(layers)
      if (slice.defines['LAYERS'] !== layerCount(slots)) {
        slice.defines['LAYERS'] = layerCount(slots)
        slice.needsUpdate = true
      }
      const reads = readsOf(drawing)
      setLayerUniforms(uniforms, slots, edge, textures, () => reads)
      uniforms.ground.value = parseColour(ground)
      const space = background && textures.volumes.of(background)
      uniforms.hasBackground.value = space ? 1 : 0
      uniforms.background.value = space?.texture ?? null
      if (!space || !background) return
      const { black, white } = backgroundLook(background)
      uniforms.window.value = [black, white]
      uniforms.backgroundToVoxel.value = space.toVoxel
      uniforms.backgroundVoxels.value = space.shape
      uniforms.backgroundNearest.value = reads === 'nearest' ? 1 : 0
      uniforms.backgroundGaps.value = space.gaps ? 1 : 0
    },
    setGrid: ({ frame, stepMm, count, columns, cell }, { width, height }, ratio) => {
      const { right, up, across } = slicePlanes[frame.axis]
      const unit = (axis: number) => [0, 1, 2].map((i) => (i === axis ? 1 : 0))
      shared.paneSize.value = [width, height]
      shared.pixelRatio.value = ratio
      shared.mmPerPx.value = frame.mmPerPx
      shared.centreMm.value = frame.centreMm
      shared.centrePx.value = frame.centrePx
      uniforms.rightAxis.value = unit(right)
      uniforms.upAxis.value = unit(up)
      uniforms.acrossAxis.value = unit(across)
      uniforms.cell.value = cell
      uniforms.columns.value = columns
      uniforms.count.value = count
      uniforms.firstMm.value = frame.atMm
      uniforms.stepMm.value = stepMm
    },
    dispose: () => {
      slice.dispose()
      lines.dispose()
    },
  }
}
