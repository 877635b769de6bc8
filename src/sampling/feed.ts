/** A voxel (`i + nx * (j + ny * k)`) of which a value on the surface was made, and its share. */
export type Feed = { readonly voxel: number; readonly weight: number }
