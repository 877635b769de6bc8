/** An image of neurovault.org by its number: the archive's API says where its file is and what it is called. */
import type { NamedBlob } from '#format/source.ts'
import type { TaskContext } from '#work/tasks.ts'
import type { FetchBlob } from './bench.ts'

const api = 'https://neurovault.org/api/images/'

class NeuroVaultError extends Error {
  readonly tag = 'neurovault'
}

const words = (id: number, why: string) =>
  `NeuroVault image ${id} ${why}. Look whether https://neurovault.org/images/${id}/ shows a public image; or download its file and drop it here.`

function fileOf(answer: unknown, id: number): URL {
  const { file } = (typeof answer === 'object' && answer !== null ? answer : {}) as {
    file?: unknown
  }
  if (typeof file !== 'string')
    throw new NeuroVaultError(words(id, 'has no file in the archive’s answer'))
  try {
    const url = new URL(file, api)
    // The archive writes http: where it answers to https: as well, which alone a page may read.
    if (url.protocol === 'http:' && url.hostname === 'neurovault.org') url.protocol = 'https:'
    return url
  } catch (cause) {
    throw new NeuroVaultError(words(id, 'has a file whose address can’t be read'), { cause })
  }
}

/** @throws FetchError, NeuroVaultError in words */
export async function neurovaultFile(
  id: number,
  fetchBlob: FetchBlob,
  context: TaskContext,
): Promise<NamedBlob> {
  const text = await (await fetchBlob(`${api}${id}/?format=json`, context)).text()
  let answer: unknown
  try {
    answer = JSON.parse(text)
  } catch (cause) {
    throw new NeuroVaultError(words(id, 'was answered with something that is no JSON'), { cause })
  }
  const url = fileOf(answer, id)
  const name = url.pathname.split('/').at(-1) || `neurovault-${id}.nii.gz`
  return { name, blob: await fetchBlob(url.href, context) }
}
