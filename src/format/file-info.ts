/** What is known of an opened file, as plain JSON: shown in the information panel, printed by `info`, sent across a worker. */
import type { LabelTable } from '#volume/label-table.ts'
import type { StatisticKind } from '#volume/statistic-kind.ts'

export type Warning = {
  /** Stable name, for tests and for switching words. */
  readonly tag: string
  /** What was noticed. */
  readonly message: string
  /** Why it matters. */
  readonly why?: string
  readonly whatToDo?: string
}

export type StatisticGuess = {
  readonly kind: StatisticKind
  /** Degrees of freedom: one number for t, two for F. */
  readonly dof?: readonly number[]
  readonly from:
    | 'user'
    | 'archive'
    | 'sidecar'
    | 'label table'
    | 'intent'
    | 'descrip'
    | 'file name'
    | 'nothing'
}

export type ValueStats = {
  readonly n: number
  readonly nonFinite: number
  readonly zeros: number
  /** Over the finite values; null where there is none. */
  readonly min: number | null
  readonly max: number | null
  readonly mean: number | null
  readonly sum: number
}

/** `none`: no file says it, because the map was computed here or has one value a vertex. */
export type AffineSource = 'sform' | 'qform' | 'pixdim' | 'mgh' | 'analyze' | 'none'

export type FileInfo = {
  readonly fileName: string
  /** `NIfTI-1`, `NIfTI-2`, `NIfTI-1 pair`, `Analyze 7.5`, `MGH`, ... */
  readonly format: string
  readonly gzipped: boolean
  /** Size of the file as given. */
  readonly bytes: number
  /** All dimensions that the file states. */
  readonly shape: readonly number[]
  readonly datatype: string
  readonly littleEndian: boolean
  /** Four rows of four: voxel indices to RAS+ mm. */
  readonly affine: readonly (readonly number[])[]
  readonly affineSource: AffineSource
  /** The codes as the file has them: 0 unknown, 1 scanner, 2 aligned, 3 Talairach, 4 MNI, 5 other template. */
  readonly qformCode: number
  readonly sformCode: number
  readonly voxelSizeMm: readonly [number, number, number]
  readonly intent: {
    readonly code: number
    readonly name: string
    readonly params: readonly number[]
  }
  readonly description: string
  /** As applied: 1 and 0 where the file's are not to be used. */
  readonly slope: number
  readonly inter: number
  readonly units: { readonly space: string; readonly time: string }
  readonly volumeIndex: number
  readonly volumeCount: number
  readonly volumeNames?: readonly string[]
  readonly sidecar?: { readonly [key: string]: unknown }
  /** gzip's checksum: `not reached` where reading stopped at the wanted volume of a long series. */
  readonly checksum: 'none' | 'verified' | 'not reached'
  /** Of the file as given; filled by `sha256Of`, which reads the whole file. */
  readonly sha256?: string
  readonly stats: ValueStats
  /** What the file's own numbers are, where they are shown in another dress: a p map as -log10 p. */
  readonly dressedFrom?: StatisticKind
  /** What the whole numbers of a label map stand for, where a table says it. */
  readonly labels?: LabelTable
  /** The most trusted guess, and all of them in order of trust. */
  readonly statistic: StatisticGuess
  readonly statisticGuesses: readonly StatisticGuess[]
  readonly warnings: readonly Warning[]
}
