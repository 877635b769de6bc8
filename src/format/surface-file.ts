/** What surface files give: meshes, values a vertex, labels a vertex; and which brain's space a surface is in. */
import type { Mesh } from '#mesh/mesh.ts'
import type { LabelTable } from '#volume/label-table.ts'
import type { StatisticGuess, Warning } from './file-info.ts'
import { baseName } from './source.ts'
import type { AtVertices } from './vertex-values.ts'

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
  /** The one that header and names speak for, whichever was applied. */
  readonly likelyPlacement: Placement['id']
}

export type OpenedSurface = {
  readonly kind: 'surface'
  readonly info: SurfaceInfo
  readonly mesh: Mesh
}

/** Values of one hemisphere, one a vertex (or of the listed `nodes`), NaN where the file has none. */
export type SurfacePart = AtVertices<Float32Array | Float64Array> & {
  readonly hemisphere: FileHemisphere
}

/** Labels of one hemisphere: the value in the table, `noLabel` for vertices without one. */
export type LabelPart = AtVertices<Int32Array> & { readonly hemisphere: FileHemisphere }

export const noLabel = -1

export type OpenedSurfaceData = {
  readonly kind: 'surface-data'
  readonly info: SurfaceFileInfo & { readonly statistic: StatisticGuess }
  readonly maps: readonly { readonly name: string; readonly parts: readonly SurfacePart[] }[]
  /** Where the values are those of parcels: their names, and which parcel a vertex belongs to. */
  readonly parcels?: { readonly labels: LabelTable; readonly parts: readonly LabelPart[] }
}

export type OpenedLabels = {
  readonly kind: 'labels'
  readonly info: SurfaceFileInfo
  readonly maps: readonly {
    readonly name: string
    readonly labels: LabelTable
    readonly parts: readonly LabelPart[]
  }[]
}

/** What the name says, else what was asked for. */
export function hemisphereAsked(
  name: string,
  { hemisphere }: { readonly hemisphere?: FileHemisphere | undefined },
): FileHemisphere {
  const inName = hemisphereOfName(name)
  return inName === 'unknown' ? (hemisphere ?? 'unknown') : inName
}

/** From names such as `lh.pial`, `sub-01_hemi-L_pial.surf.gii`, `S1200.R.midthickness.surf.gii`. */
export function hemisphereOfName(name: string): FileHemisphere {
  const base = baseName(name)
  if (/(^|[\s._-])(lh|hemi-l|left)(?=[\s._-]|$)/i.test(base) || /(^|[._])L(?=[._])/.test(base))
    return 'left'
  if (/(^|[\s._-])(rh|hemi-r|right)(?=[\s._-]|$)/i.test(base) || /(^|[._])R(?=[._])/.test(base)) {
    return 'right'
  }
  return 'unknown'
}
