/** What the workers can be asked about two maps. Types only. */
import type { AtlasId } from '#atlas/cortex.ts'
import type { DrawnFields } from '#atlas/drawn-region.ts'
import type { RegionSide } from '#atlas/region-rows.ts'
import type { RegionPlaces } from '#atlas/region-voxels.ts'
import type { MapStatistic, RegionBounds } from '#comparison/active-share.ts'
import type { ClusterRow } from '#comparison/cluster-table.ts'
import type { CompareOptions, Comparison } from '#comparison/compare-maps.ts'
import type { Extents } from '#comparison/cut-pair.ts'
import type { Joint } from '#comparison/joint.ts'
import type { MapDescription } from '#comparison/map-description.ts'
import type { MatchedMaps, MatchingId } from '#comparison/matching.ts'
import type { ModeId } from '#comparison/mode/index.ts'
import type { NullQuestion, Observed } from '#comparison/null-test.ts'
import type { OverlapPoint } from '#comparison/overlap.ts'
import type { OverlapGrid } from '#comparison/overlap-grid.ts'
import type { ZeroRule } from '#comparison/pair.ts'
import type { RegionSummary } from '#comparison/region-summary.ts'
import type { NullCorrelations } from '#comparison/spin.ts'
import type { NamedBlob } from '#format/source.ts'
import type { PlanePath } from '#space/within-path.ts'
import type { ClusterExtent } from '#statistic/cluster-reach.ts'
import type { Volume } from '#volume/volume.ts'

/** Maps side by side; B is brought onto A's grid where they differ. */
export type MapPair = { readonly a: Volume; readonly b: Volume }

export type RegionTableRow = RegionSummary & {
  readonly id: string
  readonly name: string
  readonly side: RegionSide
  readonly leastActive: RegionBounds
  /** Its voxels on A's grid, ascending indices (`i + nx * (j + ny * k)`). */
  readonly at: Int32Array
}

export type ClusterTableRow = ClusterRow & {
  /** At least this share of its voxels is truly active, with confidence 1 - alpha; null where the map has no p. */
  readonly leastActive: number | null
  /** Its voxels on A's grid, ascending indices. */
  readonly at: Int32Array
}

export type CompareTasks = {
  /** Correlation, overlap and the joint distribution, voxel by voxel. */
  compareNumbers: {
    request: MapPair & CompareOptions & { readonly extents: Extents }
    result: {
      readonly comparison: Comparison
      /** Thresholds tied by extent instead of value. */
      readonly byExtent: readonly OverlapPoint[]
      /** Thresholds free: each of A's with each of B's. */
      readonly grid: OverlapGrid
      readonly joint: Joint
      readonly resampledB: boolean
    }
  }
  /** The voxels of A's grid whose points lie within a line drawn on the joint plot. */
  voxelsWithin: {
    request: MapPair & {
      readonly zeros: ZeroRule
      /** In the plot's units. */
      readonly path: PlanePath
      /** The plot is of the difference against the mean. */
      readonly apart: boolean
    }
    result: Int32Array
  }
  /** Both maps brought together as asked; `words` say what was done. */
  matchMaps: {
    request: MapPair & {
      readonly matching: MatchingId
      readonly maps: { readonly a: MapDescription; readonly b: MapDescription }
      /** Values of each map that are to be carried along, such as thresholds; 0 or more. */
      readonly marks: { readonly a: readonly number[]; readonly b: readonly number[] }
      readonly extents: Extents
    }
    /** `cut`: both as the first mark of each, its threshold, leaves them; `extents` count on the grid of A. */
    result: MatchedMaps & { readonly cut: MapPair; readonly extents: Extents }
  }
  compareRegions: {
    request: MapPair & {
      readonly thresholds: CompareOptions['thresholds']
      readonly extents: Extents
      readonly places: RegionPlaces
      /** The regions of the list, which are defined on the bundled cortex alone. */
      readonly known: boolean
      /** Labels that come after the regions. */
      readonly labels: AtlasId | null
      /** The user's own, drawn on the surface: they come first. */
      readonly drawn: readonly {
        readonly id: string
        readonly name: string
        readonly fields: DrawnFields
      }[]
      readonly statistics: { readonly a: MapStatistic; readonly b: MapStatistic }
      readonly twoSided: boolean
      readonly alpha: number
      readonly mask: NamedBlob
    }
    result: readonly RegionTableRow[]
  }
  /** Clusters of one map, or of the minimum statistic of both. */
  compareClusters: {
    request: MapPair & {
      readonly of: 'a' | 'b' | 'conjunction'
      readonly statistic: MapStatistic
      /** Beyond a threshold, or the largest of which a share is surely active. */
      readonly rule: { readonly threshold: number } | { readonly active: number }
      readonly twoSided: boolean
      /** What is kept of the clusters that are found. */
      readonly extent: ClusterExtent
      /** What of each map counts before the weaker value of both is taken. */
      readonly cut: { readonly thresholds: CompareOptions['thresholds']; readonly extents: Extents }
      readonly alpha: number
      readonly places: RegionPlaces
      readonly mask: NamedBlob
    }
    result: readonly ClusterTableRow[]
  }
  /** Draws `from` to `to - 1` of a null, and what they are held against. */
  nullDraws: {
    request: NullQuestion & { readonly from: number; readonly to: number }
    result: NullCorrelations & { readonly observed: Observed }
  }
  /** A map made of both as the bytes of a gzipped NIfTI file on A's grid. */
  derivedMap: {
    request: MapPair & {
      readonly mode: ModeId
      readonly thresholds: CompareOptions['thresholds']
      readonly extents: Extents
      readonly twoSided: boolean
      /** Statistic of both maps where it is the same: decides the intent of what keeps it. */
      readonly kind: 'z' | 't' | 'other'
    }
    result: Uint8Array
  }
}
