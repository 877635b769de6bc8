/** Files by path, with what lies beside them under the same name: sidecar, `.img` of a `.hdr`. */
import { openAsBlob, promises } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { FormatError } from '#format/errors.ts'
import type { NamedBlob } from '#format/source.ts'
import { stem } from '#format/source.ts'

/** The file alone. @throws FormatError 'folder' | 'unreadable' */
export async function blobOf(path: string): Promise<NamedBlob> {
  const name = basename(path)
  const found = await promises.stat(path).catch(() => undefined)
  if (!found) throw new FormatError('unreadable', { file: path })
  if (found.isDirectory()) throw new FormatError('folder', { file: path })
  return { name, blob: await openAsBlob(path) }
}

/** The file and its companions. */
export async function filesAt(path: string): Promise<NamedBlob[]> {
  const main = await blobOf(path)
  const files = [main]
  const base = stem(main.name)
  const packed = /\.(hdr|img)(\.gz)?$/i.exec(main.name)
  const partners = packed
    ? [packed[1]?.toLowerCase() === 'hdr' ? '.img' : '.hdr'].flatMap((end) => [end, `${end}.gz`])
    : []
  for (const name of [...partners.map((end) => base + end), `${base}.json`]) {
    const companion = await blobOf(join(dirname(path), name)).catch(() => undefined)
    if (companion && companion.name !== main.name) files.push(companion)
  }
  return files
}
