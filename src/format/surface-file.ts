/** What surface files give: meshes, values a vertex, labels a vertex; and which brain's space a surface is in. */
import type { Mesh } from '#mesh/mesh.ts'
import type { StatisticGuess, Warning } from './file-info.ts'
import { baseName } from './source.ts'

export type FileHemisphere = 'left' | 'right' | 'unknown'

/** A way to take a surface's coordinates to world mm. */
export type Placement = {
  readonly id: 'as-is' | 'c_ras' | 'mni305' | 'c_ras+mni305'
  readonly label: string
  /** Four rows of four: file coordinates to world mm. */
  readonly affine: readonly (readonly number[])[]
}

export type SurfaceFileInfo = {
  readonly fileName: string
  readonly format: string
  readonly bytes: number
  readonly hemisphere: FileHemisphere
  readonly vertexCount: number
  readonly description: string
  readonly warnings: readonly Warning[]
}

export type SurfaceInfo = SurfaceFileInfo & {
  readonly faceCount: number
  /** The one that was applied, and all that make sense for this file. */
  readonly placement: Placement['id']
  readonly placements: readonly Placement[]
}

export type OpenedSurface = {
  readonly kind: 'surface'
  readonly info: SurfaceInfo
  readonly mesh: Mesh
}

/** Values of one hemisphere, one a vertex, NaN where the file has none. */
export type SurfacePart = {
  readonly hemisphere: FileHemisphere
  readonly values: Float32Array | Float64Array
}

export type OpenedSurfaceData = {
  readonly kind: 'surface-data'
  readonly info: SurfaceFileInfo & { readonly statistic: StatisticGuess }
  readonly maps: readonly { readonly name: string; readonly parts: readonly SurfacePart[] }[]
}

export type SurfaceLabel = {
  readonly key: number
  readonly name: string
  /** Red, green, blue, opacity, each 0..1. */
  readonly rgba: readonly [number, number, number, number]
}

export type OpenedLabels = {
  readonly kind: 'labels'
  readonly info: SurfaceFileInfo
  readonly labels: readonly SurfaceLabel[]
  readonly parts: readonly { readonly hemisphere: FileHemisphere; readonly keys: Int32Array }[]
}

/** From names such as `lh.pial`, `sub-01_hemi-L_pial.surf.gii`, `S1200.R.midthickness.surf.gii`. */
export function hemisphereOfName(name: string): FileHemisphere {
  const base = baseName(name)
  if (/(^|[._-])(lh|hemi-l|left)(?=[._-]|$)/i.test(base) || /(^|[._])L(?=[._])/.test(base))
    return 'left'
  if (/(^|[._-])(rh|hemi-r|right)(?=[._-]|$)/i.test(base) || /(^|[._])R(?=[._])/.test(base)) {
    return 'right'
  }
  return 'unknown'
}
