/** The JSON file beside a map (BIDS): what the map is, in its makers' words. */
import { readAll } from './byte-reader.ts'
import type { Warning } from './file-info.ts'
import { baseName, type NamedBlob, type ReadOptions, stem } from './source.ts'

export type Sidecar = { readonly [key: string]: unknown }

const limitBytes = 1 << 20

/** The `.json` among `files` that has the name of `main`, else the only one. */
export function findSidecar(main: NamedBlob, files: readonly NamedBlob[]): NamedBlob | undefined {
  const jsons = files.filter((file) => /\.json$/i.test(baseName(file.name)))
  return (
    jsons.find((file) => stem(file.name) === stem(main.name)) ??
    (jsons.length === 1 ? jsons[0] : undefined)
  )
}

/** Never refuses the map for a bad sidecar: what is wrong with it becomes a warning. */
export async function readSidecar(
  file: NamedBlob,
  options: ReadOptions,
): Promise<{ sidecar?: Sidecar; warnings: Warning[] }> {
  const unusable = (message: string) => ({
    warnings: [{ tag: 'sidecar-unusable', message: `${file.name} was not used: ${message}.` }],
  })
  let content: Uint8Array
  try {
    content = await readAll(file, limitBytes, { signal: options.signal })
  } catch (error) {
    options.signal?.throwIfAborted()
    return unusable(error instanceof Error ? error.message : 'it could not be read')
  }
  let parsed: unknown
  try {
    parsed = JSON.parse(new TextDecoder().decode(content))
  } catch {
    return unusable('it is not valid JSON')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return unusable('it is not a JSON object')
  }
  return { sidecar: { ...parsed }, warnings: [] }
}

/** Names of a series' volumes, if the sidecar lists as many as there are. */
export function volumeNamesOf(sidecar: Sidecar, count: number): string[] | undefined {
  for (const key of ['VolumeNames', 'ContrastNames', 'Contrasts', 'Conditions', 'Volumes']) {
    const names = sidecar[key]
    if (Array.isArray(names) && names.length === count) {
      if (names.every((name) => typeof name === 'string')) return names
    }
  }
  return undefined
}
