/** `name-hash.nii.gz`: the default would cut the double extension in two. */
export function assetFileNames(asset: { readonly names: readonly string[] }): string {
  const name = asset.names[0] ?? ''
  return name.endsWith('.nii.gz')
    ? `assets/${name.slice(0, -'.nii.gz'.length)}-[hash].nii.gz`
    : 'assets/[name]-[hash][extname]'
}
