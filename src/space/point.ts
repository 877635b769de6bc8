/** Points that know the space they are in, so that a voxel index can't be taken for millimetres. */

declare const inSpace: unique symbol

/**
 * `voxel`: indices of a volume's grid, centre of the first voxel at (0, 0, 0).
 * `world`: millimetres, RAS+ (x to the right, y to the front, z up), as NIfTI's sform and qform define.
 * `scene`: three.js units of the drawn scene (1 unit = 1 mm) after hemispheres are slid apart or opened.
 * `talairach`, `mni305`: millimetres in those templates; only `space/frame.ts` makes world points of them.
 */
export type Space = 'voxel' | 'world' | 'scene' | 'talairach' | 'mni305'

export type Point<S extends Space> = readonly [x: number, y: number, z: number] & {
  readonly [inSpace]: S
}

/** The only cast from bare numbers to a point: the caller states the space. */
export function point<S extends Space>(x: number, y: number, z: number): Point<S> {
  return [x, y, z] as unknown as Point<S>
}

export function voxelPoint(i: number, j: number, k: number): Point<'voxel'> {
  return point<'voxel'>(i, j, k)
}

export function worldPoint(x: number, y: number, z: number): Point<'world'> {
  return point<'world'>(x, y, z)
}

/** Euclidean distance of two points of one space, in that space's unit. */
export function distance<S extends Space>(a: Point<S>, b: Point<NoInfer<S>>): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}
