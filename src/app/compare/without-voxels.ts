/** A row as it is saved: its numbers, not the list of its voxels. */
export function withoutVoxels<Row extends { readonly at: Int32Array }>({
  at: _,
  ...row
}: Row): Omit<Row, 'at'> {
  return row
}
