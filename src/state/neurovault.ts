/** An image of neurovault.org by its number: the archive's API says where its file is and what it is. */
import type { NamedBlob } from '#format/source.ts'
import type { TaskContext } from '#work/tasks.ts'
import { type ArchiveImage, archiveImage, sidecarFile } from './archive-image.ts'
import type { FetchBlob } from './bench.ts'

const api = 'https://neurovault.org/api/images/'

/** An answer is some kilobytes; the file that it names is nearly all of what comes. */
const answerShare = 0.02

class NeuroVaultError extends Error {
  readonly tag = 'neurovault'
}

const failed = (id: number, why: string, cause?: unknown) =>
  new NeuroVaultError(
    `NeuroVault image ${id} ${why}. Look whether https://neurovault.org/images/${id}/ shows a public image; or download its file and drop it here.`,
    { cause },
  )

async function answerOf(id: number, fetchBlob: FetchBlob, context: TaskContext): Promise<Blob> {
  try {
    return await fetchBlob(`${api}${id}/?format=json`, context)
  } catch (error) {
    const { tag } = error as { tag?: unknown }
    // The archive says the same of a number that it does not know and of one that it keeps to itself.
    if (tag === 'not-found' || tag === 'not-allowed') {
      throw failed(id, 'is not there, or belongs to a private collection', error)
    }
    throw error
  }
}

function imageOf(text: string, id: number): ArchiveImage {
  let answer: unknown
  try {
    answer = JSON.parse(text)
  } catch (cause) {
    throw failed(id, 'was answered with something that is no JSON', cause)
  }
  try {
    const image = archiveImage(answer, id, api)
    if (image) return image
  } catch (cause) {
    throw failed(id, 'has a file whose address can’t be read', cause)
  }
  throw failed(id, 'has no file in the archive’s answer')
}

/**
 * The image's file, and beside it what the archive says of it as a JSON side-car.
 *
 * @throws FetchError, NeuroVaultError in words
 */
export async function neurovaultFiles(
  id: number,
  fetchBlob: FetchBlob,
  { signal, onProgress }: TaskContext,
): Promise<readonly NamedBlob[]> {
  const answer = await answerOf(id, fetchBlob, { signal, onProgress: () => {} })
  onProgress(answerShare)
  const image = imageOf(await answer.text(), id)
  const blob = await fetchBlob(image.fileUrl.href, {
    signal,
    onProgress: (fraction) => onProgress(answerShare + fraction * (1 - answerShare)),
  })
  return [{ name: image.fileName, blob }, sidecarFile(image)]
}
