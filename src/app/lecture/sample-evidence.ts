/** What is known of a bundled map beside its voxels: its studies, and how large its clusters have to be. Fetched once. */
import { fetchBlob } from '#app/open/fetch-blob.ts'
import { type SampleId, samples } from '#evidence/samples.ts'
import type { StudyTable } from '#evidence/study.ts'
import { readStudyTable } from '#evidence/study-table.ts'

export type SampleEvidence = { readonly table: StudyTable; readonly leastClusterVoxels: number }

const known = new Map<SampleId, Promise<SampleEvidence>>()

async function jsonAt(url: URL): Promise<unknown> {
  const context = { signal: new AbortController().signal, onProgress: () => {} }
  return JSON.parse(await (await fetchBlob(url.href, context)).text())
}

async function load(id: SampleId): Promise<SampleEvidence> {
  const [table, sidecar] = await Promise.all([
    jsonAt(samples[id].tableUrl),
    jsonAt(samples[id].clusterSidecarUrl),
  ])
  const { LeastClusterVoxels } = sidecar as { LeastClusterVoxels: number }
  return { table: readStudyTable(table), leastClusterVoxels: LeastClusterVoxels }
}

/** One that failed is tried again the next time. */
export function sampleEvidence(id: SampleId): Promise<SampleEvidence> {
  const loading = known.get(id) ?? load(id)
  known.set(id, loading)
  loading.catch(() => known.delete(id))
  return loading
}
