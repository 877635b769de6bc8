/** NIfTI-1 and -2, single files and pairs, plain or gzipped. */
import { openByteReader } from './byte-reader.ts'
import { FormatError } from './errors.ts'
import { type ImageToOpen, type OpenedVolume, type OpenOptions, openImage } from './image.ts'
import { niftiAffine } from './nifti-affine.ts'
import { type NiftiHeader, niftiHeadBytes, niftiLayout, parseNiftiHeader } from './nifti-header.ts'
import { findSidecar, readSidecar } from './sidecar.ts'
import { baseName, type NamedBlob, type ReadOptions, stem } from './source.ts'
import type { OpenedLabels, OpenedSurfaceData } from './surface-file.ts'
import { asOneImage, isVertexShape, nowhere, vertexOverlay } from './vertex-overlay.ts'

/** Whether these first (inflated) bytes are NIfTI. */
export function isNifti(head: Uint8Array): boolean {
  return niftiLayout(head) !== undefined
}

/**
 * `files`: the map, with its `.img` or `.hdr` partner and its JSON sidecar where there are any.
 * @throws FormatError; or the signal's reason when aborted.
 */
export async function openNifti(
  files: readonly NamedBlob[],
  options: OpenOptions = {},
): Promise<OpenedVolume> {
  return openImage(placedByHeader(await jobOf(files, options)))
}

/** A volume, or values a vertex where the image is one line of them. @throws as `openNifti` */
export async function openNiftiFile(
  files: readonly NamedBlob[],
  options: OpenOptions = {},
): Promise<({ readonly kind: 'volume' } & OpenedVolume) | OpenedSurfaceData | OpenedLabels> {
  const job = await jobOf(files, options)
  if (!isVertexShape(job.header.shape))
    return { kind: 'volume', ...(await openImage(placedByHeader(job))) }
  const opened = await openImage({
    ...job,
    header: asOneImage(job.header),
    options: { ...options, volumeIndex: 0 },
    placed: nowhere,
  })
  return vertexOverlay(opened, options.hemisphere)
}

type Job = Omit<ImageToOpen, 'placed'> & { readonly header: NiftiHeader }

/** Where its own header says that it lies. @throws FormatError 'bad-affine' */
export const placedByHeader = (job: Job): ImageToOpen => ({
  ...job,
  placed: niftiAffine(job.header, job.main.name),
})

/** Header, side-car and image, found but not read. */
export async function jobOf(files: readonly NamedBlob[], options: OpenOptions): Promise<Job> {
  const main = mainFile(files)
  const sidecarFile = findSidecar(main, files)
  const side = sidecarFile ? await readSidecar(sidecarFile, options) : { warnings: [] }
  const header = await readHeader(main, options)
  const image = header.single ? main : imageOf(main, files)
  return { main, files, image, header, side, options }
}

function isImg(file: NamedBlob): boolean {
  return /\.img(\.gz)?$/i.test(file.name)
}

function mainFile(files: readonly NamedBlob[]): NamedBlob {
  const candidates = files.filter((file) => !/\.json$/i.test(baseName(file.name)))
  const main = candidates.find((file) => !isImg(file)) ?? candidates[0]
  if (!main) {
    const [first] = files
    throw new FormatError('not-nifti', {
      file: first?.name ?? 'nothing',
      reason: first ? 'it is a sidecar without its map' : 'no file was given',
    })
  }
  if (isImg(main)) {
    throw new FormatError('missing-partner', { file: main.name, partner: `${stem(main.name)}.hdr` })
  }
  return main
}

/** The `.img` of a `.hdr`. */
export function imageOf(main: NamedBlob, files: readonly NamedBlob[]): NamedBlob {
  const images = files.filter(isImg)
  const image = images.find((file) => stem(file.name) === stem(main.name)) ?? images[0]
  if (!image) {
    throw new FormatError('missing-partner', { file: main.name, partner: `${stem(main.name)}.img` })
  }
  return image
}

async function readHeader(file: NamedBlob, options: ReadOptions): Promise<NiftiHeader> {
  const reader = await openByteReader(file, { signal: options.signal })
  try {
    return parseNiftiHeader(await reader.read(niftiHeadBytes), file.name)
  } finally {
    await reader.close()
  }
}
