/** What a sampling rule is: how a Volume becomes one value a vertex of a cortical surface. */
import type { Mesh } from '#mesh/mesh.ts'
import type { Volume } from '#volume/volume.ts'
import type { Feed } from './feed.ts'

/** One value a vertex, NaN = not sampled: outside the volume, or the volume has no number there. */
export type SurfaceMap = {
  readonly values: Float32Array | Float64Array
  /** Vertices without a value. */
  readonly notSampled: number
}

/** The surfaces that a rule may need; all share one face list. `white` and `pial` are absent for a user's lone surface. */
export type SamplingSurfaces = {
  /** Where a one-surface rule samples: mid-thickness of the bundled cortex, or the user's own surface. */
  readonly middle: Mesh
  readonly white?: Mesh | undefined
  readonly pial?: Mesh | undefined
}

export type SamplingRule = {
  /** Shown in the menu. */
  readonly label: string
  /** After 'from 8 voxels, '. */
  readonly short: string
  /** One sentence that a user can quote in a methods section. */
  readonly describe: string
  readonly needsBothSurfaces: boolean
  readonly sample: (volume: Volume, surfaces: SamplingSurfaces) => SurfaceMap
  /** The voxels of which it makes the value at a vertex, with shares that sum to 1; none where there is no value. */
  readonly feeds: (volume: Volume, surfaces: SamplingSurfaces, vertex: number) => readonly Feed[]
  /**
   * Of the voxels that a vertex's value is made of, that of largest magnitude; never nearer to 0 than the value. What is true of
   * any of them is found so, such as belonging to a cluster.
   */
  readonly largest: (volume: Volume, surfaces: SamplingSurfaces) => SurfaceMap
}

/** @throws RangeError when `white` or `pial` is missing; callers choose another rule then and say so. */
export function needBoth(surfaces: SamplingSurfaces, rule: string) {
  const { pial, white } = surfaces
  if (!(pial && white)) throw new RangeError(`the ${rule} rule needs a white and a pial surface`)
  return { pial, white }
}
