/** Puts a map of randomly placed peaks on a side, with as many studies and peaks as that of exclusion. */
import { fetchBlob } from '#app/open/fetch-blob.ts'
import { assetUrls } from '#atlas/assets.ts'
import { openFile } from '#format/index.ts'
import { shuffledPeaks } from '#lesson/shuffled-peaks.ts'
import type { Actions } from '#state/store.ts'
import type { SideId } from '#view/spec.ts'
import { sampleEvidence } from './sample-evidence.ts'

const silent = { signal: new AbortController().signal, onProgress: () => {} }

export async function shuffleSide(act: Actions, side: SideId, seed: number): Promise<void> {
  const title = 'Random peaks (simulated)'
  try {
    const [{ table }, blob] = await Promise.all([
      sampleEvidence('social-exclusion'),
      fetchBlob(assetUrls.brainMask.href, silent),
    ])
    const mask = await openFile([{ name: 'brainmask_2mm.nii.gz', blob }])
    if (mask.kind !== 'volume') return
    await act.openFoci(side, shuffledPeaks(table.studies, mask.volume, seed), title)
  } catch (error) {
    act.fail(side, title, error)
  }
}
