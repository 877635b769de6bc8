/** The door for files: an ordered list of formats, each with a way to recognise and to read it. First match wins. */
import { isAnalyze, openAnalyze } from './analyze.ts'
import { endingOf, isCompanion, rank } from './belong.ts'
import { readHead } from './byte-reader.ts'
import { openCifti } from './cifti.ts'
import { type DeclaredFormat, declaredFormats, type FormatId } from './declared-formats.ts'
import { FormatError } from './errors.ts'
import {
  isFreeSurferGeometry,
  isFreeSurferValues,
  openAnnotation,
  openFreeSurferGeometry,
  openFreeSurferValues,
} from './freesurfer.ts'
import { isGifti, openGifti } from './gifti.ts'
import type { OpenedVolume, OpenOptions } from './image.ts'
import type { SurfaceOptions } from './make-surface.ts'
import { isMgh, openMgh } from './mgh.ts'
import { isNifti, openNiftiFile } from './nifti.ts'
import { isCifti, whatItLooksLike } from './nifti-header.ts'
import { baseName, type NamedBlob, type ReadOptions } from './source.ts'
import type { OpenedLabels, OpenedSurface, OpenedSurfaceData } from './surface-file.ts'

/** What a file turned out to be. */
export type OpenedFile =
  | ({ readonly kind: 'volume' } & OpenedVolume)
  | OpenedSurface
  | OpenedSurfaceData
  | OpenedLabels

export type OpenFileOptions = OpenOptions & SurfaceOptions

type Files = readonly [main: NamedBlob, ...companions: readonly NamedBlob[]]

type Reader = {
  /** `head`: the first 4096 (inflated) bytes, or all there are; `name`: the file's. */
  readonly sniff: (head: Uint8Array, name: string) => boolean
  /** `files`: `main`, which was recognised, first; then those that came with it. */
  readonly read: (files: Files, options: OpenFileOptions) => Promise<OpenedFile>
}

export type Format = DeclaredFormat & Reader & { readonly id: FormatId }

const readers: { readonly [id in FormatId]: Reader } = {
  cifti: {
    sniff: isCifti,
    read: ([main], options) => openCifti(main, options),
  },
  nifti: {
    sniff: isNifti,
    read: openNiftiFile,
  },
  analyze: {
    sniff: isAnalyze,
    read: async (files, options) => ({ kind: 'volume', ...(await openAnalyze(files, options)) }),
  },
  mgh: {
    sniff: isMgh,
    read: openMgh,
  },
  gifti: {
    sniff: isGifti,
    read: ([main], options) => openGifti(main, options),
  },
  'freesurfer-geometry': {
    sniff: isFreeSurferGeometry,
    read: ([main], options) => openFreeSurferGeometry(main, options),
  },
  'freesurfer-annotation': {
    // It has no magic number.
    sniff: (_head, name) => /\.annot(\.gz)?$/i.test(name),
    read: ([main], options) => openAnnotation(main, options),
  },
  'freesurfer-values': {
    sniff: isFreeSurferValues,
    read: ([main], options) => openFreeSurferValues(main, options),
  },
}

export const formats: readonly Format[] = (Object.keys(declaredFormats) as FormatId[]).map(
  (id) => ({
    id,
    ...declaredFormats[id],
    ...readers[id],
  }),
)

const headLength = 4096

/**
 * Opens what was dropped on one side: one map or surface, with the files that belong to it (`.img`, JSON sidecar).
 * @throws FormatError; or the signal's reason when aborted.
 */
export async function openFile(
  files: readonly NamedBlob[],
  options: OpenFileOptions = {},
): Promise<OpenedFile> {
  const { format, together } = await recognise(files, options)
  return format.read(together, options)
}

/** The format of files that came together, and the files with the one first that says it. @throws as `openFile` */
export async function recognise(
  files: readonly NamedBlob[],
  options: ReadOptions = {},
): Promise<{ readonly format: Format; readonly together: Files }> {
  // A header tells more than an image or a sidecar, so those are looked at last.
  const [main, ...companions] = [...files].sort((a, b) => rank(a) - rank(b))
  if (!main)
    throw new FormatError('not-recognised', { file: 'nothing', looksLike: 'no file was given' })
  const stranger = companions.find((file) => !isCompanion(file))
  if (stranger) {
    throw new FormatError('too-many-files', { file: baseName(stranger.name), count: files.length })
  }
  const head = await readHead(main, headLength, options)
  // Where only its name says NIfTI, the refusal says why it is none.
  const format =
    formats.find((candidate) => candidate.sniff(head, baseName(main.name))) ??
    (endingOf(main.name, ['.nii', '.hdr', '.img'])
      ? formats.find(({ id }) => id === 'nifti')
      : undefined)
  if (format) return { format, together: [main, ...companions] }
  throw new FormatError('not-recognised', { file: main.name, looksLike: whatItLooksLike(head) })
}
