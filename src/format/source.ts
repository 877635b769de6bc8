/** What the readers read from: a name and a Blob, which page, worker and Node all have and which need not be held in memory. */

export type NamedBlob = {
  readonly name: string
  readonly blob: Blob
}

export type ReadOptions = {
  readonly signal?: AbortSignal | undefined
  /** Called with 0..1 as the file is read. */
  readonly onProgress?: ((fraction: number) => void) | undefined
}

/** The last part of a path or address, without query. */
export function baseName(name: string): string {
  const path = name.split(/[?#]/, 1)[0] ?? name
  return path.split(/[\\/]/).pop() || name
}

/** The name without the endings that say how the content is packed: `map.nii.gz` is `map`. */
export function stem(name: string): string {
  return baseName(name)
    .replace(/\.gz$/i, '')
    .replace(/\.[^.]+$/, '')
}
