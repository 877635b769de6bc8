/** What loading and sampling share: the computations, the downloads, and what is fetched once. */
import { assetUrls } from '#atlas/assets.ts'
import type { NamedBlob } from '#format/source.ts'
import type { Compute, TaskContext } from '#work/tasks.ts'
import { onceHad } from './once-had.ts'

export type FetchBlob = (url: string, context: TaskContext) => Promise<Blob>
export type FetchBytes = (url: string, context: TaskContext) => Promise<Uint8Array<ArrayBuffer>>

export type Dependencies = {
  readonly compute: Compute
  readonly fetchBlob: FetchBlob
  /** For what is read once and not kept. Without it, `fetchBlob` is asked. */
  readonly fetchBytes?: FetchBytes
  /** A quarter of the vertices, for phones. */
  readonly smallCortex?: boolean
  /** Files that came with the page itself, by the keys of their sources: they need no network. */
  readonly brought?: { readonly [key: string]: readonly NamedBlob[] }
}

/** Whole brain and grey matter on the 2 mm MNI grid. */
export type Masks = { readonly brain: NamedBlob; readonly grey: NamedBlob }

export type Bench = ReturnType<typeof createBench>

export function createBench({
  compute,
  fetchBlob,
  fetchBytes = async (url, context) =>
    new Uint8Array(await (await fetchBlob(url, context)).arrayBuffer()),
  smallCortex = false,
  brought: first = {},
}: Dependencies) {
  const brought = { ...first }
  let lastId = 0

  /** What comes with the program is not called off. */
  const toTheEnd = (): TaskContext => ({
    signal: new AbortController().signal,
    onProgress: () => {},
  })

  const maskAt = (name: string, url: URL) =>
    onceHad(async (): Promise<NamedBlob> => ({ name, blob: await fetchBlob(url.href, toTheEnd()) }))
  const brainMask = maskAt('brainmask_2mm.nii.gz', assetUrls.brainMask)
  const greyMask = maskAt('greymask_2mm.nii.gz', assetUrls.greyMask)

  return {
    compute,
    fetchBlob,
    brought: brought as NonNullable<Dependencies['brought']>,
    /** More of them, as from a lecture that was opened. */
    bring: (files: NonNullable<Dependencies['brought']>): void => {
      Object.assign(brought, files)
    },
    cortexUrl: smallCortex ? assetUrls.cortexSmall : assetUrls.cortex,
    bytesOf: (url: URL) => fetchBytes(url.href, toTheEnd()),
    nextId: () => {
      lastId += 1
      return lastId
    },
    brainMask,
    masks: async (): Promise<Masks> => {
      const [brain, grey] = await Promise.all([brainMask(), greyMask()])
      return { brain, grey }
    },
  }
}
