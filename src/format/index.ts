/** The door for files: an ordered list of formats, each with a way to recognise and to read it. First match wins. */
import { isAnalyze, openAnalyze } from './analyze.ts'
import { readHead } from './byte-reader.ts'
import { isCifti, openCifti } from './cifti.ts'
import { FormatError } from './errors.ts'
import {
  isFreeSurferGeometry,
  isFreeSurferValues,
  openAnnotation,
  openFreeSurferGeometry,
  openFreeSurferValues,
} from './freesurfer.ts'
import { isGifti, openGifti } from './gifti.ts'
import type { SurfaceOptions } from './make-surface.ts'
import { isMgh, openMgh } from './mgh.ts'
import { isNifti, type OpenedVolume, type OpenOptions, openNifti } from './nifti.ts'
import { whatItLooksLike } from './nifti-header.ts'
import { baseName, type NamedBlob } from './source.ts'
import type { OpenedLabels, OpenedSurface, OpenedSurfaceData } from './surface-file.ts'

/** What a file turned out to be. */
export type OpenedFile =
  | ({ readonly kind: 'volume' } & OpenedVolume)
  | OpenedSurface
  | OpenedSurfaceData
  | OpenedLabels

export type OpenFileOptions = OpenOptions & SurfaceOptions

type Files = readonly [main: NamedBlob, ...companions: readonly NamedBlob[]]

export type Format = {
  readonly id: string
  readonly label: string
  /** With the dot, lower case, without `.gz`. */
  readonly extensions: readonly string[]
  /** `head`: the first 4096 (inflated) bytes, or all there are; `name`: the file's. */
  readonly sniff: (head: Uint8Array, name: string) => boolean
  /** `files`: `main`, which was recognised, first; then those that came with it. */
  readonly read: (files: Files, options: OpenFileOptions) => Promise<OpenedFile>
}

export const formats: readonly Format[] = [
  {
    id: 'cifti',
    label: 'CIFTI-2',
    extensions: ['.dscalar.nii', '.dtseries.nii'],
    sniff: isCifti,
    read: ([main], options) => openCifti(main, options),
  },
  {
    id: 'nifti',
    label: 'NIfTI',
    extensions: ['.nii', '.hdr', '.img'],
    sniff: isNifti,
    read: async (files, options) => ({ kind: 'volume', ...(await openNifti(files, options)) }),
  },
  {
    id: 'analyze',
    label: 'Analyze 7.5',
    extensions: ['.hdr', '.img'],
    sniff: isAnalyze,
    read: async (files, options) => ({ kind: 'volume', ...(await openAnalyze(files, options)) }),
  },
  {
    id: 'mgh',
    label: 'FreeSurfer volume',
    extensions: ['.mgh', '.mgz'],
    sniff: isMgh,
    read: openMgh,
  },
  {
    id: 'gifti',
    label: 'GIFTI',
    extensions: ['.surf.gii', '.func.gii', '.shape.gii', '.label.gii', '.gii'],
    sniff: isGifti,
    read: ([main], options) => openGifti(main, options),
  },
  {
    id: 'freesurfer-geometry',
    label: 'FreeSurfer surface',
    extensions: ['.pial', '.white', '.inflated', '.sphere', '.orig', '.smoothwm'],
    sniff: isFreeSurferGeometry,
    read: ([main], options) => openFreeSurferGeometry(main, options),
  },
  {
    id: 'freesurfer-values',
    label: 'FreeSurfer values',
    extensions: ['.curv', '.sulc', '.thickness', '.area', '.volume'],
    sniff: isFreeSurferValues,
    read: ([main], options) => openFreeSurferValues(main, options),
  },
  {
    id: 'freesurfer-annotation',
    label: 'FreeSurfer annotation',
    extensions: ['.annot'],
    // It has no magic number.
    sniff: (_head, name) => /\.annot(\.gz)?$/i.test(name),
    read: ([main], options) => openAnnotation(main, options),
  },
]

const headLength = 4096

/**
 * Opens what was dropped on one side: one map or surface, with the files that belong to it (`.img`, JSON sidecar).
 * @throws FormatError; or the signal's reason when aborted.
 */
export async function openFile(
  files: readonly NamedBlob[],
  options: OpenFileOptions = {},
): Promise<OpenedFile> {
  // A header tells more than an image or a sidecar, so those are looked at last.
  const [main, ...companions] = [...files].sort((a, b) => rank(a) - rank(b))
  if (!main)
    throw new FormatError('not-recognised', { file: 'nothing', looksLike: 'no file was given' })
  const stranger = companions.find((file) => !isCompanion(file))
  if (stranger) {
    throw new FormatError('too-many-files', { file: baseName(stranger.name), count: files.length })
  }
  const head = await readHead(main, headLength, options)
  const format = formats.find((candidate) => candidate.sniff(head, baseName(main.name)))
  if (format) return format.read([main, ...companions], options)
  if (isNamedNifti(main))
    return { kind: 'volume', ...(await openNifti([main, ...companions], options)) }
  throw new FormatError('not-recognised', { file: main.name, looksLike: whatItLooksLike(head) })
}

/** What may come with a map: its header or image, its sidecar. */
function isCompanion(file: NamedBlob): boolean {
  return /\.(json|hdr|img)(\.gz)?$/i.test(file.name)
}

function rank(file: NamedBlob): number {
  if (/\.json$/i.test(file.name)) return 2
  return /\.img(\.gz)?$/i.test(file.name) ? 1 : 0
}

/** Its name says NIfTI, so the refusal says why it is none. */
function isNamedNifti(file: NamedBlob): boolean {
  return /\.(nii|hdr|img)(\.gz)?$/i.test(file.name)
}
