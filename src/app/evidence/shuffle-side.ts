/** Puts a map of randomly placed peaks on a side, with as many studies and peaks as those that are given. */
import type { Study } from '#evidence/study.ts'
import { shuffledPeaks } from '#lesson/shuffled-peaks.ts'
import type { Actions } from '#state/store.ts'
import type { SideId } from '#view/spec.ts'

/** What such a map is called wherever it is shown. */
export const SHUFFLED_TITLE = 'Random peaks (simulated)'

export async function shuffleSide(
  act: Actions,
  side: SideId,
  studies: () => Promise<readonly Study[]>,
  seed: number,
): Promise<void> {
  const title = SHUFFLED_TITLE
  try {
    // The readers of files are the workers' else: fetched for this.
    const [known, file, { openFile }] = await Promise.all([
      studies(),
      act.brainMask(),
      import('#format/index.ts'),
    ])
    const mask = await openFile([file])
    if (mask.kind !== 'volume') return
    await act.openFoci(side, shuffledPeaks(known, mask.volume, seed), title)
  } catch (error) {
    act.fail(side, title, error)
  }
}
