/** The bundled cortex as the rest of the program sees it: both hemispheres, all their surfaces on one face list. */
import type { Mesh } from '#mesh/mesh.ts'

export const hemisphereIds = ['left', 'right'] as const
export type HemisphereId = (typeof hemisphereIds)[number]

/** Every surface of a hemisphere has the same vertices in the same order. Anatomical ones are in world mm. */
export type SurfaceName = 'pial' | 'white' | 'inflated' | 'veryInflated' | 'sphere'

/** The medial wall's name among the fields of a hemisphere. */
export const wallFieldName = 'medialWall'

export type AtlasId = 'aal' | 'aicha'

/** What the build found on the surface itself, one bit each: the vertices up to the fundus of the sulcus around a gyrus. */
export const landmarkBits = { cingulate: 1, insula: 2 } as const
export type LandmarkId = keyof typeof landmarkBits

export type Hemisphere = {
  readonly id: HemisphereId
  readonly faces: Uint32Array
  /** The same for surfaces that share these faces: tells whether a second file belongs to this one. */
  readonly facesId?: string
  /** Positions of 3 numbers a vertex. `pial` and `white` come first; the others with the second asset, else absent. */
  readonly surfaces: { readonly pial: Float32Array; readonly white: Float32Array } & {
    readonly [name in SurfaceName]?: Float32Array
  }
  /** Depth below the outer hull in mm, 0 on a crown, larger in a sulcus. */
  readonly sulcalDepth: Float32Array
  /** Mean curvature in 1/mm; positive in a sulcus. */
  readonly curvature: Float32Array
  /** 1 where the surface closes over the corpus callosum and brainstem and is no cortex. */
  readonly medialWall: Uint8Array
  /** Label number of each vertex in each atlas; 0 is none. */
  readonly labels: { readonly [atlas in AtlasId]: Uint16Array }
  /** Bits of `landmarkBits` for each vertex; absent on surfaces that are not the bundled ones. */
  readonly landmarks?: Uint8Array
  /** How much of the sky each pial vertex sees past its own hemisphere, 0 none to 255 all; absent like `landmarks`. */
  readonly occlusion?: Uint8Array
  /**
   * Smooth fields that the build worked out, 0..255 with the border between 127 and 128: of the medial wall under
   * `wallFieldName`, of regions under their ids. Absent like `landmarks`.
   */
  readonly fields?: { readonly [name: string]: Uint8Array }
}

export type Cortex = { readonly [side in HemisphereId]: Hemisphere }

/** Half-way between white and pial, where one-surface sampling rules read the volume. World mm. */
export function middleSurface(hemisphere: Hemisphere): Mesh {
  const { pial, white } = hemisphere.surfaces
  const positionsWorld = new Float32Array(pial.length)
  for (let i = 0; i < pial.length; i++) positionsWorld[i] = (pial[i]! + white[i]!) / 2
  return { positionsWorld, faces: hemisphere.faces }
}

/** By pial, which stays the same array when inflated surfaces are added to the hemisphere. */
const middles = new WeakMap<Float32Array, Float32Array>()

/** Positions of `middleSurface`, worked out once a hemisphere: do not write into them. */
export function middlePositionsOf(hemisphere: Hemisphere): Float32Array {
  const { pial } = hemisphere.surfaces
  const known = middles.get(pial)
  if (known) return known
  const made = middleSurface(hemisphere).positionsWorld
  middles.set(pial, made)
  return made
}

/** Positions of the mid-thickness surface, where maps are sampled: 3 numbers a vertex, world mm. Do not write into them. */
export function middlePositions(cortex: Cortex): { readonly [side in HemisphereId]: Float32Array } {
  return { left: middlePositionsOf(cortex.left), right: middlePositionsOf(cortex.right) }
}
