/** The short way to most maps: a NIfTI volume in a file of its own, whose values are shown as they are. */
import { readHead } from '#format/byte-reader.ts'
import { isFormatError } from '#format/errors.ts'
import { guessesFor, openImage } from '#format/image.ts'
import type { OpenedFile } from '#format/index.ts'
import { jobOf, placedByHeader } from '#format/nifti.ts'
import { isCifti, niftiHeadBytes, niftiLayout } from '#format/nifti-header.ts'
import { bestGuess } from '#format/statistic-guess.ts'
import { isVertexShape } from '#format/vertex-overlay.ts'
import { isOfP } from '#volume/statistic-kind.ts'
import type { TaskContext, Tasks } from './tasks.ts'

/**
 * Null where it takes the door for all files: for anything else, and where this one could not be read for another reason than
 * what is in it.
 *
 * @throws FormatError, as the door for all files
 */
export async function openPlainMap(
  { files, dress, ...request }: Tasks['openFile']['request'],
  { signal, onProgress }: TaskContext,
): Promise<OpenedFile | null> {
  const [file, ...beside] = files
  if (!file || beside.length > 0 || dress) return null
  try {
    const head = await readHead(file, niftiHeadBytes, { signal })
    if (!niftiLayout(head) || isCifti(head)) return null
    const job = await jobOf(files, { ...request, signal, onProgress })
    const { kind } = bestGuess(guessesFor(job.header, file.name, undefined))
    if (isVertexShape(job.header.shape) || isOfP(kind)) return null
    return { kind: 'volume', ...(await openImage(placedByHeader(job))) }
  } catch (error) {
    signal.throwIfAborted()
    if (isFormatError(error)) throw error
    return null
  }
}
