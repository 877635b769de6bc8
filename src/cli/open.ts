/** Files by path, with what lies beside them under the same name: sidecar, `.img` of a `.hdr`. */
import { openAsBlob, promises } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { FormatError } from '#format/errors.ts'
import type { OpenedVolume } from '#format/image.ts'
import { openFile } from '#format/index.ts'
import type { NamedBlob } from '#format/source.ts'
import { stem } from '#format/source.ts'
import type { OpenedSurface, Placement } from '#format/surface-file.ts'
import { UsageError } from './command.ts'

/** The file alone. @throws FormatError 'folder' | 'unreadable' */
export async function blobOf(path: string): Promise<NamedBlob> {
  const name = basename(path)
  const found = await promises.stat(path).catch(() => undefined)
  if (!found) throw new UsageError(`there is no file ${path}`)
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

/** @throws UsageError where the file is a surface or values of one */
export async function volumeAt(path: string, volumeIndex?: number): Promise<OpenedVolume> {
  const opened = await openFile(await filesAt(path), { volumeIndex })
  if (opened.kind !== 'volume') {
    throw new UsageError(`${basename(path)} is ${opened.info.format}, and a volume is needed`)
  }
  return opened
}

/** @throws UsageError where the file is no surface, or can't be placed so */
export async function surfaceAt(path: string, placement: Placement['id']): Promise<OpenedSurface> {
  const opened = await openFile(await filesAt(path), { placement })
  if (opened.kind !== 'surface') {
    throw new UsageError(`${basename(path)} is ${opened.info.format}, and a surface is needed`)
  }
  if (opened.info.placement !== placement) {
    const offered = opened.info.placements.map(({ id }) => id).join(', ')
    throw new UsageError(`${basename(path)} can be placed by: ${offered}; not by ${placement}`)
  }
  return opened
}
