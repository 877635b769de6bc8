/** The door for files: an ordered list of formats, each with a way to recognise and to read it. First match wins. */
import type { Volume } from '#volume/volume.ts'
import { readHead } from './byte-reader.ts'
import { FormatError } from './errors.ts'
import type { FileInfo } from './file-info.ts'
import { isNifti, type OpenOptions, openNifti } from './nifti.ts'
import { whatItLooksLike } from './nifti-header.ts'
import { baseName, type NamedBlob } from './source.ts'

export type OpenedFile = {
  readonly kind: 'volume'
  readonly info: FileInfo
  readonly volume: Volume
}

export type Format = {
  readonly id: string
  readonly label: string
  /** With the dot, lower case, without `.gz`. */
  readonly extensions: readonly string[]
  /** `head`: the first 4096 (inflated) bytes, or all there are; `name`: the file's. */
  readonly sniff: (head: Uint8Array, name: string) => boolean
  /** `files`: `main`, which was recognised, first; then those that came with it. */
  readonly read: (files: readonly NamedBlob[], options: OpenOptions) => Promise<OpenedFile>
}

export const formats: readonly Format[] = [
  {
    id: 'nifti',
    label: 'NIfTI',
    extensions: ['.nii', '.hdr', '.img'],
    sniff: isNifti,
    read: async (files, options) => ({ kind: 'volume', ...(await openNifti(files, options)) }),
  },
]

const headLength = 4096

/**
 * Opens what was dropped on one side: one map or surface, with the files that belong to it (`.img`, JSON sidecar).
 * @throws FormatError; or the signal's reason when aborted.
 */
export async function openFile(
  files: readonly NamedBlob[],
  options: OpenOptions = {},
): Promise<OpenedFile> {
  // A header tells more than an image or a sidecar, so those are looked at last.
  const order = [...files].sort((a, b) => rank(a) - rank(b))
  const [main] = order
  if (!main)
    throw new FormatError('not-recognised', { file: 'nothing', looksLike: 'no file was given' })
  const head = await readHead(main, headLength, options)
  const format = formats.find((candidate) => candidate.sniff(head, baseName(main.name)))
  if (format) return format.read(order, options)
  if (isNamedNifti(main)) return { kind: 'volume', ...(await openNifti(order, options)) }
  throw new FormatError('not-recognised', { file: main.name, looksLike: whatItLooksLike(head) })
}

function rank(file: NamedBlob): number {
  if (/\.json$/i.test(file.name)) return 2
  return /\.img(\.gz)?$/i.test(file.name) ? 1 : 0
}

/** Its name says NIfTI, so the refusal says why it is none. */
function isNamedNifti(file: NamedBlob): boolean {
  return /\.(nii|hdr|img)(\.gz)?$/i.test(file.name)
}
