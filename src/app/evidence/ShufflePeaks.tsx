/** As many peaks as the studies have, put down at random: what a map looks like of which nothing is true. */
import { useState } from 'react'
import { sideName } from '#app/shell/side-name.ts'
import { useActions, useApp } from '#app/shell/use-app.ts'
import type { Study } from '#evidence/study.ts'
import { selectShown } from '#state/select-shown.ts'
import { selectTask } from '#state/select-task.ts'
import type { SideId } from '#view/spec.ts'
import { SHUFFLED_TITLE, shuffleSide } from './shuffle-side.ts'

export function ShufflePeaks({
  side,
  studies,
}: {
  /** Where the random map goes; what was there comes back by Undo. */
  readonly side: SideId
  readonly studies: () => Promise<readonly Study[]>
}) {
  const act = useActions()
  const [seed, setSeed] = useState(1)
  const isBusy = useApp((state) => selectTask(state, side) !== null)
  const shuffled = useApp((state) => selectShown(state, side)?.title.startsWith(SHUFFLED_TITLE))
  return (
    <div className="shuffle-peaks">
      <button
        type="button"
        disabled={isBusy}
        onClick={() => {
          void shuffleSide(act, side, studies, seed)
          setSeed(seed + 1)
        }}
      >
        {shuffled ? 'Shuffle again' : 'Shuffle the peaks'}
      </button>
      {shuffled && (
        <strong role="status">The {sideName[side]} map is simulated: random peaks.</strong>
      )}
    </div>
  )
}
