/** What the views of a stage share. */
import type { CortexAttributes } from './cortex-attributes.ts'
import type { LutTextures } from './lut-textures.ts'
import type { StageBasis } from './stage-basis.ts'
import type { ViewId } from './views/view-basis.ts'
import type { VolumeTextures } from './volume-textures.ts'

export type StageParts = {
  readonly attributes: CortexAttributes
  readonly luts: LutTextures
  readonly volumes: VolumeTextures
  readonly countUpload: () => void
  /** The newest props. */
  readonly stage: () => StageBasis
  readonly invalidate: () => void
  /** Cameras that somebody holds: while one is, the others follow at once. */
  readonly held: Set<ViewId>
}
