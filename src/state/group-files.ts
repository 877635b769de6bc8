/** Which of the files that were dropped together belong together. */
import type { NamedBlob } from '#format/source.ts'

/** The part of a name that belonging files share: `x.hdr` and `x.img`, `x.nii.gz` and its side-car `x.json`. */
const stem = (name: string) => name.replace(/(\.(nii|hdr|img|json|mgh|mgz))*(\.gz)?$/i, '')

/**
 * Files that were dropped together, as the maps that they make: a header goes with its image, a side-car with its map.
 * In the order in which the first file of each came.
 */
export function groupFiles(files: readonly NamedBlob[]): readonly (readonly NamedBlob[])[] {
  const groups = new Map<string, NamedBlob[]>()
  for (const file of files) {
    const key = stem(file.name)
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  return [...groups.values()]
}

/** GIFTI, CIFTI, and FreeSurfer's surfaces and curvatures: these are opened together, whatever their names share. */
export function looksLikeSurface(name: string): boolean {
  if (/\.(mgh|mgz|nii|img|hdr)(\.gz)?$/i.test(name)) return /\.(dscalar|dtseries)\.nii$/i.test(name)
  return /\.gii(\.gz)?$/i.test(name) || /^[lr]h\./i.test(name) || /\.(annot|curv|sulc)$/i.test(name)
}
